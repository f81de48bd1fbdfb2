"""The number of tickets, which of them are shown, and the way to the rest."""

from bot.model.message import Button, Buttons, Note
from bot.model.selection import Page
from bot.wording.spans import note


def counted(page: Page) -> str:
    """Return how many tickets there are on all pages: “57 open tickets”, “1 open ticket and 3 resolved”."""
    is_open = page.found - page.resolved
    if page.resolved and not is_open:
        return f"{page.resolved} resolved {_tickets(page.resolved)}"
    resolved = f" and {page.resolved} resolved" if page.resolved else ""
    return f"{is_open} open {_tickets(is_open)}{resolved}"


def span(page: Page) -> str:
    """Return “ (21–40 of 57)” to follow their number if the page doesn't show all of them; else nothing."""
    if page.found == len(page.tickets):
        return ""
    first, last = page.before + 1, page.before + len(page.tickets)
    return f" ({first if first == last else f'{first}–{last}'} of {page.found})"


def some_of(page: Page) -> str:
    """Return “8 of 57”, or “5” if all are shown."""
    return f"{len(page.tickets)} of {page.found}" if page.more else str(page.found)


def rest(page: Page, typed: str) -> tuple[Note | None, Buttons | None]:
    """Return what to type for the next page (`typed`, and its number), and buttons for it and the one before."""
    more = note(f"“{typed} {page.number + 1}” shows the next {min(page.more, page.size)}.") if page.more else None
    buttons = (
        *((_page("Back", typed, page.number - 1),) if page.number > 1 else ()),
        *((_page("Next", typed, page.number + 1),) if page.more else ()),
    )
    return more, Buttons(buttons=buttons) if buttons else None


def _page(label: str, typed: str, number: int) -> Button:
    verb, _, words = typed.partition(" ")
    return Button(label=label, verb=verb, subject=f"{words} {number}".strip())


def _tickets(count: int) -> str:
    return "ticket" if count == 1 else "tickets"
