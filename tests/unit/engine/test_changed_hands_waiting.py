"""A channel changes hands while messages wait for it: each is judged again when it is to go out."""

import re

from msgspec.structs import replace

from bot.delivery.send_check import check
from bot.model.places import Place, Thread
from storage.memory.outbox import MemoryOutbox
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.in_force import apply, send_all
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE
from tests.unit.engine.test_changed_hands import ELSEWHERE, NEW, NOWHERE, OLD, SECRET, file, message_of, thread

__all__ = ["thread"]


def test_what_waits_goes_to_the_customers_other_channel(desk: FrontDesk, thread: Thread) -> None:
    desk.types(AGENT_ONE, "reply EX-1 We look")
    apply(desk, ELSEWHERE)

    sent = send_all(desk)

    assert message_of(sent, OLD) == []
    assert "Agent One on EX-1: We look" in message_of(sent, NEW)


def test_what_waits_for_a_customer_without_a_channel_is_kept_back_and_triage_told(
    desk: FrontDesk, thread: Thread
) -> None:
    desk.types(AGENT_ONE, "reply EX-1 We look")
    apply(desk, NOWHERE)

    sent = send_all(desk)

    assert message_of(sent, OLD) == []
    assert any("Acme wasn't reached" in text for text in message_of(sent, people.TRIAGE))


def test_a_question_that_waits_is_asked_in_the_other_channel(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, SECRET)
    apply(desk, ELSEWHERE)

    sent = send_all(desk)

    assert message_of(sent, OLD) == []
    asked, question = message_of(sent, NEW)
    assert asked == f"Contact One asks: “{SECRET}”"
    assert question.startswith("Got it, Contact One. How urgent is this?")


def test_a_card_that_waits_is_not_said_twice(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, SECRET)
    send_all(desk)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "2")
    desk.types(AGENT_ONE, "reply EX-1 We look")
    apply(desk, ELSEWHERE)

    sent = message_of(send_all(desk), NEW)

    assert [re.split("[:.]", text)[0] for text in sent] == [
        "EX-1 · Level 2 – Urgent",
        "EX-1 goes on in this thread",
        "Agent One on EX-1",
    ]


def test_what_is_kept_back_twice_is_said_elsewhere_once(desk: FrontDesk, thread: Thread) -> None:
    desk.types(AGENT_ONE, "reply EX-1 We look")
    apply(desk, ELSEWHERE)
    outbox = MemoryOutbox(desk.store)
    delivery = outbox.claim(str(OLD), desk.clock.at)
    assert delivery

    check(desk.service, delivery)
    check(desk.service, delivery)

    outbox.withhold(delivery.id, "")
    assert message_of(send_all(desk), NEW).count("Agent One on EX-1: We look") == 1


def test_what_triage_reads_goes_to_no_customer_when_the_channel_of_triage_becomes_one(
    desk: FrontDesk, thread: Thread
) -> None:
    desk.types(AGENT_ONE, "note EX-1 Never for customers")
    other = Place.parse("slack:T0DESK/C0TRIAGE2")
    apply(desk, replace(file(acmes=(OLD,), globes=(people.TRIAGE,)), triage=(other,)))

    sent = send_all(desk)

    assert message_of(sent, people.TRIAGE) == []
    assert all("Never for customers" not in text for where, text in sent if where != str(other))


def test_a_direct_conversation_goes_on_where_it_is(desk: FrontDesk) -> None:
    asked = desk.tells(CONTACT_ONE, SECRET)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "2", asked.place)
    apply(desk, ELSEWHERE)

    desk.types(AGENT_ONE, "reply EX-1 We look")

    assert "Agent One on EX-1: We look" in message_of(send_all(desk), asked.place)
