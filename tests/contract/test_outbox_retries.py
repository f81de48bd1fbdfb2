"""Every store remembers what came of a try: again later, failed, perhaps out, or taken back in time."""

import pytest

from bot.model.ids import MessageKey
from bot.model.rank import Rank
from bot.ports import UnitOfWork
from tests.contract.examples import (
    CHANNEL,
    NOW,
    TRIAGE,
    a_message,
    keep,
    minutes,
    post,
)
from tests.contract.sending import claim, claimed, put, send_all, sent
from tests.contract.stores import Store


def test_what_must_wait_is_tried_at_its_time_and_not_before(store: Store) -> None:
    put(store, post("one"))
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=False, problem="busy")

    assert claim(store, now=NOW + minutes(0.9)) is None
    assert claimed(store, now=NOW + minutes(1)).message == a_message("one")


def test_nothing_of_a_conversation_goes_before_what_must_wait(store: Store) -> None:
    put(store, post("one"), post("two"))
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=False, problem="busy")
    put(store, post("fire", rank=Rank.CRITICAL))

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


def test_what_is_said_and_withdrawn_under_several_tags_at_once_counts_in_its_order(store: Store) -> None:
    def change(work: UnitOfWork) -> None:
        for tag in ("one", "two"):
            work.say(post(f"{tag} at first", tag=tag), NOW)
            work.withdraw(tag)
            work.say(post(tag, tag=tag), NOW)

    keep(store, change)

    assert send_all(store) == ["one", "two"]


def test_what_is_withdrawn_in_the_transaction_that_put_it_in_is_never_sent(store: Store) -> None:
    def put_and_withdraw(work: UnitOfWork) -> None:
        work.say(post("reminder", tag="EX-1"), NOW)
        work.withdraw("EX-1")

    keep(store, put_and_withdraw)

    assert send_all(store) == []


def test_what_may_have_got_through_is_looked_for_though_it_was_withdrawn_meanwhile(store: Store) -> None:
    put(store, post("reminder", tag="EX-1"))
    claimed(store)

    keep(store, lambda work: work.withdraw("EX-1"))

    assert store.after_a_crash.recover() == 1
    assert claimed(store).in_doubt


def test_what_is_on_its_way_cannot_be_withdrawn(store: Store) -> None:
    put(store, post("reminder", tag="EX-1", message_key="reminder"))
    delivery = claimed(store)

    keep(store, lambda work: work.withdraw("EX-1"))

    ref = sent(store, delivery)
    assert store.outbox.posted(MessageKey("reminder")) == ref


def test_what_was_claimed_and_never_tried_waits_again(store: Store) -> None:
    put(store, post("one"))
    first = claimed(store)

    store.outbox.give_back(first)

    again = claimed(store)
    assert (again.id, again.in_doubt) == (first.id, False)


def test_what_somebody_else_has_claimed_since_is_not_given_back(store: Store) -> None:
    put(store, post("one"))
    first = claimed(store)
    store.after_a_crash.recover()
    second = store.after_a_crash.claim(str(TRIAGE), NOW)

    store.outbox.give_back(first)

    assert second is not None
    assert claim(store) is None
