"""The rows of the commands about an appeal against a severity: who disagrees, and who decides."""

from typing import Final

from bot import commands
from bot.catalogue.contract import ANSWERABLE
from bot.catalogue.row import ArgumentForm, Needs, double, row, written
from bot.model.people import Role

APPEAL_ROWS: Final = (
    row(
        commands.AppealSeverity,
        frozenset({Role.REQUESTER, Role.CONTACT}),
        Needs.TICKET | Needs.CONTRACT,
        written("appeal EX-1 why you disagree", commands.AppealSeverity, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
    row(
        commands.GrantAppeal,
        ANSWERABLE,
        Needs.TICKET | Needs.CONTRACT,
        double(
            "appeal grant EX-1 why",
            ArgumentForm.TICKET_MAYBE_TEXT,
            lambda origin, it: commands.GrantAppeal(origin=origin, ticket=it.ticket, text=it.words),
        ),
    ),
    row(
        commands.RefuseAppeal,
        ANSWERABLE,
        Needs.TICKET | Needs.CONTRACT,
        double(
            "appeal refuse EX-1 why",
            ArgumentForm.TICKET_TEXT,
            lambda origin, it: commands.RefuseAppeal(origin=origin, ticket=it.ticket, text=it.words),
        ),
    ),
)
