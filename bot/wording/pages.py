"""The number of tickets, which of them are shown, and the way to the rest."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from msgspec import Struct

from bot.model.message import Button, Buttons, Note
from bot.model.selection import COUNTED, Page, last_page
from bot.wording.spans import note

T = TypeVar("T")


class PageCut(Struct, Generic[T], frozen=True, kw_only=True):
    """A page of lines that are all at hand."""

    shown: tuple[T, ...]
    found: int
    size: int
    number: int

    @property
    def before(self) -> int:
        """Return the number of lines on earlier pages."""
        return (self.number - 1) * self.size

    @property
    def more(self) -> int:
        """Return the number of lines on later pages."""
        return self.found - self.before - len(self.shown)


Paged = Page | PageCut[Any]


def cut(lines: Sequence[T], number: int, size: int) -> PageCut[T]:
    """Return the page of that number, or the last one if there are fewer."""
    number = min(number, last_page(len(lines), size))
    shown = tuple(lines[(number - 1) * size : number * size])
    return PageCut(shown=shown, found=len(lines), size=size, number=number)


def counted(page: Page) -> str:
    """Return how many tickets there are on all pages: “57 open tickets”, “1 open ticket and 3 resolved”."""
    is_open = page.found - page.resolved
    if page.resolved and not is_open:
        return f"{page.resolved} resolved {_tickets(page.resolved)}"
    resolved = f" and {page.resolved} resolved" if page.resolved else ""
    return f"{is_open} open {_tickets(is_open)}{resolved}"


def number_of(page: Page, kind: str = "") -> str:
    """Return how many tickets there are on all pages, whatever their state: “57 tickets”, “57 closed tickets”."""
    return " ".join(filter(None, (_found(page), kind, _tickets(page.found))))


def span(page: Paged) -> str:
    """Return “ (21–40 of 57)” to follow their number if the page doesn't show all of them; else nothing."""
    first, last = page.before + 1, page.found - page.more
    if last - first + 1 == page.found and not is_cut(page):
        return ""
    return f" ({first if first == last else f'{first}–{last}'} of {_found(page)})"


def _found(page: Paged) -> str:
    if page.found > COUNTED:
        return f"more than {COUNTED:,}"
    return f"at least {page.found:,}" if is_cut(page) else f"{page.found:,}"


def is_cut(page: Paged) -> bool:
    """Return whether there may be more tickets than can be paged through, since a search takes only the latest."""
    return isinstance(page, Page) and page.is_cut


def some_of(page: Page) -> str:
    """Return “8 of 57”, or “5” if all are shown."""
    return f"{len(page.tickets)} of {page.found}" if page.more else str(page.found)


def rest(page: Paged, typed: str) -> tuple[Note | None, Buttons | None]:
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
