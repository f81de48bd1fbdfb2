"""The radar of an account manager: how much there is of each part, the first lines of it, and an act for each line."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from bot.model.message import (
    Block,
    Button,
    Buttons,
    Message,
    Paragraph,
    Spans,
    Strong,
    Title,
)
from bot.model.radar import OF_TICKETS, RadarEntry, RadarPart
from bot.model.selection import Page
from bot.wording import pages
from bot.wording.pages import PageCut
from bot.wording.spans import clipped, joined, line, message, paragraph, plain
from bot.wording.views.lines import Lines
from bot.wording.views.radar_customers import about

EMPTY: Final = "All quiet: nothing is overdue, and nothing waits for you."
ACCOUNTS: Final = Button(label="Accounts", verb="accounts", subject="")
RADAR: Final = Button(label="Radar", verb="radar", subject="")
_COUNTED: Final[dict[RadarPart, tuple[str, str]]] = {
    RadarPart.OVERDUE: ("overdue", "overdue"),
    RadarPart.SOON: ("due within a day", "due within a day"),
    RadarPart.APPROVALS: ("to decide", "to decide"),
    RadarPart.OVERNIGHT: ("with us overnight", "with us overnight"),
    RadarPart.NEW: ("new", "new"),
    RadarPart.RECLASSIFIED: ("reclassified", "reclassified"),
    RadarPart.LEFT: ("contact left", "contacts left"),
    RadarPart.ROSTER: ("contact changed", "contacts changed"),
    RadarPart.CONTACTS: ("with contacts to see to", "with contacts to see to"),
    RadarPart.ALLOWANCES: ("allowance low", "allowances low"),
    RadarPart.TERMS: ("term ending", "terms ending"),
    RadarPart.NOTICES: ("notice to come", "notices to come"),
    RadarPart.SILENT: ("silent customer", "silent customers"),
}
"""The words behind a number of each part."""
_TITLES: Final[dict[RadarPart, str]] = {
    RadarPart.OVERDUE: "Overdue",
    RadarPart.SOON: "Due within a day",
    RadarPart.APPROVALS: "For you to decide",
    RadarPart.OVERNIGHT: "With us overnight",
    RadarPart.NEW: "New since your last working day",
    RadarPart.RECLASSIFIED: "Severity changed more than once",
    RadarPart.LEFT: "Contacts who left",
    RadarPart.ROSTER: "Contacts changed since your last working day",
    RadarPart.CONTACTS: "Contacts to see to",
    RadarPart.ALLOWANCES: "Allowances running low",
    RadarPart.TERMS: "Terms ending",
    RadarPart.NOTICES: "Notices to come",
    RadarPart.SILENT: "No word for long",
}
_LABELS: Final[dict[RadarPart, str]] = {
    RadarPart.OVERDUE: "All overdue",
    RadarPart.SOON: "All due within a day",
    RadarPart.APPROVALS: "All to decide",
    RadarPart.OVERNIGHT: "All with us",
    RadarPart.NEW: "All new",
    RadarPart.RECLASSIFIED: "All reclassified",
    RadarPart.LEFT: "All who left",
    RadarPart.ROSTER: "All who changed",
    RadarPart.CONTACTS: "All with contacts",
    RadarPart.ALLOWANCES: "All allowances",
    RadarPart.TERMS: "All terms",
    RadarPart.NOTICES: "All notices",
    RadarPart.SILENT: "All silent",
}
"""The buttons to the whole of a part of which not all is shown."""


class Radar(Struct, frozen=True, kw_only=True, dict=True):
    """All parts of a radar: pages of tickets, and the customers of each other part.

    `zone` is the reader's; `shown` is how many lines each part has at most.
    `words` are those that narrow it to one customer.
    """

    tickets: Mapping[RadarPart, Page]
    customers: Mapping[RadarPart, Sequence[RadarEntry]]
    lines: Lines
    zone: str
    shown: int
    words: str = ""

    @cached_property
    def _counts(self) -> Mapping[RadarPart, int]:
        tickets = {part: page.found for part, page in self.tickets.items()}
        return tickets | {part: sum(one.count(part) for one in found) for part, found in self.customers.items()}

    def count(self, part: RadarPart) -> int:
        """Return how much there is of a part in all."""
        return self._counts.get(part, 0)

    @property
    def is_empty(self) -> bool:
        """Return whether there is nothing to say."""
        return not any(map(self.count, RadarPart))

    @property
    def counted(self) -> str:
        """The number of each part: “2 overdue · 1 to decide · 3 new”."""
        numbers = ((self.count(part), words) for part, words in _COUNTED.items())
        return " · ".join(f"{number} {one if number == 1 else many}" for number, (one, many) in numbers if number)


def radar(there: Radar, lead: Spans = ()) -> Message:
    """Return the first lines of each part that has any; `lead` goes before them."""
    if there.is_empty:
        return message(line(EMPTY), paragraph(EMPTY), Buttons(buttons=(ACCOUNTS,)))
    shown: set[str] = set()
    parts = [block for part in RadarPart if there.count(part) for block in _part(part, there, shown)]
    return message(
        line(f"{there.counted}. ", *_named(there)),
        Title(spans=line(there.counted)),
        Paragraph(spans=lead) if lead else None,
        *parts,
        Buttons(buttons=(*_rest(there), ACCOUNTS)),
    )


def tickets(part: RadarPart, page: Page, lines: Lines, words: str) -> Message:
    """Return a page of a part whose lines are tickets."""
    if not page.tickets:
        return _nothing(part)
    head = f"{_TITLES[part]} · {page.found}{pages.span(page)}"
    return message(
        line(f"{head}: {joined(tuple(map(lines.briefly, page.tickets)))}."),
        paragraph(Strong(text=head)),
        *map(lines.to_staff, page.tickets),
        *pages.rest(page, f"radar {words} page"),
        Buttons(buttons=(RADAR,)),
    )


def customers(part: RadarPart, page: PageCut[RadarEntry], words: str, zone: str) -> Message:
    """Return a page of a part whose lines are customers."""
    if not page.shown:
        return _nothing(part)
    head = f"{_TITLES[part]}{pages.span(page)}"
    return message(
        line(f"{head}: {joined(tuple(one.customer.name for one in page.shown))}."),
        paragraph(Strong(text=head)),
        *(block for one in page.shown for block in about(part, one, zone)),
        *pages.rest(page, f"radar {words} page"),
        Buttons(buttons=(RADAR,)),
    )


def unread(typed: str, parts: Sequence[str]) -> Message:
    """Say which words about the radar can't be understood, and which can."""
    return plain(
        f"I can't narrow the radar by “{clipped(typed, 40)}”. Try the name of one of your customers, or "
        f"{joined(tuple(parts), 'or')}."
    )


