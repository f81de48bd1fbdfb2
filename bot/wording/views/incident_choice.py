"""The words with which tickets are chosen for an incident: the field, its options, and the button that opens it."""

from collections.abc import Sequence
from typing import Final

from bot.model.ids import TicketId
from bot.model.listed_ticket import ListedTicket
from bot.model.message import Button
from bot.model.ticket import OVER
from bot.wording.spans import clipped
from bot.wording.ticket.triage import NO_TEXT
from bot.wording.views.lines import Lines

WHICH: Final = "Which tickets are about it?"
NO_TICKETS: Final = "Please tick at least one ticket."
MORE: Final = "Not all open tickets fit in here; “incident INC-1 add EX-9” adds one later."
NEW: Final = "new"
"""The word for an incident of tickets that are still to be chosen."""
LABEL: Final = "Tie to an incident"
MAX_TICKED: Final = 20
"""The most tickets that are ticked in the form at first."""


def option(number: TicketId, one: ListedTicket, lines: Lines) -> str:
    """Return a ticket as staff know it, under the number by which it was named: whose it is, and what it is about."""
    return clipped(f"{number} · {lines.customer(one)} · {lines.level(one)} · {one.head or NO_TEXT}", 75)


def tie(tickets: Sequence[ListedTicket], *, ticked: bool) -> tuple[Button, ...]:
    """Return the button that opens the form, if several tickets are shown that can be tied to an incident.

    `ticked`: they were looked for, so that they are ticked in it; else whoever opens it chooses among all.
    """
    shown = [one.id for one in tickets if one.status not in OVER][:MAX_TICKED]
    subject = " ".join(shown) if ticked else NEW
    return (Button(label=LABEL, verb="incident", subject=subject),) if len(shown) > 1 else ()
