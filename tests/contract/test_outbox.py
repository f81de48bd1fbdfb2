"""Every store says things in the order they were put in, one at a time in each conversation."""

import pytest

from bot.effects import InThread, Say, ToPerson
from bot.model.ids import Slot
from bot.ports import Address, DeliveryKind, Whisper
from tests.contract.examples import (
    AGENT_ONE,
    CHANNEL,
    CONTACT_ONE,
    NOW,
    THREAD,
    TRIAGE,
    a_message,
    keep,
    minutes,
    post,
)
from tests.contract.sending import claim, claimed, put, send_all, sent
from tests.contract.stores import Store


def test_a_post_goes_to_its_channel(store: Store) -> None:
    put(store, post("hello"))

    delivery = claimed(store)

    assert (delivery.kind, delivery.address) == (DeliveryKind.POST, Address(place=TRIAGE))
    assert delivery.message == a_message("hello")


def test_a_reply_goes_into_its_thread(store: Store) -> None:
    put(store, Say(to=InThread(thread=THREAD), message=a_message()))

    assert claimed(store, CHANNEL).address == Address(place=CHANNEL, thread=THREAD.root)


def test_a_direct_message_goes_to_its_person(store: Store) -> None:
    put(store, Say(to=ToPerson(account=AGENT_ONE), message=a_message()))

    assert claimed(store, AGENT_ONE).address == Address(account=AGENT_ONE)


def test_a_whisper_goes_to_its_person_in_its_place(store: Store) -> None:
    whispered = Whisper(account=CONTACT_ONE, place=CHANNEL, thread=THREAD, message=a_message())
    keep(store, lambda work: work.whisper(whispered, NOW))

    delivery = claimed(store, CHANNEL)

    assert delivery.kind is DeliveryKind.WHISPER
    assert delivery.address == Address(place=CHANNEL, account=CONTACT_ONE, thread=THREAD.root)


def test_a_whisper_outside_a_thread_has_none(store: Store) -> None:
    whispered = Whisper(account=CONTACT_ONE, place=CHANNEL, thread=None, message=a_message())
    keep(store, lambda work: work.whisper(whispered, NOW))

    assert claimed(store, CHANNEL).address == Address(place=CHANNEL, account=CONTACT_ONE)


def test_a_delivery_says_how_it_stands(store: Store) -> None:
    put(store, post("hello"))

    delivery = claim(store, now=NOW + minutes(1))

    assert delivery is not None
    assert (delivery.conversation, delivery.created_at) == (str(TRIAGE), NOW)
    assert (delivery.attempts, delivery.in_doubt, delivery.first_tried_at) == (1, False, NOW + minutes(1))


def test_deliveries_have_names_of_their_own(store: Store) -> None:
    put(store, post("one"), post("two"), post("elsewhere", place=CHANNEL))

    names = {claimed(store).id, claimed(store, CHANNEL).id}

    assert len(names) == 2


def test_a_conversation_keeps_its_order(store: Store) -> None:
    put(store, post("one"), post("two"))
    put(store, post("three"))

    assert send_all(store) == ["one", "two", "three"]


def test_a_conversation_has_one_delivery_on_its_way(store: Store) -> None:
    put(store, post("one"), post("two"))
    claimed(store)

    assert claim(store) is None
    assert store.outbox.waiting(NOW, 10) == ()


def test_conversations_do_not_wait_for_each_other(store: Store) -> None:
    put(store, post("one"), post("elsewhere", place=CHANNEL))
    claimed(store)

    assert store.outbox.waiting(NOW, 10) == (str(CHANNEL),)
    assert claimed(store, CHANNEL).message == a_message("elsewhere")


def test_direct_messages_are_a_conversation_of_their_own(store: Store) -> None:
    put(store, post("one"), Say(to=ToPerson(account=AGENT_ONE), message=a_message()))

    assert store.outbox.waiting(NOW, 10) == (str(TRIAGE), str(AGENT_ONE))


def test_an_empty_outbox_has_nothing_to_send(store: Store) -> None:
    assert store.outbox.waiting(NOW, 10) == ()
    assert claim(store) is None
    assert store.outbox.next_at() is None


def test_what_is_sent_is_not_sent_again(store: Store) -> None:
    put(store, post("one"))
    send_all(store)

    assert store.outbox.waiting(NOW + minutes(600), 10) == ()
    assert store.after_a_crash.recover() == 0


def test_the_urgent_lane_goes_first(store: Store) -> None:
    put(store, post("one"), post("two"), post("fire", urgent=True), post("smoke", urgent=True))

    assert send_all(store) == ["fire", "smoke", "one", "two"]


