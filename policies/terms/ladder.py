"""The ladder: who is reminded when, and the escalation that the terms themselves describe."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct, field

from policies.terms.source import Source
from policies.terms.targets import Amount, Target


class Line(StrEnum):
    """The lines of the vendor's staff, first to last."""

    FIRST = "first"
    SECOND = "second"
    ENGINEERING = "engineering"
    LEADERSHIP = "leadership"


class Rung(Struct, frozen=True, kw_only=True):
    """A step of the ladder: at `percent` of a target's covered time (100 is the breach), these lines are notified.

    `tam`: so is the technical account manager.
    """

    percent: int
    lines: tuple[Line, ...]
    tam: bool = False


class Repeat(Struct, frozen=True, kw_only=True):
    """The reminders after the breach: every `every`, `times` times, and then every `then`, until someone replies."""

    every: Amount
    times: int
    then: Amount


class EscalationStep(Struct, frozen=True, kw_only=True):
    """One step of the escalation that the terms themselves describe, for some severities, with its hours.

    `wake`: outside them its line is called at once, and again and again, until somebody takes note or they open. A step
    without hours of its own has those that the first response counts. `until`: once somebody has acknowledged, the
    others of its line are called until so many people have: within its hours, or with `wake` at any time.
    """

    name: str
    line: Line
    severities: tuple[str, ...]
    says: str
    calendar: str | None = None
    wake: bool = False
    until: int = 1
    source: Source


class Ladder(Struct, frozen=True, kw_only=True):
    """The ladder of reminders: to whom, and when.

    `steps` come from the terms; rungs, repeats and goals are the desk's, marked as assumed. `goals` are first responses
    that the desk sets itself, by the id of a severity that is promised none. They drive its reminders; no customer sees
    them.
    """

    rungs: tuple[Rung, ...]
    repeat: Repeat
    goals: Mapping[str, Target] = field(default_factory=dict)
    steps: tuple[EscalationStep, ...] = ()
    source: Source

    def until(self, severity: str | None) -> int:
        """Return how many people are to acknowledge a ticket of a severity: as many as any of its steps wants."""
        return max((step.until for step in self.steps if severity in step.severities), default=1)
