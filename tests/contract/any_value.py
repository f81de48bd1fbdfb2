"""Strategies for the desk's frozen values, read off their annotations."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from msgspec import Struct

_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
_PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXT,
    int: st.integers(min_value=0, max_value=2**31 - 1),
    bool: st.booleans(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    date: st.dates(),
    time: st.times(),
    NoneType: st.none(),
}


@cache
def any_value(kind: Any) -> st.SearchStrategy[Any]:
    """Any value of a type: one of our own, an enum, a union or collection of such, or something plain.

    A strategy that is made once draws several times as fast.
    """
    if kind in _PLAIN:
        return _PLAIN[kind]
    if isinstance(kind, NewType):
        return any_value(kind.__supertype__)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, type) and issubclass(kind, Struct):
        hints = get_type_hints(kind)
        fields = {name: any_value(hint) for name, hint in hints.items() if hint != kind | None}
        within = {name: st.none() | st.builds(kind, **fields) for name in hints.keys() - fields.keys()}
        return st.builds(kind, **fields, **within)
    return _collection(get_origin(kind), get_args(kind))


def _collection(origin: Any, members: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin in (UnionType, Union):
        return st.one_of(*map(any_value, members))
    if origin is tuple:
        return st.lists(any_value(members[0]), max_size=2).map(tuple)
    if origin is frozenset:
        return st.frozensets(any_value(members[0]), max_size=3)
    if issubclass(origin, Mapping):
        return st.dictionaries(any_value(members[0]), any_value(members[1]), max_size=2)
    raise TypeError(f"no values known for {origin}")
