"""What adapters remember of places and people."""

import pytest

from tests.contract.examples import CHANNEL, CONTACT_ONE, NOW, keep, look
from tests.contract.stores import Store

KEY = str(CHANNEL)


def test_nothing_is_recalled_of_a_place_that_was_never_seen(store: Store) -> None:
    assert store.references.recall(KEY) is None


def test_a_reference_is_recalled_as_it_was_remembered(store: Store) -> None:
    store.references.remember(KEY, '{"url": "https://one.example/"}')

    assert store.references.recall(KEY) == '{"url": "https://one.example/"}'


def test_a_later_reference_takes_the_place_of_the_earlier(store: Store) -> None:
    store.references.remember(KEY, "one")

    store.references.remember(KEY, "two")

    assert store.references.recall(KEY) == "two"


def test_a_reference_may_be_remembered_again(store: Store) -> None:
    store.references.remember(KEY, "one")

    store.references.remember(KEY, "one")

    assert store.references.recall(KEY) == "one"


def test_each_key_has_its_own_reference(store: Store) -> None:
    store.references.remember(KEY, "a place")

    store.references.remember(str(CONTACT_ONE), "a person")

    assert (store.references.recall(KEY), store.references.recall(str(CONTACT_ONE))) == ("a place", "a person")


@pytest.mark.parametrize("written", ["a\0b", "half \ud83d", "it burns 🔥"])
def test_a_reference_is_found_again_whatever_its_key_holds(store: Store, written: str) -> None:
    store.references.remember(written, written)

    assert store.references.recall(written) == written.replace("\0", "").replace("\ud83d", "\ufffd")


def test_a_reference_outlives_the_units_of_work_around_it(store: Store) -> None:
    store.references.remember(KEY, "one")

    keep(store, lambda work: work.receive(["event 1"], NOW))
    look(store, lambda work: work.receive(["event 2"], NOW))

    assert store.references.recall(KEY) == "one"
