"""Frozen values as JSON text.

A member of a union carries its class name as `_type`, so those names are part of what is stored. Every field is
written, defaults too: a default that changes later must not change what was promised before. Sets are written sorted,
instants in ISO 8601 and UTC, text made storable (see `storage.text`).

orjson goes through a value by itself, and asks for what JSON doesn't have: it is given a dictionary for a value of
ours, whatever is within it left as it is, and asks for that when it comes to it. What gives the dictionary is generated
when the first value of a class is met.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from functools import lru_cache
from typing import Any, Final, get_args

import orjson
from msgspec.structs import fields

from bot.model.approval import Wish
from bot.model.message import Block, Span
from storage.text import storable

NAME: Final = "_type"
UNIONS: Final = (Wish, Span, Block)
"""The unions whose members occur within other values."""
_NAMED: Final = frozenset(member for union in UNIONS for member in get_args(union))
_OPTIONS: Final = orjson.OPT_PASSTHROUGH_DATETIME
_ANY_KEYS: Final = _OPTIONS | orjson.OPT_NON_STR_KEYS
"""The options that also take members of enumerations as keys, for which orjson takes longer with every value."""


def json_text(value: Any, *, is_named: bool) -> str:
    """Return the text of a value, with its class name if `is_named`.

    Raises ValueError for an instant without a zone.
    """
    return exact_text(value, is_named=is_named) or _repaired_text(_whole(value, is_named=is_named))


def exact_text(value: Any, *, is_named: bool = False) -> str | None:
    """Return the same text, unless something in the value can't be kept just as it is."""
    try:
        text = orjson.dumps(_whole(value, is_named=is_named), _lowered, _OPTIONS)
    except orjson.JSONEncodeError:  # half of a UTF-16 pair, an instant without a zone, or another key than text
        return None
    # A NUL shows as its escape. A backslash that a person typed may look like one: repairing that changes nothing.
    return None if b"\\u0000" in text else text.decode()


def _whole(value: Any, *, is_named: bool) -> Any:
    return _lowered(value) | {NAME: type(value).__name__} if is_named else value


def _repaired_text(value: Any) -> str:
    return orjson.dumps(_repaired(value), _lowered, _ANY_KEYS).decode()


def _lowered(value: Any) -> Any:
    """Return a value as JSON has it, but for what is within it."""
    return _LOWERED_BY[type(value)](value)


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone: instants are kept in UTC")
    return _written(value if value.tzinfo is UTC else value.astimezone(UTC))


_written: Final = lru_cache(maxsize=64)(datetime.isoformat)  # most that one act writes has the same instant


class _LoweredBy(dict[Any, Callable[[Any], Any]]):
    """The functions that lower values, by their class."""

    def __missing__(self, kind: Any) -> Callable[[Any], Any]:
        """Return that of a class of ours. A value of a subclass of a union's member is kept as that member."""
        member = next((one for one in kind.__mro__ if one in _NAMED), None)
        names = [f"{one.name!r}: value.{one.name}" for one in fields(member or kind)]
        names += [f"{NAME!r}: {member.__name__!r}"] if member else []
        self[kind] = eval(f"lambda value: {{{', '.join(names)}}}")  # noqa: S307 # the names are those of our own fields
        return self[kind]


_LOWERED_BY: Final = _LoweredBy({datetime: _instant, date: date.isoformat, time: time.isoformat, frozenset: sorted})


def _repaired(value: Any) -> Any:
    """Return a value as JSON has it, with everything within it, and all text made storable."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return storable(value)
        case dict():
            return {_repaired(key): _repaired(each) for key, each in value.items()}
        case list() | tuple():
            return [_repaired(each) for each in value]
        case _:
            return _repaired(_lowered(value))
