"""The shell around the engine: read, decide, and keep everything that follows in one transaction.

A command that was seen before is absorbed. Anything unexpected is put in quarantine and triage is notified, so that a
bug never eats a request. All of it is synchronous; callers on an event loop cross over in one place.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from typing import Final

from msgspec import Struct, field

from bot.commands import CheckTimers, Command
from bot.effects import Say
from bot.engine.change import ContractChange, changes
from bot.engine.escalation.operator_alerts import destinations
from bot.engine.situation import answer
from bot.errors import DeskError, StaleVersion, StorageUnavailable
from bot.model.message import Message
from bot.model.places import Account, Place, Platform
from bot.model.rank import Rank
from bot.model.revised import revised
from bot.ports import Clock, OpenUnitOfWork, UnitOfWork
from bot.shell import deferral, early_edits, foresight, numbering, record, rush
from bot.shell.due_timers import checks_of
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from bot.shell.reading import read
from bot.shell.refusal_log import RefusalLog
from bot.shell.transient import PASSING, retry
from bot.shell.unreached import Unreached
from bot.shell.writer import CommandResult, carry_out
from bot.wording import results
from bot.wording.escalation import operator_alerts

log = logging.getLogger(__name__)

_BATCH: Final = 200
ALERT: Final = "alert"
"""The tag of what operators must hear."""


class Arrival(Struct, frozen=True, kw_only=True):
    """A command and the payload it came in."""

    command: Command
    raw: str = ""

    @property
    def whose(self) -> Place | Account | None:
        """Return whose turn it takes when many wait: its channel's, else that of the person who gives it."""
        return self.command.origin.place or self.command.origin.by


