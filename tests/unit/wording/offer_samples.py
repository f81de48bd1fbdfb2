"""What is read of a message that may belong to another request, and of what came of it."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.ids import MessageKey, TicketId
from bot.model.intake import Intake, IntakeState
from bot.model.message import Message
from bot.model.offer import Offer
from bot.model.people import Actor
from bot.model.places import OwnThread
from bot.model.ticket import Ticket
from bot.wording import question
from bot.wording.intake import offer as offers
from bot.wording.intake import pending
from policies.terms import Plan


def offered(
    intake: Intake, plan: Plan, customer: Customer, ticket: Ticket, people: tuple[Actor, ...]
) -> Iterator[tuple[str, Message]]:
    """From the asking to what came of it, beside a request and a ticket."""
    quote, posted = (
        offers.shortened(intake.first.words),
        OwnThread(place=intake.thread.place, message_key=MessageKey("EX-1/card")),
    )
    beside = Offer(intake=intake.id, name="Contact One", quote=quote)
    for offer in (beside, replace(beside, name="", may_ask=False), replace(beside, ticket=TicketId("EX-1"))):
        for each in (intake, replace(intake, requester_name="")):
            one = replace(each, state=IntakeState.OFFERED, offer=offer)
            yield "offered", offers.asked(one, offer, intake, timedelta(minutes=5))
            yield "offered", offers.asked(one, offer, replace(intake, thread=posted), timedelta(minutes=5))
            yield "pending", pending.shown(one, plan, customer)
        yield "over", offers.over(offer, offer.ticket)
        for by in people:
            known = ticket if offer.ticket else None
            results = (offers.joined(intake, known, offer, by), offers.taken_up(intake, offer, by), offers.deleted())
            for result in results:
                yield "no longer offered", question.settled(result.told)
                yield "no longer pending", pending.settled(intake, customer, result.noted)
            yield "something new", question.settled(offers.apart(by))
    yield "opened", question.settled(offers.opened())
    yield "settled", offers.settled()
