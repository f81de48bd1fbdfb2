"""Changes to lists that are written between brackets: entry by entry, and nothing beside them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from adapters.desk_file import writer
from adapters.desk_file.writer import Raw
from policies.layers import Path

Edit = tuple[int, int, str]
"""The offsets at which a part of a text begins and ends, and the text in its place."""
Span = tuple[int, int]

_GAP: Final = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BLANKS: Final = re.compile(r"[ \t]*")
_REST: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=\r?\n)")
"""The rest of a line on which nothing more is written but a remark."""
_WITHIN: Final = "  "


def edits(
    text: str, spans: Mapping[Path, Span], at: Path, changed: Mapping[int, Raw | None], added: Sequence[Raw]
) -> Iterator[Edit]:
    """Yield the changes to the list `at` a path: entries by their index, None for one that goes; and those added."""
    entries = list[Span]()
    while (*at, str(len(entries))) in spans:
        entries.append(spans[*at, str(len(entries))])
    for nth, row in changed.items():
        begin, end = entries[nth]
        yield from [(begin, end, writer.between_braces(row))] if row else _removal(text, begin, end)
    rows = [writer.between_braces(row) for row in added]
    stay = [span for nth, span in enumerate(entries) if changed.get(nth, rows) is not None]
    if rows:
        yield from _behind(text, stay[-1], rows) if stay else _first(text, spans[at][0] + 1, rows)


def new_list(text: str, table: Span, key: str, rows: Sequence[Raw]) -> Edit:
    """Return the change that gives a table between braces a list that it doesn't have."""
    last = len(text[: table[1] - 1].rstrip())
    comma = "" if text[last - 1] in "{," else ","
    return last, last, f"{comma} {key} = [{', '.join(map(writer.between_braces, rows))}]"


def _removal(text: str, begin: int, end: int) -> Iterator[Edit]:
    """Yield what takes an entry out: with its comma, and with its lines if nothing else is on them."""
    gap = _end_of(_GAP, text, end)
    if text.startswith(",", gap):
        if "#" in text[end:gap]:
            yield gap, gap + 1, ""
        else:
            end = gap + 1
    rest, line = _REST.match(text, end), text.rfind("\n", 0, begin) + 1
    if rest and not text[line:begin].strip():
        yield line, text.index("\n", rest.end()) + 1, ""
    else:
        yield begin, _end_of(_BLANKS, text, end), ""


def _behind(text: str, last: Span, rows: Sequence[str]) -> Iterator[Edit]:
    """Yield what adds entries behind one: below it, if it is the last on its line, else beside it."""
    begin, end = last
    gap = _end_of(_GAP, text, end)
    has_comma = text.startswith(",", gap)
    behind = gap + 1 if has_comma else end
    if not has_comma:
        yield end, end, ","
    if rest := _REST.match(text, behind):
        indent = text[text.rfind("\n", 0, begin) + 1 : begin]
        indent = indent if not indent.strip() else _WITHIN
        yield rest.end(), rest.end(), "".join(f"\n{indent}{row}," for row in rows)
    else:
        yield behind, behind, "".join(f" {row}," for row in rows) if has_comma else f" {', '.join(rows)}"


def _first(text: str, begin: int, rows: Sequence[str]) -> Iterator[Edit]:
    """Yield what adds entries to a list that has none, or none that stays."""
    rest = _REST.match(text, begin)
    at = rest.end() if rest else begin
    yield at, at, "".join(f"\n{_WITHIN}{row}," for row in rows) + ("" if rest else "\n")


def _end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at
