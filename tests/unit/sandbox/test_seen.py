"""A test can ask what a reader sees."""

import pytest

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.seen import labels, shown
from adapters.sandbox.slack.state import PostedMessage


def plain(text: str) -> JsonObject:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def message(*blocks: JsonObject) -> PostedMessage:
    """A message with these blocks."""
    return PostedMessage(ts="1.000001", channel="C0ACME", user="U0PLANDESK", text="In short", blocks=blocks)


CARD = message(
    {"type": "header", "block_id": "a", "text": plain("EX-1")},
    {"type": "section", "block_id": "b", "fields": [plain("Plan"), plain("Premier")]},
    {"type": "context", "block_id": "c", "elements": [plain("Clause 1")]},
    {
        "type": "actions",
        "block_id": "d",
        "elements": [{"type": "button", "action_id": "ack", "text": plain("Take it")}],
    },
)


@pytest.mark.parametrize(("seen", "words"), [(CARD, "EX-1\nPlan\nPremier\nClause 1\nTake it"), (message(), "In short")])
def test_blocks_are_seen_instead_of_the_text(seen: PostedMessage, words: str) -> None:
    assert shown(seen) == words


def test_what_can_be_pressed_is_listed() -> None:
    assert labels(CARD) == ("Take it",)
