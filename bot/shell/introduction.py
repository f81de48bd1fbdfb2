"""Commands that waited to know who an account is, decided once that is known (`bot.shell.lookup`) or given up."""

import logging
from datetime import datetime
from typing import Final

from bot.commands import Deferrable, ExplainForm
from bot.engine.conversation import unlisted
from bot.model.people import Profile
from bot.model.places import Account
from bot.ports import UnitOfWork
from bot.shell import deferral
from bot.shell.service import DeskService
from bot.shell.transient import PASSING, retry
from bot.shell.writer import CommandResult, send_privately
from bot.wording.escalation import operator_alerts

MAX_AT_ONCE: Final = 200

log = logging.getLogger(__name__)


def waited_for(service: DeskService, since: datetime | None = None) -> tuple[Account, ...]:
    """Return the accounts that something waits to know; `since`: from then or before.

    Raises `StorageUnavailable`.
    """
    with service.open_work() as work:
        return work.waited_for(MAX_AT_ONCE, since)


def introduce(service: DeskService, account: Account, answer: Profile | None) -> None:
    """Decide what waits to know who an account is, each by itself and in order, and remember the answer.

    `answer` None: the directory gave none. Raises `StorageUnavailable`; whatever then still waits goes on waiting.
    """
    while _introduced(service, account, answer):
        pass
    service.on_commit()


def _introduced(service: DeskService, account: Account, answer: Profile | None) -> bool:
    """Decide the first that waits; return False if nothing did, once the answer is kept."""
    now = service.clock.now()

    def decided() -> CommandResult | None:
        with service.open_work() as work:
            command, known = work.undefer(account), deferral.membership_after(answer, work.membership(account), now)
            work.keep_membership(account, known)
            result = None
            if command:
                result = _resumed(service, unlisted.with_profile(command, account, known.profile), work, now)
            work.commit()
        return result

    try:
        result = retry(decided)
    except PASSING:
        raise
    except Exception as problem:
        log.exception("A command that waited is in quarantine.", extra={"action": "quarantined"})
        return _quarantined(service, account, type(problem).__name__)
    if result:
        service.record([result], now)
    return result is not None


def _resumed(service: DeskService, command: Deferrable, work: UnitOfWork, now: datetime) -> CommandResult:
    """Decide a command that waited.

    A reply comes in private, and words instead of a form, which can't be shown any more.
    """
    result = service.decide_in(command, work, now)
    told = result
    if result.form:
        told = service.decide_in(ExplainForm.instead_of(result.form, command.origin), work, now)
    if told.answer:
        send_privately(told.answer, command.origin, work, now)
    return result


def _quarantined(service: DeskService, account: Account, problem: str) -> bool:
    now = service.clock.now()
    with service.open_work() as work:
        command = work.undefer(account)
        if command:
            work.quarantine(repr(command), problem, now)
            service.alert_in(work, operator_alerts.quarantined(problem))
        work.commit()
    return command is not None
