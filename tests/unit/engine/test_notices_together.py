"""Days of an announcement to many: whoever looks after several of them reads of a day once, of all of them together."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.model.ids import PersonId
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, GLOBE, HELIO, ORBIT, TAM_ONE, TRIAGE, channel
from tests.unit.engine.test_announcing import desk, read, shown
from tests.unit.engine.ticket_form_acts import sends as fills_in

__all__ = ["desk"]  # the fixture

ZONES = {ACME: "Asia/Tokyo", ORBIT: "America/Chicago", GLOBE: "Europe/London", HELIO: "Europe/London"}


@pytest.fixture
def announced(desk: FrontDesk) -> FrontDesk:
    """All four have been told of a day, each in a zone of their own; every process of the desk knows that."""
    desk.is_set_up(customers=tuple(replace(one, timezone=ZONES[one.id]) for one in desk.file.customers))
    fills_in(desk, shown(desk, day="2026-12-24"))
    agreed(desk)
    return desk


def agreed(desk: FrontDesk) -> None:
    """The desk goes on by what its contracts say of notices."""
    kept = desk.store.kept.contracts
    desk.is_set_up(
        customers=tuple(
            replace(one, notices=tuple(each for each in kept[one.id].notices if each.is_to_be_minded))
            for one in desk.file.customers
        )
    )


def reminders(desk: FrontDesk) -> list[str]:
    return [one.text for one in desk.direct(TAM_ONE) if "24 December 2026:" in one.text]


def test_each_day_comes_once_for_all_their_customers(announced: FrontDesk) -> None:
    announced.passes(days=40)

    assert [one.split(":")[0] for one in reminders(announced)] == ["Acme and Orbit"] * 3
    in_seven, tomorrow, today = reminders(announced)
    assert "In 7 days, on 24 December 2026" in in_seven
    assert "Tomorrow, 24 December 2026" in tomorrow
    assert "Today, 24 December 2026" in today
    assert "They read it in 3 channels." in today


def test_their_customers_are_reminded_at_nine_by_their_own_clocks(announced: FrontDesk) -> None:
    announced.clock.at = datetime(2026, 12, 24, 1, tzinfo=UTC)
    announced.sweeps()

    assert "Today, 24 December 2026" in read(announced, channel(ACME))[-1]
    assert "Today, 24 December 2026" not in read(announced, channel(ORBIT))[-1]
    assert len([one for one in reminders(announced) if "Today" in one]) == 1


def test_of_those_whom_nobody_looks_after_triage_reads_once(announced: FrontDesk) -> None:
    announced.passes(days=40)

    told = [one for one in read(announced, TRIAGE) if "Today, 24 December 2026" in one]
    assert [one.split(":")[0] for one in told] == ["Globe and Helio"]


def test_who_was_told_that_it_no_longer_holds_is_not_among_them(announced: FrontDesk) -> None:
    acme = announced.file.customers[0]
    announced.is_set_up(customers=(replace(acme, notices=()), *announced.file.customers[1:]))
    announced.store.kept.contracts[ACME] = replace(announced.store.kept.contracts[ACME], notices=(), milestones=())

    announced.passes(days=40)

    assert [one.split(":")[0] for one in reminders(announced)] == ["Orbit"] * 3


def test_customers_of_another_account_manager_are_not_among_them(announced: FrontDesk) -> None:
    customers = tuple(
        replace(one, tam=PersonId("lead-one") if one.id == GLOBE else one.tam) for one in announced.file.customers
    )
    announced.is_set_up(customers=customers)

    announced.passes(days=40)

    assert [one.split(":")[0] for one in reminders(announced)] == ["Acme and Orbit"] * 3
