"""The decisions of a contract's timers: of a wish somebody is to be reminded, and of what a notice says is to come."""

from collections.abc import Iterator
from typing import Final

from msgspec.structs import replace

from bot.commands import CheckTimers
from bot.engine.contract import approval, notices
from bot.engine.contract.approval_cards import Kept
from bot.engine.milestones import timers
from bot.engine.milestones.contracts import happen_to_contract
from bot.engine.milestones.follow import reminded
from bot.engine.milestones.notices import notice_of
from bot.engine.situation import NOTHING, Case, Decision
from bot.events import ContractEvent, ContractReminded, NoticeCame
from bot.model.contract import Contract
from bot.model.milestone import MilestoneId
from bot.model.timer import Timer

NOTHING_SENT: Final[Kept] = ((), ())


def check(command: CheckTimers, case: Case, contract: Contract) -> Decision:
    """Send the reminders that are due; every timer that has fired is recorded, and the last of one speaks."""
    fired = timers.fired(command.timers, contract)
    last = {MilestoneId(timer.about): timer for timer in fired}
    asked = {id(timer): kept for timer, kept in _reminders(last, case, contract)}
    sent = (
        replace(reminded(ContractReminded, timer, case.own_stamp), posts=asked.get(id(timer), NOTHING_SENT)[1])
        for timer in fired
    )
    events = happen_to_contract(contract, *sent, *_ended(last, case, contract), plan=case.plan)
    effects = tuple(effect for effects, _ in asked.values() for effect in effects)
    return Decision(to_contract=events, effects=effects) if events else NOTHING


def _reminders(last: dict[MilestoneId, Timer], case: Case, contract: Contract) -> Iterator[tuple[Timer, Kept]]:
    """Yield what each last timer sends, and those of its messages that lose their buttons later."""
    wishes = {one.milestone: one for one in contract.approvals if one.is_open}
    for milestone in contract.open_milestones:
        timer, notice = last.get(milestone.id), notice_of(contract, milestone)
        if timer and milestone.id in wishes:
            yield timer, approval.reminders(wishes[milestone.id], milestone, contract, case)
        elif timer and notice:
            yield timer, (notices.reminders(notice, timer.step, contract.tag_of(milestone), case), ())


def _ended(last: dict[MilestoneId, Timer], case: Case, contract: Contract) -> Iterator[ContractEvent]:
    """Yield the end of each notice whose last day has come."""
    for notice in contract.notices:
        timer = last.get(notice.milestone)
        if timer and notice.is_open and timer.step >= notice.stages()[-1].step:
            yield NoticeCame(**case.own_stamp, number=notice.number)
