"""The warnings of what a desk file takes from under open tickets: channels that change hands, customers that go."""

import logging
from typing import Final

from adapters.desk_file import DeskFile, Finding
from adapters.desk_file.hands import warning_of_moves
from bot.model.intake import Intake
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from storage.database import Database
from storage.sql.views import SqlViews

log = logging.getLogger(__name__)

MAX_LOOKED_THROUGH: Final = 10_000
"""Of what is open."""


def taken_from(file: str, found: DeskFile, kept: Database) -> tuple[Finding, ...]:
    """Return the warnings of what this file takes from under what is open; raises StorageUnavailable."""
    return warning_of_moves(file, found, _under_way(kept))


def log_what_is_taken(file: str, found: DeskFile, kept: Database) -> None:
    """Log these warnings, for a file that somebody puts in force where nobody reads them first."""
    for warning in taken_from(file, found, kept):
        log.warning("The desk file: %s", warning, extra={"action": "desk_file_warning"})


def _under_way(kept: Database) -> list[Ticket | Intake]:
    """Return the tickets that are open, and the requests that are still asked about."""
    views = SqlViews(kept)
    asked = (one for one in views.requests(MAX_LOOKED_THROUGH) if one.is_undecided)
    return [*views.tickets(Selection(), MAX_LOOKED_THROUGH), *asked]
