"""What customers say of their call: it can be confirmed at any severity, and nobody asks them to phone again."""

from datetime import datetime, timedelta

import pytest

from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import AGENT_ONE, GLOBE_ONE

MINUTE = timedelta(minutes=1)


@pytest.fixture
def critical(desk: FrontDesk) -> FrontDesk:
    """A ticket of Monday 09:00 at a level that must be phoned in."""
    desk.opened(GLOBE_ONE, "1", "The site is down")
    return desk


def asked(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.new_in(desk.ticket().thread) if "about EX-1: 📞 Please call" in post.text]


def next_asked(desk: FrontDesk) -> list[datetime]:
    return [timer.due_at for timer in desk.waiting("EX-1") if timer.about == "phone-call/1"]


def card(desk: FrontDesk) -> str:
    return desk.standing(desk.ticket().card)


def test_who_has_called_is_not_asked_to_but_reads_that_it_will_be_confirmed(critical: FrontDesk) -> None:
    critical.types(GLOBE_ONE, "phoned EX-1")

    assert "Please call" not in card(critical)
    assert "📞 We've noted your call and will confirm it here." in card(critical)


def test_a_call_that_is_confirmed_is_on_the_card_no_more(critical: FrontDesk) -> None:
    critical.types(GLOBE_ONE, "phoned EX-1")

    critical.types(AGENT_ONE, "phoned EX-1")

    assert "📞" not in card(critical)


@pytest.fixture
def lowered(critical: FrontDesk) -> FrontDesk:
    """Its customer says at 09:10 that they have called, and an agent lowers it at 09:15."""
    critical.passes(minutes=10)
    critical.types(GLOBE_ONE, "phoned EX-1")
    critical.passes(minutes=5)
    critical.types(AGENT_ONE, "severity EX-1 2: one office")
    return critical


def test_lowered_nobody_is_asked_for_it_but_it_can_be_confirmed(lowered: FrontDesk) -> None:
    assert next_asked(lowered) == []

    told = lowered.types(AGENT_ONE, "phoned EX-1")

    assert told == "Noted: they called about EX-1, and the reminders end."
    assert lowered.ticket().phoned_at == MONDAY_NINE + 10 * MINUTE


def test_lowered_their_word_can_be_made_more_precise(lowered: FrontDesk) -> None:
    lowered.types(GLOBE_ONE, "phoned EX-1 10 min ago, to Sandra")

    assert lowered.ticket().call_claimed_at == MONDAY_NINE + 5 * MINUTE


def test_raised_again_nobody_is_asked_to_call_who_has_called(lowered: FrontDesk) -> None:
    lowered.passes(minutes=15)

    lowered.types(AGENT_ONE, "severity EX-1 1: all offices")

    told = lowered.new_in(lowered.ticket().thread)[-1].text
    lowered.passes(hours=2)
    assert "Please call" not in f"{told}{card(lowered)}"
    assert "We've noted your call and will confirm it here." in told
    assert asked(lowered) == []
