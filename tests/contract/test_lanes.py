"""Every store sends what waits for one channel by rank, customers in turn, and edits of one message as one."""

from bot.model.ids import CustomerId, MessageKey
from bot.model.rank import Rank
from tests.contract.examples import NOW, an_edit, minutes, post
from tests.contract.sending import claimed, put, send_all, sent
from tests.contract.stores import Store

ACME, GLOBE, ZENITH = CustomerId("acme"), CustomerId("globe"), CustomerId("zenith")
CARD = MessageKey("EX-1/triage")


def test_what_waits_goes_by_rank_whatever_came_first(store: Store) -> None:
    put(store, *(post(rank.name, rank=rank) for rank in reversed(Rank)))

    assert send_all(store) == [rank.name for rank in Rank]


def test_within_a_rank_the_customers_take_turns(store: Store) -> None:
    put(store, *(post(f"acme {number}", customer=ACME) for number in range(4)))
    put(store, post("globe 0", customer=GLOBE), post("globe 1", customer=GLOBE))
    put(store, post("zenith 0", customer=ZENITH), post("the desk's own"))

    assert send_all(store) == [
        *("acme 0", "globe 0", "zenith 0", "the desk's own"),
        *("acme 1", "globe 1", "acme 2", "acme 3"),
    ]


def test_of_what_is_put_in_at_once_the_customers_take_turns_behind_what_waits(store: Store) -> None:
    put(store, *(post(f"acme {number}", customer=ACME) for number in range(2)))

    put(
        store,
        *(post(f"globe {number}", customer=GLOBE) for number in range(3)),
        *(post(f"acme {number}", customer=ACME) for number in (2, 3)),
        post("zenith 0", customer=ZENITH),
    )

    assert send_all(store) == [
        *("acme 0", "globe 0", "zenith 0", "acme 1", "globe 1"),
        *("globe 2", "acme 2", "acme 3"),
    ]


def test_those_of_one_turn_go_in_the_order_in_which_they_were_put_in(store: Store) -> None:
    put(store, *(post(name, customer=CustomerId(name)) for name in ("zenith", "globe", "orbit", "acme")))

    assert send_all(store) == ["zenith", "globe", "orbit", "acme"]


def test_who_comes_while_another_floods_waits_for_one_message_of_theirs_at_most(store: Store) -> None:
    put(store, *(post(f"acme {number}", rank=Rank.CRITICAL, customer=ACME) for number in range(50)))
    for _ in range(10):
        sent(store, claimed(store))

    put(store, post("globe", rank=Rank.CRITICAL, customer=GLOBE))

    assert send_all(store)[:3] == ["acme 10", "globe", "acme 11"]


def test_the_messages_of_one_customer_keep_their_order_while_others_come_and_go(store: Store) -> None:
    put(store, post("acme 0", customer=ACME), post("globe 0", customer=GLOBE), post("acme 1", customer=ACME))
    first = claimed(store)
    store.outbox.later(first.id, NOW + minutes(1), in_doubt=False, problem="keeps its distance")
    put(store, post("globe 1", customer=GLOBE), post("acme 2", customer=ACME))

    said = send_all(store, now=NOW + minutes(1))

    assert [text for text in said if text.startswith("acme")] == ["acme 0", "acme 1", "acme 2"]


def test_edits_of_one_message_that_wait_are_made_as_one(store: Store) -> None:
    put(store, post("card", message_key=CARD))
    sent(store, claimed(store))
    put(store, *(an_edit(f"version {number}", message_key=CARD) for number in range(1, 51)), post("other"))

    assert send_all(store) == ["version 50", "other"]


def test_an_edit_on_its_way_is_followed_by_one_of_what_came_meanwhile(store: Store) -> None:
    put(store, post("card", message_key=CARD), an_edit("version 1", message_key=CARD))
    sent(store, claimed(store))
    under_way = claimed(store)
    put(store, an_edit("version 2", message_key=CARD), an_edit("version 3", message_key=CARD))

    sent(store, under_way)

    assert send_all(store) == ["version 3"]


def test_an_edit_of_what_is_posted_anew_stays_on_its_own_side_of_that(store: Store) -> None:
    put(store, post("card", message_key=CARD))
    sent(store, claimed(store))
    put(
        store,
        an_edit("over", message_key=CARD),
        post("card again", message_key=CARD),
        an_edit("edited", message_key=CARD),
    )

    assert send_all(store) == ["over", "card again", "edited"]


def test_edits_of_other_messages_are_left_alone(store: Store) -> None:
    other = MessageKey("EX-2/triage")
    put(store, post("card", message_key=CARD), post("second card", message_key=other))
    put(store, an_edit("one", message_key=CARD), an_edit("two", message_key=other))

    assert send_all(store) == ["card", "second card", "one", "two"]
