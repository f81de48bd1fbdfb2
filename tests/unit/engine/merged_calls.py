"""Tickets of a Saturday, when support is open by phone alone: what is due of them, and what is said of their calls."""

from datetime import UTC, datetime, timedelta

from bot.model.milestone import Milestone
from tests.hand_clock import HandClock
from tests.shipped import readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, TRIAGE

SATURDAY, MINUTE = datetime(2026, 11, 28, 12, tzinfo=UTC), timedelta(minutes=1)
NOTED = "📞 We've noted your call and will confirm it here."


def first(desk: FrontDesk, about: str = "EX-1/first-response", number: str = "EX-2") -> Milestone:
    (one,) = [each for each in desk.ticket(number).milestones if each.id == about]
    return one


def card(desk: FrontDesk, number: str = "EX-2") -> str:
    return desk.standing(desk.ticket(number).card)


def asked(desk: FrontDesk, number: str = "EX-2") -> list[str]:
    told = desk.under(desk.ticket(number).card_in(TRIAGE))
    return [post.text for post in told if "the customer says they called. Did you take the call?" in post.text]


def on_saturday() -> FrontDesk:
    """A desk whose Acme has a plan with an emergency, P0, that is to be phoned in."""
    desk = FrontDesk(clock=HandClock(SATURDAY))
    desk.agrees(ACME, readme_pack("northwind").plans["care"])
    return desk
