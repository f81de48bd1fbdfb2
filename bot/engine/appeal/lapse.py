"""An appeal that nobody has to decide any more: the severity was changed again, or the ticket is over.

This follows from the events of whatever decision does so, in the same transaction.
"""

from bot.engine.access import access_case
from bot.engine.appeal.asking import settle
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Decision, Situation
from bot.events import AppealDecided, ApprovalWithdrawn, Closed, Merged, SeverityChanged, TicketEvent
from bot.model.approval import Ruling


def follow(decision: Decision, situation: Situation) -> Decision:
    """Return what a decision means for an appeal that is open; nothing if it decides it itself."""
    ends = next((one for one in decision.events if isinstance(one, SeverityChanged | Closed | Merged)), None)
    is_ruling = any(isinstance(one, AppealDecided) for one in decision.events)
    if ends is None or is_ruling or decision.wants_number or decision.wants_approval:
        return NOTHING
    case = access_case(situation, ends.via)
    ticket, contract = (case.situation.ticket, case.situation.contract) if case else (None, None)
    if case is None or ticket is None or contract is None or ticket.appeal is None:
        return NOTHING
    number, name = ticket.appeal.number, case.actor.name
    event = AppealDecided(**case.stamp, number=number, ruling=Ruling.WITHDRAWN, name=name, text="")
    before = tuple(one for one in decision.events if isinstance(one, TicketEvent))
    after = happen(ticket, *before, event, targets=case.targets).after
    lapsed = next(one for one in after.appeals if one.number == number)
    return Decision(
        events=(event,),
        to_contract=(ApprovalWithdrawn(**case.stamp, number=number, name=name),),
        effects=settle(after, lapsed, case),
    )
