"""The values behind on call, as the desk file has them: who takes turns in a line, and what differs for a while."""

from datetime import date, datetime, time

from msgspec import Struct

from bot.model.ids import PersonId
from policies.terms import Line


class Rotation(Struct, frozen=True, kw_only=True):
    """The turns of some people in a line: the n-th occurrence of `rule` (RFC 5545) begins the shift of the n-th person.

    Occurrences are counted from the date `starts` on, at `hand_over` unless the rule says another time, by the wall
    clock of `timezone`. A shift lasts until the next one begins.
    """

    line: Line
    people: tuple[PersonId, ...]
    rule: str
    starts: date
    hand_over: time
    timezone: str


class OnCallOverride(Struct, frozen=True, kw_only=True):
    """A difference from `since` to before `until` (UTC): a swap, a leave, or one person more.

    With both, `on` is called in the place of `off`. `off` alone is on leave; `on` alone is called besides. It counts in
    every line, or in `line` alone.
    """

    since: datetime
    until: datetime
    off: PersonId | None = None
    on: PersonId | None = None
    line: Line | None = None

    def covers(self, at: datetime) -> bool:
        """Return whether it counts at an instant."""
        return self.since <= at < self.until
