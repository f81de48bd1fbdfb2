"""A list goes out as one table that Slack sorts, and as text, at once, where Slack refuses tables."""

import logging
from typing import Any

import pytest
from msgspec.structs import replace

from adapters.sandbox.slack.blocks import faults_of
from adapters.sandbox.slack.data_tables import MAX_CHARACTERS
from adapters.slack.platform import SlackPlatform
from adapters.slack.render import payload
from adapters.slack.tables import AGAIN_AFTER, TablesTaken, data_table
from bot.commands import Origin, Via
from bot.errors import NotDeliverable
from bot.model.message import Cell, Link, ListTable, Mark, Message, Tone, When
from bot.model.places import Account, Platform
from bot.ports import Address
from bot.wording.spans import line, paragraph
from tests.scripted import ScriptedServer, answer
from tests.unit.engine.desk import MONDAY_NINE
from tests.unit.slack.deliveries import ACME

REFUSED = answer({"ok": False, "error": "invalid_blocks"})
CARD = "https://x.slack.com/archives/C1/p1"
TAKEN = answer({"ok": True, "message_ts": "1.0"})
TO_ONE = Address(place=ACME, account=Account(platform=Platform.SLACK, workspace="T0DESK", user="U0AGENT1"))


def a_table(rows: int = 2, words: str = "Exports time out", url: str = CARD) -> ListTable:
    """A table of so many rows: a link, a time, a severity and some words each."""
    due = When(at=MONDAY_NINE, zone="America/Chicago")
    each = (
        Cell(spans=(Link(url=url, text="EX-1"),), sort=1),
        Cell(spans=(due,), sort=int(MONDAY_NINE.timestamp())),
        Cell(spans=(Mark(tone=Tone.ATTENTION), *line("Level 1")), sort=0),
        Cell(spans=line(words)),
    )
    return ListTable(caption="The queue", heads=("Ticket", "Due", "Severity", "Request"), rows=(each,) * rows)


def a_message(table: ListTable | None = None) -> Message:
    said = paragraph("EX-1 and EX-2 are open.")
    return Message(summary=said.spans, blocks=(said,), table=table or a_table())


def cells(table: ListTable) -> list[list[dict[str, Any]]]:
    block = data_table(table)
    assert block is not None
    assert faults_of([block]) == ()
    rows: list[list[dict[str, Any]]] = block["rows"]
    return rows


def test_each_cell_is_a_link_a_number_that_sorts_or_plain_words() -> None:
    heads, row, _ = cells(a_table())

    assert [head["text"] for head in heads] == ["Ticket", "Due", "Severity", "Request"]
    assert row[0]["elements"][0]["elements"] == [{"type": "link", "url": CARD, "text": "EX-1"}]
    assert row[1] == {"type": "raw_number", "value": 1795446000, "text": "Mon 23 Nov, 9:00 AM CST"}
    assert row[2] == {"type": "raw_number", "value": 0, "text": "🔴 Level 1"}
    assert row[3] == {"type": "raw_text", "text": "Exports time out"}


@pytest.mark.parametrize("words", ["", "x" * 5000, "<!channel> <@U1> & *bold*", "ä🎉" * 300, "\x00\n\t"])
@pytest.mark.parametrize("rows", [1, 100, 140])
def test_whatever_is_in_it_is_within_every_limit(words: str, rows: int) -> None:
    found = cells(a_table(rows, words))

    assert len(found) == min(rows, 100) + 1
    assert sum(len(cell.get("text", "")) for row in found for cell in row) <= MAX_CHARACTERS


def test_links_go_before_words_do() -> None:
    found = cells(a_table(100, url="https://x.slack.com/archives/C1/" + "p" * 60))

    assert found[1][0] == {"type": "raw_number", "value": 1, "text": "EX-1"}
    assert found[1][3]["text"] == "Exports time out"


def test_a_table_without_rows_is_no_block() -> None:
    assert data_table(a_table(0)) is None
    assert payload(a_message(a_table(0)), in_table=True) == payload(a_message())


async def test_a_refused_table_is_said_again_as_text_at_once_and_no_table_is_sent_for_a_while(
    slack: ScriptedServer, desk: SlackPlatform, caplog: pytest.LogCaptureFixture
) -> None:
    slack.steps = [REFUSED, TAKEN, TAKEN]

    with caplog.at_level(logging.WARNING):
        await desk.send_privately(TO_ONE, a_message(), "d-1")
        await desk.send_privately(TO_ONE, a_message(), "d-2")

    assert [_kinds(call.body) for call in slack.calls] == [["data_table"], ["section"], ["section"]]
    assert [record.message for record in caplog.records].count(
        "Slack takes no tables here, so lists are sent as text."
    ) == 1


async def test_a_refused_table_is_said_as_text_wherever_it_was_to_be(
    slack: ScriptedServer, desk: SlackPlatform
) -> None:
    there, mine = replace(TO_ONE, account=None, edits="1.0"), replace(TO_ONE, place=None)
    slack.steps = [REFUSED, answer({"ok": True, "ts": "1.0", "channel": ACME.channel})]

    await desk.edit(there, a_message(), "d-1")
    slack.steps = [TAKEN]
    await desk.home(mine, a_message(), "d-2")

    assert [_kinds(call.body.get("view", call.body)) for call in slack.calls] == [
        ["data_table"],
        ["section"],
        ["section"],  # a page of somebody's own never has one
    ]


async def test_text_that_is_refused_as_well_is_refused_for_good(slack: ScriptedServer, desk: SlackPlatform) -> None:
    slack.steps = [REFUSED, REFUSED]

    with pytest.raises(NotDeliverable):
        await desk.send_privately(TO_ONE, a_message(), "d-1")

    assert len(slack.calls) == 2


@pytest.mark.parametrize(
    ("steps", "shown", "calls"),
    [
        ([TAKEN], True, 1),
        ([REFUSED, TAKEN], True, 2),
        ([answer({"ok": False, "error": "channel_not_found"})], False, 1),
    ],
)
async def test_a_table_for_who_typed_is_shown_by_a_call_or_else_left_to_the_answer(
    slack: ScriptedServer, desk: SlackPlatform, steps: list[Any], *, shown: bool, calls: int
) -> None:
    slack.steps = steps
    origin = Origin(by=TO_ONE.account, place=ACME, at=MONDAY_NINE, via=Via.SLASH)

    assert await desk.show_table(a_message(), origin) is shown
    assert await desk.show_table(replace(a_message(), table=None), origin) is False
    assert len(slack.calls) == calls


def test_after_a_while_a_table_is_tried_again() -> None:
    at = [0.0]
    tables = TablesTaken(ticks=lambda: at[0])

    tables.refuse()
    before = tables.are_taken
    at[0] = AGAIN_AFTER

    assert (before, tables.are_taken) == (False, True)


def _kinds(body: Any) -> list[str]:
    return [block["type"] for block in body["blocks"]]
