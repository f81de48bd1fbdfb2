"""Updates that fall away with a severity that has none: raised again, the ticket has the one that it had.

So a detour over such a severity gives no more time. An update that is given meanwhile isn't one that anybody waited
for, but the next counts from it: then the former is over, and another begins.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from bot.engine.milestones.rules import target_of
from bot.engine.milestones.signals import Signal, signals
from bot.events import TicketEvent
from bot.model.milestone import Milestone, MilestoneType, Outcome
from bot.model.ticket import Ticket
from policies.terms import Plan


def to_go_on(ticket: Ticket, plan: Plan) -> Milestone | None:
    """Return the update that fell away with its severity, if none has been given since."""
    fallen = _fallen(ticket, plan)
    return fallen if fallen and not _is_past(fallen) else None


def given_aside(ticket: Ticket, event: TicketEvent, plan: Plan) -> Iterator[Milestone]:
    """Yield the update that fell away, where an event gives one, or opens the ticket again: it goes on no more."""
    fallen = to_go_on(ticket, plan)
    if fallen and not signals(event).isdisjoint({Signal.REACHED, Signal.REOPENED}):
        yield replace(fallen, began_at=None)


def _fallen(ticket: Ticket, plan: Plan) -> Milestone | None:
    own = [one for one in ticket.milestones if one.type is MilestoneType.NEXT_UPDATE]
    if not own or any(one.is_open for one in own):
        return None
    last, target = own[-1], target_of(own[-1], plan)
    outcome = last.ended.outcome if last.ended else None
    is_missed_interval = outcome is Outcome.LAPSED and target is not None and target.fixed
    return last if outcome in (Outcome.WITHDRAWN, Outcome.LAPSED) and not is_missed_interval else None


def _is_past(fallen: Milestone) -> bool:
    return fallen.began_at is None
