"""By which account somebody acts: files without a workspace, posts through an app, clicks under another workspace."""

import pytest

from bot.commands import Choose, OpenFromMessage, Origin, Pointed, ReceiveMessage, Via
from bot.model.carried import File
from bot.model.intake import IntakeState
from bot.model.places import Account, Thread
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, PRIVATE, STRANGER, TRIAGE, channel

HERE = channel(ACME)
ASSUMED = Account.parse("slack:T0DESK/U0ONE")
ORGANISATION = Account.parse("slack:E0ACME/U0ONE")
SISTER = Account.parse("slack:T0ACME2/U0ONE")
OTHER_BOT = Account.parse("slack:T0DESK/U0OTHERBOT")

LINE = 'accounts = ["slack:T0ACME/U0ONE", "slack:E0ACME/U0ONE"]'


def writes(desk: FrontDesk, who: Account, text: str, thread: Thread | None = None, **more: bool) -> Thread:
    """Somebody writes in Acme's channel, by what Slack says of them."""
    message = f"{1_810_000_000 + len(desk.store.kept.messages)}.000100"
    origin = Origin(by=who, place=HERE, thread=thread, at=desk.clock.at, via=Via.MESSAGE, **more)
    desk.gives(ReceiveMessage(origin=origin, message=message, text=text))
    return thread or Thread(place=HERE, root=message)


def clicks(desk: FrontDesk, who: Account, asked: Thread, thread: Thread | None) -> None:
    """Somebody presses Level 2 of a question, in the thread that Slack says."""
    origin = Origin(by=who, place=HERE, thread=thread, at=desk.clock.at, via=Via.BUTTON)
    desk.gives(Choose(origin=origin, intake=desk.intake(asked).id, severity="2"))


def lines(desk: FrontDesk) -> list[str]:
    """What triage read of accounts that the desk file lacks."""
    return [post.text for post in desk.triage() if "under another workspace" in post.text]


def test_who_is_named_without_a_workspace_is_the_one_contact_of_this_channel_with_that_user(desk: FrontDesk) -> None:
    asked = writes(desk, ASSUMED, "Look at this", is_workspace_assumed=True)

    assert desk.intake(asked).requester == CONTACT_ONE


def test_a_severity_with_a_screenshot_answers_and_close_with_one_is_allowed(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    for message, text, mention in (("2.1", "1", False), ("2.2", "close", True)):
        origin = Origin(
            by=ASSUMED, place=HERE, thread=asked, at=desk.clock.at, via=Via.MESSAGE, is_workspace_assumed=True
        )
        shot = (File(name="a.png"),)
        desk.gives(ReceiveMessage(origin=origin, message=message, text=text, files=shot, mentions_desk=mention))

    assert (desk.ticket().severity, desk.ticket().status) == ("1", Status.CLOSED)


def test_who_is_named_without_a_workspace_may_be_one_of_the_vendors_people(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    writes(desk, AGENT_ONE, "Here is a screenshot of the fix", asked, is_workspace_assumed=True)

    answered = desk.intake(asked).answered
    assert answered
    assert answered.name == "Agent One"


def test_who_is_named_with_a_workspace_is_nobody_else(desk: FrontDesk) -> None:
    asked = writes(desk, STRANGER, "Look at this")

    assert desk.intake(asked).state is IntakeState.HELD


def test_a_post_through_an_app_is_its_persons(desk: FrontDesk) -> None:
    asked = writes(desk, CONTACT_ONE, "Nobody can log in", by_program=True)

    writes(desk, AGENT_ONE, "We are looking", asked, by_program=True)

    assert desk.intake(asked).requester == CONTACT_ONE
    assert desk.intake(asked).answered


@pytest.mark.parametrize("mention", [False, True])
def test_a_bot_that_the_desk_file_does_not_have_is_not_answered(desk: FrontDesk, *, mention: bool) -> None:
    origin = Origin(by=OTHER_BOT, place=HERE, at=desk.clock.at, via=Via.MESSAGE, by_program=True)

    desk.gives(ReceiveMessage(origin=origin, message="1.1", text="help", mentions_desk=mention))

    assert desk.posts() == []


def test_a_bots_words_in_a_ticket_are_nobodys(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")
    before = len(desk.posts())
    assert isinstance(ticket.thread, Thread)

    writes(desk, OTHER_BOT, "Automatic reply: we are looking", ticket.thread, by_program=True)

    assert (desk.ticket().status, len(desk.posts())) == (Status.NEW, before)


@pytest.mark.parametrize(("writer", "requester"), [(CONTACT_ONE, CONTACT_ONE), (OTHER_BOT, CONTACT_TWO)])
def test_pointing_at_what_a_program_posted_asks_for_whom_it_posts(
    desk: FrontDesk, writer: Account, requester: Account
) -> None:
    pointed = Pointed(message="1.1", writer=writer, by_program=True, at=desk.clock.at, text="Disk full")
    origin = Origin(by=CONTACT_TWO, place=HERE, at=desk.clock.at, via=Via.SHORTCUT)

    desk.gives(OpenFromMessage(origin=origin, pointed=pointed))

    assert desk.intake(Thread(place=HERE, root="1.1")).requester == requester


@pytest.mark.parametrize("who", [ORGANISATION, SISTER], ids=str)
def test_a_click_in_the_thread_of_ones_own_request_counts_under_any_workspace(desk: FrontDesk, who: Account) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    clicks(desk, who, asked, asked)

    assert desk.ticket_in(asked).severity == "2"
    assert desk.ticket_in(asked).requester == CONTACT_ONE
    assert lines(desk) == []


def test_a_click_elsewhere_is_not_taken_for_the_requesters(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")

    clicks(desk, ORGANISATION, asked, Thread(place=HERE, root="1.1"))

    assert desk.tickets() == ()
    assert LINE in lines(desk)[0]


def test_a_click_in_anothers_request_counts_for_nobody_and_triage_gets_the_line_once_a_day(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_TWO, "Nobody can log in")

    clicks(desk, ORGANISATION, asked, asked)
    clicks(desk, ORGANISATION, asked, asked)

    assert desk.tickets() == ()
    assert len(lines(desk)) == 1
    assert LINE in lines(desk)[0]
    assert "Contact One" in lines(desk)[0]


def test_an_agents_click_under_another_workspace_gives_triage_the_line(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "2")

    told = desk.presses(Account.parse("slack:E0DESK/U0AGENT1"), "ack", ticket.id, place=TRIAGE)

    assert desk.ticket().status is Status.NEW
    assert told
    assert 'accounts = ["slack:T0DESK/U0AGENT1", "slack:E0DESK/U0AGENT1"]' in lines(desk)[0]


def test_a_stranger_and_a_contact_of_another_customer_are_nobodys_namesakes(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_TWO, "Nobody can log in")

    clicks(desk, STRANGER, asked, asked)
    desk.presses(Account.parse("slack:T0GLOBE/U0ONE"), "help", "", place=PRIVATE)

    assert lines(desk) == []
