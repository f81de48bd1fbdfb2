"""A table as a `data_table` block, which readers can sort, within every limit; and whether a workspace takes one.

Slack rolls the block out by and by, and refuses a whole message for one that it doesn't know. So a refusal is
remembered for a while, in which lists are sent as text. Source: "Data table block" in Slack's documentation.
"""

import logging
import time
from collections.abc import Callable
from typing import Any, Final

from adapters.http.fitting import ELLIPSIS, one_line, shortened
from adapters.slack.spans import SIGNS, WEB
from bot.model.instant import written
from bot.model.message import Cell, Link, ListTable, Mark, Span, When
from bot.model.plain_text import words

Json = dict[str, Any]

MAX_ROWS: Final = 100
"""The most rows under the heads."""
MAX_COLUMNS: Final = 20
MAX_CHARACTERS: Final = 9_500
"""The most characters of all cells together, of Slack's 10,000; addresses count, as nobody says that they don't."""
PAGE: Final = 25
"""The rows that are shown at once; 100 is the most."""
CAPTION: Final = 150
NOTHING: Final = "–"
"""The text of a cell without any: it must have one."""
_LEAST: Final = 12
"""The fewest characters that a cell is cut to."""
AGAIN_AFTER: Final = 6 * 3600.0
"""The seconds after which a workspace that refused a table is given one again."""

log = logging.getLogger(__name__)


class TablesTaken:
    """The memory of whether the workspace takes tables; `ticks` counts seconds, evenly."""

    def __init__(self, ticks: Callable[[], float] = time.monotonic) -> None:
        self._ticks = ticks
        self._refused_at: float | None = None

    @property
    def are_taken(self) -> bool:
        """Return whether a table may be sent now."""
        return self._refused_at is None or self._ticks() - self._refused_at >= AGAIN_AFTER

    def refuse(self) -> None:
        """Remember that one was refused, and say so once."""
        if self.are_taken:
            log.warning("Slack takes no tables here, so lists are sent as text.", extra={"action": "slack.no_tables"})
        self._refused_at = self._ticks()


def data_table(table: ListTable) -> Json | None:
    """Return the block of a table; None for one without rows, which Slack refuses.

    Links are left out where they would take the room of words, and then the longest words are cut.
    """
    rows = [row[:MAX_COLUMNS] for row in table.rows[:MAX_ROWS]]
    heads = [{"type": "raw_text", "text": one_line(head) or NOTHING} for head in table.heads[:MAX_COLUMNS]]
    if not rows or not heads:
        return None
    room = MAX_CHARACTERS - sum(len(head["text"]) for head in heads)
    linked = sum(len(_words(cell)) + len(_address(cell)) for row in rows for cell in row) <= room
    longest = _longest([len(_words(cell)) for row in rows for cell in row], room)
    return {
        "type": "data_table",
        "caption": shortened(one_line(table.caption) or NOTHING, CAPTION),
        "page_size": PAGE,
        "rows": [heads, *([_cell(cell, longest, linked=linked) for cell in row] for row in rows)],
    }


def _cell(cell: Cell, longest: int, *, linked: bool) -> Json:
    text, url = shortened(_words(cell), longest), _address(cell)
    if url and linked:
        link = {"type": "link", "url": url, "text": text}
        return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [link]}]}
    if cell.sort is not None:
        return {"type": "raw_number", "value": cell.sort, "text": text}
    return {"type": "raw_text", "text": text}


def _longest(lengths: list[int], room: int) -> int:
    """Return the most characters of a cell with which all of them fit."""
    longest = max(lengths)
    while longest > _LEAST and sum(min(each, longest) for each in lengths) > room:
        longest -= 1
    return longest


def _address(cell: Cell) -> str:
    found = next((span.url for span in cell.spans if isinstance(span, Link)), "")
    return found if WEB.fullmatch(found) else ""


def _words(cell: Cell) -> str:
    return one_line("".join(map(_word, cell.spans))) or NOTHING


def _word(span: Span) -> str:
    """Return a span as plain text: a cell has no markup, and its times are in the zone of whoever reads them."""
    if isinstance(span, Mark):
        return f"{SIGNS[span.tone]} "
    if isinstance(span, When):
        return written(span).brief
    return words((span,)) or ELLIPSIS
