"""The audit of one request, ticket or contract: the timers that it needs, against those that wait.

After each decision they are the same. If any is lost all the same (a reminder in quarantine, a database that somebody
has edited), the subject would fall silent; so its cycle and the rounds of its milestones rise, which voids what is
left, and all are set anew. What should have been asked by now is asked at once.
"""

from bot.commands import CheckSubject
from bot.effects import Say
from bot.engine import posts
from bot.engine.access import access_case
from bot.engine.escalation.operator_alerts import destinations
from bot.engine.milestones.timers import is_lost
from bot.engine.situation import NOTHING, Decision, Situation
from bot.events import ContractTimersRestored, IntakeTimersRestored, RemindersRestored
from bot.model.contract import Contract
from bot.model.rank import Rank
from bot.model.ticket import Ticket
from bot.wording.escalation import operator_alerts


def restore(command: CheckSubject, situation: Situation) -> Decision:
    """Set the timers of a subject anew if any that it needs is lost, and tell triage which subject that was."""
    case = access_case(situation, command.origin.via)
    subject = situation.ticket or situation.intake or situation.contract
    if case is None or subject is None:
        return NOTHING
    if not is_lost(subject, case.plan, case.customer.region, situation.timers):
        return NOTHING
    if isinstance(subject, Contract):
        told = operator_alerts.approvals_restored(case.customer.name)
        alerts = (Say(to=to, message=told, rank=Rank.CRITICAL) for to in destinations(case.desk))
        return Decision(to_contract=(ContractTimersRestored(**case.own_stamp),), effects=tuple(alerts))
    is_ticket = isinstance(subject, Ticket)
    event = RemindersRestored(**case.own_stamp) if is_ticket else IntakeTimersRestored(**case.own_stamp)
    told = operator_alerts.reminders_restored(subject.id if is_ticket else None, case.customer.name)
    return Decision(events=(event,), effects=posts.under_cards(subject, told, case.desk.triage, rank=Rank.CRITICAL))
