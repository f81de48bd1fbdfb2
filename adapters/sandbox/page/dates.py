"""Dates as the platforms' clients write them, from the tokens that a message carries."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from adapters.sandbox.page.reader import PageReader, clock_time, long_day

_NEAR: Final = {-1: "yesterday", 0: "today", 1: "tomorrow"}

_SLACK: Final[dict[str, Callable[[datetime], str]]] = {
    "date_num": lambda at: f"{at:%Y-%m-%d}",
    "date_slash": lambda at: f"{at:%d/%m/%Y}",
    "date": lambda at: f"{at.day} {at:%B %Y}",
    "date_short": lambda at: f"{at.day} {at:%b %Y}",
    "date_long": long_day,
    "time": clock_time,
    "time_secs": lambda at: f"{clock_time(at)}:{at.second:02}",
}
_TEAMS: Final[dict[str, Callable[[datetime], str]]] = {
    "LONG": long_day,
    "SHORT": lambda at: f"{at:%a}, {at.day} {at:%b %Y}",
    "COMPACT": lambda at: f"{at:%d/%m/%Y}",
}


def of_slack(token: str, at: datetime, reader: PageReader) -> str | None:
    """Return the text for a token such as `date_short_pretty`; None for one that Slack doesn't have."""
    there = reader.local(at)
    plain = token.removesuffix("_pretty")
    if plain != token and (near := _NEAR.get((there.date() - reader.local(reader.now).date()).days)):
        return near
    if plain == "ago":
        return _ago(at, reader)
    write = _SLACK.get(plain)
    return write(there) if write else None


def of_teams(what: str, at: datetime, form: str | None, reader: PageReader) -> str:
    """Return the text for `{{DATE(…, form)}}` or `{{TIME(…)}}`."""
    there = reader.local(at)
    return clock_time(there) if what == "TIME" else _TEAMS.get(form or "COMPACT", _TEAMS["COMPACT"])(there)


def instant(text: str) -> datetime | None:
    """Return an instant as messages write it: seconds since 1970, or ISO 8601; None for neither."""
    try:
        return datetime.fromtimestamp(int(text), UTC) if text.isdecimal() else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None


def _ago(at: datetime, reader: PageReader) -> str:
    minutes = round(abs((reader.now - at).total_seconds()) / 60)
    return f"{minutes} minutes {'from now' if at > reader.now else 'ago'}"
