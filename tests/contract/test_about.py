"""Every store knows which request or ticket a message belongs to, whoever wrote it."""

from typing import get_args

import pytest
from msgspec.structs import replace

from bot.effects import Say, ToPerson
from bot.events import CustomerWrote, Event, Heard, IntakeJoined
from bot.model.ids import IntakeId, SubjectId, TicketId
from bot.model.places import MessageRef, Place, Platform, Thread
from tests.contract.examples import (
    AGENT_ONE,
    CHANNEL,
    CONTACT_ONE,
    NOW,
    THREAD,
    TRIAGE,
    a_message,
    a_ticket,
    an_edit,
    an_intake,
    joined,
    keep,
    look,
    opened,
    post,
    said,
    started,
)
from tests.contract.sending import claimed, put, send_all, sent
from tests.contract.stores import Store

REQUEST, TICKET = IntakeId("i1"), TicketId("EX-1")


def about(store: Store, message: str, place: Place = CHANNEL) -> SubjectId | None:
    return look(store, lambda work: work.about(MessageRef(place=place, id=message)))


def wrote(message: str) -> CustomerWrote:
    """A later message of Contact One in the thread of a ticket."""
    return CustomerWrote(at=NOW, by=str(CONTACT_ONE), via="message", customer_message=replace(said(), message=message))


def asked(store: Store, name: str = REQUEST, *messages: str) -> None:
    """A request of these messages after its first."""
    more = [replace(joined(), customer_message=replace(said(), message=message)) for message in messages]
    intake = an_intake(name, version=1 + len(more))
    keep(store, lambda work: work.save(intake, [started(intake), *more]))


# What people wrote


def test_the_message_that_began_a_request_belongs_to_it(store: Store) -> None:
    asked(store)

    assert about(store, THREAD.root) == REQUEST


def test_so_does_each_that_joined_it(store: Store) -> None:
    asked(store, REQUEST, "2.000100", "3.000100")

    assert [about(store, message) for message in ("2.000100", "3.000100")] == [REQUEST, REQUEST]


def test_a_message_that_a_ticket_holds_belongs_to_the_ticket(store: Store) -> None:
    keep(store, lambda work: work.save(a_ticket(version=2), [opened(a_ticket()), wrote("2.000100")]))

    assert about(store, "2.000100") == TICKET


def test_a_message_that_nobody_holds_belongs_to_nothing(store: Store) -> None:
    asked(store)

    assert about(store, "9.000100") is None


def test_the_same_id_in_another_channel_is_another_message(store: Store) -> None:
    asked(store)

    assert about(store, THREAD.root, TRIAGE) is None


def test_a_message_that_two_requests_hold_belongs_to_the_later(store: Store) -> None:
    asked(store, REQUEST, "2.000100")
    other = an_intake("i2", version=2, thread=Thread(place=CHANNEL, root="4.000100"))
    taken_up = IntakeJoined(at=NOW, by="acme-one", via="message", customer_message=replace(said(), message="2.000100"))
    keep(store, lambda work: work.save(other, [started(other), taken_up]))

    assert about(store, "2.000100") == IntakeId("i2")


def test_a_message_is_known_within_the_unit_of_work_that_heard_it(store: Store) -> None:
    with store.unit_of_work() as work:
        work.save(an_intake(), [started(an_intake())])

        assert work.about(MessageRef(place=CHANNEL, id=THREAD.root)) == REQUEST


def test_what_was_rolled_back_belongs_to_nothing(store: Store) -> None:
    look(store, lambda work: work.save(an_intake(), [started(an_intake())]))

    assert about(store, THREAD.root) is None


@pytest.mark.parametrize("kind", get_args(Event))
def test_every_event_that_holds_what_somebody_said_counts(kind: type[Event]) -> None:
    assert ("customer_message" in kind.__struct_fields__) == issubclass(kind, get_args(Heard))


# What the desk posted


def test_a_post_belongs_to_what_it_is_about(store: Store) -> None:
    put(
        store,
        post("card", message_key="EX-1/triage", subject=TICKET),
        post("reminder", under="EX-1/triage", subject=TICKET),
    )
    refs = [sent(store, claimed(store)) for _ in range(2)]

    assert [about(store, ref.id, TRIAGE) for ref in refs] == [TICKET, TICKET]


def test_a_direct_message_belongs_to_what_it_is_about_in_the_chat_that_it_was_posted_in(store: Store) -> None:
    chat = Place(platform=Platform.SLACK, workspace="T0DESK", channel="D0AGENT1")
    put(store, Say(to=ToPerson(account=AGENT_ONE), message=a_message(), subject=TICKET))
    delivery = claimed(store, AGENT_ONE)
    store.outbox.sent(delivery.id, MessageRef(place=chat, id="5.000100"), NOW)

    assert about(store, "5.000100", chat) == TICKET


def test_a_post_about_nothing_belongs_to_nothing(store: Store) -> None:
    put(store, post("The database is slow."))
    ref = sent(store, claimed(store))

    assert about(store, ref.id, TRIAGE) is None


def test_an_edit_leaves_a_post_with_what_it_was_about(store: Store) -> None:
    put(store, post("pending", message_key="i1/pending", subject=REQUEST))
    ref = sent(store, claimed(store))
    put(store, replace(an_edit("opened", message_key="i1/pending"), subject=TICKET))

    send_all(store)

    assert about(store, ref.id, TRIAGE) == REQUEST
