"""Whatever people write is kept, and what no database can keep is repaired the same way in every store."""

import pytest

from bot.model.ids import TicketId
from storage.states import Quarantined
from tests.contract.examples import NOW, a_message, a_ticket, keep, look, opened, post
from tests.contract.sending import claimed, put
from tests.contract.stores import Store

EMOJI = "it burns 🔥 👩‍🚒"
RIGHT_TO_LEFT = "\u202eabc\u202c שלום"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (EMOJI, EMOJI),
        (RIGHT_TO_LEFT, RIGHT_TO_LEFT),
        ("a\\u0000b", "a\\u0000b"),  # typed so: a backslash, not a NUL
        ("a\0b", "ab"),
        ("cut \ud83d off", "cut \N{REPLACEMENT CHARACTER} off"),
        ("two halves \ud83d\udd25", "two halves 🔥"),
        ("'; DROP TABLE tickets; --", "'; DROP TABLE tickets; --"),
    ],
    ids=["emoji", "right-to-left", "backslash", "nul", "lone surrogate", "surrogate pair", "sql"],
)
def test_a_text_is_kept(store: Store, written: str, kept: str) -> None:
    ticket = a_ticket(text=written)

    keep(store, lambda work: work.save(ticket, [opened(ticket)]))

    assert look(store, lambda work: work.ticket(TicketId("EX-1"))) == a_ticket(text=kept)


def test_a_message_is_repaired_as_well(store: Store) -> None:
    put(store, post("a\0b \ud83d"))

    assert claimed(store).message == a_message("ab \N{REPLACEMENT CHARACTER}")


def test_a_payload_in_quarantine_is_repaired_as_well(store: Store) -> None:
    keep(store, lambda work: work.quarantine("a\0b \udc00", "ValueError", NOW))

    assert list(store.quarantined()) == [
        Quarantined(payload="ab \N{REPLACEMENT CHARACTER}", problem="ValueError", at=NOW)
    ]


def test_a_key_is_found_again_whatever_it_holds(store: Store) -> None:
    keep(store, lambda work: work.receive(["message \0 \ud83d"], NOW))

    assert not look(store, lambda work: work.receive(["message \0 \ud83d"], NOW))


def test_a_problem_may_quote_what_cannot_be_kept(store: Store) -> None:
    put(store, post("one"))

    store.outbox.failed(claimed(store).id, "they said \0 \ud83d")

    assert store.outbox.waiting(NOW, 10) == ()
