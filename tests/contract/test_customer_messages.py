"""Every store keeps each message of a person once, as it reads now, beside the request or ticket that holds it."""

from msgspec.structs import replace

from bot.events import CustomerWrote, IntakeEdited, IntakeJoined, IntakeOverheard
from bot.model.customer_message import CustomerMessage, MessageSide
from bot.model.ids import IntakeId, SubjectId, TicketId
from bot.model.places import MessageRef
from tests.contract.examples import (
    CONTACT_ONE,
    NOW,
    THREAD,
    TRIAGE,
    a_ticket,
    an_intake,
    keep,
    look,
    opened,
    said,
    started,
)
from tests.contract.stores import Store

REQUEST, TICKET = IntakeId("i1"), TicketId("EX-1")


def message(number: int, text: str = "And more.") -> CustomerMessage:
    return replace(said(text), message=f"{number}.000100")


def more(number: int) -> IntakeJoined:
    return IntakeJoined(at=NOW, by=str(CONTACT_ONE), via="message", customer_message=message(number))


def asked(store: Store, *numbers: int) -> None:
    """A request that holds these messages beside its first."""
    intake = an_intake(more=len(numbers), version=1 + len(numbers))
    keep(store, lambda work: work.save(intake, [started(intake), *map(more, numbers)]))


def held(store: Store, subject: SubjectId = REQUEST) -> tuple[CustomerMessage, ...]:
    return look(store, lambda work: work.customer_messages(subject))


def test_a_request_holds_its_messages_in_the_order_in_which_they_came(store: Store) -> None:
    asked(store, 3, 2)

    assert held(store) == (said(), message(3), message(2))


def test_an_edited_message_reads_as_it_does_now_and_stays_in_its_place(store: Store) -> None:
    asked(store, 2, 3)
    edited = IntakeEdited(at=NOW, by=str(CONTACT_ONE), via="message", customer_message=message(2, "Not so bad."))

    keep(store, lambda work: work.save(an_intake(more=2, version=4), [edited]))

    assert held(store) == (said(), message(2, "Not so bad."), message(3))


def test_a_message_edited_twice_at_once_reads_as_it_was_edited_last(store: Store) -> None:
    asked(store, 2, 3)
    edits = [
        IntakeEdited(at=NOW, by=str(CONTACT_ONE), via="message", customer_message=message(number, text))
        for number, text in ((2, "Bad."), (3, "Worse."), (2, "Not so bad."), (3, "All is well."))
    ]

    keep(store, lambda work: work.save(an_intake(more=2, version=7), edits))

    assert held(store) == (said(), message(2, "Not so bad."), message(3, "All is well."))


def test_what_others_wrote_beside_the_customers_words_is_held_and_is_no_part_of_them(store: Store) -> None:
    asked(store, 2)
    beside = replace(message(3), side=MessageSide.BESIDE)
    ours = replace(message(3, "Restart it?"), side=MessageSide.INTERNAL, place=TRIAGE)
    events = [
        IntakeOverheard(at=NOW, by="agent-one", via="message", customer_message=each, name="Agent One")
        for each in (beside, ours)
    ]
    keep(store, lambda work: work.save(an_intake(more=1, version=4), events))

    found = look(store, lambda work: [work.customer_message(REQUEST, each.key) for each in (beside, ours)])

    assert (held(store), found) == ((said(), message(2)), [beside, ours])
    assert look(store, lambda work: work.about(MessageRef(place=TRIAGE, id=ours.message))) == REQUEST


def test_one_message_is_found_by_its_id_in_the_request_that_holds_it_alone(store: Store) -> None:
    asked(store, 2)

    found = look(
        store,
        lambda work: [
            work.customer_message(subject, "2.000100") for subject in (REQUEST, IntakeId("i2"), TicketId("EX-1"))
        ],
    )

    assert found == [message(2), None, None]


def test_a_ticket_holds_what_was_written_after_it_had_opened(store: Store) -> None:
    wrote = CustomerWrote(at=NOW, by=str(CONTACT_ONE), via="message", customer_message=message(2))
    keep(store, lambda work: work.save(a_ticket(version=2), [opened(a_ticket()), wrote]))

    assert held(store, TICKET) == (message(2),)


def test_what_was_saved_is_seen_within_the_same_transaction(store: Store) -> None:
    intake = an_intake()
    with store.unit_of_work() as work:
        work.save(intake, [started(intake)])

        assert work.customer_message(REQUEST, THREAD.root) == said()


def test_nothing_is_held_after_a_roll_back(store: Store) -> None:
    intake = an_intake()
    with store.unit_of_work() as work:
        work.save(intake, [started(intake)])

    assert held(store) == ()
