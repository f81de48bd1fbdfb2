"""Every store says things in the order they were put in, one at a time in each conversation."""

import pytest

from bot.effects import Amend, InThread, Say, ShowHome, ToPerson
from bot.model.ids import MessageKey, TicketId
from bot.model.places import Account, MessageRef, Place, Platform
from bot.model.rank import Rank
from bot.ports import Address, DeliveryKind, PrivateMessage
from tests.contract.examples import (
    AGENT_ONE,
    CHANNEL,
    CONTACT_ONE,
    NOW,
    THREAD,
    TRIAGE,
    a_message,
    an_edit,
    keep,
    minutes,
    post,
)
from tests.contract.sending import claim, claimed, put, send_all, sent, words
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


@pytest.mark.parametrize("platform", Platform)
def test_what_goes_to_an_account_of_any_platform_is_claimed_and_found_where_it_was_sent(
    store: Store, platform: Platform
) -> None:
    account, message_key = Account(platform=platform, workspace="person", user="agent-one"), MessageKey("call/1")
    put(store, Say(to=ToPerson(account=account), message=a_message(), message_key=message_key))
    ref = MessageRef(place=Place(platform=platform, workspace="person", channel="agent-one"), id="d1")

    call = claimed(store, account)
    store.outbox.sent(call.id, ref, NOW)

    assert call.address == Address(account=account)
    assert store.outbox.posted(message_key) == ref


def test_an_edit_of_a_direct_message_goes_to_the_chat_that_it_was_posted_in(store: Store) -> None:
    chat, message_key = Place(platform=CHANNEL.platform, workspace="T0DESK", channel="D0CHAT"), MessageKey("reminder/1")
    put(store, Say(to=ToPerson(account=AGENT_ONE), message=a_message(), message_key=message_key))
    store.outbox.sent(claimed(store, AGENT_ONE).id, MessageRef(place=chat, id="17"), NOW)
    keep(
        store,
        lambda work: work.amend(Amend(account=AGENT_ONE, message_key=message_key, message=a_message("past")), NOW),
    )

    edit = claimed(store, AGENT_ONE)

    assert (edit.kind, edit.address) == (DeliveryKind.EDIT, Address(place=chat, account=AGENT_ONE, edits="17"))


def test_a_private_message_goes_to_its_person_in_its_place(store: Store) -> None:
    private = PrivateMessage(account=CONTACT_ONE, place=CHANNEL, thread=THREAD, message=a_message())
    keep(store, lambda work: work.send_privately(private, NOW))

    delivery = claimed(store, CHANNEL)

    assert delivery.kind is DeliveryKind.PRIVATE
    assert delivery.address == Address(place=CHANNEL, account=CONTACT_ONE, thread=THREAD.root)


def test_a_private_message_outside_a_thread_has_none(store: Store) -> None:
    private = PrivateMessage(account=CONTACT_ONE, place=CHANNEL, thread=None, message=a_message())
    keep(store, lambda work: work.send_privately(private, NOW))

    assert claimed(store, CHANNEL).address == Address(place=CHANNEL, account=CONTACT_ONE)


def test_messages_that_wait_are_counted_by_their_platform(store: Store) -> None:
    edited = MessageKey("card/1")
    put(store, post("one"), Say(to=ToPerson(account=AGENT_ONE), message=a_message()), post("three", message_key=edited))
    put(store, an_edit("edited", message_key=edited))
    sent(store, claimed(store))

    assert store.outbox.count_waiting(Platform.SLACK) == 2
    assert store.outbox.count_waiting(Platform.TEAMS) == 0


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


def test_the_lane_of_a_higher_rank_goes_first(store: Store) -> None:
    put(store, post("one"), post("two"), post("fire", rank=Rank.CRITICAL), post("smoke", rank=Rank.CRITICAL))

    assert send_all(store) == ["fire", "smoke", "one", "two"]


def test_conversations_come_by_rank_then_those_that_wait_longest(store: Store) -> None:
    put(
        store,
        post("one"),
        post("fire", place=CHANNEL, rank=Rank.CRITICAL),
        Say(to=ToPerson(account=AGENT_ONE), message=a_message()),
    )

    assert store.outbox.waiting(NOW, 10) == (str(CHANNEL), str(TRIAGE), str(AGENT_ONE))
    assert store.outbox.waiting(NOW, 1) == (str(CHANNEL),)


@pytest.mark.parametrize("rank", Rank)
def test_a_delivery_says_its_rank(store: Store, rank: Rank) -> None:
    put(store, post("one", rank=rank))

    assert claimed(store).rank is rank


def test_a_delivery_says_what_it_is_about_and_what_it_will_be_known_by(store: Store) -> None:
    put(store, post("card", message_key="EX-1/triage", subject=TicketId("EX-1")), post("other"))

    first = claimed(store)
    sent(store, first)
    second = claimed(store)

    assert (first.subject, first.message_key) == ("EX-1", "EX-1/triage")
    assert (second.subject, second.message_key) == (None, None)


def test_what_is_withheld_is_never_claimed_again_and_holds_up_nothing(store: Store) -> None:
    put(store, post("first", message_key="EX-1/triage"), post("reply", under="EX-1/triage"))

    store.outbox.withhold(claimed(store).id, "the place is another's")

    reply = claimed(store)
    assert (words(reply), reply.address) == ("reply", Address(place=TRIAGE))


def test_a_home_page_waits_for_no_direct_message(store: Store) -> None:
    put(store, Say(to=ToPerson(account=AGENT_ONE), message=a_message()))
    keep(store, lambda work: work.show_home(ShowHome(account=AGENT_ONE, message=a_message("a page")), NOW))

    delivery = claim(store, f"{AGENT_ONE}/home")

    assert delivery
    assert (delivery.kind, delivery.address) == (DeliveryKind.HOME, Address(account=AGENT_ONE))


def test_a_later_home_page_takes_back_one_that_is_not_out_yet(store: Store) -> None:
    for text in ("early", "late"):
        page = ShowHome(account=AGENT_ONE, message=a_message(text))
        keep(store, lambda work, page=page: work.show_home(page, NOW))

    assert send_all(store) == ["late"]


def test_what_nobody_is_at_any_more_is_taken_back_in_doubt_and_a_later_try_is_left_alone(store: Store) -> None:
    keep(store, lambda work: work.say(post("hello"), NOW))
    claimed = store.outbox.claim(str(TRIAGE), NOW)
    assert claimed

    assert not store.outbox.take_back(claimed.id, claimed.attempts + 1)
    assert store.outbox.take_back(claimed.id, claimed.attempts)
    again = store.outbox.claim(str(TRIAGE), NOW)

    assert again is not None
    assert (again.id, again.in_doubt, again.attempts) == (claimed.id, True, 2)
    store.outbox.sent(again.id, None, NOW)
    assert not store.outbox.take_back(again.id, again.attempts)
