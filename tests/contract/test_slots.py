"""Every store knows a message of the desk's by the name the desk gave it, before the platform has given it an id."""

from datetime import datetime

from bot.effects import InThread, Say
from bot.model.ids import CustomerId, MessageKey
from bot.model.places import MessageRef, OwnThread
from bot.model.rank import Rank
from bot.ports import Address, DeliveryKind
from tests.contract.examples import CHANNEL, NOW, TRIAGE, a_message, an_edit, keep, look, minutes, post
from tests.contract.sending import claim, claimed, put, send_all, sent, words
from tests.contract.stores import Store

CARD = MessageKey("EX-1/triage")


def test_a_message_key_points_to_where_it_was_posted(store: Store) -> None:
    put(store, post("card", message_key=CARD))
    ref = sent(store, claimed(store))

    assert store.outbox.posted(CARD) == ref
    assert look(store, lambda work: (work.posted(CARD), work.posted(MessageKey("EX-2/triage")))) == (ref, None)


def test_a_message_key_that_was_not_posted_points_nowhere(store: Store) -> None:
    put(store, post("card", message_key=CARD))
    claimed(store)

    assert store.outbox.posted(CARD) is None


def test_a_message_key_that_is_posted_again_points_to_the_later_post(store: Store) -> None:
    put(store, post("card", message_key=CARD), post("card again", message_key=CARD))
    sent(store, claimed(store))
    later = sent(store, claimed(store))

    assert store.outbox.posted(CARD) == later


def out_since(store: Store, now: datetime) -> datetime | None:
    with store.unit_of_work() as work:
        return work.out_since(CARD, now)


def test_it_is_known_since_when_a_message_is_out(store: Store) -> None:
    put(store, post("card", message_key=CARD))
    sent(store, claimed(store), NOW + minutes(3))

    assert out_since(store, NOW + minutes(9)) == NOW + minutes(3)


def test_a_message_that_waits_or_is_on_its_way_is_not_out_before_now(store: Store) -> None:
    put(store, post("card", message_key=CARD))
    waiting = out_since(store, NOW + minutes(9))
    claimed(store)

    assert [waiting, out_since(store, NOW + minutes(10))] == [NOW + minutes(9), NOW + minutes(10)]


def test_a_message_that_failed_or_was_never_said_is_never_out(store: Store) -> None:
    unsaid = out_since(store, NOW + minutes(9))
    put(store, post("card", message_key=CARD))
    store.outbox.failed(claimed(store).id, "is_archived")

    assert [unsaid, out_since(store, NOW + minutes(9))] == [None, None]


def test_an_edit_is_of_the_message_that_its_message_key_points_to(store: Store) -> None:
    put(store, post("card", message_key=CARD), an_edit("edited", message_key=CARD))
    ref = sent(store, claimed(store))

    delivery = claimed(store)

    assert delivery.kind is DeliveryKind.EDIT
    assert delivery.address == Address(place=TRIAGE, edits=ref.id)


def test_a_reply_is_under_the_message_that_its_message_key_points_to(store: Store) -> None:
    put(store, post("card", message_key=CARD), post("reply", under=CARD))
    ref = sent(store, claimed(store))

    assert claimed(store).address == Address(place=TRIAGE, thread=ref.id)


def test_a_reply_in_a_thread_of_ours_waits_for_the_message_that_it_hangs_under(store: Store) -> None:
    own = OwnThread(place=TRIAGE, message_key=CARD)
    reply = Say(to=InThread(thread=own), message=a_message("reply"), rank=Rank.CRITICAL)
    put(store, post("card", message_key=CARD), reply)

    ref = sent(store, claimed(store))

    assert claimed(store).address == Address(place=TRIAGE, thread=ref.id)


def test_a_reply_can_have_a_message_key_of_its_own(store: Store) -> None:
    put(store, post("card", message_key=CARD), post("reply", under=CARD, message_key="reply"))
    send_all(store)

    assert store.outbox.posted(MessageKey("reply")) not in (None, store.outbox.posted(CARD))


def test_an_edit_leaves_its_message_key_where_it_is(store: Store) -> None:
    put(store, post("card", message_key=CARD), an_edit("edited", message_key=CARD))
    ref = sent(store, claimed(store))
    store.outbox.sent(claimed(store).id, MessageRef(place=TRIAGE, id="something else"), NOW)

    assert store.outbox.posted(CARD) == ref


def test_what_hangs_on_a_message_key_lifts_the_message_that_it_waits_for_into_its_own_lane(store: Store) -> None:
    put(store, post("other"), post("card", message_key=CARD), an_edit("edited", message_key=CARD, rank=Rank.CRITICAL))

    assert send_all(store) == ["card", "edited", "other"]


