"""Finds the line of each key in a TOML file, which the reader doesn't tell.

A path names list entries by their index: the third customer's plan is `("customers", "2", "plan")`. The text is known
to be valid TOML; so this only walks over it, and understands no value. It walks no further than to the key that is
asked for: most findings are few, and of the head of the file.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from policies.layers import Path

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_NAME = re.compile(r'"((?:\\.|[^"\\\n])*)"|\'([^\'\n]*)\'|([A-Za-z0-9_-]+)')
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_PLAIN = re.compile(
    r'(?P<key>[A-Za-z0-9_-]+) = (?:(?P<texts>\[(?:"[^"\\\n]*"(?:, )?)*+\])|"[^"\\\n]*"|[0-9a-z:-]++)\n[ \t\n]*+'
)
"""A line as most are written, with the space after it: a key and text, a list of texts, a day, or true or false."""
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|'
    r"'''.*?'{3,5}|"
    r'"(?:\\.|[^"\\\n])*"|'
    r"'[^'\n]*'|"
    r"[^,\]}#\n]+",
    re.DOTALL,
)


@lru_cache(maxsize=1)
def lines_of(toml: str) -> Mapping[Path, int]:
    """Return the line, from 1, of every table header, key and list entry in a valid TOML text.

    The text asked about last is walked over once, however many findings there are in it.
    """
    return _Lines(toml)


def spans_of(toml: str) -> Mapping[Path, tuple[int, int]]:
    """Return where each list, and each table between braces, begins and ends in a valid TOML text."""
    walk = _Walk(text=toml)
    walk.until(None)
    return walk.spans


def nearest_line(lines: Mapping[Path, int], path: Path) -> int:
    """Return the line of a key, or if it isn't there that of the table it is missing from; 1 for the file itself."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


class _Lines(Mapping[Path, int]):
    """The lines of a text, each found when it is first asked for."""

    def __init__(self, toml: str) -> None:
        self._walk = _Walk(text=toml)

    def __getitem__(self, path: Path) -> int:
        known = self._walk.lines
        if path not in known and path and self._may_be_there(path[-1]):
            self._walk.until(path)
        return known[path]

    def __iter__(self) -> Iterator[Path]:
        self._walk.until(None)
        return iter(self._walk.lines)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _may_be_there(self, name: str) -> bool:
        """Return whether it is an index, or a name that is written somewhere: most missing keys are written nowhere."""
        return name.isdigit() or name in self._walk.text


@dataclass(slots=True, kw_only=True)
class _Walk:
    text: str
    at: int = 0
    lines: dict[Path, int] = field(default_factory=dict)
    spans: dict[Path, tuple[int, int]] = field(default_factory=dict)
    """The offsets at which each list, and each table between braces, begins and ends."""
    _table: Path = ()
    _entries: dict[Path, int] = field(default_factory=dict)
    """The number of entries that each list of tables has so far."""
    _line: int = 1
    _noted: int = 0
    """The line of what was noted last, and its offset: whatever is noted next comes after it."""

    def until(self, path: Path | None) -> None:
        """Walk on to the statement that this path is in, or to the end."""
        self._skip(_SPACE)
        while path not in self.lines and self.at < len(self.text):
            if self._sees("["):
                self._table = self._header()
            else:
                self._pair(self._table)
            self._skip(_SPACE)

    def _header(self) -> Path:
        begins = self.at
        brackets = 2 if self.text.startswith("[[", self.at) else 1
        self.at += brackets
        self._skip(_SPACE)
        names = self._key()
        self._skip(_SPACE)
        self.at += brackets
        path: Path = ()
        for name in names[:-1]:
            path = self._latest((*path, name))
        path = (*path, names[-1])
        if brackets == 2:
            self._note(path, begins)
            self._entries[path] = self._entries.get(path, 0) + 1
            path = self._latest(path)
        self._note(path, begins)
        return path

    def _latest(self, path: Path) -> Path:
        """Return the entry that is being written, if the path leads to a list of tables."""
        return (*path, str(self._entries[path] - 1)) if path in self._entries else path

    def _pair(self, table: Path) -> None:
        begins = self.at
        if plain := _PLAIN.match(self.text, begins):
            self.at = plain.end()
            path = (*table, plain["key"])
            self._note(path, begins)
            self.spans[path] = plain.span("texts")
            for entry in range((plain["texts"] or "").count('"') // 2):
                self._note((*path, str(entry)), begins)
            return
        path = (*table, *self._key())
        for length in range(len(table) + 1, len(path) + 1):
            self._note(path[:length], begins)
        self._skip(_DOT)
        self._skip(_SPACE)
        self.at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        begins = self.at
        if self._sees("["):
            self._list(path)
        elif self._sees("{"):
            self._inline_table(path)
        else:
            self._skip(_SCALAR)
            return
        self.spans[path] = begins, self.at

    def _list(self, path: Path) -> None:
        self.at += 1
        entry = 0
        while not self._closed("]"):
            self._note((*path, str(entry)), self.at)
            self._value((*path, str(entry)))
            entry += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        while not self._closed("}"):
            self._pair(path)

    def _closed(self, bracket: str) -> bool:
        """Step over what separates entries; return True, and step over the bracket too, if that is the end."""
        self._skip(_SPACE)
        if self._sees(","):
            self.at += 1
            self._skip(_SPACE)
        if self._sees(bracket):
            self.at += 1
            return True
        return False

    def _key(self) -> Path:
        names: list[str] = []
        while match := _NAME.match(self.text, self.at):
            self.at = match.end()
            names.append(next(each for each in match.groups() if each is not None))
            if not (dot := _DOT.match(self.text, self.at)):
                break
            self.at = dot.end()
        return tuple(names)

    def _sees(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        if match := pattern.match(self.text, self.at):
            self.at = match.end()

    def _note(self, path: Path, begins: int) -> None:
        self._line += self.text.count("\n", self._noted, begins)
        self._noted = begins
        self.lines.setdefault(path, self._line)
