"""Notices kept: what was decided about one, in the transaction of whoever gives or withdraws it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from bot.commands import Origin, Via
from bot.effects import Effect
from bot.engine.change import ContractChange
from bot.engine.contract.notices import InsideNews
from bot.engine.evolve.contract import fold_contract
from bot.engine.milestones.contracts import happen_to_contract
from bot.engine.settle import settle
from bot.events import NoticeGiven, NoticeWithdrawn, Stamp
from bot.model.contract import Contract
from bot.model.desk import Customer
from bot.model.people import SYSTEM
from bot.ports import UnitOfWork
from bot.shell.record import keep
from bot.shell.writer import carry_out

VIA: Final = "command line"
"""The way by which notices come."""


def act(now: datetime) -> Stamp:
    """Return the act of somebody at the command line, whom nobody knows there; a notice has the name that they give."""
    return Stamp(at=now, by=SYSTEM.id, via=VIA)


def record(
    event: NoticeGiven | NoticeWithdrawn,
    effects: tuple[Effect, ...],
    contract: Contract,
    customer: Customer,
    work: UnitOfWork,
) -> None:
    """Keep what happened to a notice, with whoever is to read of it and the days on which it is counted down.

    Raises StaleVersion, StorageUnavailable.
    """
    plan = work.pinned(contract.plan_version)
    events = happen_to_contract(contract, event, plan=plan)
    change = ContractChange(before=contract, after=fold_contract(contract, events), events=events)
    origin = Origin(by=None, at=event.at, via=Via.PLATFORM)
    settled = settle(change, plan, customer.region)
    carry_out((*effects, *settled), origin, work, event.at, customer)
    keep((change,), work)


def tell_inside(news: Iterable[InsideNews], work: UnitOfWork, now: datetime) -> None:
    """Keep what account managers are to read. Raises StorageUnavailable."""
    carry_out((one.said for one in news), Origin(by=None, at=now, via=Via.PLATFORM), work, now, None)
