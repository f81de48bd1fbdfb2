"""The ladder: who is reminded when, and the escalation that the terms themselves describe."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from policies.terms.source import Source
from policies.terms.targets import Amount, Target


class Line(StrEnum):
    """The rungs of people on the vendor's side, first to last."""

    FIRST = "first"
    SECOND = "second"
    ENGINEERING = "engineering"
    LEADERSHIP = "leadership"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """At `percent` of a target's covered time (100 is the breach), these lines are told; `tam`: the TAM too."""

    percent: int
    lines: tuple[Line, ...]
    tam: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """After the breach: every `every`, `times` times, and then every `then`, until someone answers."""

    every: Amount
    times: int
    then: Amount


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationStep:
    """One step of the escalation that the terms themselves describe, for some severities, with the hours it has."""

    name: str
    line: Line
    severities: tuple[str, ...]
    says: str
    calendar: str | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Who is reminded when. `steps` are the terms' own; rungs, repeats and goals are the desk's, marked as assumed.

    `goals` are first responses that the desk wants of itself, by the id of a severity that is promised none. They make
    its reminders run; no customer sees them.
    """

    rungs: tuple[Rung, ...]
    repeat: Repeat
    goals: Mapping[str, Target] = field(default_factory=dict)
    steps: tuple[EscalationStep, ...] = ()
    source: Source
