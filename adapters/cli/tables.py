"""Prints what a command found: as a table for people, or as the same rows in JSON for machines."""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import Enum

import typer
from msgspec import Struct

Row = Mapping[str, object]
_PIPED = 1_000_000  # columns: nothing is folded or cut on its way to another program


def show(rows: Sequence[Row], *, as_json: bool, title: str | None = None) -> None:
    """Print rows that share their keys, which are the headings; without rows a table says so."""
    if as_json:
        show_json(rows)
    elif rows:
        _show_table(rows, title)
    else:
        typer.echo(f"{title}: none" if title else "none")


def show_json(value: object) -> None:
    """Print any value of the desk as JSON."""
    typer.echo(json.dumps(plain(value), indent=2))


def plain(value: object) -> object:
    """Return a value of ours as JSON knows it: frozen values as objects, sets in order, times as ISO 8601."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name)) for name in value.__struct_fields__}
    if isinstance(value, Mapping):
        return {str(plain(key)): plain(entry) for key, entry in value.items()}
    if isinstance(value, (set, frozenset)):
        return [plain(entry) for entry in sorted(value)]
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return value


def printable(text: str) -> str:
    """Return a text as a terminal may have it: what doesn't print, such as a colour code, is shown as its escape."""
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)


def _show_table(rows: Sequence[Row], title: str | None) -> None:
    from rich.console import Console  # here, since JSON does without
    from rich.table import Table

    table = Table(*rows[0], box=None, title=title, title_justify="left", pad_edge=False, header_style="bold")
    for row in rows:
        table.add_row(*map(_cell, row.values()))
    console = Console(markup=False, emoji=False, highlight=False, width=_width())
    with console.capture() as drawn:
        console.print(table)
    for line in drawn.get().splitlines():
        typer.echo(line.rstrip())


def _width() -> int | None:
    """Return how wide a table may be: as the terminal is (None), as COLUMNS says, or without a limit, for a program."""
    told = os.environ.get("COLUMNS", "")
    if told.isdigit() and int(told) > 0:
        return int(told) if len(told) < len(str(_PIPED)) else _PIPED
    return None if sys.stdout.isatty() else _PIPED


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return printable(", ".join(map(str, value)))
    return "" if value is None else printable(str(value))