def _nothing(part: RadarPart) -> Message:
    said = f"{_TITLES[part]}: nothing at present."
    return message(line(said), paragraph(said), Buttons(buttons=(RADAR,)))


def _named(there: Radar) -> Spans:
    """Return the tickets and customers of each part by name, for who reads one line alone."""
    briefs = [
        (part, joined(tuple(map(there.lines.briefly, page.tickets[: there.shown]))))
        for part, page in there.tickets.items()
        if page.tickets
    ]
    names = [
        (part, joined(tuple(one.customer.name for one in found[: there.shown])))
        for part, found in there.customers.items()
        if found
    ]
    order = list(RadarPart)
    said = sorted((*briefs, *names), key=lambda one: order.index(one[0]))
    return line(" ".join(f"{_TITLES[part]}: {what}." for part, what in said))


def _part(part: RadarPart, there: Radar, shown: set[str]) -> Iterator[Block]:
    """Yield the title of a part and its first lines; a ticket has one in the first part that it is in."""
    found = there.count(part)
    if part not in OF_TICKETS:
        yield paragraph(Strong(text=f"{_TITLES[part]} · {found}"))
        for one in there.customers[part][: there.shown]:
            yield from about(part, one, there.zone)
        return
    page = there.tickets[part]
    fresh = [one for one in page.tickets if one.id not in shown][: there.shown]
    again = "" if fresh else " (above)"
    yield paragraph(Strong(text=f"{_TITLES[part]} · {found}{again}"))
    shown.update(one.id for one in fresh)
    yield from map(there.lines.to_staff, fresh)


def _rest(there: Radar) -> Iterator[Button]:
    """Yield a button to each part of which not all is shown."""
    for part in RadarPart:
        lines = there.tickets[part].found if part in OF_TICKETS and part in there.tickets else 0
        more = lines if part in OF_TICKETS else len(there.customers.get(part, ()))
        if more > there.shown:
            yield Button(label=_LABELS[part], verb="radar", subject=f"{part} {there.words}".strip())
