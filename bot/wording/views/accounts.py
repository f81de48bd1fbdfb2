"""The customers of an account manager, a line each: plan, term, contacts, tickets, allowances, last word."""

from collections.abc import Iterator

from bot.model.message import Button, ListItem, Message, Strong, When
from bot.model.radar import RadarEntry
from bot.wording import pages
from bot.wording.contract import ledger
from bot.wording.pages import PageCut
from bot.wording.spans import clipped, joined, line, message, paragraph, plain


def accounts(page: PageCut[RadarEntry], zone: str) -> Message:
    """Return a page of customers, with the way to the next one."""
    if not page.shown:
        return plain("No customer is yours. In the desk file, `tam` says whose they are.")
    head = f"{page.found} {'customer' if page.found == 1 else 'customers'}{pages.span(page)}"
    return message(
        line(f"{head}: {joined(tuple(one.customer.name for one in page.shown))}."),
        paragraph(Strong(text=head)),
        *(account(one, zone) for one in page.shown),
        *pages.rest(page, "accounts page"),
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
    yield from (f"{each.name}: {ledger.left(each, used)}" for each, used in one.allowances)
    yield one.tam or "no account manager"
