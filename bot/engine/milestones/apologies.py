"""The promises that broke, and that the customer has to read an apology for: each once, and once while we're silent.

An apology is asked for by a timer shortly after the breach, when the messages to staff have gone out, so that it can
name those whom they have reached. It's recorded with the due time that it is for. So whatever is decided again, after a
crash, a detour of the severity or a reopening, the same promise isn't apologised for twice; nor are further ones of the
same series, such as each interval without an update, until one of our people has spoken to the customer again. Nor are
those of tickets that were merged, which the same people wait for: one word about the first response that is late is
enough.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from bot.model.milestone import Milestone, parsed
from bot.model.ticket import Status, Ticket

AFTER: Final = (timedelta(seconds=10), timedelta(minutes=1), timedelta(minutes=5))
"""The time from the breach, and what it is put off to while it isn't known yet who has been told."""


def owed(ticket: Ticket) -> Iterator[tuple[Milestone, datetime]]:
    """Yield the milestones to apologise for, each with when to do so (UTC); none of a ticket that is closed.

    What is met, withdrawn or goes on elsewhere isn't late any more, and a goal of our own was never promised.
    """
    if ticket.status is Status.CLOSED:
        return
    for one in ticket.milestones:
        if one.is_promise and _is_unmet(one) and not is_known(one, ticket):
            yield one, one.breaches[-1].at + AFTER[min(delays(ticket), len(AFTER) - 1)]


def tag(ticket: Ticket, milestone: Milestone) -> str:
    """Return the tag of an apology for a milestone in whatever round: no reminder takes back what is on record."""
    return f"apology/{ticket.id}/{milestone.id}"


def delays(ticket: Ticket) -> int:
    """Return how often an apology was put off, while messages of the last reminder were on their way."""
    return ticket.reminder.delays if ticket.reminder else 0


def _is_unmet(one: Milestone) -> bool:
    """Return whether it broke its present due time, as this version records it, and is open, or lapsed unmet."""
    return one.is_breached and one.breaches[-1].apologise and (one.is_open or one.is_lapsed)


def is_known(one: Milestone, ticket: Ticket) -> bool:
    """Return whether the customer has read an apology for that promise, or for one of its series in this silence."""
    of_series = (apology for apology in ticket.apologies if apology.series == one.series)
    return any(apology.due_at == one.due_at or not apology.answered for apology in of_series)


def is_said_of_another(one: Milestone, ticket: Ticket) -> bool:
    """Return whether in this silence the customer has read an apology for the same promise of another merged ticket."""
    unheard = (apology.series for apology in ticket.apologies if not apology.answered)
    return any(series != one.series and parsed(series)[1] == one.kind for series in unheard)
