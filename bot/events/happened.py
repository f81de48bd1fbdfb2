"""The fields that every event has."""

from datetime import datetime
from typing import TypedDict

from msgspec import Struct

from bot.model.milestone import Milestone


class Stamp(TypedDict):
    """The fields of `Happened`, as a decision hands them to each of its events."""

    at: datetime
    by: str
    via: str


class Happened(Struct, frozen=True, kw_only=True):
    """An event: when it happened (UTC), by whose act (an actor's id), and by which way the command came in.

    `milestones` are those that are different since then. None: nobody has said yet (`engine.milestones.follow`
    does), or it was recorded before events carried them (`engine.evolve.former`).
    """

    at: datetime
    by: str
    via: str
    milestones: tuple[Milestone, ...] | None = None
