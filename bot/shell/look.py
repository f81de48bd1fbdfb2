"""Looks: the queue, lists, what is searched for, and home pages, read without holding up anybody who writes.

Whoever only looks changes nothing. So the situation is read, and the reply decided, in a transaction that sees what was
committed and can't write; only a reply that its way in can't carry back is written, in a transaction of its own. The
actor is part of the situation: what is read is what they may see.

A command of somebody who isn't in the desk file goes the way of all others: what is told of them is kept there. So does
one of a program, which is counted there.
"""

import logging
from datetime import datetime
from functools import partial
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import (
    CARRIES_ANSWER,
    Command,
    ListTickets,
    OpenHome,
    Queue,
    ReceiveMessage,
    Search,
    ShowAccounts,
    ShowRadar,
    ShowReport,
)
from bot.effects import Effect, ReplyToActor
from bot.engine import accounts
from bot.engine.conversation import unlisted
from bot.engine.decide import decide
from bot.engine.interpret import interpret
from bot.engine.located import Located
from bot.engine.situation import Refusal
from bot.model.desk import Customer, Desk
from bot.ports import OpenUnitOfWork, UnitOfWork
from bot.shell import deferral
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from bot.shell.service import DeskService
from bot.shell.transient import PASSING, retry
from bot.shell.writer import CommandResult, carry_out, linked

log = logging.getLogger(__name__)

LOOKS: Final = (Queue, ListTickets, Search, OpenHome, ShowRadar, ShowAccounts, ShowReport)
"""The commands that only look."""


class Looked(Struct, frozen=True, kw_only=True):
    """The reply to somebody who looked, as effects, and what they tried in vain."""

    command: Command
    effects: tuple[Effect, ...]
    customer: Customer | None
    refusal: Refusal | None

    @property
    def result(self) -> CommandResult | None:
        """The result, if the way in carries the whole reply back; None: it has to be written."""
        if self.command.origin.via not in CARRIES_ANSWER:
            return None
        match self.effects:
            case (ReplyToActor(message=message),):
                return CommandResult(answer=message, refusal=self.refusal)
            case _:
                return None

    @property
    def told(self) -> CommandResult | None:
        """The result, if nothing is to be written."""
        return None if self.refusal else self.result


class Looks(Struct, frozen=True, kw_only=True):
    """The answering of who only looks. `open_look` opens a unit of work that can't write."""

    service: DeskService
    open_look: OpenUnitOfWork

    def handle(self, command: Command) -> CommandResult:
        """Answer a command if it only looks, or else have the service handle it."""
        looked = self.look(command) if self.may_look(command) else None
        return self.show(looked) if looked else self.service.handle(command)

    def may_look(self, command: Command) -> bool:
        """Return whether `look` is worth a try, by the words alone; nothing is read for it."""
        return _may_look(command, self.service.loader.desk)

    def look(self, command: Command) -> Looked | None:
        """Return the reply to somebody who only looks; None: the command has to be handled.

        Nothing is written, and nobody who writes is held up. Raises `StorageUnavailable`.
        """
        try:
            with self.open_look() as work:
                return _looked(command, self.service.loader, work, self.service.clock.now())
        except PASSING:
            raise
        except Exception:
            log.exception("A look failed; trying it as any command.", extra={"action": "look_failed"})
            return None

    def show(self, looked: Looked) -> CommandResult:
        """Return the reply to somebody who looked, and write down what its way in can't carry back."""
        now = self.service.clock.now()
        result = looked.result or retry(partial(self._show, looked, now))
        self.service.record([result], now)
        return result

    def _show(self, looked: Looked, now: datetime) -> CommandResult:
        origin = looked.command.origin
        with self.service.open_work() as work:
            if origin.keys and not work.receive(origin.keys, now):
                return CommandResult(absorbed=True)
            result = carry_out(looked.effects, origin, work, now, looked.customer)
            work.commit()
        self.service.on_commit()
        return replace(result, refusal=looked.refusal)


def _may_look(given: Command, desk: Desk) -> bool:
    """Return whether somebody whom the desk file knows may only want to look, by their words alone."""
    if isinstance(given, ReceiveMessage) and not given.mentions_desk:
        return False  # as nearly all that comes: what isn't said to the desk is no order
    command = accounts.recognise(given, desk)
    if not isinstance(command, (*LOOKS, ReceiveMessage)) or not deferral.is_listed(command, desk):
        return False
    if desk.assistant(command.origin.by):
        return False
    return isinstance(interpret(command, Located(), desk), LOOKS)


def _looked(given: Command, loaders: Loader | LiveLoader, work: UnitOfWork, now: datetime) -> Looked | None:
    """Return the reply to somebody who looks; None: it is another command, in the place where it is given."""
    command, loader = loaders.present(given, work)
    command = accounts.recognise(command, loader.desk)
    located = loader.locate(command, work)
    meant = interpret(command, located, loader.desk)
    if not isinstance(meant, LOOKS) or unlisted.account_to_look_up(meant, loader.desk):
        return None
    situation = loader.load(meant, located, work, now)
    decision = decide(meant, situation)
    if decision.events or decision.to_other or decision.to_nearby:
        return None
    effects = tuple(_linked(effect, work) for effect in decision.effects)
    return Looked(command=given, effects=effects, customer=situation.customer, refusal=decision.refusal)


def _linked(effect: Effect, work: UnitOfWork) -> Effect:
    """Return a reply with its links to messages of ours: the rows of a list lead to their cards."""
    return replace(effect, message=linked(effect.message, work)) if isinstance(effect, ReplyToActor) else effect
