"""The events of a ticket's customer judging how it was solved."""

from dataclasses import dataclass

from bot.events.happened import Happened


@dataclass(frozen=True, slots=True, kw_only=True)
class SolutionConfirmed(Happened):
    """One of the customer's people, of that name, said that it is solved."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated(Happened):
    """One of the customer's people, of that name, rated it, or rated it anew; `score` is from 1 to 5."""

    name: str
    score: int
