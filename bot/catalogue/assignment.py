"""The commands that say whose a ticket is."""

from typing import Final

from bot import commands
from bot.catalogue.row import ArgumentForm, Needs, bare, row, verb
from bot.model.people import STAFF_ROLES

ASSIGNMENT_ROWS: Final = (
    row(
        commands.AssignToSelf,
        STAFF_ROLES,
        Needs.TICKET,
        bare("take EX-1", commands.AssignToSelf),
        verb(
            "take-from",
            ArgumentForm.FORM,
            lambda origin, it: commands.AssignToSelf(origin=origin, ticket=it.ticket, seen=it.words),
        ),
    ),
    row(
        commands.Assign,
        STAFF_ROLES,
        Needs.TICKET,
        verb(
            "assign EX-1 @Agent Two",
            ArgumentForm.TICKET_WORDS,
            lambda origin, it: commands.Assign(origin=origin, ticket=it.ticket, to=it.words),
        ),
    ),
)
