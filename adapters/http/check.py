"""The findings of whoever looks the desk over: each line is in order, or says the one thing to do."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from msgspec import Struct

from bot.model.places import Place

MAY_DIFFER: Final = timedelta(seconds=60)
"""By how much our clock may be off. The strictest platform's signatures bear five minutes, promises less."""


class Check(Struct, frozen=True, kw_only=True):
    """One thing that was looked at. `unreached` are the places where the desk can't speak because of it."""

    about: str
    says: str
    is_ok: bool
    unreached: frozenset[Place] = frozenset()

    def __str__(self) -> str:
        """Return `ok     database: it answers` or `to do  packs: look at its interpretations`."""
        return f"{'ok' if self.is_ok else 'to do':<6} {self.about}: {self.says}"


def ok(about: str, says: str) -> Check:
    """Return a line that says that something is in order."""
    return Check(about=about, says=says, is_ok=True)


def problem(about: str, says: str, unreached: Iterable[Place] = ()) -> Check:
    """Return a line that says what somebody has to do, and where the desk can't speak until then."""
    return Check(about=about, says=says, is_ok=False, unreached=frozenset(unreached))


def clock(about: str, whose: str, theirs: datetime | None, ours: datetime) -> Check:
    """Return a line on whether our clock agrees with another one to a minute.

    `about` is what the line is about, `whose` the other clock, `theirs` its time (UTC), or None if it doesn't tell the
    time, and `ours` our own.
    """
    if theirs is None:
        return ok(about, f"{whose} doesn't tell the time")
    apart = abs(ours - theirs)
    if apart <= MAY_DIFFER:
        return ok(about, f"this machine's clock agrees with {whose}'s")
    how = "ahead of" if ours > theirs else "behind"
    return problem(about, f"set this machine's clock: it's {apart.total_seconds():.0f} seconds {how} {whose}'s")


def dated(headers: Mapping[str, str]) -> datetime | None:
    """Return when an HTTP answer was sent (with its zone), as it says itself; None if it doesn't say."""
    text = next((value for name, value in headers.items() if name.lower() == "date"), "")
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else None


async def time_at(url: str) -> datetime | None:
    """Return what time it is at an address (UTC), by whatever it answers; None if it doesn't say.

    Raises httpx.HTTPError if nobody is reached.
    """
    import httpx  # by whom nothing is asked is not loaded: most commands only name these checks

    from adapters.http.authorities import authorities

    async with httpx.AsyncClient(verify=authorities(), timeout=5) as http:
        return dated((await http.get(url)).headers)
