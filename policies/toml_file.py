"""TOML that somebody else wrote, read into plain values; anything that a reader can't bear is refused with a reason.

That is what is nested too deep for those who walk through it, and numbers that can't be written out again. The reader
is the standard library's own in compiled form (`tomli`), several times as fast; it reads TOML 1.1. Its words for what
is wrong are shown, and a place that it can't tell is looked for in the text.
"""

import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any, Final

import tomli

from policies.plain_file import NotReadable, read_bytes
from policies.toml_parts import in_parts

MAX_DEPTH: Final = 16
"""The most brackets within brackets, and the most parts of a dotted key."""
MAX_WHOLE: Final = 2**63 - 1
"""The largest whole number: TOML promises no more, and Python can read larger ones that it can't write out."""

_TOKEN = re.compile(
    r'(?P<text>"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+)"
    r"|(?P<number>(?<![\w-])(?:0[xob][0-9a-fA-F_]{100,}+|[0-9_]{100,}+))"
    r"|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<dot>\.)|(?P<ends>[\n=,]++)",
    re.DOTALL,
)
_NUL = re.compile(r"\\(?:u0000|U00000000|x00)")
_AT_LINE = re.compile(r" \(at line (\d+), column \d+\)$")


def read_text(file: Path) -> str:
    """Return the text of a file. Raises NotReadable."""
    content = read_bytes(file)
    if content.startswith(b"\xef\xbb\xbf"):
        raise NotReadable("begins with a byte order mark: save it as UTF-8 without one", 1)
    try:
        text = content.decode()
    except UnicodeDecodeError as garbled:
        line = content.count(b"\n", 0, garbled.start) + 1
        raise NotReadable(f"is not UTF-8 text, at byte {garbled.start}: save it as UTF-8", line) from None
    if "\0" in text:
        raise NotReadable("holds NUL, which no text may: save it as UTF-8", _line_of(text, text.index("\0")))
    return text


def parse(text: str, entries: str = "") -> dict[str, Any]:
    """Return the tables of a TOML text, most of which is a list of tables called `entries`. Raises NotReadable."""
    try:
        found = (in_parts(text, entries) if entries else None) or tomli.loads(text)
    except (RecursionError, ValueError) as broken:
        _check_shape(text)
        raise _not_toml(text, str(broken)) from None
    may_hold_nul = _NUL.search(text)
    for depth, values in enumerate(_by_depth(found)):
        if depth == MAX_DEPTH:
            _check_shape(text)
        if may_hold_nul and any(isinstance(value, str) and "\0" in value for value in values):
            raise NotReadable("holds NUL, which no text may", _line_of(text, may_hold_nul.start()))
        for value in values:
            if type(value) is int and abs(value) > MAX_WHOLE:
                _check_shape(text)
                raise _too_large(text, text.find(str(value)))
    return found


def _check_shape(text: str) -> None:
    """Refuse text that is nested deeper than any reader can follow, or has a number that is far too long."""
    depth = dots = 0
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "opens":
                depth, dots = depth + 1, 0
            case "closes":
                depth, dots = max(depth - 1, 0), 0
            case "dot":
                dots += 1
            case "ends":
                dots = 0
            case "number":
                raise _too_large(text, token.start())
            case _:
                continue
        if max(depth, dots) > MAX_DEPTH:
            raise NotReadable(f"is nested more than {MAX_DEPTH} deep", _line_of(text, token.start()))


def _by_depth(found: object) -> Iterator[list[object]]:
    """Yield all keys and values in this one: those right in it, those in them, and so on."""
    values = [found]
    while values:
        tables = [value for value in values if isinstance(value, dict)]
        lists = [value for value in values if isinstance(value, list)]
        values = [*chain(*tables), *chain(*(table.values() for table in tables)), *chain(*lists)]
        yield values


def _not_toml(text: str, says: str) -> NotReadable:
    stands = _AT_LINE.search(says)
    line = int(stands[1]) if stands else text.count("\n") + 1  # without a line, the text ended too soon
    return NotReadable(f"is not TOML: {_AT_LINE.sub('', says)}", line)


def _too_large(text: str, at: int) -> NotReadable:
    return NotReadable(f"has a number beyond {MAX_WHOLE}, the largest there is", _line_of(text, at))


def _line_of(text: str, at: int) -> int | None:
    return text.count("\n", 0, at) + 1 if at >= 0 else None
