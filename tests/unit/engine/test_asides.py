"""What is said to the desk alone in a channel: orders, answered in private, and nothing that others hear."""

from itertools import count

import pytest

from bot.commands import Origin, ReceiveMessage, Via
from bot.model.places import Account, Thread
from bot.model.ticket import Status
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, COLLEAGUE, CONTACT_ONE

_NUMBERS = count(1)
THERE = people.channel(ACME)


def asides(desk: FrontDesk, who: Account, text: str, thread: Thread | None = None) -> str:
    """Somebody says something to the desk alone in Acme's channel; what they alone are shown."""
    before = len(desk.private_messages(who))
    origin = Origin(by=who, place=THERE, thread=thread, at=desk.clock.at, via=Via.ASIDE)
    message = f"{1_900_000_000 + next(_NUMBERS)}.000100"
    desk.gives(ReceiveMessage(origin=origin, message=message, text=text, mentions_desk=True))
    return "\n".join(post.text for post in desk.private_messages(who)[before:])


def test_an_order_is_carried_out_and_confirmed_to_who_gave_it(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    answer = asides(desk, AGENT_ONE, "ack EX-1")

    assert desk.ticket().status is Status.ACKNOWLEDGED
    assert "EX-1" in answer


def test_in_the_thread_of_a_ticket_its_number_may_be_left_out(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    asides(desk, AGENT_ONE, "ack", ticket.thread)

    assert desk.ticket().status is Status.ACKNOWLEDGED


@pytest.mark.parametrize("who", [AGENT_ONE, CONTACT_ONE, COLLEAGUE])
@pytest.mark.parametrize("text", ["Nobody can log in", "I am looking at it", "1", "ok", "yes", "level 1"])
@pytest.mark.parametrize("is_in_thread", [True, False])
def test_words_are_no_request_no_answer_and_nobody_elses_to_read(
    desk: FrontDesk, who: Account, text: str, *, is_in_thread: bool
) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    shown, history = len(desk.posts()), desk.history("EX-1")

    answer = asides(desk, who, text, ticket.thread if is_in_thread else None)

    assert "nobody else can read it" in answer
    assert desk.ticket() == ticket
    assert desk.history("EX-1") == history
    assert len(desk.posts()) == shown + 1  # the answer


@pytest.mark.parametrize("is_in_thread", [True, False])
def test_a_kind_word_gets_one_back_and_changes_nothing(desk: FrontDesk, *, is_in_thread: bool) -> None:
    ticket = desk.opened(CONTACT_ONE, "3")
    history = desk.history("EX-1")

    answers = [asides(desk, CONTACT_ONE, one, ticket.thread if is_in_thread else None) for one in ("hello", "thanks!")]

    assert [answer.partition("!")[0] for answer in answers] == ["Hi", "You're welcome"]
    assert desk.history("EX-1") == history


def test_before_anybody_has_chosen_they_choose_nothing(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")

    asides(desk, CONTACT_ONE, "1", thread)
    asides(desk, AGENT_ONE, "We are on it", thread)

    assert desk.intake(thread).is_undecided
    assert desk.tickets() == ()


def test_a_request_is_posted_since_nobody_sees_what_was_typed(desk: FrontDesk) -> None:
    answer = asides(desk, CONTACT_ONE, "new: nobody can log in")

    assert "Acme" in answer
    assert any("nobody can log in" in post.text for post in desk.posts() if post.held.entry.place == THERE)


def test_a_reply_is_shown_under_the_card_since_nobody_saw_it_typed(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    asides(desk, AGENT_ONE, "reply EX-1 We restarted it.")

    assert desk.ticket().response
    assert any("We restarted it." in post.text for post in desk.new_in(ticket.thread))
    assert any("We restarted it." in post.text for post in desk.under(ticket.card_in(people.TRIAGE)))


def test_refused_words_are_given_back_since_they_vanish(desk: FrontDesk) -> None:
    assert "We restarted the gateway." in asides(desk, AGENT_ONE, "reply EX-9 We restarted the gateway.")


def test_the_desks_name_alone_asks_for_help(desk: FrontDesk) -> None:
    assert "After /ticket, or after @plandesk if others may read it:" in asides(desk, CONTACT_ONE, "")
