"""The report on a month's promises in chat: a line for each customer, or a table that its readers sort."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.model.attainment import Tally, grouped
from bot.model.message import Cell, ListItem, ListTable, Message, Note, Strong
from bot.wording import report as wording
from bot.wording.spans import clipped, line, message, note, paragraph, plain

UNRANKED: Final = 99
"""The rank of a severity that no plan of its customer has any more, which comes last."""
_SHOWN: Final = 20
"""The customers that have a line."""
_ROWS: Final = 100
"""The rows of the table."""
_HEADS: Final = ("Customer", "Severity", "Kept", "Broken", "Not due yet", "Share kept")


class PromiseLine(Struct, frozen=True, kw_only=True):
    """The promises to one customer at one severity; `rank` sorts the severities of a plan."""

    customer: str
    level: str
    rank: int
    tally: Tally


def report(month: date, lines: Iterable[PromiseLine]) -> Message:
    """Return how many promises of a month were kept, those first to whom most were broken."""
    of_each = [tuple(each) for _, each in groupby(sorted(lines, key=attrgetter("customer", "rank")), _whose)]
    of_each.sort(key=lambda each: -_whole(each).broken)
    head = f"{month:%B %Y}: {_head(_whole([one for each in of_each for one in each]))}"
    told = message(
        line(f"{head}."),
        paragraph(Strong(text=head)),
        *map(_of_customer, of_each[:_SHOWN]),
        *_rest(len(of_each) - _SHOWN),
        note(_HOW),
    )
    rows = tuple(_row(one) for each in of_each for one in each)
    above, below = (paragraph(Strong(text=head)),), (*_rest(len(rows) - _ROWS), note(_HOW))
    table = ListTable(caption="By customer and severity", heads=_HEADS, rows=rows[:_ROWS], above=above, below=below)
    return replace(told, table=table) if rows else told


def _head(whole: Tally) -> str:
    promises = "promise" if (whole.judged or whole.not_yet_due) == 1 else "promises"
    if whole.judged:
        return _counted(whole, f"{promises} ")
    return f"{whole.not_yet_due} {promises} not due yet" if whole.not_yet_due else "no promise was due"


def _rest(more: int) -> tuple[Note, ...]:
    return (note(f"And {more} more lines: “report” and a customer's name has theirs."),) if more > 0 else ()


_HOW: Final = (
    "Each promise is in the month in which it was due by its customer's clock. “report 2026-10” has another month; "
    "“plandesk report --html”, where the desk runs, has a page with every broken promise and why."
)


def unread(typed: str) -> Message:
    """Say which words can't be understood, or that nobody is theirs."""
    if not typed:
        return plain("No customer is yours. In the desk file, `tam` says whose they are.")
    tried = f"I can't narrow the report by “{clipped(typed, 40)}”."
    return plain(f"{tried} Try a customer, a month, or both: “report acme 2026-10”.")


def _whose(one: PromiseLine) -> str:
    return one.customer


def _whole(lines: Sequence[PromiseLine]) -> Tally:
    return next(iter(grouped((one.tally for one in lines), ())), Tally())


def _of_customer(lines: Sequence[PromiseLine]) -> ListItem:
    """Return the line of a customer, with its severities in small print."""
    small = " · ".join(f"{one.level}: {_counted(one.tally)}" for one in lines)
    return ListItem(spans=line(Strong(text=lines[0].customer), f" – {_counted(_whole(lines))}"), small=line(small))


def _counted(one: Tally, noun: str = "") -> str:
    """Return “12 of 13 kept, 2 not due yet”, with a noun before the first “kept” if there is one."""
    kept = f"{one.kept} of {one.judged} {noun}kept" if one.judged else ""
    return ", ".join(filter(None, (kept, f"{one.not_yet_due} not due yet" if one.not_yet_due else "")))


def _row(one: PromiseLine) -> tuple[Cell, ...]:
    share = one.tally.attainment
    return (
        Cell(spans=line(one.customer)),
        Cell(spans=line(one.level), sort=one.rank),
        *(Cell(spans=line(str(many)), sort=many) for many in (one.tally.kept, one.tally.broken, one.tally.not_yet_due)),
        Cell(spans=line(wording.share(one.tally) or "–"), sort=-1 if share is None else int(share * 1000)),
    )
