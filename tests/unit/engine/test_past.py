"""What a customer writes in the thread of a ticket that was closed long ago begins another, which names the old one."""

import pytest

from bot.events import Continued, IntakeHeld, IntakeStarted
from bot.model.intake import Intake
from bot.model.places import Account, OwnThread, Thread
from bot.model.targets import Goals
from bot.model.ticket import Status
from policies.terms import Amount, Unit
from tests.shipped import readme_pack
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE, TRIAGE

AGAIN = "It fails again, on another page"


@pytest.fixture
def past(desk: FrontDesk) -> Thread:
    """The thread of EX-1, which Agent One closed eight days ago."""
    return closed(desk, "close EX-1", days=8)


def closed(desk: FrontDesk, order: str, **ago: float) -> Thread:
    thread = desk.opened(CONTACT_ONE, "3").thread
    assert isinstance(thread, Thread)
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, order)
    desk.passes(**ago)
    return thread


def begun(desk: FrontDesk) -> Intake:
    """The latest request."""
    return [*desk.store.kept.intakes.values()][-1]


def test_it_begins_another_in_a_thread_of_its_own_and_leaves_the_old_one_closed(desk: FrontDesk, past: Thread) -> None:
    desk.hears(CONTACT_ONE, AGAIN, past)

    assert desk.ticket().status is Status.CLOSED
    assert begun(desk).follows == "EX-1"
    assert isinstance(begun(desk).thread, OwnThread)
    assert [type(event) for event in desk.history(begun(desk).id)] == [IntakeStarted]
    assert isinstance(desk.history("EX-1")[-1], Continued)
    assert "EX-1 has been closed for a while, so I've started a new request" in desk.new_in(past)[-1].text


def test_its_ticket_names_the_old_one(desk: FrontDesk, past: Thread) -> None:
    desk.hears(CONTACT_ONE, AGAIN, past)

    desk.presses(CONTACT_ONE, "choose", begun(desk).id, "2")

    assert desk.ticket("EX-2").follows == "EX-1"
    assert "Goes on from EX-1." in desk.standing(desk.ticket("EX-2").card_in(TRIAGE))


def test_what_is_written_there_later_belongs_to_it(desk: FrontDesk, past: Thread) -> None:
    desk.hears(CONTACT_ONE, AGAIN, past)
    desk.hears(CONTACT_ONE, "Every time I press Save", past)
    desk.presses(CONTACT_ONE, "choose", begun(desk).id, "2")

    desk.hears(CONTACT_ONE, "And now Cancel fails, too", past)

    assert "Every time I press Save" in desk.ticket("EX-2").text
    assert len(desk.store.kept.intakes) == 2
    assert "And now Cancel fails" in desk.triage()[-1].text
    assert len(desk.tickets()) == 2


@pytest.mark.parametrize("order", ["close EX-1", "resolve EX-1 Restarted."])
def test_until_then_it_opens_again(desk: FrontDesk, order: str) -> None:
    thread = closed(desk, order, days=6, hours=23)

    desk.hears(CONTACT_ONE, AGAIN, thread)

    assert desk.ticket().status is Status.NEW
    assert len(desk.store.kept.intakes) == 1


def test_one_that_was_resolved_for_so_long_is_past_when_it_closes(desk: FrontDesk) -> None:
    thread = closed(desk, "resolve EX-1 Restarted.", days=7, minutes=1)

    desk.hears(CONTACT_ONE, AGAIN, thread)

    assert desk.ticket().status is Status.CLOSED
    assert begun(desk).follows == "EX-1"


def test_the_desk_file_says_after_which_time(desk: FrontDesk) -> None:
    desk.is_set_up(goals=Goals(closes_after=Amount(value=1, unit=Unit.BUSINESS_DAY)))
    thread = closed(desk, "resolve EX-1 Restarted.", days=1, minutes=1)

    desk.hears(CONTACT_ONE, AGAIN, thread)

    assert begun(desk).follows == "EX-1"


def test_its_card_says_until_when_a_word_opens_it_again(desk: FrontDesk) -> None:
    closed(desk, "close EX-1", minutes=1)

    said = "Closed · a reply opens it again until Mon 30 Nov, 9:00 AM CST"
    assert said in desk.card_in(desk.ticket())


@pytest.mark.parametrize("text", ["thanks!", "any update?", "Perfect, it works now. Thanks for the quick fix!"])
def test_thanks_and_questions_begin_nothing(desk: FrontDesk, past: Thread, text: str) -> None:
    desk.hears(CONTACT_ONE, text, past)

    assert len(desk.store.kept.intakes) == 1
    assert desk.ticket().status is Status.CLOSED


def test_a_colleagues_words_wait_for_a_contact(desk: FrontDesk, past: Thread) -> None:
    desk.hears(COLLEAGUE, AGAIN, past)

    assert isinstance(desk.history(begun(desk).id)[0], IntakeHeld)
    assert begun(desk).follows == "EX-1"


def test_it_is_under_the_plan_that_the_customer_has_by_now(desk: FrontDesk, past: Thread) -> None:
    care = readme_pack("northwind").plans["care"]
    desk.agrees(ACME, care)

    desk.hears(CONTACT_ONE, AGAIN, past)

    assert begun(desk).plan_version == care.version
    assert begun(desk).plan_version in desk.store.kept.plans
    assert desk.ticket().plan_version != care.version


@pytest.mark.parametrize("who", [CONTACT_ONE, AGENT_ONE])
def test_who_reopens_it_by_its_number_has_it_back(desk: FrontDesk, past: Thread, who: Account) -> None:
    desk.hears(CONTACT_ONE, AGAIN, past)
    desk.types(who, "reopen EX-1")

    desk.hears(CONTACT_ONE, "Both pages fail", past)

    assert desk.ticket().status is Status.NEW
    assert "Both pages fail" in desk.triage()[-1].text
    assert len(desk.store.kept.intakes) == 2
