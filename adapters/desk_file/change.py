"""The keys that a running desk can't change: told to the platforms, or built in, when it started."""

from collections.abc import Callable, Mapping

from bot.model.desk import Desk

RESTART = "put the file in place and start the desk again"

Fixed = Callable[[Desk], Mapping[str, object]]
"""Returns what the platforms were told of a desk, by what people call it."""


def needs_restart(old: Desk, new: Desk, fixed: Fixed) -> str | None:
    """Return what a running desk would have to be started again for, in words; None if it can go over to the new one.

    `fixed` returns what can't change under a running desk, in the order in which it is named.
    """
    before, after = fixed(old), fixed(new)
    changed = " and ".join(name for name in before if before[name] != after.get(name))
    return f"{changed} can only change with a start: {RESTART}" if changed else None
