"""To decide is not to do: the same command in the same situation is the same decision, and nothing has happened yet."""

from collections.abc import Callable

import pytest

from bot.commands import Acknowledge, CheckTimers, Choose, Close, Command, Help, ListTickets, Origin, SetSeverity, Via
from bot.engine.decide import decide
from bot.model.ids import TicketId
from bot.shell.reading import read
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, TRIAGE

EX_1 = TicketId("EX-1")

ORDERS: dict[str, Callable[[Origin, FrontDesk], Command]] = {
    "acknowledge": lambda o, _: Acknowledge(origin=o, ticket=EX_1),
    "raise": lambda o, _: SetSeverity(origin=o, ticket=EX_1, severity="1"),
    "close": lambda o, _: Close(origin=o, ticket=EX_1),
    "choose": lambda o, desk: Choose(origin=o, intake=desk.ticket().intake, severity="1"),
    "list": lambda o, _: ListTickets(origin=o),
    "help": lambda o, _: Help(origin=o),
}


@pytest.mark.parametrize("order", ORDERS)
def test_a_decision_can_be_made_again_and_changes_nothing(desk: FrontDesk, order: str) -> None:
    desk.opened(CONTACT_ONE, "2")
    before = desk.store.kept.copy()
    command = ORDERS[order](Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.SLASH), desk)
    with desk.store.unit_of_work() as work:
        loaded = read(command, desk.service.loader, work, desk.clock.at)

    first, second = decide(*loaded), decide(*loaded)

    assert first == second
    assert desk.store.kept == before


def test_timers_are_decided_alike(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    timers = tuple(desk.waiting("EX-1"))
    command = CheckTimers(
        origin=Origin(by=None, at=desk.clock.at, via=Via.TIMER), subject=TicketId("EX-1"), timers=timers
    )
    with desk.store.unit_of_work() as work:
        loaded = read(command, desk.service.loader, work, timers[-1].due_at)

    assert decide(*loaded) == decide(*loaded)


def test_a_ticket_that_would_open_asks_for_its_number_first(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    origin = Origin(by=CONTACT_ONE, place=asked.place, at=desk.clock.at, via=Via.BUTTON)
    command = Choose(origin=origin, intake=desk.intake(asked).id, severity="1")
    with desk.store.unit_of_work() as work:
        loaded = read(command, desk.service.loader, work, desk.clock.at)

    assert decide(*loaded).wants_number
