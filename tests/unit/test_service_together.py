"""Commands that wait together are kept in one transaction, and each fares as if it had come alone."""

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from bot.commands import Choose, Origin, ReceiveMessage, Via
from bot.errors import StaleVersion, StorageUnavailable
from bot.model.customer_message import written
from bot.model.places import Account
from bot.ports import UnitOfWork
from bot.shell.service import Arrival
from bot.shell.writer import CommandResult
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE, CONTACT_TWO, GLOBE_ONE
from tests.unit.faulty_work import Failing, failing_once


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that nobody has written to yet."""
    return FrontDesk()


def arrival(desk: FrontDesk, number: int, by: Account = CONTACT_ONE, text: str = "Nobody can log in") -> Arrival:
    """A message, as one delivery of the platform."""
    origin = Origin(by=by, place=people.home(by), at=desk.clock.at, via=Via.MESSAGE, keys=(f"event-{number}",))
    return Arrival(
        command=ReceiveMessage(origin=origin, message=f"180000000{number}.000100", text=text), raw=f"raw {number}"
    )


def counted(desk: FrontDesk) -> tuple[Callable[[], UnitOfWork], list[str]]:
    """Units of work, and how many were opened."""
    opened: list[str] = []

    def open_work() -> UnitOfWork:
        opened.append("opened")
        return desk.store.unit_of_work()

    return open_work, opened


def test_all_of_them_are_handled_in_one_transaction(desk: FrontDesk) -> None:
    open_work, opened = counted(desk)

    replace(desk.service, open_work=open_work).handle_all([arrival(desk, 1), arrival(desk, 2, GLOBE_ONE)])

    assert len(desk.store.kept.intakes) == 2
    assert opened == ["opened"]


def test_each_sees_what_the_one_before_it_did(desk: FrontDesk) -> None:
    desk.service.handle_all([arrival(desk, 1), arrival(desk, 2, text="It began at eight")])

    (intake,) = desk.store.kept.intakes.values()
    with desk.store.unit_of_work() as work:
        assert written(work.customer_messages(intake.id)) == "Nobody can log in\nIt began at eight"


def test_numbers_are_given_in_order(desk: FrontDesk) -> None:
    desk.service.handle_all([arrival(desk, 1), arrival(desk, 2, CONTACT_TWO), arrival(desk, 3, GLOBE_ONE)])
    choices = [
        Choose(
            origin=Origin(by=intake.requester, place=intake.thread.place, at=desk.clock.at, via=Via.BUTTON),
            intake=intake.id,
            severity="1",
        )
        for intake in desk.store.kept.intakes.values()
    ]

    desk.service.handle_all([Arrival(command=choice) for choice in choices])

    assert [ticket.id for ticket in desk.tickets()] == ["EX-1", "EX-2", "EX-3"]


def test_what_came_twice_is_absorbed_once(desk: FrontDesk) -> None:
    results = desk.service.handle_all([arrival(desk, 1), arrival(desk, 1)])

    assert results == [CommandResult(), CommandResult(absorbed=True)]


@pytest.mark.parametrize("reason", [RuntimeError("a bug"), StaleVersion("in-1")])
def test_where_it_fails_for_one_each_is_tried_alone(desk: FrontDesk, reason: Exception) -> None:
    service = replace(desk.service, open_work=failing_once(desk, reason))

    results = service.handle_all([arrival(desk, 1), arrival(desk, 2, GLOBE_ONE)])

    assert results == [CommandResult(), CommandResult()]
    assert len(desk.store.kept.intakes) == 2


def test_one_that_cannot_be_handled_goes_into_quarantine_with_its_own_payload(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    del desk.store.kept.plans[desk.intake(asked).plan_version]

    desk.service.handle_all([arrival(desk, 1, GLOBE_ONE), arrival(desk, 2, text="It began at eight")])

    assert [kept.payload for kept in desk.store.kept.quarantined] == ["raw 2"]
    assert {intake.requester for intake in desk.store.kept.intakes.values()} == {CONTACT_ONE, GLOBE_ONE}


def test_where_nothing_can_be_kept_each_sender_is_told_so(desk: FrontDesk) -> None:
    trouble = StorageUnavailable("disk full")
    service = replace(desk.service, open_work=lambda: Failing(desk.store, trouble))

    results = service.handle_all([arrival(desk, 1), arrival(desk, 2, GLOBE_ONE)])

    assert results == [trouble, trouble]
    assert desk.store.kept.intakes == {}
