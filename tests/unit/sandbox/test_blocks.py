"""Blocks that the platform refuses are refused here, each for its own reason."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.sandbox.slack.blocks import completed, faults_of
from adapters.sandbox.slack.serials import Serials

Json = dict[str, Any]


def plain(text: str) -> Json:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    """A text object with markup."""
    return {"type": "mrkdwn", "text": text}


def section(**fields: object) -> Json:
    """A section."""
    return {"type": "section", **fields}


def button(**fields: object) -> Json:
    """A button."""
    return {"type": "button", "text": plain("Acknowledge"), **fields}


def actions(*elements: Json) -> Json:
    """A row of buttons."""
    return {"type": "actions", "elements": list(elements)}


def option(**fields: object) -> Json:
    """One option of a list."""
    return {"text": plain("Level 1"), "value": "1", **fields}


def options(kind: str, count: int) -> Json:
    """A list of so many options."""
    return actions({"type": kind, "options": [option(value=str(number)) for number in range(count)]})


FITTING: dict[str, list[Json]] = {
    "nothing at all": [],
    "a section": [section(text=mrkdwn("x" * 3000))],
    "fields": [section(fields=[mrkdwn("x" * 2000)] * 10)],
    "a header": [{"type": "header", "text": plain("x" * 150)}],
    "buttons": [actions(*[button(action_id=f"a{number}", value="x" * 2000) for number in range(25)])],
    "styled buttons": [actions(button(style="primary"), button(style="danger"))],
    "an empty value": [actions(button(value=""))],
    "small print": [{"type": "context", "elements": [mrkdwn("x")] * 10}],
    "a divider": [{"type": "divider"}],
    "a list": [options("static_select", 100)],
    "radio buttons": [options("radio_buttons", 10)],
    "an accessory": [section(text=mrkdwn("x"), accessory=button())],
    "the same action in two rows": [actions(button(action_id="a")), actions(button(action_id="a"))],
    "fifty blocks": [{"type": "divider"}] * 50,
}


@pytest.mark.parametrize("blocks", FITTING.values(), ids=FITTING)
def test_what_the_platform_takes_is_taken(blocks: list[Json]) -> None:
    assert faults_of(blocks) == ()


REFUSED: dict[str, tuple[object, str]] = {
    "no list": ({"type": "divider"}, "must be a list"),
    "no object": (["divider"], "unsupported type"),
    "an unknown block": ([{"type": "poster"}], "unsupported type: poster"),
    "51 blocks": ([{"type": "divider"}] * 51, "no more than 50"),
    "an unknown field": ([{"type": "divider", "colour": "red"}], "invalid additional property: colour"),
    "a long header": ([{"type": "header", "text": plain("x" * 151)}], "less than 151"),
    "markup in a header": ([{"type": "header", "text": mrkdwn("x")}], "must be one of plain_text"),
    "an empty section": ([section()], "must have text or fields"),
    "an empty text": ([section(text=mrkdwn(""))], "more than 0"),
    "a long section": ([section(text=mrkdwn("x" * 3001))], "less than 3001"),
    "a bare string for text": ([section(text="x")], "unsupported type"),
    "no text of a text": ([section(text={"type": "mrkdwn"})], "missing required field: text"),
    "emoji on markup": ([section(text=mrkdwn("x") | {"emoji": True})], "invalid additional property: emoji"),
    "verbatim on plain text": ([section(text=plain("x") | {"verbatim": True})], "invalid additional property"),
    "eleven fields": ([section(fields=[mrkdwn("x")] * 11)], "no more than 10"),
    "no field": ([section(fields=[])], "at least 1"),
    "a long field": ([section(fields=[mrkdwn("x" * 2001)])], "less than 2001"),
    "an empty row": ([actions()], "at least 1"),
    "no elements": ([{"type": "actions"}], "missing required field: elements"),
    "26 buttons": ([actions(*[button(action_id=f"a{number}") for number in range(26)])], "no more than 25"),
    "text in a row of buttons": ([actions(mrkdwn("x"))], "unsupported type: mrkdwn"),
    "a button in small print": ([{"type": "context", "elements": [button()]}], "unsupported type: button"),
    "eleven small prints": ([{"type": "context", "elements": [mrkdwn("x")] * 11}], "no more than 10"),
    "a button without a label": ([actions({"type": "button"})], "missing required field: text"),
    "a long label": ([actions(button(text=plain("x" * 76)))], "less than 76"),
    "markup on a button": ([actions(button(text=mrkdwn("x")))], "must be one of plain_text"),
    "a style of one's own": ([actions(button(style="warning"))], "must be one of primary, danger"),
    "a long value": ([actions(button(value="x" * 2001))], "less than 2001"),
    "a value that is no text": ([actions(button(value=1))], "must be a string"),
    "a long action id": ([actions(button(action_id="x" * 256))], "less than 256"),
    "an action id twice": ([actions(button(action_id="a"), button(action_id="a"))], "action_id a already used"),
    "a long block id": ([{"type": "divider", "block_id": "x" * 256}], "less than 256"),
    "a block id twice": ([{"type": "divider", "block_id": "b"}] * 2, "block_id b already used"),
    "an address that is none": ([actions(button(url="javascript:alert(1)"))], "must be a web address"),
    "eleven radio buttons": ([options("radio_buttons", 11)], "no more than 10"),
    "101 options": ([options("static_select", 101)], "no more than 100"),
    "a long option": ([actions({"type": "overflow", "options": [option(text=plain("x" * 76))]})], "less than 76"),
    "a long option value": ([actions({"type": "overflow", "options": [option(value="x" * 151)]})], "less than 151"),
    "an image without words": ([{"type": "image", "image_url": "https://x.example/i.png"}], "alt_text"),
}


@pytest.mark.parametrize(("blocks", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_the_platform_refuses_is_refused(blocks: object, reason: str) -> None:
    (fault,) = faults_of(blocks)

    assert reason in fault


def test_every_fault_is_named_with_its_place() -> None:
    blocks = [{"type": "divider"}, section(text=mrkdwn("")), actions(button(style="loud", value=1))]

    faults = faults_of(blocks)

    assert [fault.partition("[json-pointer:")[2] for fault in faults] == [
        "/blocks/1/text/text]",
        "/blocks/2/elements/0/style]",
        "/blocks/2/elements/0/value]",
    ]


def test_missing_ids_are_added_and_given_ones_kept() -> None:
    blocks = [actions(button(action_id="mine"), button()), section(block_id="own", text=mrkdwn("x"))]

    row, text = completed(blocks, Serials(datetime(2026, 3, 2, tzinfo=UTC)))

    assert row["block_id"]
    assert row["elements"][0]["action_id"] == "mine"
    assert row["elements"][1]["action_id"]
    assert text["block_id"] == "own"
