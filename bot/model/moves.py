"""The number of moves of a ticket: a button or a form of before tells by it that there were more since it was shown."""

from bot.model.milestone import MilestoneType
from bot.model.numbers import whole
from bot.model.ticket import Ticket


def moves(ticket: Ticket) -> int:
    """Return a number that rises whenever a ticket is another one for whoever works on it, and never falls.

    That is when it was put off, closed or opened again, when its severity changed, when another was merged into it, and
    when the next response to its customer began to be due.
    """
    own = (one.id for one in ticket.milestones if one.type is MilestoneType.NEXT_RESPONSE and not one.came_with)
    due = max((whole(number) for one in own if (number := one.partition("/")[2])), default=0)
    return ticket.cycle + len(ticket.history[1:]) + len(ticket.absorbed) + due
