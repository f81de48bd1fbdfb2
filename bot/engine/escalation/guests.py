"""The severity and the words by which people are called for a milestone.

They are its ticket's, or for a guest those of the ticket that it came with: a promise of the highest severity stays one
in a ticket of the lowest.
"""

from collections.abc import Iterable

from bot.engine.situation import Case
from bot.engine.ticket import cards
from bot.model.milestone import Milestone
from bot.model.raises import words_now
from bot.model.rank import Rank
from bot.model.ticket import Ticket


def is_urgent(milestone: Milestone, ticket: Ticket, case: Case) -> bool:
    """Return whether it is of the highest severity, or may be: nobody has classified its ticket yet."""
    if milestone.came_with and milestone.severity:
        return case.plan.rank(milestone.severity) == 0
    return cards.is_urgent(ticket, case.plan)


def rank_of(milestones: Iterable[Milestone], ticket: Ticket, case: Case) -> Rank:
    """Return the rank of messages about these milestones of a ticket: that of the most severe."""
    guests = any(one.came_with and is_urgent(one, ticket, case) for one in milestones)
    return min(cards.rank_of(ticket, case.plan), Rank.CRITICAL) if guests else cards.rank_of(ticket, case.plan)


def words_of(milestone: Milestone, ticket: Ticket, case: Case) -> str:
    """Return the latest words that its ticket is there by: see `words_now`; empty if they aren't known here."""
    if not milestone.came_with:
        return words_now(ticket, case.plan)
    return next((one.text for one in case.situation.guests if one.id == milestone.came_with), "")
