"""The verdict on a ticket: whether it was solved, and how, and whether what its severity asks for holds."""

from dataclasses import dataclass

from bot.events.former import FormerMilestone
from bot.events.happened import Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionConfirmed(Happened):
    """One of the customer's people, of that name, said that it is solved."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Happened):
    """It wasn't solved after all. `keeps_assignee`: they are there for it. `milestone`: see `FormerMilestone`.

    `name` is who reopened it, with an order or by writing; empty if nobody noted it. `text` is how what they wrote
    begins.
    """

    name: str = ""
    milestone: FormerMilestone | None = None
    keeps_assignee: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated(Happened):
    """One of the customer's people, of that name, rated it, or rated it anew; `score` is from 1 to 5."""

    name: str
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelChecked(Happened):
    """One of the customer's people, of that name, answered what that severity asks to be confirmed."""

    severity: str
    holds: bool
    name: str
