"""Every store sends messages of one series as one, and each of them is still edited and replied to by its own slot."""

from datetime import timedelta

import pytest

from bot.model.ids import MessageKey, SubjectId, TicketId, subject_id
from bot.model.message import Text
from bot.model.places import MessageRef
from bot.model.series import GROWS_FOR, MAX_FOLDED, MAX_SHOWN, Series, SeriesKind
from bot.ports import Address, Delivery, DeliveryKind
from tests.contract.examples import CHANNEL, NOW, TRIAGE, an_edit, look, minutes, post
from tests.contract.sending import claim, claimed, put, send_all, sent, words
from tests.contract.stores import Store

PENDING = Series(key="acme/pending", kind=SeriesKind.FOLDED)
LINES = Series(key="EX-1/additions", kind=SeriesKind.GROWING)
KINDS = pytest.mark.parametrize("series", [PENDING, LINES], ids=["folded", "growing"])


def lines(store: Store, *texts: str, series: Series = LINES) -> None:
    """Messages of a series, each under a slot that is called like it."""
    put(store, *(post(text, message_key=text, series=series) for text in texts))


def parts(delivery: Delivery) -> list[str]:
    """What the parts of a delivery say."""
    return ["".join(span.text for span in part.summary if isinstance(span, Text)) for part in delivery.parts]


@KINDS
def test_what_waits_of_a_series_goes_out_as_one(store: Store, series: Series) -> None:
    lines(store, "one", "two", "three", series=series)

    first = claimed(store)
    sent(store, first)

    assert (first.kind, parts(first), first.count) == (DeliveryKind.POST, ["one", "two", "three"], 3)
    assert claim(store) is None


@KINDS
def test_a_single_one_is_a_message_like_any_other(store: Store, series: Series) -> None:
    lines(store, "one", series=series)

    assert claimed(store).parts == ()


def test_an_edit_of_a_single_one_says_that_more_may_follow_there(store: Store) -> None:
    lines(store, "one")
    sent(store, claimed(store))
    put(store, an_edit("one is over", message_key="one"))

    assert claimed(store).count == 1


@KINDS
def test_all_of_them_are_known_by_where_the_one_is_posted(store: Store, series: Series) -> None:
    lines(store, "one", "two", series=series)
    ref = sent(store, claimed(store))
    put(store, post("reply", under="two"))

    assert [store.outbox.posted(MessageKey(name)) for name in ("one", "two")] == [ref, ref]
    assert claimed(store).address == Address(place=TRIAGE, thread=ref.id)


@KINDS
def test_an_edit_of_one_of_them_makes_the_whole_again(store: Store, series: Series) -> None:
    lines(store, "one", "two", "three", series=series)
    ref = sent(store, claimed(store))
    put(store, an_edit("two is over", message_key="two"))

    edit = claimed(store)

    assert (edit.kind, edit.address) == (DeliveryKind.EDIT, Address(place=TRIAGE, edits=ref.id))
    assert parts(edit) == ["one", "two is over", "three"]


def test_edits_of_two_of_them_are_both_in_the_whole(store: Store) -> None:
    lines(store, "one", "two", series=PENDING)
    sent(store, claimed(store))
    put(store, an_edit("one is over", message_key="one"), an_edit("two is over", message_key="two"))
    sent(store, claimed(store))

    assert parts(claimed(store)) == ["one is over", "two is over"]


def test_what_was_posted_earlier_is_not_made_longer_by_what_folds(store: Store) -> None:
    lines(store, "one", series=PENDING)
    sent(store, claimed(store))
    lines(store, "two", "three", series=PENDING)

    second = claimed(store)

    assert (second.kind, parts(second)) == (DeliveryKind.POST, ["two", "three"])


def test_no_more_are_folded_than_fit_a_message(store: Store) -> None:
    lines(store, *(f"line {number}" for number in range(MAX_FOLDED + 2)), series=PENDING)
    first = claimed(store)
    sent(store, first)

    assert len(parts(first)) == MAX_FOLDED
    assert parts(claimed(store)) == [f"line {MAX_FOLDED}", f"line {MAX_FOLDED + 1}"]


