"""A customer confirms that a ticket is solved, and rates how it went: asked for only if the desk file says so."""

import pytest
from msgspec.structs import replace

from bot.events import Rated, SolutionConfirmed
from bot.model.ticket import Status, Ticket
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, TRIAGE


@pytest.fixture
def asking(desk: FrontDesk) -> FrontDesk:
    """A desk that asks for both; EX-1 of Acme is resolved."""
    desk.is_set_up(confirm_resolved=True, ask_rating=True)
    resolved(desk)
    return desk


def resolved(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme, resolved."""
    ticket = desk.opened(CONTACT_ONE, "2")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted the login service")
    return ticket


def buttons(desk: FrontDesk, key: str) -> list[str]:
    """The buttons of a message of ours, as it reads now."""
    found = [post for post in desk.posts() if key in (post.held.entry.fills, post.held.entry.awaits)]
    return [post for post in found if "Overdue" not in post.text][-1].buttons


def test_unless_the_desk_file_says_so_nobody_is_asked_to_confirm_or_to_rate(desk: FrontDesk) -> None:
    ticket = resolved(desk)

    told = desk.types(CONTACT_ONE, "rate EX-1 5")
    desk.types(CONTACT_ONE, "confirm EX-1")

    assert buttons_at_first(desk) == ["Not solved"]
    assert "We don't collect ratings here" in told
    assert not any("How did we do" in post.text for post in desk.new_in(ticket.thread))


def buttons_at_first(desk: FrontDesk) -> list[str]:
    """The buttons of the message that EX-1 is resolved, as it was posted."""
    key = desk.ticket().resolved_message
    (posted,) = [post for post in desk.posts() if post.held.entry.fills == key]
    return posted.buttons


def test_a_resolved_ticket_asks_by_two_buttons(asking: FrontDesk) -> None:
    assert buttons_at_first(asking) == ["Yes, solved", "Not solved"]


def test_rate_without_a_mark_asks_for_it_and_opens_nothing_again(asking: FrontDesk) -> None:
    asking.tells(CONTACT_ONE, "rate EX-1")

    told = asking.posts()[-1]
    assert told.text.startswith("How did we do with EX-1?")
    assert [label[-1] for label in told.buttons] == ["1", "2", "3", "4", "5"]
    assert asking.ticket().status is Status.RESOLVED


def test_the_thanks_for_a_yes_come_before_the_question_how_it_went(asking: FrontDesk) -> None:
    asking.presses(CONTACT_ONE, "confirm", "EX-1")

    said = [post.text.split("!")[0].split("?")[0] for post in asking.new_in(asking.ticket().thread)]
    assert said[-2:] == ["Thanks", "How did we do with EX-1"]


def test_yes_closes_it_on_record_and_takes_the_buttons_away(asking: FrontDesk) -> None:
    asking.presses(CONTACT_ONE, "confirm", "EX-1")

    ticket = asking.ticket()
    assert (ticket.status, ticket.confirmed_at) == (Status.CLOSED, asking.clock.at)
    assert buttons(asking, ticket.resolved_message) == []
    assert "Restarted the login service" in asking.standing(ticket.resolved_message)
    assert any(isinstance(event, SolutionConfirmed) for event in asking.history("EX-1"))
    assert "The customer confirmed that it's solved." in asking.types(AGENT_ONE, "show EX-1")
    assert "Contact One says that EX-1 is solved." in asking.under(ticket.card_in(TRIAGE))[-1].text


def test_no_opens_it_again_and_takes_the_buttons_away(asking: FrontDesk) -> None:
    key = asking.ticket().resolved_message

    asking.presses(CONTACT_ONE, "reopen", "EX-1")

    assert (asking.ticket().status, buttons(asking, key)) == (Status.NEW, [])


def test_after_yes_one_question_asks_how_it_went(asking: FrontDesk) -> None:
    for _ in range(2):
        asking.presses(CONTACT_ONE, "confirm", "EX-1")

    asked = [post for post in asking.new_in(asking.ticket().thread) if "How did we do with EX-1?" in post.text]
    assert [post.buttons for post in asked] == [["😞 1", "🙁 2", "😐 3", "🙂 4", "😀 5"]]


def test_a_rating_is_on_record_and_may_be_changed_for_a_while(asking: FrontDesk) -> None:
    asking.presses(CONTACT_ONE, "confirm", "EX-1")
    for score in ("2", "4"):
        asking.presses(CONTACT_ONE, "rate", "EX-1", score)
    given = asking.ticket().rating
    asking.passes(days=20)

    late = asking.types(CONTACT_ONE, "rate EX-1 1")

    assert given
    assert (given.score, asking.ticket().rating) == (4, given)
    assert "has been closed for a while" in late
    assert [event.score for event in asking.history("EX-1") if isinstance(event, Rated)] == [2, 4]
    assert "you gave EX-1 4 of 5" in asking.standing(asking.ticket().rating_question)
    assert "Contact One rated it 4 of 5." in asking.types(CONTACT_ONE, "history EX-1")
    assert "Rated 4 of 5." in asking.card_in(asking.ticket())


@pytest.mark.parametrize(
    ("typed", "told"), [("6", "I can't read “6” as a rating"), ("great", "I can't read"), ("5/5", "5 of 5 for EX-1")]
)
def test_a_rating_is_a_number_from_1_to_5(asking: FrontDesk, typed: str, told: str) -> None:
    assert told in asking.types(CONTACT_ONE, f"rate EX-1 {typed}")


def test_neither_can_be_said_of_what_is_open(asking: FrontDesk) -> None:
    asking.presses(CONTACT_ONE, "reopen", "EX-1")

    told = asking.types(CONTACT_ONE, "confirm EX-1"), asking.types(CONTACT_ONE, "rate EX-1 3")

    assert asking.ticket().confirmed_at is None
    assert "You can rate it once it's resolved." in told[1]


def test_staff_dont_judge_their_own_work(asking: FrontDesk) -> None:
    for who in (AGENT_ONE, COLLEAGUE):
        asking.types(who, "rate EX-1 5")
        asking.types(who, "confirm EX-1")

    assert (asking.ticket().rating, asking.ticket().confirmed_at) == (None, None)


def test_in_doubt_the_same_two_buttons_are_asked_with(desk: FrontDesk) -> None:
    ticket = resolved(desk)

    desk.hears(CONTACT_ONE, "works for me now I think", ticket.thread)

    assert desk.new_in(ticket.thread)[-1].buttons == ["Yes, solved", "Not solved"]


def test_opened_again_it_is_no_longer_confirmed(asking: FrontDesk) -> None:
    asking.presses(CONTACT_ONE, "confirm", "EX-1")

    asking.presses(CONTACT_ONE, "reopen", "EX-1")

    assert replace(asking.ticket(), rating=None).confirmed_at is None
