"""The commands about work outside the desk that a ticket is linked to: those of our people, and that of a program."""

from typing import Final

from bot import commands
from bot.catalogue.row import ArgumentForm, Needs, row, verb, written
from bot.model.people import STAFF_ROLES, Role

LINK_ROWS: Final = (
    row(
        commands.LinkWork,
        STAFF_ROLES,
        Needs.TICKET,
        verb(
            "unlink EX-1 https://tracker.example/BUG-7",
            ArgumentForm.TICKET_MAYBE_TEXT,
            lambda origin, it: commands.LinkWork(origin=origin, ticket=it.ticket, text=f"remove {it.words}".strip()),
        ),
        written("link EX-1 https://tracker.example/BUG-7", commands.LinkWork, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
    row(commands.NoteWork, frozenset({Role.SYSTEM}), Needs.SUBJECT),
)
"""A row for each."""
