"""Every store knows by its new id what it knew of a channel by the old one, and what waits goes there."""

import pytest
from msgspec.structs import replace

from bot.model.ids import MessageKey
from bot.model.places import MessageRef, Place
from bot.ports import UnitOfWork
from tests.contract.examples import (
    CHANNEL,
    NOW,
    THREAD,
    TRIAGE,
    a_ticket,
    an_edit,
    an_intake,
    keep,
    look,
    minutes,
    opened,
    post,
    started,
)
from tests.contract.sending import claim, claimed, put, send_all, sent
from tests.contract.stores import Store

NEW = replace(CHANNEL, channel="C0NEW")
NEWER = replace(CHANNEL, channel="C0NEWER")
OTHER = replace(CHANNEL, channel="C0ACMETOO")  # begins like the old one


def follow(store: Store, old: Place = CHANNEL, new: Place = NEW) -> None:
    keep(store, lambda work: work.follow(old, new, NOW))


def moved(store: Store) -> dict[Place, Place]:
    return dict(look(store, lambda work: work.moved_places()))


def test_what_has_moved_is_known_and_a_second_move_leads_all_the_way(store: Store) -> None:
    follow(store)
    follow(store, NEW, NEWER)

    assert moved(store) == {CHANNEL: NEWER, NEW: NEWER}


def test_following_twice_is_as_following_once(store: Store) -> None:
    follow(store)
    follow(store)

    assert moved(store) == {CHANNEL: NEW}


def test_all_that_stands_in_a_place_is_found_and_nothing_else(store: Store) -> None:
    intake, ticket = an_intake(), a_ticket()
    there = replace(THREAD, place=OTHER)
    elsewhere = a_ticket("EX-2", thread=there), an_intake("i2", thread=there)

    def save(work: UnitOfWork) -> None:
        for one in (ticket, elsewhere[0]):
            work.save(one, [opened(one)])
        for asked in (intake, elsewhere[1]):
            work.save(asked, [started(asked)])

    keep(store, save)

    assert look(store, lambda work: work.standing_in(CHANNEL)) == (intake, ticket)


def test_what_waits_for_the_old_place_goes_to_the_new_one_in_its_order(store: Store) -> None:
    put(store, post("one", place=CHANNEL), post("two", place=CHANNEL), post("elsewhere", place=OTHER))

    follow(store)

    assert claim(store, CHANNEL) is None
    assert claimed(store, NEW).address.place == NEW
    assert claimed(store, OTHER).address.place == OTHER


def test_a_reply_finds_the_message_that_was_posted_under_the_old_id(store: Store) -> None:
    put(store, post("card", place=CHANNEL, message_key="EX-1/card"))
    ref = sent(store, claimed(store, CHANNEL))
    follow(store)

    put(store, an_edit("card, again", place=NEW, message_key="EX-1/card"))

    edit = claimed(store, NEW)
    assert (edit.address.place, edit.address.edits) == (NEW, ref.id)
    assert store.outbox.posted(MessageKey("EX-1/card")) == MessageRef(place=NEW, id=ref.id)


def test_a_triage_card_is_known_by_the_triage_channel_as_it_is_called_now(store: Store) -> None:
    new = replace(TRIAGE, channel="C0TRIAGE2")
    put(store, post("card", message_key=f"EX-1/triage/{TRIAGE}"))
    ref = sent(store, claimed(store))
    put(store, an_edit("card, again", message_key=f"EX-1/triage/{TRIAGE}"))

    follow(store, TRIAGE, new)

    assert store.outbox.posted(MessageKey(f"EX-1/triage/{new}")) == MessageRef(place=new, id=ref.id)
    assert claimed(store, new).address.edits == ref.id


def test_a_message_and_its_delivery_are_known_under_the_new_id(store: Store) -> None:
    ticket = a_ticket()
    put(store, post("about it", place=CHANNEL, subject=ticket.id))
    ref = sent(store, claimed(store, CHANNEL))
    keep(store, lambda work: work.receive([f"{CHANNEL}/1.000100", f"{OTHER}/1.000100"], NOW))

    follow(store)

    assert look(store, lambda work: work.about(replace(ref, place=NEW))) == ticket.id
    assert not look(store, lambda work: work.receive([f"{NEW}/1.000100"], NOW))
    assert not look(store, lambda work: work.receive([f"{OTHER}/1.000100"], NOW))


def test_what_is_known_under_the_new_id_already_stays_known(store: Store) -> None:
    keep(store, lambda work: work.receive([f"{CHANNEL}/1.000100", f"{NEW}/1.000100"], NOW))

    follow(store)

    assert not look(store, lambda work: work.receive([f"{NEW}/1.000100"], NOW))


@pytest.mark.parametrize(("ago", "goes_on"), [(0, True), (10, False)])
def test_what_failed_since_the_old_id_was_dead_is_put_in_again(store: Store, ago: float, *, goes_on: bool) -> None:
    put(store, post("hello", place=CHANNEL))
    failed = claimed(store, CHANNEL, NOW - minutes(ago))
    assert store.outbox.failed(failed.id, "channel_not_found")

    follow(store)

    assert (claim(store, NEW) is not None) is goes_on


def test_what_was_on_its_way_to_the_old_id_is_put_in_again_when_it_fails(store: Store) -> None:
    put(store, post("hello", place=CHANNEL))
    under_way = claimed(store, CHANNEL)
    follow(store)

    is_lost = store.outbox.failed(under_way.id, "channel_not_found")

    assert not is_lost
    assert send_all(store) == ["hello"]


def test_what_fails_elsewhere_is_lost(store: Store) -> None:
    put(store, post("hello", place=OTHER))
    follow(store)

    assert store.outbox.failed(claimed(store, OTHER).id, "channel_not_found")
