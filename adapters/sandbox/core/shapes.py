"""A small grammar for JSON shapes. A check looks at a value and says, with its path, everything that is wrong."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeAlias

Check: TypeAlias = Callable[[object, str], Iterator[str]]
"""A check yields one sentence for each fault of the value at the path."""


def fault(problem: str, path: str) -> str:
    """Return a fault as the platform words it."""
    return f"{problem} [json-pointer:{path}]"


def string(maximum: int, minimum: int = 1) -> Check:
    """Return a check for text of so many characters."""

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, str):
            yield fault("must be a string", path)
        elif len(value) > maximum:
            yield fault(f"must be less than {maximum + 1} characters", path)
        elif len(value) < minimum:
            yield fault(f"must be more than {minimum - 1} characters", path)

    return check


def one_of(*allowed: str) -> Check:
    """Return a check for one of these words."""

    def check(value: object, path: str) -> Iterator[str]:
        if value not in allowed:
            yield fault(f"must be one of {', '.join(allowed)}", path)

    return check


def flag(value: object, path: str) -> Iterator[str]:
    """Check that the value is true or false."""
    if not isinstance(value, bool):
        yield fault("must be a boolean", path)


def link(maximum: int) -> Check:
    """Return a check for a web address of at most so many characters."""
    text = string(maximum)

    def check(value: object, path: str) -> Iterator[str]:
        yield from text(value, path)
        if isinstance(value, str) and not value.startswith(("https://", "http://")):
            yield fault("must be a web address", path)

    return check


def items(check_item: Check, maximum: int, minimum: int = 1) -> Check:
    """Return a check for a list of so many things, each of which passes `check_item`."""

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, list):
            yield fault("must be a list", path)
            return
        if len(value) > maximum:
            yield fault(f"no more than {maximum} items allowed", path)
        if len(value) < minimum:
            yield fault(f"at least {minimum} items required", path)
        for index, item in enumerate(value):
            yield from check_item(item, f"{path}/{index}")

    return check


def record(fields: Mapping[str, Check], required: Collection[str]) -> Check:
    """Return a check for an object with these fields, and no others."""

    def check(value: object, path: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield fault("must be an object", path)
            return
        yield from (fault(f"missing required field: {name}", path) for name in required if name not in value)
        for name, held in value.items():
            if name in fields:
                yield from fields[name](held, f"{path}/{name}")
            else:
                yield fault(f"invalid additional property: {name}", path)

    return check


def by_type(kinds: Mapping[str, Check]) -> Check:
    """Return a check for an object whose `type` says which of these it is."""

    def check(value: object, path: str) -> Iterator[str]:
        kind = value.get("type") if isinstance(value, dict) else None
        if isinstance(kind, str) and kind in kinds:
            yield from kinds[kind](value, path)
        else:
            yield fault(f"unsupported type: {kind}", f"{path}/type")

    return check


def both(first: Check, second: Check) -> Check:
    """Return a check that makes two on one value."""

    def check(value: object, path: str) -> Iterator[str]:
        yield from first(value, path)
        yield from second(value, path)

    return check
