"""A delivery is settled and the next of its conversation taken in one go, as if the one came after the other."""

from bot.model.ids import MessageKey, TicketId
from bot.model.places import MessageRef
from bot.model.series import Series, SeriesKind
from bot.ports import Delivery
from tests.contract.examples import NOW, TRIAGE, look, post
from tests.contract.sending import claim, claimed, put, words
from tests.contract.stores import Store

REF = MessageRef(place=TRIAGE, id="1800000000.000100")


def going_on(store: Store, delivery: Delivery, ref: MessageRef = REF) -> Delivery:
    """What is taken as this is settled, which there must be."""
    taken = store.outbox.go_on(delivery, ref, NOW)
    assert taken
    return taken


def test_the_next_one_is_taken_until_there_is_none(store: Store) -> None:
    put(store, post("first"), post("second"))

    second = going_on(store, claimed(store))

    assert words(second) == "second"
    assert claim(store) is None  # it is on its way
    assert store.outbox.go_on(second, REF, NOW) is None
    assert store.outbox.waiting(NOW, 10) == ()


def test_what_depends_on_a_post_is_taken_as_that_is_out(store: Store) -> None:
    put(store, post("card", message_key="card"), post("reply", under="card"))

    reply = going_on(store, claimed(store))

    assert (words(reply), reply.address.thread) == ("reply", REF.id)


def test_a_post_is_known_by_its_key_and_by_its_subject(store: Store) -> None:
    put(store, post("card", message_key="card", subject=TicketId("EX-1")))

    store.outbox.go_on(claimed(store), REF, NOW)

    assert store.outbox.posted(MessageKey("card")) == REF
    assert look(store, lambda work: work.about(REF)) == TicketId("EX-1")


def test_a_reply_under_its_own_key_leaves_the_key_with_the_first(store: Store) -> None:
    put(store, post("first", message_key="row", under="row"), post("second", message_key="row", under="row"))

    second = going_on(store, claimed(store))
    store.outbox.go_on(second, MessageRef(place=TRIAGE, id="1800000009.000100"), NOW)

    assert store.outbox.posted(MessageKey("row")) == REF


def test_a_series_is_settled_as_a_whole(store: Store) -> None:
    series = Series(key="lines", kind=SeriesKind.FOLDED)
    put(store, *(post(text, message_key=text, series=series) for text in ("one", "two")), post("other"))

    other = going_on(store, claimed(store))

    assert words(other) == "other"
    assert [store.outbox.posted(MessageKey(key)) for key in ("one", "two")] == [REF, REF]


def test_what_has_no_name_on_its_platform_is_settled_too(store: Store) -> None:
    put(store, post("first"), post("second"))

    taken = store.outbox.go_on(claimed(store), None, NOW)

    assert taken
    assert words(taken) == "second"
