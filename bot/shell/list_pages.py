"""The pages of the lists that a command asks for, and what everybody in its channel may read of them."""

from datetime import datetime

from msgspec.structs import replace

from bot.commands import Command, Via
from bot.engine.aloud import may_be_said_aloud
from bot.engine.situation import Situation
from bot.engine.views import lists as listing
from bot.engine.views.sought import Sought
from bot.model.selection import ListReader, Page, QueueCounts, last_page
from bot.ports import UnitOfWork


def with_pages_for_all(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add what everybody in the channel may read of the pages, where that may have to be said, if it is less."""
    asked = listing.lists_asked_for(command, situation) if situation.pages else ()
    is_aside = command.origin.via is Via.ASIDE
    if not asked or is_aside or not may_be_said_aloud(command.origin, situation):
        return situation
    lists = tuple(_for_all(one) for one in asked)
    if all(
        work.count_tickets(one.selection).turns == page.counts for one, page in zip(lists, situation.pages, strict=True)
    ):
        return situation
    pages = read(lists, work, situation.now)
    shown = (ticket for page in pages for ticket in (*page.tickets, *page.table))
    pinned = {one.plan_version: work.pinned(one.plan_version) for one in shown}
    return replace(situation, pages_for_all=pages, plans={**situation.plans, **pinned})


def _for_all(sought: Sought) -> Sought:
    reader = sought.selection.reader
    public = ListReader(customer=reader.customer, accounts=frozenset()) if reader else None
    return replace(sought, selection=replace(sought.selection, reader=public))


def read(lists: tuple[Sought, ...], work: UnitOfWork, now: datetime) -> tuple[Page, ...]:
    """Return the pages that are asked for; the last one of a list that has become shorter meanwhile."""
    pages: list[Page] = []
    for sought in lists:
        selection, size = sought.selection, sought.size
        counts = work.count_tickets(selection)
        number = min(sought.page, last_page(counts.found, size))
        in_table = sought.in_table if number == 1 else 0
        found = work.listed(selection, max(size, in_table), after=(number - 1) * size)
        waiting = work.queue_counts(sought.counted, now) if sought.counted else QueueCounts()
        shown, table = found[:size], found[:in_table]
        pages.append(
            Page(
                tickets=shown,
                table=table,
                counts=counts.turns,
                is_cut=counts.is_cut,
                size=size,
                number=number,
                waiting=waiting,
            )
        )
    return tuple(pages)
