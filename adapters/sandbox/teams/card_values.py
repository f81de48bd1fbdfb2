"""The values in a card: texts that are read as a little Markdown, addresses, words, numbers and widths."""

import re
from collections.abc import Iterator

from adapters.sandbox.core.shapes import Check, both, fault, string

LONG = 30_000

_FUNCTION = re.compile(r"\{\{(?:DATE|TIME)\(")
_INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"
_WHOLE_FUNCTION = re.compile(rf"\{{\{{(?:DATE\({_INSTANT}(?:, ?(?:COMPACT|SHORT|LONG))?|TIME\({_INSTANT})\)\}}\}}")
_LINK = re.compile(r"(?<!\\)(?P<image>!?)\[[^\]\n]*\]\((?P<url>[^)\n]*)\)")


def _read(value: object, path: str) -> Iterator[str]:
    """Check a text that the platform reads as a little Markdown, with functions for dates."""
    if not isinstance(value, str):
        return
    if len(_FUNCTION.findall(value)) != len(_WHOLE_FUNCTION.findall(value)):
        yield fault("a date or time function that the platform can't read", path)
    for found in _LINK.finditer(value):
        if found["image"] or not found["url"].startswith("https://"):
            yield fault(f"a link to {found['url'][:40]}", path)


def https(value: object, path: str) -> Iterator[str]:
    """Check that an address is one that clients follow."""
    if isinstance(value, str) and not value.startswith("https://"):
        yield fault("must begin with https://", path)


def number(value: object, path: str) -> Iterator[str]:
    """Check that the value is a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield fault("must be a number", path)


def word(*allowed: str) -> Check:
    """Return a check for one of these words, in whatever case."""
    known = {one.lower() for one in allowed}

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, str) or value.lower() not in known:
            yield fault(f"must be one of {', '.join(allowed)}", path)

    return check


def width(value: object, path: str) -> Iterator[str]:
    """Check a width: `auto`, `stretch`, pixels or a weight."""
    if not isinstance(value, str | int | float):
        yield fault("must be a width", path)


def anything(value: object, path: str) -> Iterator[str]:
    """Check that the value is an object, whatever is in it."""
    if not isinstance(value, dict):
        yield fault("must be an object", path)


READ = both(string(LONG, minimum=0), _read)
