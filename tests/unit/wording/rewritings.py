"""What is said of messages that were edited or deleted."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording.intake import pending
from bot.wording.ticket import additions, edits
from policies.terms import Plan


def of_a_request(intake: Intake, plan: Plan, customer: Customer) -> Iterator[tuple[str, Message]]:
    """All of it, with and without words, for a request and for a ticket."""
    said, place = intake.first, intake.thread.place
    gone = replace(intake, first=replace(said, deleted_at=said.at))
    yield "pending", pending.shown(gone, plan, customer)
    for on, before in ((None, said), ("EX-1", replace(said, text="", files=()))):
        yield "edited", edits.edited(on, additions.of(customer), before, said, name="Contact One", place=place)
        yield "restored", edits.restored(on, additions.of(customer), before, name="Contact One", place=place)
        yield "deleted", edits.deleted(on, additions.of(customer), before, "")


def without_source(ticket: Ticket) -> Ticket:
    """The same after the message that it came from was deleted."""
    return replace(ticket, source_deleted_at=ticket.opened_at)
