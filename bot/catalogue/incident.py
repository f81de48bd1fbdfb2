"""The commands about several customers at once, for our own people."""

from typing import Final

from bot import commands
from bot.catalogue.row import ArgumentForm, Needs, double, row, verb
from bot.model.people import STAFF_ROLES

INCIDENT_ROWS: Final = (
    row(
        commands.ArrangeIncident,
        STAFF_ROLES,
        Needs.INCIDENT,
        verb(
            "incident EX-1 EX-4 what is down",
            ArgumentForm.TEXT,
            lambda origin, it: commands.ArrangeIncident(origin=origin, text=it.words),
        ),
    ),
    row(
        commands.Announce,
        STAFF_ROLES,
        Needs.ADDRESSED,
        verb(
            "announce all: we're closed on Friday",
            ArgumentForm.TEXT,
            lambda origin, it: commands.Announce(origin=origin, text=it.words),
        ),
    ),
    row(
        commands.WithdrawAnnouncement,
        STAFF_ROLES,
        Needs.ADDRESSED,
        double(
            "announce withdraw 3 why",
            ArgumentForm.NUMBER_MAYBE_TEXT,
            lambda origin, it: commands.WithdrawAnnouncement(origin=origin, number=it.number, text=it.words),
        ),
    ),
)
