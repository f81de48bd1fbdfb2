"""A channel changes hands: nothing of its former customer's is said there again, and their tickets go on elsewhere."""

import re

import pytest
from msgspec.structs import replace

from bot.commands import OpenFromMessage, Origin, Pointed, ReceiveMessage, Via
from bot.events import TicketMoved
from bot.model import plain_text
from bot.model.desk import Desk
from bot.model.places import OwnThread, Place, Thread
from bot.model.ticket import Status
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.in_force import apply, send_all
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE, GLOBE_ONE
from tests.unit.engine.points import NOTHING_THERE

OLD, NEW = people.channel(ACME), Place.parse("slack:T0DESK/C0ACMENEW")
ANSWERS = ["ack EX-1", "reply EX-1 We look", "wait EX-1 Which?", "resolve EX-1 Done"]
SECRET = "Our merger fails to log in"


def file(*, acmes: tuple[Place, ...] = (NEW,), globes: tuple[Place, ...] = (OLD,)) -> Desk:
    """The desk file, in which Acme's channel is Globe's now."""
    before = people.a_desk_file()
    channels = {ACME: acmes, GLOBE: globes}
    customers = tuple(replace(one, channels=channels.get(one.id, one.channels)) for one in before.customers)
    return replace(before, customers=customers)


def without_acme(applied: Desk) -> Desk:
    """A file that has Acme no more."""
    return replace(applied, customers=tuple(one for one in applied.customers if one.id != ACME))


ELSEWHERE, NOWHERE, NOBODYS = file(), file(acmes=()), file(globes=())


@pytest.fixture
def thread(desk: FrontDesk) -> Thread:
    """EX-1 of Acme, whose words have all gone out in what is Acme's channel still."""
    asked = desk.hears(CONTACT_ONE, SECRET)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "2")
    send_all(desk)
    return asked


def message_of(sent: list[tuple[str, str]], place: Place) -> list[str]:
    """What went out in a place."""
    return [text for where, text in sent if where == str(place)]


# What is said to the former customer


@pytest.mark.parametrize(
    "order", ["ack EX-1", "reply EX-1 We look", "wait EX-1 Which?", "resolve EX-1 Done", "close EX-1"]
)
@pytest.mark.parametrize("applied", [ELSEWHERE, NOWHERE, NOBODYS, file(acmes=(), globes=()), without_acme(file())])
def test_nothing_is_said_there_again(desk: FrontDesk, thread: Thread, order: str, applied: Desk) -> None:
    apply(desk, applied)

    desk.types(AGENT_ONE, order)

    assert message_of(send_all(desk), thread.place) == []


def test_time_says_nothing_there_either(desk: FrontDesk, thread: Thread) -> None:
    desk.types(AGENT_ONE, "resolve EX-1 Done")
    send_all(desk)
    apply(desk, NOWHERE)

    desk.passes(days=8)

    assert desk.ticket().status is Status.CLOSED
    assert message_of(send_all(desk), thread.place) == []


def test_the_ticket_goes_on_under_its_card_in_another_channel_of_its_customer(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)

    desk.types(AGENT_ONE, "reply EX-1 We look")

    there = message_of(send_all(desk), NEW)
    assert [re.split("[:.]", text)[0] for text in there[:2]] == [
        "EX-1 · Level 2 – Urgent",
        "EX-1 goes on in this thread",
    ]
    assert "Agent One on EX-1: We look" in there
    assert desk.ticket().thread == OwnThread(place=NEW, message_key=desk.ticket().card)
    assert isinstance(desk.history("EX-1")[1], TicketMoved)
    assert SECRET in there[1]


def test_triage_reads_where_it_goes_on(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)

    desk.types(AGENT_ONE, "reply EX-1 We look")

    assert any("EX-1 goes on in another channel of Acme" in post.text for post in desk.triage())


def test_it_moves_once(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)
    desk.types(AGENT_ONE, "reply EX-1 We look")
    send_all(desk)

    desk.types(AGENT_ONE, "reply EX-1 It is mended")

    assert sum(isinstance(event, TicketMoved) for event in desk.history("EX-1")) == 1
    assert [text for text in message_of(send_all(desk), NEW) if "goes on" in text] == []


def test_what_the_customer_writes_in_the_new_thread_reaches_the_ticket(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)
    desk.types(AGENT_ONE, "reply EX-1 We look")
    send_all(desk)
    root = desk.store.kept.posted[desk.ticket().card]

    desk.hears(CONTACT_TWO, "Still down", Thread(place=root.place, root=root.id))

    assert "Still down" in desk.triage()[-1].text
    assert len(desk.store.kept.intakes) == 1


