"""Marks wait for each other and for nothing else, and nothing waits for them."""

from datetime import timedelta

from msgspec.structs import replace

from bot.effects import SetMark
from bot.model.ids import TicketId
from bot.model.places import MessageRef
from bot.model.state_mark import StateMark, marks_in, marks_of, tag_of
from bot.ports import Address, Delivery, DeliveryKind
from tests.contract.examples import CHANNEL, NOW, keep, post
from tests.contract.sending import put, send_all, sent
from tests.contract.stores import Store

MARKS, NEW = f"{CHANNEL}/marks", replace(CHANNEL, channel="C0NEW")
KEY = marks_in(CHANNEL)


def set_marks(store: Store, *changes: tuple[StateMark | None, StateMark | None]) -> None:
    ref = MessageRef(place=CHANNEL, id="1700000000.000100")
    for mark, before in changes:
        change = SetMark(ref=ref, mark=mark, before=before, subject=TicketId("EX-1"))
        keep(store, lambda work, change=change: work.set_mark(change, NOW))


def claimed(store: Store, conversation: str = MARKS) -> Delivery:
    delivery = store.outbox.claim(conversation, NOW)
    assert delivery is not None
    return delivery


def test_a_mark_names_its_message_and_what_is_put_on_and_taken_off(store: Store) -> None:
    set_marks(store, (StateMark.TAKEN, StateMark.OPEN))

    mark = claimed(store)

    assert (mark.kind, mark.address) == (DeliveryKind.MARK, Address(place=CHANNEL, edits="1700000000.000100"))
    assert mark.message
    assert marks_of(mark.message) == (StateMark.TAKEN, StateMark.OPEN)


def test_marks_go_out_in_their_order(store: Store) -> None:
    set_marks(store, (StateMark.OPEN, None), (StateMark.TAKEN, StateMark.OPEN), (None, StateMark.TAKEN))

    assert send_all(store) == ["open", "taken", "no mark"]


def test_a_mark_that_must_wait_holds_up_no_message(store: Store) -> None:
    set_marks(store, (StateMark.OPEN, None))
    store.outbox.later(claimed(store).id, NOW + timedelta(minutes=1), in_doubt=False, problem="busy")
    put(store, post("hello", place=CHANNEL))

    assert store.outbox.waiting(NOW, 10) == (str(CHANNEL),)


def test_a_mark_that_is_on_is_known_where_it_is_until_it_is_forgotten(store: Store) -> None:
    set_marks(store, (StateMark.OPEN, None))
    before = store.outbox.posted(KEY)
    sent(store, claimed(store))
    after = store.outbox.posted(KEY)

    store.outbox.forget(KEY)

    assert (before, after) == (None, MessageRef(place=CHANNEL, id="1700000000.000100"))
    assert store.outbox.posted(KEY) is None


def test_it_is_known_whether_the_last_mark_of_a_ticket_is_on(store: Store) -> None:
    tag = tag_of(TicketId("EX-1"))
    known = [store.outbox.is_out(tag)]

    set_marks(store, (StateMark.OPEN, None), (StateMark.TAKEN, StateMark.OPEN))
    known.append(store.outbox.is_out(tag))
    sent(store, claimed(store))
    known.append(store.outbox.is_out(tag))
    last = claimed(store)
    known.append(store.outbox.is_out(tag))
    store.outbox.later(last.id, NOW + timedelta(minutes=1), in_doubt=False, problem="busy")
    known.append(store.outbox.is_out(tag))
    sent(store, last)
    known += [store.outbox.is_out(tag), store.outbox.is_out(tag_of(TicketId("EX-2")))]

    assert known == [False, None, None, None, False, True, False]


def test_a_mark_behind_one_that_must_wait_is_not_on(store: Store) -> None:
    set_marks(store, (StateMark.OPEN, None))
    store.outbox.later(claimed(store).id, NOW + timedelta(minutes=1), in_doubt=False, problem="busy")
    other = SetMark(
        ref=MessageRef(place=CHANNEL, id="1700000000.000200"),
        mark=StateMark.OPEN,
        before=None,
        subject=TicketId("EX-2"),
    )

    keep(store, lambda work: work.set_mark(other, NOW))

    assert store.outbox.is_out(tag_of(TicketId("EX-2"))) is False


def test_a_mark_that_is_withheld_is_not_on(store: Store) -> None:
    set_marks(store, (StateMark.OPEN, None))

    store.outbox.withhold(claimed(store).id, "too_many_reactions")

    assert store.outbox.is_out(tag_of(TicketId("EX-1"))) is False


def test_a_mark_follows_a_channel_that_gets_another_id_and_still_waits_apart(store: Store) -> None:
    set_marks(store, (StateMark.OPEN, None))

    keep(store, lambda work: work.follow(CHANNEL, NEW, NOW))

    assert claimed(store, f"{NEW}/marks").address.place == NEW
