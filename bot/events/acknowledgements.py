"""The events of a ticket that more people than one are to acknowledge (`until` of an escalation step)."""

from datetime import datetime

from bot.events.happened import Happened
from bot.model.response import Response


class AcknowledgementCounted(Happened, frozen=True, kw_only=True):
    """One of the people who are to acknowledge it has: `people` are all who have by now, `wanted` is how many are to.

    The customer reads nothing of it, and its assignee stays.
    """

    name: str
    people: tuple[Response, ...]
    wanted: int


class OthersCalled(Happened, frozen=True, kw_only=True):
    """Others of the line were called, by these names, since too few have acknowledged; it was due at `due_at` (UTC).

    Without names there was nobody to call then.
    """

    names: tuple[str, ...]
    due_at: datetime


AcknowledgementEvent = AcknowledgementCounted | OthersCalled
