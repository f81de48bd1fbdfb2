"""All that anybody writes in the customer's thread is shown under the card, with what becomes of it."""

import pytest

from bot.commands import Command, DeleteMessage, EditMessage, Origin, Via
from bot.events import CustomerEdited, Overheard, Replied
from bot.model.places import Account
from bot.model.ticket import Status, Ticket
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.newcomers import FULL, NEWCOMER, known, with_directory
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, TRIAGE


@pytest.fixture
def ticket(desk: FrontDesk) -> Ticket:
    """EX-1 of Acme."""
    return desk.opened(CONTACT_ONE, "2")


def under(desk: FrontDesk) -> list[str]:
    """What stands under its card."""
    return [post.text for post in desk.under(desk.ticket().card_in(TRIAGE))]


def changes(desk: FrontDesk, who: Account, text: str | None) -> None:
    """Somebody edits what was written last, or deletes it."""
    desk.clock.move(seconds=1)
    origin = Origin(by=who, place=desk.ticket().thread.place, at=desk.clock.at, via=Via.MESSAGE)
    (*_, last) = [said.message for whose, said in desk.store.kept.customer_messages.items() if whose[0] == "EX-1"]
    given: Command = DeleteMessage(origin=origin, message=last)
    if text is not None:
        given = EditMessage(origin=origin, message=last, text=text)
    desk.gives(given)


def test_what_staff_write_there_is_shown_with_its_files(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(AGENT_ONE, "Try this build", ticket.thread, files=("build.zip",))

    (shown,) = under(desk)
    assert all(words in shown for words in ("Agent One on EX-1:", "Try this build", "build.zip", "Open the message"))
    assert desk.ticket().status is Status.ACKNOWLEDGED


def test_so_is_a_greeting_which_is_no_reply(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(AGENT_ONE, "Hello!", ticket.thread)

    assert "Hello!" in under(desk)[-1]
    assert desk.ticket().response is None


@pytest.mark.parametrize(
    "order", ["reply EX-1 We restart it", "wait EX-1 We restart it", "resolve EX-1 We restart it", "reply EX-1 Hello!"]
)
def test_so_are_the_words_that_go_to_the_customer_through_the_desk(desk: FrontDesk, ticket: Ticket, order: str) -> None:
    desk.types(AGENT_ONE, order)

    assert f"Agent One to the customer on {ticket.id}: “{order.partition('EX-1 ')[2]}”" in under(desk)[-1]


def test_they_are_not_shown_where_they_were_said_to_the_desk(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(AGENT_ONE, "reply EX-1 We restart it", ticket.thread.__class__(place=TRIAGE, root="1.1"), mention=True)

    assert under(desk) == []


@pytest.mark.parametrize(("who", "name"), [(AGENT_ONE, "Agent One"), (GLOBE_ONE, "Contact Three of Globe")])
def test_edits_and_deletions_of_others_follow_and_their_words_stay_on_record(
    desk: FrontDesk, ticket: Ticket, who: Account, name: str
) -> None:
    desk.hears(who, "It is the proxi", ticket.thread)

    changes(desk, who, "It is the proxy")
    changes(desk, who, None)

    assert f"{name} edited a message on EX-1:" in under(desk)[1]
    assert f"A message of {name} on EX-1 was deleted. It said: “It is the proxy”" in under(desk)[2]
    assert desk.ticket().text == ticket.text


def test_so_do_those_of_staff_whom_the_desk_file_lacks() -> None:
    desk = with_directory()
    desk.hears(NEWCOMER, "It is the proxi", desk.opened(CONTACT_ONE, "2").thread)
    known(desk, FULL)

    changes(desk, NEWCOMER, "It is the proxy")

    assert "edited a message on EX-1:" in under(desk)[-1]


def test_so_do_those_of_thanks(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(CONTACT_ONE, "Thanks!", ticket.thread)

    changes(desk, CONTACT_ONE, "Thanks, but London is still down")

    assert "London is still down" in under(desk)[-1]
    assert [type(each) for each in desk.history("EX-1")[1:]] == [Overheard, CustomerEdited]


def test_an_edited_reply_was_given_when_it_was(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(AGENT_ONE, "Looking into it", ticket.thread)
    answered = desk.ticket().response

    changes(desk, AGENT_ONE, "Looking into it now")

    assert desk.ticket().response == answered
    assert next(each for each in desk.history("EX-1") if isinstance(each, Replied)).text == "Looking into it"


def test_a_customer_reads_replies_in_the_history_as_they_read_now(desk: FrontDesk, ticket: Ticket) -> None:
    desk.hears(AGENT_ONE, "The pasword is hunter2", ticket.thread)
    changes(desk, AGENT_ONE, None)

    assert "Agent One wrote a message that's deleted now." in desk.types(CONTACT_ONE, "history EX-1")
    assert "hunter2" in desk.types(AGENT_ONE, "history EX-1")


def test_before_it_is_a_ticket_all_of_it_is_shown_under_the_pending_line_and_no_part_of_it(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    said = ("Hello!", "Which browser?", "Or app?", "Hi")
    for text in said:
        desk.hears(CONTACT_ONE if text == "Hi" else AGENT_ONE, text, asked)

    shown = [post.text for post in desk.under(desk.intake(asked).card_in(TRIAGE))]
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "2")

    assert [text for text in said if not any(text in one for one in shown)] == []
    assert desk.ticket().text == "Nobody can log in"
