"""The card with which an account manager's day begins."""

from datetime import datetime

from bot.model.message import Message, When
from bot.wording.spans import joined, line, message, note
from bot.wording.views import radar
from bot.wording.views.radar import Radar


def card(there: Radar, absent: tuple[str, ...], theirs: tuple[str, ...]) -> Message:
    """Return the radar of the day; for a stand-in `absent` are those who are away, and `theirs` their customers."""
    is_away = "is" if len(absent) == 1 else "are"
    lead = line(f"{joined(absent)} {is_away} away: until then you look after {joined(theirs)}, too.") if absent else ()
    return radar.radar(there, lead)


def former(at: datetime, zone: str) -> Message:
    """Return what a card of an earlier day shrinks to, once there is a new one."""
    said = line("Your card of ", When(at=at, zone=zone), ". A newer one is below.")
    return message(said, note(*said))
