"""What the desk writes about work elsewhere that a ticket is linked to."""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.model.linked_work import LinkedWork, WorkState
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording.ticket import linked_work, triage_card
from bot.wording.views import answers
from tests.unit.wording.examples import OPEN, Promise

BUG = "https://tracker.example/BUG-7"


def about_links(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    work = LinkedWork(url=BUG, name="Agent One", at=OPEN)
    linked = replace(ticket, linked=(work, replace(work, url="https://t.example", done_at=OPEN)))
    yield "linked", linked_work.linked(linked, "Agent One", BUG)
    yield "linked, told", linked_work.done_linking(linked, BUG)
    yield "unlinked", linked_work.unlinked(linked, "Agent One", BUG)
    yield "unlinked, told", linked_work.done_unlinking(linked, BUG)
    for each in (ticket, linked):
        yield "links", linked_work.shown(each)
        yield "not linked", linked_work.not_linked(each)
    yield "linked already", linked_work.already(linked, BUG)
    yield "no address", linked_work.unusable(ticket)
    yield "several addresses", linked_work.one_at_a_time(ticket)
    yield "which link", linked_work.which(linked)
    yield "too many links", linked_work.too_many(linked, 10)
    for state in WorkState:
        yield f"work {state}", linked_work.news(linked, one.customer, BUG, state)
    yield "links on the card", triage_card.card(linked, one.plan, one.customer)
    yield "links shown", answers.inside(linked, one.plan, one.customer)
