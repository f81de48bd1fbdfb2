"""What customers do with a ticket: write more, come back, end it."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.events import Closed, CustomerWrote, PromiseMissed
from bot.model.milestone import Basis
from bot.model.places import Account
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, TRIAGE


@pytest.fixture(autouse=True)
def ticket(desk: FrontDesk) -> None:
    """EX-1 of Acme at Level 2, due in an hour."""
    desk.opened(CONTACT_ONE, "2")


@pytest.fixture
def resolved(desk: FrontDesk) -> None:
    """Agent One has resolved it."""
    desk.types(AGENT_ONE, "resolve EX-1 Restarted.")


@pytest.mark.parametrize("who", [CONTACT_ONE, CONTACT_TWO, COLLEAGUE])
def test_what_anyone_of_the_customer_writes_is_shown_under_the_triage_card(desk: FrontDesk, who: Account) -> None:
    desk.hears(who, "It is worse now", desk.ticket().thread, files=("log.txt",))

    (shown,) = desk.under(desk.ticket().card_in(TRIAGE))
    assert "It is worse now" in shown.text
    assert "log.txt" in shown.text


def test_what_they_write_is_on_the_record(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "It is worse now", desk.ticket().thread)

    wrote = desk.history("EX-1")[-1]
    assert isinstance(wrote, CustomerWrote)
    assert wrote.customer_message.text == "It is worse now"


def test_thanks_are_shown_and_change_nothing(desk: FrontDesk) -> None:
    before = desk.ticket()

    desk.hears(CONTACT_ONE, "Thanks!", before.thread)

    assert "Thanks!" in desk.under(before.card_in(TRIAGE))[-1].text
    assert replace(desk.ticket(), version=before.version) == before


def test_an_answer_ends_the_waiting(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "wait EX-1 May we restart it?")

    desk.hears(CONTACT_ONE, "Go ahead please", desk.ticket().thread)

    assert desk.ticket().status is Status.ACKNOWLEDGED
    assert "Assigned to Agent One" in desk.card_in(desk.ticket())


@pytest.mark.parametrize("text", ["yes", "ok", "Sure", "👍"])
def test_a_yes_may_be_what_we_waited_for(desk: FrontDesk, text: str) -> None:
    desk.types(AGENT_ONE, "wait EX-1 May we restart it?")

    desk.hears(CONTACT_ONE, text, desk.ticket().thread)

    assert desk.ticket().status is Status.ACKNOWLEDGED


def test_thanks_are_not_what_we_waited_for(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "wait EX-1 May we restart it?")

    desk.hears(CONTACT_ONE, "thank you", desk.ticket().thread)

    assert desk.ticket().status is Status.WAITING


@pytest.mark.usefixtures("resolved")
@pytest.mark.parametrize("text", ["Thanks!", "thank you very much", "ok", "👍", "Great, thanks, it works now"])
def test_thanks_after_the_resolution_open_nothing(desk: FrontDesk, text: str) -> None:
    desk.hears(CONTACT_ONE, text, desk.ticket().thread)

    assert desk.ticket().status is Status.RESOLVED


@pytest.mark.usefixtures("resolved")
@pytest.mark.parametrize("text", ["It is back", "Thanks, but it still fails", "no", "1"])
def test_any_other_word_opens_it_again(desk: FrontDesk, text: str) -> None:
    desk.hears(CONTACT_ONE, text, desk.ticket().thread)

    assert desk.ticket().status is Status.NEW


@pytest.mark.usefixtures("resolved")
def test_a_file_alone_opens_it_again(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "", desk.ticket().thread, files=("error.png",))

    assert desk.ticket().status is Status.NEW


@pytest.mark.usefixtures("resolved")
def test_a_message_of_nothing_opens_nothing(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "  \n", desk.ticket().thread)

    assert desk.ticket().status is Status.RESOLVED


@pytest.mark.usefixtures("resolved")
def test_the_first_line_is_called_when_it_opens_again(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "It is back", desk.ticket().thread)

    called = desk.under(desk.ticket().card_in(TRIAGE))[-1]
    assert "EX-1 · Acme is open again, assigned to Agent One. @Agent One" in called.text
    assert called.buttons == ["Acknowledge"]


@pytest.mark.usefixtures("resolved")
def test_an_open_again_ticket_is_looked_after_by_a_goal_and_keeps_its_first_response(desk: FrontDesk) -> None:
    before = desk.ticket()

    desk.hears(CONTACT_ONE, "It is back", before.thread)

    after = desk.ticket()
    assert after.milestone
    assert (after.milestone.basis, after.milestone.due_at) == (Basis.GOAL, desk.clock.at + timedelta(hours=1))
    assert (after.response, after.due_at) == (before.response, before.due_at)


@pytest.mark.usefixtures("resolved")
def test_an_open_again_ticket_may_be_acknowledged_anew(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "reopen EX-1")

    desk.types(AGENT_ONE, "ack EX-1")

    assert desk.ticket().status is Status.ACKNOWLEDGED
    assert "Agent One is looking into this now" in desk.new_in(desk.ticket().thread)[-1].text


@pytest.mark.usefixtures("resolved")
@pytest.mark.parametrize("who", [CONTACT_ONE, CONTACT_TWO, AGENT_ONE])
def test_not_solved_opens_it_again(desk: FrontDesk, who: Account) -> None:
    desk.presses(who, "reopen", "EX-1")

    assert desk.ticket().status is Status.NEW
    assert "open again" in desk.new_in(desk.ticket().thread)[-1].text


@pytest.mark.usefixtures("resolved")
def test_a_colleague_opens_nothing_by_button_but_by_saying_what_is_wrong(desk: FrontDesk) -> None:
    told = desk.presses(COLLEAGUE, "reopen", "EX-1")
    assert "designated contact" in told
    assert desk.ticket().status is Status.RESOLVED

    desk.hears(COLLEAGUE, "It is back", desk.ticket().thread)
    assert desk.ticket().status is Status.NEW


@pytest.mark.usefixtures("resolved")
def test_a_resolved_ticket_closes_after_seven_days_without_a_word(desk: FrontDesk) -> None:
    said = len(desk.new_in(desk.ticket().thread))

    desk.passes(days=7)

    assert desk.ticket().status is Status.CLOSED
    assert len(desk.new_in(desk.ticket().thread)) == said
    assert "Closed." in desk.standing(desk.ticket().card)


@pytest.mark.usefixtures("resolved")
def test_not_a_second_before(desk: FrontDesk) -> None:
    desk.passes(days=7, seconds=-1)

    assert desk.ticket().status is Status.RESOLVED


@pytest.mark.usefixtures("resolved")
def test_a_later_word_of_an_agent_does_not_keep_it_from_closing(desk: FrontDesk) -> None:
    desk.hears(AGENT_ONE, "All quiet since", desk.ticket().thread)

    desk.passes(days=7)

    assert desk.ticket().status is Status.CLOSED


@pytest.mark.usefixtures("resolved")
def test_what_opened_again_is_not_closed_by_the_old_timer(desk: FrontDesk) -> None:
    desk.passes(days=6)
    desk.hears(CONTACT_ONE, "It is back", desk.ticket().thread)
    desk.types(AGENT_ONE, "resolve EX-1 Restarted again.")

    desk.passes(days=6)

    assert desk.ticket().status is Status.RESOLVED


def test_a_contact_may_end_it_at_once(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "close EX-1")

    assert desk.ticket().status is Status.CLOSED
    assert desk.waiting("EX-1") == []
    assert "EX-1 is closed." in desk.new_in(desk.ticket().thread)[-1].text


def test_ending_it_after_the_due_time_leaves_the_miss_on_the_record(desk: FrontDesk) -> None:
    desk.clock.at += timedelta(hours=2)

    desk.types(CONTACT_ONE, "close EX-1")

    assert [type(event) for event in desk.history("EX-1")[-2:]] == [PromiseMissed, Closed]


def test_a_closed_ticket_opens_again_with_a_word_in_its_thread(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "close EX-1")

    desk.hears(CONTACT_ONE, "It is back", desk.ticket().thread)

    assert desk.ticket().status is Status.NEW


def test_a_contact_may_speak_plainly_to_the_desk_and_is_not_taken_at_a_word(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "reply soon please, nobody can work", desk.ticket().thread, mention=True)

    wrote = desk.history("EX-1")[-1]
    assert isinstance(wrote, CustomerWrote)
    assert "nobody can work" in wrote.customer_message.text


def test_a_contact_may_leave_the_number_out_too(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "close", desk.ticket().thread, mention=True)

    assert desk.ticket().status is Status.CLOSED
