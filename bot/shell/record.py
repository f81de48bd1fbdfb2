"""The record of a decision: the requests, tickets and contracts that it changed, with their timelines and timers."""

from collections.abc import Iterator

from bot.effects import Effect
from bot.engine import handed_over, marks, settle, webhooks
from bot.engine.change import AnyChange, Change, ContractChange
from bot.engine.situation import Situation
from bot.model.ids import TicketId
from bot.model.ticket import Ticket
from bot.ports import UnitOfWork


def consequences(changes: tuple[AnyChange, ...], situation: Situation, work: UnitOfWork) -> Iterator[Effect]:
    """Yield the consequences of each change, under the plan that is pinned to its subject, and what is told of it.

    Its mark shows it to the customer, and its line in a hand-over to staff; programs hear of it. A request that begins
    pins the customer's present plan.
    """
    for change in changes:
        customer = situation.desk.customer(change.after.customer)
        region = customer.region if customer else None
        if change.before is None and situation.beginning_plan:
            work.pin(situation.beginning_plan)
        yield from settle.settle(change, work.pinned(change.after.plan_version), region)
        yield from marks.follow(change)
        yield from handed_over.follow(change, situation.desk)
        yield from webhooks.told(change, situation.desk)


def keep(changes: tuple[AnyChange, ...], work: UnitOfWork) -> None:
    """Save what changed, as it is now; raises `StaleVersion` if another was first."""
    for change in changes:
        if isinstance(change, ContractChange):
            work.contracts.save(change.after, change.events)
        else:
            work.save(change.after, change.events)
            for url in _newly_linked(change):
                work.work_links.add(url, TicketId(change.after.id))


def _newly_linked(change: Change) -> Iterator[str]:
    before, after = change.before, change.after
    if isinstance(after, Ticket):
        known = before.linked if isinstance(before, Ticket) else ()
        yield from (one.url for one in after.linked if one not in known)
