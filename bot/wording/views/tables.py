"""Lists as tables, for where readers can sort them: all rows at once, and below them what the lines have as buttons."""

from collections.abc import Iterable
from typing import Final

from bot.model.listed_ticket import ListedTicket
from bot.model.message import (
    Block,
    Button,
    Buttons,
    Cell,
    ListTable,
    Menu,
    OwnMessageLink,
    Spans,
    Style,
    When,
)
from bot.model.selection import COUNTED, Page
from bot.model.ticket import Status
from bot.model.ticket_messages import card_in, card_of
from bot.model.turn import Turn
from bot.wording import marks
from bot.wording.labels import MAX_LABEL, fitted
from bot.wording.spans import clipped, line, note
from bot.wording.ticket.triage import NO_TEXT
from bot.wording.views.lines import Lines, assignee, state_of

Blocks = tuple[Block, ...]
HEAD: Final = 48
"""The most characters of a request that a row has."""
LAST: Final = 99_999_999_999
"""The number by which a cell without one comes last."""
_NOTHING: Final = "–"
_STAFF_HEADS: Final = ("Ticket", "Customer", "Severity", "Due", "Left", "State", "Assignee", "Request")
_CUSTOMER_HEADS: Final = ("Ticket", "Severity", "State", "Due", "Request")


def to_staff(caption: str, page: Page, lines: Lines, above: Blocks, below: Blocks) -> ListTable | None:
    """Return a list as staff have it; None if the page has no table."""
    if not page.table:
        return None
    rows = tuple(_for_staff(one, lines) for one in page.table)
    acts = _acts(page.table, lines)
    more = _more(page, "“queue mine”, “queue overdue”, a customer's name or a severity")
    return ListTable(caption=caption, heads=_STAFF_HEADS, rows=rows, above=above, below=(acts, *more, *below))


def to_customer(caption: str, page: Page, lines: Lines, above: Blocks, below: Blocks) -> ListTable | None:
    """Return a list as its customer's people have it: nothing that is a goal of ours, or stays among staff."""
    if not page.table:
        return None
    rows = tuple(_for_customer(one, lines) for one in page.table)
    opens = Buttons(menus=(Menu(label="Open a ticket", options=tuple(_open(one, "") for one in page.table)),))
    more = _more(page, "“search” and a word of it")
    return ListTable(caption=caption, heads=_CUSTOMER_HEADS, rows=rows, above=above, below=(opens, *more, *below))


def head(page: Page, counted: str) -> str:
    """Return the head of a list, `counted`, with how many of its tickets the table has where that isn't all."""
    shown = len(page.table)
    return counted if shown == page.found else f"{counted} (the first {shown})"


def _more(page: Page, narrower: str) -> tuple[Block, ...]:
    """Say how many more there are than the table has, and how to narrow it."""
    more = page.found - len(page.table)
    if more <= 0:
        return ()
    many = f"More than {COUNTED - len(page.table):,}" if page.found > COUNTED else f"{more:,}"
    many = f"At least {many}" if page.is_cut else many
    return (note(f"{many} more than this table has; narrow it by {narrower}."),)


def _for_staff(one: ListedTicket, lines: Lines) -> tuple[Cell, ...]:
    due = one.next_due if one.turn <= Turn.CUSTOMERS else None
    until = one.snoozed_until if one.turn is Turn.SNOOZED else None
    left = int((due.due - lines.now).total_seconds()) // 60 if due else LAST
    link = OwnMessageLink(message_key=card_in(one.id, lines.desk.triage[0]), text=one.id) if lines.desk.triage else None
    return (
        _ticket(one, link),
        Cell(spans=line(lines.customer(one))),
        _severity(one, lines),
        _at(lines.due_at(one, due)) if due else _at(lines.until(one, until)) if until else _nothing(),
        Cell(spans=line(lines.left(one, due) if due else _NOTHING), sort=left),
        Cell(spans=line(_state(one))),
        Cell(spans=line(assignee(one))),
        _request(one),
    )


def _for_customer(one: ListedTicket, lines: Lines) -> tuple[Cell, ...]:
    waits = one.status is Status.WAITING
    promised = None if waits or one.turn >= Turn.RESOLVED else lines.promised_by(one)
    state = "waiting on you" if waits else f"{one.assignee} is on it" if _is_worked_on(one) else state_of(one)
    link = OwnMessageLink(message_key=card_of(one.id), text=one.id)
    return (
        _ticket(one, link),
        _severity(one, lines),
        Cell(spans=line(state)),
        _at(promised) if promised else _nothing(),
        _request(one),
    )


def _is_worked_on(one: ListedTicket) -> bool:
    return bool(one.assignee) and one.turn < Turn.RESOLVED


def _ticket(one: ListedTicket, link: OwnMessageLink | None) -> Cell:
    number = one.id.rpartition("-")[2]
    return Cell(spans=(link,) if link else line(one.id), sort=int(number) if number.isdecimal() else LAST)


def _severity(one: ListedTicket, lines: Lines) -> Cell:
    plan = lines.plan(one)
    mark = () if one.turn >= Turn.RESOLVED else (marks.mark(plan, one.severity),)
    rank = plan.rank(one.severity) if one.severity else len(plan.severities)
    return Cell(spans=(*mark, *line(lines.level(one))), sort=rank)


def _request(one: ListedTicket) -> Cell:
    return Cell(spans=line(clipped(one.head, HEAD) or NO_TEXT))


def _at(said: Spans) -> Cell:
    """Return a cell with a time, which sorts by it."""
    return Cell(spans=said, sort=next((int(span.at.timestamp()) for span in said if isinstance(span, When)), LAST))


def _nothing() -> Cell:
    return Cell(spans=line(_NOTHING), sort=LAST)


def _state(one: ListedTicket) -> str:
    """Return its state for staff."""
    return "snoozed" if one.status is Status.ACKNOWLEDGED and one.turn is Turn.SNOOZED else state_of(one)


def _acts(tickets: Iterable[ListedTicket], lines: Lines) -> Buttons:
    """Return what can be done about the rows: the most urgent at once, any of them by a menu."""
    tickets = tuple(tickets)
    unanswered = [one for one in tickets if one.turn is Turn.UNANSWERED]
    first = tuple(_acknowledge(one) for one in unanswered[:1])
    options = tuple(Button(label=_label(one, lines), verb="ack", subject=one.id) for one in unanswered)
    opens = tuple(_open(one, lines.customer(one)) for one in tickets)
    others = (Menu(label="Acknowledge", options=options),) if len(options) > 1 else ()
    return Buttons(buttons=first, menus=(*others, Menu(label="Open a ticket", options=opens)))


def _acknowledge(one: ListedTicket) -> Button:
    label = f"Acknowledge {one.id}"
    return Button(
        label=label if len(label) <= MAX_LABEL else "Acknowledge", verb="ack", subject=one.id, style=Style.PRIMARY
    )


def _open(one: ListedTicket, customer: str) -> Button:
    return Button(label=fitted(f"{one.id} · {customer}" if customer else one.id), verb="show", subject=one.id)


def _label(one: ListedTicket, lines: Lines) -> str:
    return fitted(f"{one.id} · {lines.customer(one)}")
