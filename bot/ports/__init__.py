"""The desk's needs of the outside world, as promises. Every implementation passes the same contract tests."""

from bot.ports.chat_platform import ChatPlatform, References
from bot.ports.clock import Clock
from bot.ports.contracts import Contracts
from bot.ports.crossing import RunInThread
from bot.ports.directory import Attendance, Directory, Presence
from bot.ports.incidents import Incidents
from bot.ports.outbox import Address, Delivery, DeliveryKind, Outbox
from bot.ports.unit_of_work import OpenUnitOfWork, PrivateMessage, Recorded, UnitOfWork
from bot.ports.views import LapsedMark, Unsent, Unsettled, Views, Watched, Whereabouts, WithoutMark
from bot.ports.work_links import WorkLinks

__all__ = [
    "Address",
    "Attendance",
    "ChatPlatform",
    "Clock",
    "Contracts",
    "Delivery",
    "DeliveryKind",
    "Directory",
    "Incidents",
    "LapsedMark",
    "OpenUnitOfWork",
    "Outbox",
    "Presence",
    "PrivateMessage",
    "Recorded",
    "References",
    "RunInThread",
    "UnitOfWork",
    "Unsent",
    "Unsettled",
    "Views",
    "Watched",
    "Whereabouts",
    "WithoutMark",
    "WorkLinks",
]
