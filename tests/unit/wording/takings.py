"""Requests that wait for somebody who may ask, or were made requests by another act than the writing."""

from collections.abc import Iterator
from dataclasses import replace

from bot.model.intake import Intake, IntakeState, TakenUp
from bot.model.places import Account

COLLEAGUE = Account.parse("slack:T0ACME/U0COLLEAGUE")


def held(intake: Intake) -> Intake:
    """A request of somebody who may not ask."""
    return replace(intake, state=IntakeState.HELD, requester=COLLEAGUE, requester_name="Colleague")


def taken_up(intake: Intake) -> Iterator[Intake]:
    """The same made a request by another act: a contact's, for who wrote; an agent's; the writer's own, later."""
    act = TakenUp(at=intake.opened_at, by="Contact One", writer=COLLEAGUE, writer_name="Colleague")
    yield replace(intake, taken_up=act)
    yield replace(intake, requester=COLLEAGUE, requester_name="", taken_up=replace(act, by="Agent One", writer_name=""))
    yield replace(intake, taken_up=replace(act, writer=intake.requester, writer_name=intake.requester_name))
