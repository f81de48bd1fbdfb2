"""What the desk writes about requests without a message of their own."""

from collections.abc import Iterator
from dataclasses import replace

from bot.model.desk import Customer, Desk
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Actor, Role
from bot.wording import requests

CONTACT_ONE = Actor(id="acme-one", name="Contact One", roles=frozenset({Role.CONTACT}))
AGENT_ONE = Actor(id="agent-one", name="Agent One", roles=frozenset({Role.AGENT}))


def own_requests(intake: Intake, customer: Customer) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(), customers=(customer,))
    for each in (intake, replace(intake, requester_name=""), replace(intake, said=(replace(intake.said[0], text=""),))):
        yield "announced", requests.announced(each, CONTACT_ONE)
        yield "announced for another", requests.announced(each, AGENT_ONE)
    yield "posted", requests.posted(intake, customer)
    yield "posted there", requests.posted_there(customer)
    yield "posted and refused", requests.turned_away(customer)
    yield "nowhere", requests.nowhere()
    yield "no channel", requests.no_channel(customer)
    yield "nobody to open for", requests.nobody_to_open_for(customer)
    yield "which customer", requests.which_customer(desk)
    for vendor in (True, False):
        yield "in words", requests.in_words(desk, vendor=vendor)
