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
from cattrs import Converter
from cattrs.fns import identity
from cattrs.gen import make_dict_unstructure_fn

from bot.model.approval import Wish
from bot.model.message import Block, Span
from storage.text import storable

NAME: Final = "_type"
UNIONS: Final = (Wish, Span, Block)
"""The unions whose members occur within other values."""
_NAMED: Final = frozenset(member for union in UNIONS for member in get_args(union))
_OPTIONS: Final = (
    orjson.OPT_NON_STR_KEYS  # they may be members of enumerations
    | orjson.OPT_PASSTHROUGH_DATACLASS
    | orjson.OPT_PASSTHROUGH_DATETIME
)
_AS_IT_IS: Final = Converter()
_AS_IT_IS.register_unstructure_hook_func(lambda _: True, identity)


def json_text(value: Any, *, is_named: bool) -> str:
    """Return the text of a value, with its class name if `is_named`.

    Raises ValueError for an instant without a zone.
    """
    whole = _lowered(value) | {NAME: type(value).__name__} if is_named else value
    try:
        text = _text(whole)
    except orjson.JSONEncodeError:  # half of a UTF-16 pair, or an instant without a zone
        return _text(_repaired(whole))
    # A NUL shows as its escape. A backslash that a person typed may look like one: repairing that changes nothing.
    return _text(_repaired(whole)) if "\\u0000" in text else text


def _text(value: Any) -> str:
    return orjson.dumps(value, default=_lowered, option=_OPTIONS).decode()


def _lowered(value: Any) -> Any:
    """Return a value as JSON has it, but for what is within it."""
    lower, name = _LOWERED_BY[type(value)]
    lowered = lower(value)
    if name:
        lowered[NAME] = name
    return lowered


def _instant(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError(f"{value.isoformat()} has no time zone: instants are kept in UTC")
    return _written(value.astimezone(UTC))


@lru_cache(maxsize=64)  # most that one act writes has the same instant
def _written(instant: datetime) -> str:
    return instant.isoformat()


class _LoweredBy(dict[type, tuple[Callable[[Any], Any], str]]):
    """The function that lowers the values of each class, and the name that is added to what comes of it, if any."""

    def __missing__(self, kind: type) -> tuple[Callable[[Any], Any], str]:
        """Return that of a class of ours. A value of a subclass of a union's member is kept as that member."""
        member = next((one for one in kind.__mro__ if one in _NAMED), None)
        fields: Callable[[Any], Any] = make_dict_unstructure_fn(member or kind, _AS_IT_IS)
        self[kind] = fields, member.__name__ if member else ""
        return self[kind]


_LOWERED_BY: Final = _LoweredBy(
    {datetime: (_instant, ""), date: (date.isoformat, ""), time: (time.isoformat, ""), frozenset: (sorted, "")}
)


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
