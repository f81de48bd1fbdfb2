"""What is said where somebody of another customer, or another customer's channel, is in play."""

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec.structs import replace

from bot.commands import Origin, ReceiveMessage, Via
from bot.model.carried import File
from bot.model.desk import Desk
from bot.model.message import Message
from bot.wording import refusals
from bot.wording.conversation import drafts, relocation, strangers
from bot.wording.escalation import operator_alerts
from tests.unit.wording.examples import CHANNEL, CONTACT_ONE, OPEN, Promise, a_ticket, an_intake

_WRITTEN = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def whose(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    origin = Origin(by=CONTACT_ONE, place=CHANNEL, at=_WRITTEN, via=Via.MESSAGE)
    for files in ((), (File(name="a.png"),)):
        heard = ReceiveMessage(
            origin=origin, message="1.000100", text="" if files else "Nobody can log in", files=files
        )
        yield "a stranger wrote", strangers.wrote(heard, "Contact Three", (one.customer,), one.customer)
    intake, ticket = an_intake(one), a_ticket(one, one.severities[0], OPEN)
    yield "goes on here", relocation.goes_on_here(ticket)
    for moved in (intake, ticket):
        yield "goes on there", relocation.goes_on_there(moved, one.customer)
        yield "not reached", relocation.not_reached(moved, one.customer.name)
    yield "another customer's thread", relocation.another_customers(ticket.id, one.customer.name)
    yield "another customer's request", relocation.another_customers(None, one.customer.name)
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(), customers=(one.customer,))
    for account in (CONTACT_ONE, replace(CONTACT_ONE, user="U0NOBODY")):
        yield "refused often", operator_alerts.refused_often(account, desk)
    for number in (None, ticket.id):
        yield "drafted", drafts.offered("Acme Helper (assistant)", "acme-helper.1", "It began on Monday", number)
        yield "sent", drafts.sent("Contact One", "It began on Monday", number)
    yield "dropped", drafts.dropped("Contact One")
    yield "settled", drafts.settled()
    yield "said", drafts.said(ticket, "Contact One", "It began on Monday")
    for names in (("Contact One",), ("Contact One", "Contact Two")):
        yield "waits", drafts.waits(names)
    yield "past", drafts.past(ticket)
    yield "nothing written", drafts.nothing_written()
    yield "too long", drafts.too_long(1501, 1500)
    yield "nobody", drafts.nobody(one.customer)
    for customer in (None, one.customer):
        yield "too fast", operator_alerts.too_fast("Helper (assistant)", customer, 20)
    yield "too fast", refusals.too_fast(20)
    yield "not their channel", refusals.not_their_channel()