def test_urgent_conversations_come_first_then_those_that_wait_longest(store: Store) -> None:
    put(
        store,
        post("one"),
        post("fire", place=CHANNEL, urgent=True),
        Say(to=ToPerson(account=AGENT_ONE), message=a_message()),
    )

    assert store.outbox.waiting(NOW, 10) == (str(CHANNEL), str(TRIAGE), str(AGENT_ONE))
    assert store.outbox.waiting(NOW, 1) == (str(CHANNEL),)


def test_what_must_wait_is_tried_at_its_time_and_not_before(store: Store) -> None:
    put(store, post("one"))
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=False, problem="busy")

    assert claim(store, now=NOW + minutes(0.9)) is None
    assert claimed(store, now=NOW + minutes(1)).message == a_message("one")


def test_nothing_of_a_conversation_goes_before_what_must_wait(store: Store) -> None:
    put(store, post("one"), post("two"))
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=False, problem="busy")
    put(store, post("fire", urgent=True))

    assert store.outbox.waiting(NOW, 10) == ()
    assert claim(store) is None
    assert send_all(store, now=NOW + minutes(1)) == ["fire", "one", "two"]


def test_another_conversation_does_not_wait_with_it(store: Store) -> None:
    put(store, post("one"), post("elsewhere", place=CHANNEL))
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=False, problem="busy")

    assert store.outbox.waiting(NOW, 10) == (str(CHANNEL),)


def test_the_next_try_is_the_earliest_of_those_that_wait(store: Store) -> None:
    put(store, post("one"), post("elsewhere", place=CHANNEL))
    store.outbox.later(claimed(store).id, NOW + minutes(5), in_doubt=False, problem="busy")
    store.outbox.later(claimed(store, CHANNEL).id, NOW + minutes(2), in_doubt=False, problem="busy")

    assert store.outbox.next_at() == NOW + minutes(2)


def test_a_try_that_began_waits_for_no_time(store: Store) -> None:
    put(store, post("one"))
    store.outbox.later(claimed(store).id, NOW, in_doubt=False, problem="busy")
    claimed(store)

    assert store.outbox.next_at() is None


def test_tries_are_counted_and_the_first_is_remembered(store: Store) -> None:
    put(store, post("one"))
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=False, problem="busy")

    second = claimed(store, now=NOW + minutes(1))

    assert (second.attempts, second.first_tried_at) == (2, NOW)


@pytest.mark.parametrize("in_doubt", [True, False])
def test_a_further_try_knows_whether_an_earlier_one_may_have_got_through(store: Store, in_doubt: bool) -> None:
    put(store, post("one"))
    store.outbox.later(claimed(store).id, NOW, in_doubt=in_doubt, problem="cut off")

    assert claimed(store).in_doubt is in_doubt


def test_what_failed_is_not_tried_again_and_lets_others_pass(store: Store) -> None:
    put(store, post("one"), post("two"))
    store.outbox.failed(claimed(store).id, "channel_not_found")

    assert send_all(store, now=NOW + minutes(600)) == ["two"]


def test_what_was_on_its_way_when_the_process_died_is_in_doubt(store: Store) -> None:
    put(store, post("one"), post("two"))
    before = claimed(store)

    recovered = store.after_a_crash.recover()

    again = claimed(store, now=NOW + minutes(1))
    assert recovered == 1
    assert again.in_doubt
    assert (again.id, again.first_tried_at) == (before.id, NOW)


def test_recovery_leaves_alone_what_was_not_on_its_way(store: Store) -> None:
    put(store, post("one"))

    assert store.after_a_crash.recover() == 0
    assert not claimed(store).in_doubt


def test_what_is_withdrawn_before_it_was_tried_is_never_sent(store: Store) -> None:
    put(store, post("reminder", tag="EX-1"), post("other"), post("another reminder", tag="EX-1"))

    keep(store, lambda work: work.withdraw("EX-1"))

    assert send_all(store) == ["other"]


def test_what_is_on_its_way_cannot_be_withdrawn(store: Store) -> None:
    put(store, post("reminder", tag="EX-1", slot="reminder"))
    delivery = claimed(store)

    keep(store, lambda work: work.withdraw("EX-1"))

    ref = sent(store, delivery)
    assert store.outbox.slot(Slot("reminder")) == ref


@pytest.mark.parametrize("urgent", [True, False])
def test_a_delivery_says_whether_it_is_urgent(store: Store, urgent: bool) -> None:
    put(store, post("one", urgent=urgent))

    assert claimed(store).urgent is urgent
