"""The `data_table` block that the platform accepts: its shape, and what holds of the table as a whole.

Source: "Data table block" in Slack's documentation.
"""

from collections.abc import Iterator
from typing import Final

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.shapes import Check, by_type, fault, items, link, one_of, record, string

MAX_ROWS: Final = 101
"""The rows with the one that has the heads; two are the fewest."""
MAX_COLUMNS: Final = 20
MAX_CHARACTERS: Final = 10_000
"""The characters of all cells of a message together."""
_TEXT: Final = string(MAX_CHARACTERS)


def _number(value: object, path: str) -> Iterator[str]:
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield fault("must be a number", path)


def _whole(least: int, most: int) -> Check:
    def check(value: object, path: str) -> Iterator[str]:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            yield fault(f"must be a whole number between {least} and {most}", path)

    return check


_ELEMENTS: Final = {
    "text": record({"type": one_of("text"), "text": _TEXT}, ("type", "text")),
    "link": record({"type": one_of("link"), "url": link(3000), "text": _TEXT}, ("type", "url")),
}
_SECTION: Final = record(
    {"type": one_of("rich_text_section"), "elements": items(by_type(_ELEMENTS), 100)}, ("type", "elements")
)
_HEADS: Final = {
    "raw_text": record({"type": one_of("raw_text"), "text": _TEXT}, ("type", "text")),
    "raw_number": record({"type": one_of("raw_number"), "value": _number, "text": _TEXT}, ("type", "value")),
}
_CELLS: Final = {
    **_HEADS,
    "rich_text": record({"type": one_of("rich_text"), "elements": items(_SECTION, 100)}, ("type", "elements")),
}


def _rows(value: object, path: str) -> Iterator[str]:
    """Check the rows of a table: the first has the heads, and all have as many cells as that one."""
    if not isinstance(value, list) or not 2 <= len(value) <= MAX_ROWS:
        yield fault(f"must be a list of 2 to {MAX_ROWS} rows", path)
        return
    for index, row in enumerate(value):
        yield from items(by_type(_CELLS if index else _HEADS), MAX_COLUMNS)(row, f"{path}/{index}")
    if len({len(row) for row in value if isinstance(row, list)}) > 1:
        yield fault("all rows must have the same number of cells", path)


DATA_TABLE: Final = record(
    {
        "type": one_of("data_table"),
        "block_id": string(255),
        "caption": string(2000),
        "page_size": _whole(1, 100),
        "row_header_column_index": _whole(0, MAX_COLUMNS - 1),
        "rows": _rows,
    },
    ("type", "caption", "rows"),
)
"""The check of the block."""


def too_much(blocks: list[JsonObject]) -> Iterator[str]:
    """Yield a fault if the cells of all tables of a message have too many characters."""
    tables = [block.get("rows") for block in blocks if block.get("type") == "data_table"]
    if sum(map(_characters, tables)) > MAX_CHARACTERS:
        yield fault(f"all cells together must be less than {MAX_CHARACTERS + 1} characters", "/blocks")


def _characters(part: object) -> int:
    if isinstance(part, dict):
        own = part.get("text")
        return len(own) if isinstance(own, str) else sum(map(_characters, part.values()))
    return sum(map(_characters, part)) if isinstance(part, list) else 0
