"""Reminders of a ticket that fall together are one message to whoever is reminded."""

from bot.engine.escalation.live_reminder import LATE
from bot.events import Reminded
from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, GLOBE_ONE, HELIO_ONE, TRIAGE


def under(desk: FrontDesk, number: str = "EX-1") -> list[Post]:
    return desk.under(desk.ticket(number).card_in(TRIAGE))


def test_a_promise_and_a_call_that_is_missing_are_told_in_one_message(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1")
    desk.passes(minutes=59)
    before = len(under(desk))

    desk.passes(minutes=1)

    (told,) = under(desk)[before:]
    assert told.text.count("EX-1 · Globe") == 2  # in the line for notifications, and in the body
    assert "no response yet, due in" in told.text
    assert "No call noted yet, and this level is handled by phone." in told.text
    assert told.buttons == ["Acknowledge", "They called"]


def test_nobody_is_mentioned_twice_in_it(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1")

    desk.passes(hours=1)

    summary, _, body = under(desk)[-1].text.partition("\n")
    assert (summary.count("@Agent One"), body.count("@Agent One")) == (1, 1)


def test_each_is_on_the_record(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1")

    desk.passes(hours=1)

    told = [event.about for event in desk.history("EX-1") if isinstance(event, Reminded)]
    assert set(told[-2:]) == {"first-response", "phone-call/1"}


def test_a_goal_of_our_own_and_a_call_are_one_too(desk: FrontDesk) -> None:
    desk.opened(HELIO_ONE, "1")
    desk.passes(minutes=59)
    before = len(under(desk))

    desk.passes(minutes=1)

    (told,) = under(desk)[before:]
    assert "our goal was" in told.text
    assert "No call noted yet" in told.text


def test_what_goes_to_the_customer_is_a_message_of_its_own(desk: FrontDesk) -> None:
    ticket = desk.opened(GLOBE_ONE, "1")

    desk.passes(hours=1)

    assert "about EX-1: 📞" in desk.new_in(ticket.thread)[-1].text
    assert "the first response" not in desk.new_in(ticket.thread)[-1].text.lower()


def test_after_a_standstill_there_is_one_message_of_all_that_came_due(desk: FrontDesk) -> None:
    desk.agrees(ACME, EXAMPLES.plan("larkspur/archive"))
    desk.opened(CONTACT_ONE, "A")

    desk.stands_still(hours=5)

    (told,) = [post for post in desk.triage() if post.held.entry.series == LATE]
    for said in ("our goal was", "is the customer's pick", "No call noted yet"):
        assert said in told.text
    assert "the desk wasn't running" in told.text
    assert "Confirm A" in told.buttons


def test_an_answer_withdraws_it_while_it_is_not_out(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1")
    desk.passes(hours=1)

    desk.types(AGENT_ONE, "ack EX-1")

    assert under(desk)[-1].is_withdrawn
