"""Reads a CSV file out of somebody's spreadsheet: its rows by column, each cell as the text that it is.

Commas, semicolons or tabs; with or without a byte order mark; quoted where it must be. A cell that looks like a formula
is text like any other: nothing here is ever calculated.
"""

import csv
from collections.abc import Mapping, Sequence
from io import StringIO
from pathlib import Path

from msgspec import Struct

from adapters.desk_file.faults import Finding
from policies.plain_file import NotReadable, read_bytes

DELIMITERS = (",", ";", "\t")


class Columns(Struct, frozen=True, kw_only=True):
    """The columns that a file must have, and those that it may have."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """Return all of them."""
        return (*self.required, *self.optional)


class SheetRow(Struct, frozen=True, kw_only=True):
    """One row: the line that it begins on, and its cells by column; empty ones are left out."""

    file: str
    line: int
    cells: Mapping[str, str]

    def finding(self, column: str, says: str) -> Finding:
        """Return something to say about a cell, or about the column that is missing."""
        return Finding(file=self.file, line=self.line, key=column, says=says)


def header_of(path: Path) -> tuple[str, ...]:
    """Return what the file calls its columns; empty for one that can't be read, of which `rows_of` says why."""
    try:
        lines, _ = _split(read_bytes(path).decode("utf-8-sig"), str(path))
    except (NotReadable, UnicodeDecodeError):
        return ()
    return _named(lines[0][1]) if lines else ()


def rows_of(path: Path, columns: Columns) -> tuple[list[SheetRow], list[Finding]]:
    """Return every row that can be read, and what is wrong with the others."""
    file = str(path)
    try:
        text = read_bytes(path).decode("utf-8-sig")
    except NotReadable as unreadable:
        return [], [_about(file, 1, unreadable.says)]
    except UnicodeDecodeError as garbled:
        return [], [_about(file, 1, f"isn't UTF-8 text, at byte {garbled.start}: save it as “CSV UTF-8”")]
    lines, problem = _split(text, file)
    if not lines:
        return [], problem or [
            _about(file, 1, f"is empty: its first line names the columns {', '.join(columns.known)}")
        ]
    (at, header), *body = lines
    names = _named(header)
    faults = [*problem, *_misnamed(names, columns, file, at)]
    rows: list[SheetRow] = []
    for line, cells in body:
        if len(cells) != len(names):
            faults.append(_about(file, line, f"has {len(cells)} cells, and the first line {len(names)}"))
            continue
        found = {name: cell.strip() for name, cell in zip(names, cells, strict=True) if cell.strip()}
        row = SheetRow(file=file, line=line, cells=found)
        faults += [row.finding(name, "is missing") for name in columns.required if name in names and name not in found]
        faults += [row.finding(name, "must be one line") for name, cell in found.items() if len(cell.splitlines()) > 1]
        rows.append(row)
    return rows, faults


def _named(header: Sequence[str]) -> tuple[str, ...]:
    return tuple(name.strip().lower().replace(" ", "_") for name in header)


def _split(text: str, file: str) -> tuple[list[tuple[int, list[str]]], list[Finding]]:
    """Return the rows that aren't empty, each with its line, and what is wrong with the file."""
    first = text.partition("\n")[0]
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found: list[tuple[int, list[str]]] = []
    begins = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                found.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as broken:
        return found, [_about(file, begins, f"isn't CSV from here on: {broken}")]
    return found, []


def _misnamed(names: Sequence[str], columns: Columns, file: str, line: int) -> list[Finding]:
    known = ", ".join(columns.known)
    return [
        *(_about(file, line, f"there is no column {name}") for name in columns.required if name not in names),
        *(
            _about(file, line, f"column {nth} is called “{name}”: known are {known}")
            for nth, name in enumerate(names, start=1)
            if name not in columns.known
        ),
        *(_about(file, line, f"column {name} is there twice") for name in sorted(set(names)) if names.count(name) > 1),
    ]


def _about(file: str, line: int, says: str) -> Finding:
    return Finding(file=file, line=line, key="", says=says)