def test_what_waits_for_a_message_of_a_lower_rank_holds_up_nobody_else(store: Store) -> None:
    many = [post(f"line {number}", rank=Rank.CHATTER, customer=CustomerId("acme")) for number in range(3)]
    card = post("card", message_key=CARD, rank=Rank.CHATTER, customer=CustomerId("acme"))
    reminder = post("reminder", under=CARD, rank=Rank.CRITICAL, customer=CustomerId("acme"))
    put(store, *many, card, reminder, post("fire", rank=Rank.CRITICAL, customer=CustomerId("globe")))

    assert send_all(store)[:3] == ["card", "reminder", "fire"]


def test_what_waits_for_a_message_key_holds_up_its_own_lane_only(store: Store) -> None:
    put(
        store,
        post("card", message_key=CARD, place=CHANNEL),
        post("reply", under=CARD, rank=Rank.CRITICAL),
        post("other"),
    )

    assert words(claimed(store)) == "other"


def test_a_conversation_that_can_only_wait_for_a_message_key_is_left_out(store: Store) -> None:
    put(store, post("card", message_key=CARD, place=CHANNEL), post("reply", under=CARD))

    assert store.outbox.waiting(NOW, 10) == (str(CHANNEL),)
    assert claim(store) is None


def test_a_reply_waits_while_its_message_is_on_its_way(store: Store) -> None:
    put(store, post("card", message_key=CARD, place=CHANNEL), post("reply", under=CARD))
    claimed(store, CHANNEL)

    assert store.outbox.waiting(NOW, 10) == ()
    assert claim(store) is None


def test_a_reply_goes_out_once_its_message_in_another_conversation_is_posted(store: Store) -> None:
    put(store, post("card", message_key=CARD, place=CHANNEL), post("reply", under=CARD))
    ref = sent(store, claimed(store, CHANNEL))

    assert store.outbox.waiting(NOW, 10) == (str(TRIAGE),)
    assert claimed(store).address.thread == ref.id


def test_a_reply_to_what_failed_goes_to_the_channel(store: Store) -> None:
    put(store, post("card", message_key=CARD), post("reply", under=CARD))
    store.outbox.failed(claimed(store).id, "msg_too_long")

    assert claimed(store).address == Address(place=TRIAGE)


def test_a_reply_to_what_was_never_put_in_goes_to_the_channel(store: Store) -> None:
    put(store, post("reply", under=CARD))

    assert claimed(store).address == Address(place=TRIAGE)


def test_an_edit_of_what_failed_is_dropped(store: Store) -> None:
    put(store, post("card", message_key=CARD), an_edit("edited", message_key=CARD), post("other"))
    store.outbox.failed(claimed(store).id, "msg_too_long")

    assert send_all(store) == ["other"]


def test_an_edit_of_what_was_never_put_in_is_dropped(store: Store) -> None:
    put(store, an_edit("edited", message_key=CARD), an_edit("again", message_key=CARD))

    assert send_all(store) == []
    assert store.outbox.waiting(NOW, 10) == ()


def test_an_edit_of_what_was_withdrawn_is_dropped(store: Store) -> None:
    put(store, post("reminder", message_key=CARD, tag="EX-1"), an_edit("edited", message_key=CARD))
    keep(store, lambda work: work.withdraw("EX-1"))

    assert send_all(store) == []


def test_an_edit_put_in_before_its_message_is_not_waited_for(store: Store) -> None:
    put(store, an_edit("edited", message_key=CARD), post("card", message_key=CARD))

    assert send_all(store) == ["card"]


def test_an_edit_waits_while_its_message_is_to_be_tried_again(store: Store) -> None:
    put(store, post("card", message_key=CARD, place=CHANNEL), an_edit("edited", message_key=CARD))
    store.outbox.later(claimed(store, CHANNEL).id, NOW + minutes(1), in_doubt=True, problem="cut off")

    assert claim(store) is None
    assert send_all(store, now=NOW + minutes(1)) == ["card", "edited"]


def test_the_first_post_under_its_own_message_key_is_new_in_the_channel_and_the_later_ones_go_under_it(
    store: Store,
) -> None:
    put(store, *(post(text, message_key=CARD, under=CARD) for text in ("first", "second", "third")))

    first = claimed(store)
    root = sent(store, first)
    second = claimed(store)
    sent(store, second)
    third = claimed(store)

    assert first.address == Address(place=TRIAGE)
    assert second.address == third.address == Address(place=TRIAGE, thread=root.id)
    assert store.outbox.posted(CARD) == root
