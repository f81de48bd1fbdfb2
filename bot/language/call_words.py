"""Words about a call that was made: when, and to whom: “at 09:05 to Sandra”, “10 min ago, to Sandra”, “to Sandra”."""

import re
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from bot.sla.instants import instant

_AGO: Final = re.compile(r"(?:about )?([0-9]{1,3}) ?(m|min|minutes?|h|hours?) ago\b", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?:at )?\b([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?: ?([ap])\.?m\b\.?)?", re.IGNORECASE)
_NOON: Final = 12


class ToldCall(NamedTuple):
    """A call: when it was (UTC; None: not said), and the rest of the words."""

    at: datetime | None
    whom: str


def read(text: str, now: datetime, zone: ZoneInfo) -> ToldCall:
    """Return the call that somebody in that zone speaks of; a time alone is its last occurrence."""
    ago, clock = _AGO.search(text), _CLOCK.search(text)
    if ago:
        length = timedelta(minutes=int(ago[1]) * (60 if ago[2][0].casefold() == "h" else 1))
        return ToldCall(now - length, _without(ago, text))
    if clock:
        hour = int(clock[1]) % _NOON + _NOON * (clock[3].casefold() == "p") if clock[3] else int(clock[1])
        return ToldCall(_last(hour, int(clock[2]), now, zone), _without(clock, text))
    return ToldCall(None, text.strip())


def _last(hour: int, minute: int, now: datetime, zone: ZoneInfo) -> datetime:
    here = now.astimezone(zone)
    today = here.replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=None)
    at = instant(today.date(), today.time(), zone)
    yesterday = (today - timedelta(days=1)).date()
    return at if at <= now else instant(yesterday, today.time(), zone)


def _without(found: re.Match[str], text: str) -> str:
    """Return the text without what was found in it."""
    return f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;.–-")
