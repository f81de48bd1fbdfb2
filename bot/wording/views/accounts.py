"""The customers of an account manager, a line each: plan, term, contacts, tickets, allowances, last word."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from bot.model.message import Button, Buttons, Cell, ListItem, ListTable, Menu, Message, Strong, When
from bot.model.radar import RadarEntry
from bot.wording import pages
from bot.wording.contract import ledger
from bot.wording.labels import fitted
from bot.wording.pages import PageCut
from bot.wording.spans import clipped, joined, line, message, note, paragraph, plain

NEVER: Final = 999_999
"""The days that a customer without a term has left, where it is sorted by them."""


def accounts(
    page: PageCut[RadarEntry], zone: str, tabled: Sequence[RadarEntry] = (), ours: Sequence[str] = ()
) -> Message:
    """Return a page of customers, with the way to the next one.

    `tabled` are those that a table shows, `ours` the names of the programs on the desk's own side.
    """
    if not page.shown:
        return plain("No customer is yours. In the desk file, `tam` says whose they are.")
    number = f"{page.found} {'customer' if page.found == 1 else 'customers'}"
    head = f"{number}{pages.span(page)}"
    beside = f"Reading along on our side: {joined(tuple(ours))}." if ours else ""
    told = message(
        line(f"{head}: {joined(tuple(one.customer.name for one in page.shown))}."),
        paragraph(Strong(text=head)),
        *(account(one, zone) for one in page.shown),
        note(beside) if beside else None,
        *pages.rest(page, "accounts page"),
    )
    return replace(told, table=_table(number, tabled, zone, beside) if tabled else None)


def _table(number: str, tabled: Sequence[RadarEntry], zone: str, beside: str) -> ListTable:
    options = tuple(Button(label=fitted(one.customer.name), verb="radar", subject=one.customer.id) for one in tabled)
    return ListTable(
        caption="Customers",
        heads=("Customer", "Open", "Overdue", "Last word", "Plan", "Term", "Contacts", "Account manager"),
        rows=tuple(_row(one, zone) for one in tabled),
        above=(paragraph(Strong(text=number)),),
        below=(
            *((note(beside),) if beside else ()),
            Buttons(menus=(Menu(label="Radar of a customer", options=options),)),
        ),
    )


def _row(one: RadarEntry, zone: str) -> tuple[Cell, ...]:
    word, days = one.figures.last_word, one.days_left
    heard = line(When(at=word, zone=zone)) if word else line("no word yet")
    return (
        Cell(spans=line(one.customer.name)),
        Cell(spans=line(str(one.figures.open)), sort=one.figures.open),
        Cell(spans=line(str(one.figures.overdue)), sort=one.figures.overdue),
        Cell(spans=heard, sort=int(word.timestamp()) if word else 0),
        Cell(spans=line(joined(tuple(plan.name for plan in one.plans)))),
        Cell(spans=line(days_left(days) if days is not None else "no term"), sort=NEVER if days is None else days),
        Cell(spans=line(" · ".join((str(one.figures.seats), *one.assistants))), sort=one.figures.seats),
        Cell(spans=line(one.tam or "nobody")),
    )


def account(one: RadarEntry, zone: str) -> ListItem:
    """Return the line of a customer: what is urgent first, what is agreed in small print."""
    tickets = f"{one.figures.open} open, {one.figures.overdue} overdue" if one.figures.open else "no open ticket"
    word = one.figures.last_word
    heard = line("last word ", When(at=word, zone=zone)) if word else line("no word yet")
    said = line(Strong(text=one.customer.name), f" – {tickets} · ", *heard)
    button = Button(label="Radar", verb="radar", subject=one.customer.id)
    return ListItem(spans=said, small=line(" · ".join(_agreed(one))), button=button)


def unread(typed: str) -> Message:
    """Say which words can't be understood."""
    return plain(f"You have no customer called “{clipped(typed, 40)}”. “accounts” lists them all.")


def days_left(days: int) -> str:
    """Return how long a term goes on: “ends in 23 days”, “ended 3 days ago”."""
    if days == 0:
        return "ends today"
    many = f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
    return f"ends in {many}" if days > 0 else f"ended {many} ago"


def _agreed(one: RadarEntry) -> Iterator[str]:
    yield from (f"{plan.name}{f' ({plan.edition})' if plan.edition else ''}" for plan in one.plans)
    term = one.customer.term
    if term and one.days_left is not None:
        yield f"term {days_left(one.days_left)} ({term.end:%d %b %Y})"
    maximum = one.plan.contacts.maximum
    seats = one.figures.seats
    yield f"{seats} of {maximum} contacts" if maximum else f"{seats} contact{'s' * (seats != 1)}"
    yield from one.assistants
    yield from (f"{each.name}: {ledger.left(each, used)}" for each, used in one.allowances)
    yield one.tam or "no account manager"
