"""Values that come out the same: they are handed on, not copied.

Most of what looks at a large value leaves it as it is, and a copy of one costs more than the look.
"""

from collections.abc import Callable
from operator import is_
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

T = TypeVar("T")
V = TypeVar("V", bound=Struct)


def revised(value: V, **fields: Any) -> V:
    """Return the value with these fields; the value itself, if each of them is the very one that it has already."""
    for name, field in fields.items():
        if getattr(value, name) is not field:
            return replace(value, **fields)
    return value


def each_revised(values: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    """Return what `change` makes of each value; the very same tuple, if each of them comes out the same."""
    changed = tuple(map(change, values))
    return values if all(map(is_, values, changed)) else changed
