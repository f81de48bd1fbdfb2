"""A customer says in the thread of a ticket that its severity isn't right: they get the buttons to change it."""

from bot.commands import ReceiveMessage
from bot.engine.situation import NOTHING, Case, Decision, answer
from bot.engine.ticket import standing
from bot.language import orders
from bot.language.typed_answers import Chosen, typed_answer
from bot.model.people import Role
from bot.model.proposal import is_customers
from bot.model.ticket import OVER, Ticket
from bot.wording.ticket import misjudged as words


def answer_wish(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Reply to words that want another severity: “level 1”, “wrong level”; nothing if they don't.

    Where staff have set it, the assignee is notified instead. A bare number may reply to what an agent asked, and words
    such as “down” may describe the outage: neither counts.
    """
    is_open = ticket.status not in OVER and ticket.severity is not None
    if not is_open or command.brings_content or Role.CONTACT not in case.actor.roles:
        return NOTHING
    named = _named(command, case)
    if named == ticket.severity or (named is None and not orders.wants_another_severity(command.text)):
        return NOTHING
    if is_customers(ticket, case.plan):
        return answer(words.offered(ticket, case.plan, named))
    return answer(words.ours_to_set(ticket, case.plan)) + Decision(
        effects=standing.notify_assignee(ticket, command, case)
    )


def _named(command: ReceiveMessage, case: Case) -> str | None:
    typed = typed_answer(command.text, case.plan, case.desk.words)
    return typed.severity if isinstance(typed, Chosen) and not (typed.is_bare or typed.is_alert) else None