class DeskService(Struct, frozen=True, kw_only=True):
    """The handling of commands.

    `on_commit` is called after each commit, from the calling thread; `directories` are the platforms that can be asked
    who an account is.
    """

    open_work: OpenUnitOfWork
    loader: Loader | LiveLoader
    clock: Clock
    on_commit: Callable[[], None]
    refusals: RefusalLog = field(default_factory=RefusalLog)
    unreached: Unreached = field(default_factory=Unreached)
    directories: Collection[Platform] = frozenset()

    def handle(self, command: Command, raw: str = "") -> CommandResult:
        """Decide a command and keep what follows, or absorb it. `raw` is the payload it came in.

        Raises `StorageUnavailable` if nothing could be kept: the sender should deliver again.
        """
        try:
            return retry(partial(self._together, [command]))[0]
        except PASSING:
            raise
        except Exception as problem:
            log.exception("A command could not be handled.", extra={"action": "quarantined"})
            return self._quarantine(command, raw, type(problem).__name__)

    def handle_all(self, arrivals: Sequence[Arrival]) -> list[CommandResult | DeskError]:
        """Handle commands that wait together in one transaction: they wait for the disk once.

        If one of them fails, each gets its own transaction. What `handle` would raise is returned in place of its
        result.
        """
        try:
            return [*self._together([arrival.command for arrival in arrivals])]
        except StorageUnavailable as problem:
            return [problem] * len(arrivals)
        except Exception as problem:
            if not isinstance(problem, StaleVersion):
                log.exception("One of several commands failed; trying one by one.", extra={"action": "commands_failed"})
            return [self._alone(arrival) for arrival in arrivals]

    def check_due(self) -> int:
        """Decide what all timers that are due ask, and return how many there were; call again while there are any.

        They are decided together in one transaction; if that fails for one of them, each subject gets its own.
        """
        now = self.clock.now()
        try:
            return self._check_together(now)
        except StaleVersion:
            return self._check_one_by_one(now)
        except PASSING:
            raise
        except Exception:
            log.exception("A timer could not be decided; trying one by one.", extra={"action": "timers_failed"})
            return self._check_one_by_one(now)

    def alert(self, message: Message, failed: AbstractSet[str] = frozenset()) -> None:
        """Notify triage, or whoever else can be reached; not by the conversations and platforms that `failed`."""
        with self.open_work() as work:
            self.alert_in(work, message, failed)
            work.commit()
        self.on_commit()

    def _alone(self, arrival: Arrival) -> CommandResult | DeskError:
        try:
            return self.handle(arrival.command, arrival.raw)
        except DeskError as problem:
            return problem

    def _together(self, commands: Sequence[Command]) -> list[CommandResult]:
        now = self.clock.now()
        with self.open_work() as work:
            results = []
            for group in foresight.together(commands):
                foresight.look_ahead(group, self.loader.desk, work, now)
                results += [self._take(command, work, now) for command in group]
            work.commit()
        self.on_commit()
        self.record(results, now)
        return results

    def record(self, results: Iterable[CommandResult], now: datetime) -> None:
        """Go on by what was agreed, after the commit, and put on record what people tried in vain."""
        for result in results:
            if result.agreed:
                self.loader.agree(*result.agreed)
            if result.refusal and self.refusals.record(result.refusal, now):
                self.alert(operator_alerts.refused_often(result.refusal.account, self.loader.desk))

    def _take(self, command: Command, work: UnitOfWork, now: datetime) -> CommandResult:
        if command.origin.keys and not work.receive(command.origin.keys, now):
            return CommandResult(absorbed=True)
        place = command.origin.place
        if place and deferral.defer(command, self.loader.desk_at(place, work), self.directories, work, now):
            return CommandResult(deferred=True)
        return self.decide_in(command, work, now)

    def decide_in(self, command: Command, work: UnitOfWork, now: datetime) -> CommandResult:
        """Decide a command in a transaction of the caller's, with what was kept for the message that it brings."""
        first, *_ = [self._decide(each, work, now) for each in (command, *early_edits.take_out(command, work, now))]
        return first

    def _decide(self, given: Command, work: UnitOfWork, now: datetime) -> CommandResult:
        command, situation = read(given, self.loader, work, now)
        if early_edits.is_of_nothing(command, situation):
            if early_edits.park(command, work, now):
                return CommandResult()
            command, situation = read(given, self.loader, work, now)  # its message may have come meanwhile
        decision = rush.hold_back(command, situation, work) or numbering.decided(command, situation, work)
        if decision.once and not work.receive((decision.once,), now):
            decision = answer(decision.too_late or results.sent_already())
        changed = changes(decision, situation, work.pinned)
        # Effects first: both an order and a tick then lock a subject's timers before the subject itself.
        effects = (*decision.effects, *record.consequences(changed, situation, work))
        result = carry_out(effects, command.origin, work, now, situation.customer)
        record.keep(changed, work)
        agreed = tuple(one.after for one in changed if isinstance(one, ContractChange))
        return revised(result, refusal=decision.refusal, agreed=agreed)

    def _check_together(self, now: datetime) -> int:
        with self.open_work() as work:
            timers = work.due_timers(now, _BATCH)
            if not timers:
                return 0
            checks = checks_of(timers, now)
            foresight.look_ahead(checks, self.loader.desk, work, now)
            for check in checks:
                self._decide(check, work, now)
            work.fired(timers)
            work.commit()
        self.on_commit()
        return len(timers)

    def _check_one_by_one(self, now: datetime) -> int:
        with self.open_work() as work:
            timers = work.due_timers(now, _BATCH)
        for check in checks_of(timers, now):
            self._check_alone(check, now)
        self.on_commit()
        return len(timers)

    def _check_alone(self, check: CheckTimers, now: datetime) -> None:
        def decided() -> None:
            with self.open_work() as work:
                self._decide(check, work, now)
                work.fired(check.timers)
                work.commit()

        try:
            retry(decided)
        except PASSING:
            raise
        except Exception as problem:
            log.exception("A timer is in quarantine.", extra={"action": "timer_quarantined", "subject": check.subject})
            with self.open_work() as work:
                work.quarantine(repr(check.timers), type(problem).__name__, now)
                work.fired(check.timers)
                self.alert_in(work, operator_alerts.timers_quarantined(check.subject, type(problem).__name__))
                work.commit()

    def _quarantine(self, command: Command, raw: str, problem: str) -> CommandResult:
        now = self.clock.now()
        with self.open_work() as work:
            if command.origin.keys and not work.receive(command.origin.keys, now):
                return CommandResult(absorbed=True)
            work.quarantine(raw or repr(command), problem, now)
            self.alert_in(work, operator_alerts.quarantined(problem))
            work.commit()
        self.on_commit()
        return CommandResult()

    def alert_in(self, work: UnitOfWork, message: Message, failed: AbstractSet[str] = frozenset()) -> None:
        """Notify the same people in a transaction of the caller's."""
        now = self.clock.now()
        for conversation in failed:
            self.unreached.note(conversation, now)
        for to in destinations(self.loader.desk, lambda home: self.unreached.includes(home, now)):
            work.say(Say(to=to, message=message, tag=ALERT, rank=Rank.CRITICAL), now)
