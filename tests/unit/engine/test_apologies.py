"""A customer reads once that a promise broke, and who has been told of it; nobody else is named."""

import pytest

from bot.events import Apologised
from bot.model.places import Thread
from storage.states import DeliveryState
from tests.shipped import EXAMPLES
from tests.unit.engine import questions
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, TAM_ONE

SORRY = "We're late, and we're sorry"


def apologies(desk: FrontDesk) -> list[str]:
    """What the customer reads of it in their thread."""
    thread = desk.ticket().thread
    assert isinstance(thread, Thread)
    return [post.text.splitlines()[-1] for post in desk.new_in(thread) if SORRY in post.text]


def recorded(desk: FrontDesk) -> list[Apologised]:
    return [event for event in desk.history("EX-1") if isinstance(event, Apologised)]


@pytest.fixture
def broken(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, which was due at 10:00, a minute after that."""
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=61)
    return desk


def test_it_names_the_promise_and_those_whom_a_message_has_reached(broken: FrontDesk) -> None:
    assert apologies(broken) == [
        "We're late, and we're sorry: you should have heard from us by Mon 23 Nov, 10:00 AM CST. "
        "Agent Two, Lead One, Engineer One, Manager One and your account manager, TAM One, know."
    ]


def test_who_has_not_been_reached_is_not_named(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=59)
    desk.platform_takes = False
    desk.passes(minutes=1)
    for number, held in desk.store.kept.deliveries.items():
        if held.entry.account == TAM_ONE and held.state is DeliveryState.WAITING:
            questions.send(desk.store.kept, number)

    desk.passes(minutes=10)

    assert [told.partition("CST.")[2] for told in apologies(desk)] == [" Your account manager, TAM One, knows."]


def test_where_nobody_has_been_reached_it_says_only_that_we_are_sorry(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=59)
    desk.platform_takes = False

    desk.passes(minutes=10)

    assert [told.partition("CST")[2] for told in apologies(desk)] == ["."]


def unsent(desk: FrontDesk) -> list[str]:
    """The states of the apologies that no platform has taken yet."""
    thread = desk.ticket().thread
    assert isinstance(thread, Thread)
    return [post.held.state for post in desk.new_in(thread) if SORRY in post.text]


def test_no_later_reminder_takes_it_back_while_the_platform_is_away(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=59)
    desk.platform_takes = False

    desk.passes(hours=3)

    assert len(recorded(desk)) == 1
    assert unsent(desk) == [DeliveryState.WAITING]


def test_an_answer_takes_back_the_one_that_the_platform_hasnt_taken(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=59)
    desk.platform_takes = False
    desk.passes(hours=3)

    desk.types(AGENT_ONE, "ack EX-1")

    assert unsent(desk) == [DeliveryState.WITHDRAWN]


@pytest.mark.parametrize(
    "acts",
    [
        (),
        ("severity EX-1 3: one office", "severity EX-1 1: all offices"),
        ("severity EX-1 4: one office",),
        ("ack EX-1", "resolve EX-1 Done", "reopen EX-1"),
        ("close EX-1", "reopen EX-1"),
    ],
    ids=" ".join,
)
def test_it_is_said_once_whatever_happens_then(broken: FrontDesk, acts: tuple[str, ...]) -> None:
    for act in acts:
        broken.types(AGENT_ONE, act)
        broken.passes(hours=1)

    broken.passes(days=3)

    assert len(apologies(broken)) == len(recorded(broken)) == 1


@pytest.mark.parametrize("act", ["ack EX-1", "close EX-1"])
def test_what_is_answered_or_over_within_moments_wants_none(desk: FrontDesk, act: str) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=60)

    desk.types(CONTACT_ONE if "close" in act else AGENT_ONE, act)
    desk.passes(hours=1)

    assert apologies(desk) == []


def test_a_goal_of_our_own_is_never_apologised_for(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")

    desk.passes(days=4)

    assert apologies(desk) == []


def test_late_and_then_answered_the_card_says_by_how_much(broken: FrontDesk) -> None:
    broken.passes(minutes=23)

    broken.types(AGENT_ONE, "ack EX-1")

    said = "Agent One has been on it since Mon 23 Nov, 10:24 AM CST – 24 min later than promised."
    assert said in broken.standing(broken.ticket().card)


def test_a_silence_is_apologised_for_once_however_many_updates_it_lacks(desk: FrontDesk) -> None:
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.opened(CONTACT_ONE, "stopped", "No till takes money")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(days=1)
    silent = [event.about for event in recorded(desk) if event.series == "next-update/"]

    desk.types(AGENT_ONE, "reply EX-1 We have found it.")
    desk.passes(days=1)

    answered = [event.about for event in recorded(desk) if event.series == "next-update/"]
    assert (len(silent), len(answered)) == (1, 2)


def test_a_merge_says_nothing_again_of_what_was_apologised_for(broken: FrontDesk) -> None:
    broken.opened(CONTACT_ONE, "1")
    broken.types(AGENT_ONE, "merge EX-1 into EX-2")

    broken.passes(minutes=30)

    assert not any(SORRY in post.text for post in broken.new_in(broken.ticket("EX-2").thread))


def test_what_breaks_after_a_merge_is_apologised_for_there(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=30)
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "merge EX-1 into EX-2")

    desk.passes(minutes=31)

    assert any(SORRY in post.text for post in desk.new_in(desk.ticket("EX-2").thread))
