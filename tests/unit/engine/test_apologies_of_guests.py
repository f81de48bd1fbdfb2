"""Promises of merged tickets that break after each other: the people who wait for both read one apology."""

from datetime import timedelta

import pytest

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO

SORRY = "We're late, and we're sorry"


def apologies(desk: FrontDesk) -> list[str]:
    return [post.text.splitlines()[-1] for post in desk.new_in(desk.ticket().thread) if SORRY in post.text]


@pytest.fixture
def merged(desk: FrontDesk) -> FrontDesk:
    """EX-1, due at 10:00, and EX-2, due three minutes later, which is merged into it."""
    desk.opened(CONTACT_ONE, "1", "Nobody can log in")
    desk.passes(minutes=3)
    desk.opened(CONTACT_TWO, "1", "Nobody gets in")
    desk.types(AGENT_ONE, "merge EX-2 into EX-1")
    return desk


def test_who_has_just_read_an_apology_reads_none_for_the_merged_ticket(merged: FrontDesk) -> None:
    merged.passes(hours=2)

    (said,) = apologies(merged)
    assert "you should have heard from us by Mon 23 Nov, 10:00 AM CST" in said


def test_it_is_not_made_up_for_once_one_of_our_people_has_spoken(merged: FrontDesk) -> None:
    merged.passes(hours=2)

    merged.types(AGENT_ONE, "reply EX-1 We look at it.")
    merged.passes(hours=2)

    assert len(apologies(merged)) == 1


def test_what_broke_before_the_apology_went_out_is_in_it(merged: FrontDesk) -> None:
    merged.passes(minutes=56)
    merged.platform_takes = False
    merged.passes(minutes=4, seconds=30)

    merged.passes(minutes=10)

    (said,) = apologies(merged)
    assert "you should have heard from us by Mon 23 Nov, 10:00 AM CST and about EX-2 by Mon 23 Nov, 10:03" in said


def test_the_miss_is_on_record_all_the_same(merged: FrontDesk) -> None:
    merged.passes(hours=2)

    missed = [one for one in merged.ticket().milestones if one.breaches]
    assert [one.id for one in missed] == ["first-response", "EX-2/first-response"]
    assert missed[1].due - missed[0].due == timedelta(minutes=3)
