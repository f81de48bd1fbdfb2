"""The commands about several customers at once: an outage of theirs, and what all of them are to read."""

from msgspec import Struct

from bot.commands.origin import Origin
from bot.model.form import Filled


class ArrangeIncident(Struct, frozen=True, kw_only=True):
    """Show, begin, tell or end an incident, or change what belongs to it: `bot.language.incident_words` reads it."""

    origin: Origin
    text: str = ""


class Announce(Struct, frozen=True, kw_only=True):
    """Tell customers something: words open the form for it, and the form once `filled` in is shown, and then sent."""

    origin: Origin
    text: str = ""
    filled: Filled | None = None


class WithdrawAnnouncement(Struct, frozen=True, kw_only=True):
    """Take back what customers were told; `text` says why, and may be empty.

    Words open the form that shows what they would read; once that is `filled` in, they read it.
    """

    origin: Origin
    number: int
    text: str = ""
    filled: Filled | None = None


IncidentCommand = ArrangeIncident | Announce | WithdrawAnnouncement
"""A command about several customers at once."""
