"""The commands that put a ticket off, or end it; their buttons do so only while it is as they were shown with it."""

from typing import Final

from bot import commands
from bot.catalogue.row import ArgumentForm, Arguments, Needs, row, verb, written
from bot.model.numbers import whole
from bot.model.people import STAFF_ROLES

_NEVER: Final = 0
"""The moves of no ticket."""


def _seen(it: Arguments) -> tuple[int, str]:
    """Return how far the ticket had moved on that a button was shown with, and the words after it."""
    first, _, words = it.words.partition(" ")
    return whole(first) if first.isdecimal() else _NEVER, words


def _snooze(origin: commands.Origin, it: Arguments) -> commands.Snooze:
    seen, until = _seen(it)
    return commands.Snooze(origin=origin, ticket=it.ticket, until=until, seen=seen)


SNOOZE: Final = row(
    commands.Snooze,
    STAFF_ROLES,
    Needs.TICKET,
    verb(
        "snooze EX-1 2h",
        ArgumentForm.TICKET_WORDS,
        lambda origin, it: commands.Snooze(origin=origin, ticket=it.ticket, until=it.words),
    ),
    verb("snooze-shown", ArgumentForm.FORM, _snooze),
)
RESOLVE: Final = row(
    commands.Resolve,
    STAFF_ROLES,
    Needs.TICKET,
    written("resolve EX-1 what was done", commands.Resolve, ArgumentForm.TICKET_MAYBE_TEXT),
    verb(
        "resolve-shown",
        ArgumentForm.FORM,
        lambda origin, it: commands.Resolve(origin=origin, ticket=it.ticket, seen=_seen(it)[0]),
    ),
)
CLOSE_SHOWN: Final = verb(
    "close-shown",
    ArgumentForm.FORM,
    lambda origin, it: commands.Close(origin=origin, ticket=it.ticket, seen=_seen(it)[0]),
)
