"""The rows of the commands about messages in the two threads of a ticket, and about parting them."""

from typing import Final

from bot import commands
from bot.catalogue.row import ArgumentForm, Needs, bare, row, written
from bot.model.people import STAFF_ROLES

TABLE: Final = (
    row(commands.ReplyFromMessage, STAFF_ROLES, Needs.UNDER_WAY),
    row(commands.SplitFromMessage, STAFF_ROLES, Needs.UNDER_WAY),
    row(commands.Split, STAFF_ROLES, Needs.TICKET, bare("split EX-1", commands.Split)),
    row(
        commands.Publish,
        STAFF_ROLES,
        Needs.TICKET | Needs.REMARK,
        written("publish EX-1", commands.Publish, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
    row(
        commands.Unsend,
        STAFF_ROLES,
        Needs.TICKET | Needs.REMARK,
        written("unsend EX-1", commands.Unsend, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
)
"""A row for each; all of them are for staff."""
