"""`new what happened`: the desk posts the request in the customer's channel, and everything hangs under that post."""

import pytest
from msgspec.structs import replace

from bot.commands import CreateIntake, Origin, ReceiveMessage, Via
from bot.events import IntakeHeld, IntakeStarted
from bot.model import links
from bot.model.intake import Intake, IntakeState
from bot.model.places import Account, MessageRef, OwnThread, Place, Thread
from storage.memory.outbox import MemoryOutbox
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    GLOBE_ONE,
    ORBIT_ONE,
    PRIVATE,
    STERLING_ONE,
    STRANGER,
    TRIAGE,
)

ACME = people.channel(people.ACME)


def test_the_request_is_posted_in_the_persons_name_and_asked_about_under_that_post(desk: FrontDesk) -> None:
    answered = desk.types(CONTACT_ONE, "new Nobody can log in")

    request, question = announced(desk), desk.under(only_intake(desk).source)[0]
    assert request.text.startswith("Contact One asks: “Nobody can log in”")
    assert "How urgent is this?" in question.text
    assert "Acme's channel" in answered


def test_the_ticket_and_its_card_hang_there_too_and_its_clock_counts_from_the_asking(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "new Nobody can log in")
    desk.passes(minutes=3)
    desk.presses(CONTACT_ONE, "choose", only_intake(desk).id, "1")

    ticket = desk.ticket()
    assert ticket.thread == OwnThread(place=ACME, message_key=only_intake(desk).source)
    assert ticket.opened_at == only_intake(desk).first.at
    assert "EX-1 · Level" in desk.under(only_intake(desk).source)[-1].text


def test_triage_links_to_the_thread_by_the_name_of_that_post(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "new Nobody can log in")

    assert links.missing_keys(desk.triage()[-1].message) == {only_intake(desk).source}


def test_a_reply_under_that_post_belongs_to_the_ticket(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "new Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", only_intake(desk).id, "1")

    desk.hears(CONTACT_ONE, "It is back.", thread=posted(desk))

    assert "It is back." in desk.under(desk.ticket().card_in(TRIAGE))[-1].text


def test_a_severity_typed_under_that_post_opens(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "new Nobody can log in")

    desk.hears(CONTACT_ONE, "2", thread=posted(desk))

    assert desk.ticket().severity == "2"


def test_an_answer_of_the_vendor_under_that_post_is_the_first_response(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "new Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", only_intake(desk).id, "1")

    desk.hears(AGENT_ONE, "We are looking.", thread=posted(desk))

    response = desk.ticket().response
    assert response is not None
    assert response.name == "Agent One"


def test_a_contact_asks_in_private_for_the_customer_that_names_them(desk: FrontDesk) -> None:
    desk.types(GLOBE_ONE, "new The report is empty", PRIVATE)

    assert announced(desk).held.entry.place == people.channel(people.GLOBE)


def test_what_is_said_to_the_desk_in_private_is_answered_with_a_link(desk: FrontDesk) -> None:
    desk.tells(CONTACT_ONE, "new Nobody can log in")

    assert links.missing_keys(desk.private_messages(CONTACT_ONE)[-1].message) == {only_intake(desk).source}


def test_a_mention_in_the_channel_is_a_request_as_it_stands(desk: FrontDesk) -> None:
    thread = desk.hears(CONTACT_ONE, "new users cannot log in", mention=True)

    assert desk.asked_for(thread) == ["new users cannot log in"]
    assert desk.intake(thread).thread == thread


