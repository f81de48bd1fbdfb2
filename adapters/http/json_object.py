"""One JSON object out of text that a stranger may have written."""

import json
from codecs import BOM_UTF8
from math import isfinite
from typing import Final

_MAX_DIGITS: Final = 400
"""The most digits of a whole number: no other number that is written out has more."""
_TOO_LARGE: Final = "a number is too large"


def read(text: str) -> dict[str, object]:
    """Return the object; raises ValueError that says what is wrong, for anything else.

    Duplicate keys, NaN, endless numbers and nesting are refused, since readers differ on them.
    """
    try:
        found = _DECODER.decode(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if not isinstance(found, dict):
        raise ValueError("not a JSON object")
    return found


def decoded(body: bytes) -> str:
    """Return the body as text. Raises ValueError if it isn't text, or begins with a byte order mark."""
    if body.startswith(BOM_UTF8):
        raise ValueError("begins with a byte order mark: send UTF-8 without one")
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise ValueError("not UTF-8") from None


def unique(pairs: list[tuple[str, object]] | list[tuple[str, str]]) -> dict[str, object]:
    """Return the pairs by their keys. Raises ValueError for a key that is there twice."""
    found: dict[str, object] = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _finite(digits: str) -> float:
    found = float(digits)
    if not isfinite(found):
        raise ValueError(_TOO_LARGE)
    return found


def _whole(digits: str) -> int:
    if len(digits) > _MAX_DIGITS:
        raise ValueError(_TOO_LARGE)
    return int(digits)


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=unique, parse_constant=_refuse, parse_float=_finite, parse_int=_whole
)
