"""The history of a ticket: all of it for staff, for a customer's people what they wrote and were told."""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.commands import ShowHistory
from bot.engine.situation import Case, Decision, answer
from bot.events import Event, IntakeBegun, IntakeEdited, IntakeOpened, IntakeRetracted, TicketOpened
from bot.model.places import Account
from bot.model.ticket import Ticket
from bot.wording import pages
from bot.wording.views import timeline as words

LINES: Final = 20
"""Lines of a page."""


def history(command: ShowHistory, case: Case, ticket: Ticket) -> Decision:
    """Return a page of a ticket's history; of one that is shorter its last."""
    happened = tuple(_once(case.situation.timeline))
    names = {event.requester: event.requester_name for event in happened if isinstance(event, IntakeBegun)}

    def name(account: Account) -> str:
        contacts = (one.name for of, one in case.desk.contact_of(account) if of.id == ticket.customer)
        return next(contacts, "") or names.get(account, "") or f"Somebody at {case.customer.name}"

    record = words.Record(ticket=ticket, plan=case.plan, name=name, now=words.as_they_read_now(happened))
    tell = words.to_staff if case.actor.is_staff else words.to_customer
    lines = tuple(line for event in happened if (line := tell(event, record)))
    return answer(words.history(ticket, pages.cut(lines, command.page, LINES)))


def _once(happened: Sequence[Event]) -> Iterator[Event]:
    """Leave out what the request's record repeats once there is a ticket: that it opened, and later edits."""
    is_open = False
    for event in happened:
        is_open = is_open or isinstance(event, TicketOpened)
        if not isinstance(event, IntakeOpened) and not (is_open and isinstance(event, IntakeEdited | IntakeRetracted)):
            yield event