def test_a_mention_in_the_thread_of_a_ticket_asks_for_another(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    assert isinstance(ticket.thread, Thread)

    desk.hears(CONTACT_ONE, "new The export fails too", thread=ticket.thread, mention=True)

    assert latest(desk).first.text == "The export fails too"
    assert latest(desk).thread != ticket.thread


def test_a_stranger_is_told_that_nobody_knows_for_whom(desk: FrontDesk) -> None:
    answered = desk.types(STRANGER, "new Nobody can log in", PRIVATE)

    assert "can't tell which customer" in answered
    assert desk.store.kept.intakes == {}


def test_who_may_not_ask_is_refused_under_the_post_and_nothing_written_is_lost(desk: FrontDesk) -> None:
    answered = desk.types(COLLEAGUE, "new Nobody can log in", ACME)

    refused = only_intake(desk)
    assert isinstance(desk.history(refused.id)[0], IntakeHeld)
    assert "Nobody can log in" in announced(desk).text
    assert "designated contact" in desk.under(refused.source)[0].text
    assert "not open yet" in answered


def test_a_contact_takes_a_refused_request_up_under_the_post(desk: FrontDesk) -> None:
    desk.types(COLLEAGUE, "new Nobody can log in", ACME)

    desk.hears(CONTACT_ONE, "Please do", thread=posted(desk))

    assert latest(desk).requester == CONTACT_ONE
    assert "Nobody can log in" in latest(desk).first.text


def test_a_plan_without_a_channel_is_told_so(desk: FrontDesk) -> None:
    desk.types(STERLING_ONE, "new Nobody can log in")

    assert only_intake(desk).state is IntakeState.REFUSED
    assert "doesn't include support by chat" in desk.under(only_intake(desk).source)[0].text


def test_the_same_delivery_twice_asks_once(desk: FrontDesk) -> None:
    origin = Origin(by=CONTACT_ONE, place=ACME, at=desk.clock.at, via=Via.SLASH, keys=("slack:command:1",))

    desk.gives(CreateIntake(origin=origin, text="Nobody can log in"))
    desk.gives(CreateIntake(origin=origin, text="Nobody can log in"))

    assert len(desk.store.kept.intakes) == 1


def test_two_requests_a_moment_apart_are_two(desk: FrontDesk) -> None:
    desk.types(CONTACT_ONE, "new Nobody can log in")
    desk.passes(seconds=1)
    desk.types(CONTACT_ONE, "new The export fails")

    assert [intake.first.text for intake in desk.store.kept.intakes.values()] == [
        "Nobody can log in",
        "The export fails",
    ]


# The vendor's people


@pytest.mark.parametrize("named", ["acme", "Acme", "ACME "])
def test_the_vendors_people_ask_for_the_customer_that_they_name(desk: FrontDesk, named: str) -> None:
    desk.types(AGENT_ONE, f"new {named}: Nobody can log in")

    started = desk.history(only_intake(desk).id)[0]
    assert isinstance(started, IntakeStarted)
    assert (started.by, started.requester) == ("agent-one", CONTACT_ONE)
    assert started.customer_message.text == "Nobody can log in"
    assert announced(desk).text.startswith("Agent One asks for Contact One: “Nobody can log in”")


def test_in_a_customers_channel_they_need_not_name_it(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, "new Error: nobody can log in", ACME)

    assert only_intake(desk).first.text == "Error: nobody can log in"


def test_elsewhere_they_are_asked_for_which_customer(desk: FrontDesk) -> None:
    answered = desk.types(AGENT_ONE, "new Nobody can log in")

    assert "Which customer is it for:" in answered
    assert desk.store.kept.intakes == {}


def test_a_customer_chooses_no_other_customer_by_naming_it(desk: FrontDesk) -> None:
    desk.types(GLOBE_ONE, "new acme: Nobody can log in")

    assert announced(desk).held.entry.place == people.channel(people.GLOBE)
    assert only_intake(desk).first.text == "acme: Nobody can log in"


def test_where_nobody_is_named_there_is_nobody_to_ask_for() -> None:
    desk = FrontDesk(file=replaced(people.ACME, contacts=()))

    answered = desk.types(AGENT_ONE, "new acme: Nobody can log in")

    assert "can't open it for anybody" in answered


def test_a_customer_without_a_channel_is_told_so() -> None:
    desk = FrontDesk(file=replaced(people.ORBIT, channels=()))

    assert "Orbit doesn't have a channel yet" in desk.types(ORBIT_ONE, "new Nobody can log in", PRIVATE)


def only_intake(desk: FrontDesk) -> Intake:
    (intake,) = desk.store.kept.intakes.values()
    return intake


def latest(desk: FrontDesk) -> Intake:
    return list(desk.store.kept.intakes.values())[-1]


def announced(desk: FrontDesk) -> Post:
    """The request as the desk posted it."""
    (post,) = [post for post in desk.posts() if post.held.entry.fills == latest(desk).source]
    return post


def posted(desk: FrontDesk) -> Thread:
    """The thread under it, once it is out."""
    place, source = latest(desk).thread.place, announced(desk)
    outbox = MemoryOutbox(desk.store)
    while (delivery := outbox.claim(str(place), desk.clock.at)) is not None:
        ref = MessageRef(place=place, id=f"1900000000.{delivery.id.removeprefix('d').zfill(6)}")
        outbox.sent(delivery.id, ref, desk.clock.at)
        if delivery.id == f"d{source.number}":
            return Thread(place=place, root=ref.id)
    raise AssertionError("the request never went out")


def mentions(desk: FrontDesk, who: Account, text: str, place: Place) -> None:
    origin = Origin(by=who, place=place, at=desk.clock.at, via=Via.MENTION, keys=("m1",))
    desk.gives(ReceiveMessage(origin=origin, message="1800000099.000100", text=text, mentions_desk=True))


def replaced(name: people.CustomerId, **changes: object) -> people.Desk:
    file = people.a_desk_file()
    customers = tuple(replace(one, **changes) if one.id == name else one for one in file.customers)  # type: ignore[arg-type]  # the fields are the caller's word
    return replace(file, customers=customers)
