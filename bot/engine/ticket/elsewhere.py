"""Words about a ticket that one of the customer's people writes outside its thread.

They belong to the ticket like words in its thread, and its writer alone is answered: others in the channel didn't ask.
"""

from msgspec.structs import replace

from bot.commands import ReceiveMessage, Room
from bot.effects import ReplyToActor
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import closure, standing
from bot.engine.ticket.lines import lines_of
from bot.events import TicketEvent
from bot.language import orders
from bot.model.desk import IntakeMode
from bot.model.ticket import Ticket
from bot.wording.ticket import standing as words
from bot.wording.views import listing


def is_about(command: ReceiveMessage, case: Case, ticket: Ticket) -> bool:
    """Return whether a message outside threads names this ticket, and no other, to the desk or in a question."""
    if command.origin.thread is not None:
        return False
    is_named = orders.tickets_named(command.text, case.desk.ticket_prefix) == (ticket.id,)
    return is_named and (command.mentions_desk or (command.room is Room.CHANNEL and asks_here(command, case)))


def asks_here(command: ReceiveMessage, case: Case) -> bool:
    """Return whether a message that the desk may heed asks for the state of a ticket."""
    is_heeded = command.mentions_desk or case.desk.intake is not IntakeMode.MENTION
    return is_heeded and standing.asks_for_state(command, case.desk)


def receive_words(command: ReceiveMessage, case: Case, ticket: Ticket, kept: Decision) -> Decision:
    """Add words about a ticket to it; its writer is told so, or its state if they ask for that alone."""
    if not standing.asks_for_state(command, case.desk):
        return kept + answer(words.passed_on(ticket))
    asked, changed = closure.keep_question(command, case, ticket)
    return asked + _told(command, case, changed)


def answer_about_tickets(command: ReceiveMessage, case: Case) -> Decision | None:
    """Reply in private to a question that names no ticket, if there is an open one that it can be about.

    That is the writer's own, else their company's; the question belongs to it. If there are several, they get a list.
    None: there is none.
    """
    if not standing.asks_about_tickets(command, case.desk):
        return None
    found = next((page for page in case.situation.pages if page.tickets), None)
    if found is None:
        return None
    ticket = case.situation.other
    if found.found != 1 or ticket is None:
        return answer(listing.several(found, lines_of((found,), case.situation)))
    case = replace(case, plan=case.situation.plans[ticket.plan_version])
    if not standing.asks_for_state(command, case.desk):
        return answer(words.close_offered(ticket))
    asked, changed = closure.keep_question(command, case, ticket)
    events = tuple(event for event in asked.events if isinstance(event, TicketEvent))
    return Decision(to_other=events, effects=(*asked.effects, *_told(command, case, changed).effects))


def _told(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Tell the writer its state, and its assignee that they ask."""
    told = ReplyToActor(message=words.asked(ticket, case.plan, thread="its thread"))
    return Decision(effects=(told, *standing.notify_assignee(ticket, command, case)))
