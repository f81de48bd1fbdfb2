"""The verdict on a ticket: whether it was solved, and how, and whether what its severity asks for holds."""

from bot.events.former import FormerMilestone
from bot.events.happened import Happened


class SolutionConfirmed(Happened, frozen=True, kw_only=True):
    """One of the customer's people, of that name, said that it is solved."""

    name: str


class Reopened(Happened, frozen=True, kw_only=True):
    """It wasn't solved after all. `keeps_assignee`: they are there for it. `milestone`: see `FormerMilestone`.

    `name` is who reopened it, with an order or by writing; empty if nobody noted it. `text` is how what they wrote
    begins.
    """

    name: str = ""
    milestone: FormerMilestone | None = None
    keeps_assignee: bool = False
    text: str = ""


class Rated(Happened, frozen=True, kw_only=True):
    """One of the customer's people, of that name, rated it, or rated it anew; `score` is from 1 to 5."""

    name: str
    score: int


class LevelChecked(Happened, frozen=True, kw_only=True):
    """One of the customer's people, of that name, answered what that severity asks to be confirmed."""

    severity: str
    holds: bool
    name: str
