"""TOML that somebody else wrote, read into plain values; anything that a reader can't bear is refused with a reason.

The standard reader recurses into brackets, takes for ever over a key of a hundred thousand parts, and reads numbers
that can't be written out again. So the text is scanned once, token by token, before it is parsed. Times may be written
without seconds, as TOML 1.1 has them.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from policies.plain_file import NotReadable, read_bytes

MAX_DEPTH: Final = 16
"""The most brackets within brackets, and the most parts of a dotted key."""
MAX_WHOLE: Final = 2**63 - 1
"""The largest whole number: TOML promises no more, and Python can read larger ones that it can't write out."""

_TEXT = (
    r'(?P<text>"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"(?:[^"\\\n]++|\\[^\n])*+"?'
    r"|'[^'\n]*+'?"
    r"|\#[^\n]*+)"
)
_PLAIN = (
    r"(?P<plain>(?:(?<=\n)[ \t]*+[A-Za-z0-9_-]{1,64}+ = "
    r'(?:"[^"\\\n]*+"|\[(?:"[^"\\\n]*+"(?:, )?)*+\]|[0-9a-z-]{1,32}+)\n)++)|'
)
"""Lines of a key and a text, some texts or a day, in which there is nothing else to find: stepped over at once."""
_TOKEN = re.compile(
    _PLAIN + _TEXT + r"|(?P<number>(?<![\w-])(?:0[xob][0-9a-fA-F_]{100,}+|[0-9_]{100,}+))"
    r"|(?P<opens>[\[{])|(?P<closes>[\]}])|(?P<dot>\.)|(?P<ends>[\n=,]++)",
    re.DOTALL,
)
_NO_SECONDS = re.compile(
    _PLAIN + _TEXT + r"|(?P<time>(?<![\w:.+-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ])?[0-9]{2}:[0-9]{2}(?![:0-9]))",
    re.DOTALL,
)
"""A time of day without seconds, outside texts and comments: the standard reader takes none before TOML 1.1."""
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


def parse(text: str) -> dict[str, Any]:
    """Return the tables of a TOML text. Raises NotReadable."""
    _check_shape(text)
    try:
        found = tomllib.loads(_NO_SECONDS.sub(_with_seconds, text))
    except tomllib.TOMLDecodeError as broken:
        raise _not_toml(text, str(broken)) from None
    for value in _values(found):
        if isinstance(value, str) and "\0" in value:
            written = _NUL.search(text)
            raise NotReadable("holds NUL, which no text may", _line_of(text, written.start() if written else -1))
        if type(value) is int and abs(value) > MAX_WHOLE:
            raise _too_large(text, text.find(str(value)))
    return found


def _with_seconds(found: re.Match[str]) -> str:
    return f"{found[0]}:00" if found.lastgroup == "time" else found[0]


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


def _values(found: object) -> Iterator[object]:
    """Yield every key and value, at any depth."""
    waiting = [found]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += value.keys()
            waiting += value.values()
        elif isinstance(value, list):
            waiting += value
        else:
            yield value


def _not_toml(text: str, says: str) -> NotReadable:
    stands = _AT_LINE.search(says)
    line = int(stands[1]) if stands else text.count("\n") + 1  # without a line, the text ended too soon
    return NotReadable(f"is not TOML: {_AT_LINE.sub('', says)}", line)


def _too_large(text: str, at: int) -> NotReadable:
    return NotReadable(f"has a number beyond {MAX_WHOLE}, the largest there is", _line_of(text, at))


def _line_of(text: str, at: int) -> int | None:
    return text.count("\n", 0, at) + 1 if at >= 0 else None
