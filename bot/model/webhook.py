"""The addresses of programs that are told what happens to tickets, and what they can be told."""

from enum import StrEnum
from typing import ClassVar

from bot.model.hiding import Hiding
from bot.model.places import Account, Platform


class HookEvent(StrEnum):
    """A thing that programs are told, by its name there. None has words that people wrote, but addresses."""

    OPENED = "plandesk.ticket.opened"
    ACKNOWLEDGED = "plandesk.ticket.acknowledged"
    ASSIGNED = "plandesk.ticket.assigned"
    UNASSIGNED = "plandesk.ticket.unassigned"
    REPLIED = "plandesk.ticket.replied"
    CUSTOMER_WROTE = "plandesk.ticket.customer_wrote"
    WAITING = "plandesk.ticket.waiting"
    SEVERITY_CHANGED = "plandesk.ticket.severity_changed"
    SNOOZED = "plandesk.ticket.snoozed"
    WOKEN = "plandesk.ticket.woken"
    RESOLVED = "plandesk.ticket.resolved"
    CONFIRMED = "plandesk.ticket.confirmed"
    REOPENED = "plandesk.ticket.reopened"
    CLOSED = "plandesk.ticket.closed"
    MERGED = "plandesk.ticket.merged"
    LINKED = "plandesk.ticket.linked"
    UNLINKED = "plandesk.ticket.unlinked"
    WORK_DONE = "plandesk.ticket.work_done"
    WORK_REOPENED = "plandesk.ticket.work_reopened"
    MET = "plandesk.milestone.met"
    MISSED = "plandesk.milestone.missed"


class Webhook(Hiding, frozen=True, kw_only=True):
    """A program's address, and what it is told: `events`, or everything where there are none."""

    HIDDEN: ClassVar = frozenset({"url"})

    id: str
    url: str
    events: frozenset[HookEvent] = frozenset()

    @property
    def account(self) -> Account:
        """The account of ours that stands for it."""
        return Account(platform=Platform.WEBHOOK, workspace="webhook", user=self.id)

    def wants(self, event: HookEvent) -> bool:
        """Return whether it is told of this."""
        return not self.events or event in self.events
