"""The plans, the lateness and the time that the lines of a list are made with."""

from collections.abc import Iterable

from bot.engine.milestones.overdue import overdue
from bot.engine.situation import Situation
from bot.model.selection import Page
from bot.wording.views.lines import Lines


def lines_of(pages: Iterable[Page], situation: Situation) -> Lines:
    """Return what the lines of these pages are made with."""
    tickets = {one.id: one for page in pages for one in (*page.tickets, *page.table)}.values()
    over = overdue(tickets, situation.plans, situation.now)
    return Lines(plans=situation.plans, desk=situation.desk, now=situation.now, over=over)
