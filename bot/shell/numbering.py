"""The numbers of tickets, approvals and incidents: given only to a decision that wants one, so that none is lost."""

from msgspec.structs import replace

from bot.commands import Command
from bot.engine.decide import decide
from bot.engine.situation import Decision, Situation
from bot.model.ids import IncidentId, TicketId
from bot.model.incident import prefix
from bot.ports import UnitOfWork


def decided(command: Command, situation: Situation, work: UnitOfWork) -> Decision:
    """Return the decision of a command, made again with each number that it wants."""
    decision = decide(command, situation)
    if decision.wants_number:
        number = TicketId(f"{situation.desk.ticket_prefix}-{work.next_number()}")
        asked = situation.intake
        messages = situation.messages or (work.customer_messages(asked.id) if asked and asked.more else ())
        situation = replace(situation, next_ticket=number, messages=messages)
        decision = decide(command, situation)
    if decision.wants_approval:
        return decide(command, replace(situation, next_approval=work.contracts.next_number()))
    if decision.wants_incident:
        incident = IncidentId(f"{prefix(situation.desk.ticket_prefix)}-{work.incidents.next_number()}")
        return decide(command, replace(situation, next_incident=incident))
    return decision
