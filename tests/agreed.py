"""Contracts as a desk file opens them, for desks that are set up without a start."""

from datetime import datetime

from bot.engine.contract.merge_desk import FileTerms
from bot.ports import OpenUnitOfWork
from bot.shell import contracts


def open_contracts(open_work: OpenUnitOfWork, file: FileTerms, at: datetime) -> None:
    """What the file says is agreed with its customers."""
    with open_work() as work:
        contracts.merge(file, work, contracts.act(at))
        work.commit()
