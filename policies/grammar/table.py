"""A raw TOML table, read key by key: a wrong or missing value is noted and replaced, so that reading goes on.

The replacements are never used: whoever reads raises if anything was noted. Keys that nobody asked for are unknown.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypeVar

from policies.layers import Path, Raw
from policies.terms import Source

Choice = TypeVar("Choice", bound=StrEnum)
Parsed = TypeVar("Parsed")
Note = Callable[[Path, str], None]


@dataclass(slots=True, kw_only=True)
class Table:
    """One table at its path. Its methods never raise; each says what it returns in place of a faulty value."""

    raw: Raw
    at: Path
    note: Note
    _asked: set[str] = field(default_factory=set)
    _below: list["Table"] = field(default_factory=list)

    def text(self, key: str) -> str:
        """Return text that must be there and must not be blank."""
        value = self._required(key, str, "text")
        if value is not None and not value.strip():
            self.fault(key, "must not be empty")
        return value or ""

    def optional_text(self, key: str) -> str | None:
        """Return text that may be missing but must not be blank."""
        return self.text(key) if self._there(key) else None

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty if the key is missing."""
        value = self._optional(key, list, "a list of texts") or []
        if not all(isinstance(item, str) and item.strip() for item in value):
            self.fault(key, "must be a list of texts, none of them empty")
        return tuple(item for item in value if isinstance(item, str) and item.strip())

    def whole(self, key: str, *, or_text: str | None = None) -> int | None:
        """Return a whole number from 0 up, or None if the key is missing; `or_text` may be written in place of one."""
        besides = f' or "{or_text}"' if or_text else ""
        value = self._optional(key, int, f"a whole number{besides}")
        if isinstance(value, bool) or (value is not None and value < 0):
            self.fault(key, f"must be a whole number from 0 up{besides}, not {shown(value)}")
        return value

    def flag(self, key: str) -> bool | None:
        """Return True, False, or None if the key is missing."""
        return self._optional(key, bool, "true or false")

    def day(self, key: str) -> date:
        """Return a TOML date without a time."""
        value = self._required(key, date, "a date such as 2026-12-25")
        if isinstance(value, datetime):
            self.fault(key, "must be a date without a time")
        return value or date.min

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """Return one of the words of `kind`."""
        word = self._required(key, str, "text")
        if word in tuple(kind):
            return kind(word)
        if word is not None:
            self.fault(key, f"must be one of {', '.join(kind)}, not {shown(word)}")
        return next(iter(kind))

    def parsed(self, key: str, parse: Callable[[str], Parsed], otherwise: Parsed) -> Parsed:
        """Return what `parse` makes of the text; if it raises ValueError, note its message and return `otherwise`."""
        value = self._required(key, str, "text")
        if value is None:
            return otherwise
        try:
            return parse(value)
        except ValueError as refused:
            self.fault(key, str(refused))
            return otherwise

    def zone(self, key: str, default: str | None = None) -> str:
        """Return the name of an IANA time zone; `default`, if there is one, when the key is missing."""
        if default is not None and not self._there(key):
            return default
        return self.parsed(key, zone_name, default or "UTC")

    def table(self, key: str) -> "Table | None":
        """Return the table under this key, or None if the key is missing."""
        value = self._optional(key, dict, "a table")
        return None if value is None else self._child(value, key)

    def required_table(self, key: str) -> "Table":
        """Return the table under this key, or an empty one that notes no further faults if the key is missing."""
        value = self._required(key, dict, "a table")
        return self._child(value, key) if value is not None else Table(raw={}, at=(*self.at, key), note=_unheard)

    def tables(self, key: str) -> dict[str, "Table"]:
        """Return the tables in the table under this key, by id, in the order of the file."""
        outer = self.table(key)
        if outer is None:
            return {}
        found = {name: outer.table(name) for name in outer.raw}
        return {name: table for name, table in found.items() if table is not None}

    def rows(self, key: str) -> tuple["Table", ...]:
        """Return a list of tables, empty if the key is missing."""
        value = self._optional(key, list, "a list of tables") or []
        for row in value:
            if not isinstance(row, dict):
                self.fault(key, f"must be a list of tables, not of {shown(row)}")
        return tuple(self._child(row, key, str(nth)) for nth, row in enumerate(value) if isinstance(row, dict))

    def texts_or_rows(self, key: str) -> tuple[tuple[Path, "str | Table"], ...]:
        """Return a list whose entries are texts or tables, each at its path; empty if the key is missing."""
        found = list[tuple[Path, str | Table]]()
        for nth, entry in enumerate(self._optional(key, list, "a list") or []):
            path = (*self.at, key, str(nth))
            if isinstance(entry, str | dict):
                found.append((path, entry if isinstance(entry, str) else self._child(entry, key, str(nth))))
            else:
                self.note(path, f"must be text or a table, not {shown(entry)}")
        return tuple(found)

    def source(self) -> Source:
        """Return this table's `clause`, the `document` that contains it, and what is `assumed` about it."""
        # Asked for only where it is written: "known here" would otherwise name it in tables that need none.
        elsewhere = self.optional_text("document") if "document" in self.raw else None
        return Source(clause=self.text("clause"), assumed=self.optional_text("assumed"), document=elsewhere)

    def value(self, key: str) -> object:
        """Return the raw value of a key that may be written in more than one way; None if it is missing."""
        self._asked.add(key)
        return self.raw.get(key)

    def fault(self, key: str, says: str) -> None:
        """Note a fault at this key of this table."""
        self.note((*self.at, key), says)

    def note_unknown_keys(self) -> None:
        """Note every key, here and below, that nobody has asked for."""
        for key in self.raw:
            if key not in self._asked:
                near = get_close_matches(key, self._asked, n=1)
                hint = f'did you mean "{near[0]}"?' if near else f"known here: {', '.join(sorted(self._asked))}"
                self.fault(key, f"unknown key; {hint}")
        for table in self._below:
            table.note_unknown_keys()

    def _child(self, raw: Raw, *path: str) -> "Table":
        child = Table(raw=raw, at=(*self.at, *path), note=self.note)
        self._below.append(child)
        return child

    def _there(self, key: str) -> bool:
        return self.value(key) is not None

    def _required(self, key: str, kind: type[Parsed], named: str) -> Parsed | None:
        found = self._optional(key, kind, named)
        if found is None and not self._there(key):
            self.fault(key, "is missing")
        return found

    def _optional(self, key: str, kind: type[Parsed], named: str) -> Parsed | None:
        value = self.value(key)
        if value is None or isinstance(value, kind):
            return value
        self.fault(key, f"must be {named}, not {shown(value)}")
        return None


@cache
def zone_name(text: str) -> str:
    """Return the text if it names an IANA time zone; raises ValueError if it doesn't.

    Only names in the database itself count: anything else in a machine's folder of zones ("localtime", "posixrules")
    means a different zone on a different machine.
    """
    if text not in _zones():
        raise ValueError(f'"{text}" is not an IANA time zone such as Europe/Paris')
    return text


@cache
def _zones() -> frozenset[str]:
    """Return every zone in the database except "Factory", which marks a clock that was never set."""
    return frozenset((files("tzdata") / "zones").read_text(encoding="utf-8").split()) - {"Factory"}


def shown(value: object) -> str:
    """Return a raw value as a message about it names it: text in quotes, and no table or list in full."""
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | time):
        return value.isoformat()
    return f'"{value}"' if isinstance(value, str) else str(value)


def _unheard(path: Path, says: str) -> None:
    """Ignore a fault inside a table that is missing altogether: the fault for the table says enough."""
