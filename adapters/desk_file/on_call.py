"""Reads who takes turns in which line, and what differs for a while: `rotations` and `on_call_overrides`.

Times of an override are by its own `timezone`, else by the clock of the rotation that its person takes turns in, else
by the person's own.
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from adapters.desk_file import own_tables, times
from adapters.desk_file.called_address import called_address
from adapters.desk_file.draft import At, DraftOverride, DraftPerson, DraftRotation
from bot.model.ids import PersonId
from bot.model.oncall import OnCallOverride, Rotation
from bot.oncall.rotation import first_occurrences
from bot.sla.instants import instant
from policies.grammar.table import Table, shown
from policies.terms import Line

_FREQUENCIES = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_NOT_READ = datetime(1970, 1, 1, tzinfo=UTC)
"""In place of a time that can't be read."""


def rotations(file: Table, head: Table) -> tuple[DraftRotation, ...]:
    """Return the rotations of a file: in `[desk]`, or as tables of their own."""
    return tuple(map(_rotation, own_tables.rows(file, head, "rotations")))


def overrides(
    file: Table, head: Table, people: Iterable[DraftPerson], turns: Iterable[DraftRotation]
) -> tuple[DraftOverride, ...]:
    """Return the overrides of a file, whose times are by the clocks of these people and rotations."""
    zones = {each.person.id: each.person.zone for each in people}
    for each in reversed(tuple(turns)):
        zones |= dict.fromkeys(each.rotation.people, each.rotation.timezone)
    return tuple(_override(row, zones) for row in own_tables.rows(file, head, "on_call_overrides"))


def wake_urls(head: Table) -> dict[Line, str]:
    """Return the address of each line by which it is woken."""
    table = head.table("wake_urls")
    found = {line: called_address(table, line) for line in Line} if table else {}
    return {line: url for line, url in found.items() if url}


def _rotation(row: Table) -> DraftRotation:
    people = tuple(
        At(path=(*row.at, "people", str(nth)), value=PersonId(each)) for nth, each in enumerate(row.texts("people"))
    )
    if not people and row.value("people") in (None, []):
        row.fault("people", "needs at least one person")
    rotation = Rotation(
        line=row.choice("line", Line),
        people=tuple(each.value for each in people),
        rule=row.text("rule"),
        starts=row.day("starts"),
        hand_over=times.time_of_day(row, "hand_over", "`timezone`"),
        timezone=row.zone("timezone"),
    )
    if rotation.rule:
        _check(rotation, row)
    return DraftRotation(path=row.at, rotation=rotation, people=people)


def _check(rotation: Rotation, row: Table) -> None:
    """Note a rule that isn't one of turns: of another kind than days to years, unreadable, or without any turn."""
    words = rotation.rule.upper().removeprefix("RRULE:")
    given = dict(part.partition("=")[::2] for part in words.split(";"))
    if given.get("FREQ") not in _FREQUENCIES or "\n" in words or "COUNT" in given or "UNTIL" in given:
        says = 'must say how often people take turns, such as "FREQ=WEEKLY;BYDAY=MO"'
        row.fault("rule", f"{says}, with FREQ one of {', '.join(_FREQUENCIES)} and without an end")
        return
    try:
        has_any = bool(first_occurrences(rotation, 1))
    except (ValueError, TypeError, KeyError) as refused:
        row.fault("rule", f"{shown(rotation.rule)} can't be read as a rule of RFC 5545: {refused}")
        return
    if not has_any:
        row.fault("rule", "never comes round")


def _override(row: Table, zones: dict[PersonId, str]) -> DraftOverride:
    given = {key: row.optional_text(key) for key in ("off", "on")}
    named = tuple(At(path=(*row.at, key), value=PersonId(each)) for key, each in given.items() if each)
    off, on = (PersonId(each) if each else None for each in given.values())
    own = zones.get(off or on or PersonId(""), "UTC")
    zone = ZoneInfo(row.zone("timezone", own))
    override = OnCallOverride(
        off=off,
        on=on,
        since=_moment(row, "from", zone),
        until=_moment(row, "until", zone),
        line=row.choice("line", Line) if row.value("line") is not None else None,
    )
    return DraftOverride(path=row.at, override=override, named=named)


def _moment(row: Table, key: str, zone: ZoneInfo) -> datetime:
    value = row.value(key)
    if isinstance(value, str):
        value = _read(value)
    if not isinstance(value, datetime):
        row.fault(key, "is missing" if value is None else "must be a time such as 2026-12-24T09:00")
        return _NOT_READ
    return instant(value.date(), value.time(), zone) if value.tzinfo is None else value.astimezone(UTC)


def _read(text: str) -> datetime | str:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return text