def test_what_comes_within_a_minute_grows_what_was_posted(store: Store) -> None:
    lines(store, "one")
    ref = sent(store, claimed(store))
    lines(store, "two", "three")

    grown = claimed(store, now=NOW + timedelta(seconds=59))

    assert (grown.kind, grown.address) == (DeliveryKind.EDIT, Address(place=TRIAGE, edits=ref.id))
    assert parts(grown) == ["one", "two", "three"]


def test_after_a_minute_a_new_message_begins(store: Store) -> None:
    lines(store, "one")
    sent(store, claimed(store))
    lines(store, "two")

    second = claimed(store, now=NOW + GROWS_FOR)

    assert (second.kind, second.parts) == (DeliveryKind.POST, ())


def test_a_minute_of_many_lines_is_one_post_that_counts_them_all(store: Store) -> None:
    kinds = []
    for number in range(60):
        lines(store, *(f"line {number} {each}" for each in range(10)))
        delivery = claimed(store, now=NOW + timedelta(seconds=number))
        kinds.append(delivery.kind)
        sent(store, delivery)

    assert kinds == [DeliveryKind.POST, *[DeliveryKind.EDIT] * 59]
    assert (delivery.count, len(delivery.parts)) == (600, MAX_SHOWN)


def test_those_of_another_series_or_channel_are_left_alone(store: Store) -> None:
    other = Series(key="EX-2/additions", kind=SeriesKind.GROWING)
    put(store, post("one", series=LINES), post("two", series=other), post("three", series=LINES, place=CHANNEL))

    assert send_all(store) == ["one", "two", "three"]


def test_what_is_to_be_tried_again_takes_along_what_came_meanwhile(store: Store) -> None:
    lines(store, "one", "two")
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=False, problem="keeps its distance")
    lines(store, "three")

    assert parts(claimed(store, now=NOW + minutes(1))) == ["one", "two", "three"]


def test_what_may_be_out_already_keeps_its_parts(store: Store) -> None:
    lines(store, "one", "two")
    store.outbox.later(claimed(store).id, NOW + minutes(1), in_doubt=True, problem="cut off")
    lines(store, "three")

    again = claimed(store, now=NOW + minutes(1))

    assert (again.in_doubt, parts(again)) == (True, ["one", "two"])


def test_after_a_crash_no_part_is_lost(store: Store) -> None:
    lines(store, "one", "two")
    claimed(store)
    store.after_a_crash.recover()

    again = claimed(store, now=NOW + minutes(1))

    assert (again.in_doubt, parts(again)) == (True, ["one", "two"])


def test_what_waits_for_a_part_waits_until_the_whole_is_out(store: Store) -> None:
    lines(store, "one", "two")
    lead = claimed(store)
    put(store, post("reply", under="two", place=CHANNEL))

    assert claim(store, CHANNEL) is None
    sent(store, lead)
    assert claim(store, CHANNEL) is not None


def test_if_the_whole_fails_all_its_parts_do(store: Store) -> None:
    lines(store, "one", "two")
    store.outbox.failed(claimed(store).id, "channel_not_found")
    put(store, an_edit("edited", message_key="two"), post("other"))

    assert send_all(store) == ["other"]


def test_a_message_about_several_subjects_belongs_to_none_of_them(store: Store) -> None:
    for name in ("i1", "i2"):
        put(store, post(name, message_key=name, subject=subject_id(name), series=PENDING))
    ref = sent(store, claimed(store))

    assert about(store, ref) is None


def test_a_message_about_one_subject_belongs_to_it(store: Store) -> None:
    for text in ("one", "two"):
        put(store, post(text, subject=TicketId("EX-1"), series=LINES))
    ref = sent(store, claimed(store))

    assert about(store, ref) == "EX-1"


def test_what_is_posted_anew_does_not_go_before_the_edit_of_what_was_posted_first(store: Store) -> None:
    lines(store, "one", series=PENDING)
    sent(store, claimed(store))
    lines(store, "two", series=PENDING)
    put(store, an_edit("one is over", message_key="one"), post("one again", message_key="one", series=PENDING))

    assert send_all(store) == ["two", "one is over", "one again"]


def about(store: Store, ref: MessageRef) -> SubjectId | None:
    return look(store, lambda work: work.about(ref))


def test_the_first_words_are_those_of_what_leads(store: Store) -> None:
    lines(store, "one", "two")

    assert words(claimed(store)) == "one"