def test_what_says_nothing_to_the_customer_moves_nothing(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)

    desk.types(AGENT_ONE, "note EX-1 Mind the old version")

    assert desk.ticket().thread == thread


def test_a_request_goes_on_too_before_it_is_a_ticket(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, SECRET)
    send_all(desk)
    apply(desk, ELSEWHERE)

    desk.passes(minutes=31)

    sent = send_all(desk)
    assert message_of(sent, OLD) == []
    assert SECRET in message_of(sent, NEW)[0]
    assert desk.ticket().thread.place == NEW
    assert desk.store.kept.intakes[desk.ticket().intake].left == (asked.place,)


@pytest.mark.parametrize("order", ANSWERS)
def test_a_customer_without_a_channel_is_not_reached_and_the_agent_is_told(
    desk: FrontDesk, thread: Thread, order: str
) -> None:
    apply(desk, NOWHERE)
    before = desk.ticket()

    told = desk.types(AGENT_ONE, order)

    assert "Acme wasn't reached" in told
    assert desk.ticket() == before


def test_of_what_else_would_be_said_triage_is_told(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, NOWHERE)

    desk.types(AGENT_ONE, "close EX-1")

    assert any("Acme wasn't reached" in post.text for post in desk.triage())
    assert desk.ticket().status is Status.CLOSED


# What the new customer does there


def test_what_the_new_customer_writes_in_an_old_thread_is_their_own_request(desk: FrontDesk, thread: Thread) -> None:
    before = desk.ticket()
    apply(desk, ELSEWHERE)

    desk.hears(GLOBE_ONE, "The report is empty", thread)

    assert desk.ticket() == before
    assert desk.intake(thread).customer == GLOBE


def test_what_was_opened_there_later_is_the_new_customers(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)
    desk.hears(GLOBE_ONE, "The report is empty", thread)
    desk.presses(GLOBE_ONE, "choose", desk.intake(thread).id, "2", OLD)

    desk.hears(GLOBE_ONE, "And the export too", thread)

    assert desk.ticket("EX-2").customer == GLOBE
    assert "on EX-2" in desk.triage()[-1].text


@pytest.mark.parametrize("text", ["close EX-1", "severity EX-1 1", "status EX-1", "why EX-1"])
def test_the_new_customer_learns_nothing_of_it(desk: FrontDesk, thread: Thread, text: str) -> None:
    apply(desk, ELSEWHERE)

    told = desk.types(GLOBE_ONE, text, OLD)

    assert told == desk.types(GLOBE_ONE, text.replace("EX-1", "EX-9"), OLD).replace("EX-9", "EX-1")


def test_what_an_agent_writes_in_the_old_thread_is_no_answer_and_they_are_told(desk: FrontDesk, thread: Thread) -> None:
    before = desk.ticket()
    apply(desk, ELSEWHERE)

    desk.hears(AGENT_ONE, "We are looking", thread)

    assert desk.ticket() == before
    (told,) = desk.private_messages(AGENT_ONE)
    assert "Acme wasn't reached" in told.text


def test_the_message_that_began_it_begins_nothing_for_the_new_customer(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)
    origin = Origin(by=replace(GLOBE_ONE, user="U0GUEST"), place=OLD, at=desk.clock.at, via=Via.MENTION)

    desk.gives(ReceiveMessage(origin=origin, message=thread.root, text=SECRET, mentions_desk=True))

    assert len(desk.store.kept.intakes) == 1


def test_nobody_points_at_what_another_customer_left_there(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, ELSEWHERE)

    pointed = Pointed(message=thread.root, writer=CONTACT_ONE, at=desk.clock.at, text=SECRET)
    origin = Origin(by=GLOBE_ONE, place=OLD, at=desk.clock.at, via=Via.ACTION)

    answer = desk.service.handle(OpenFromMessage(origin=origin, pointed=pointed)).answer

    assert answer
    assert plain_text.body(answer) == NOTHING_THERE


def test_a_customer_that_has_its_channel_still_is_written_to_there(desk: FrontDesk, thread: Thread) -> None:
    apply(desk, file(acmes=(OLD, NEW), globes=()))

    desk.types(AGENT_ONE, "reply EX-1 We look")

    assert "Agent One on EX-1: We look" in message_of(send_all(desk), OLD)
