"""Every plan that chat is a way in for, as the library has it, and how its promises are worded."""

from datetime import datetime

from msgspec import Struct

from bot.sla.clock import promise
from policies.terms import Amount, ChannelKind, Plan, Severity, Unit
from tests.shipped import LIBRARY

_UNITS = {Unit.HOUR: "hour", Unit.BUSINESS_HOUR: "business hour", Unit.BUSINESS_DAY: "business day"}


class Served(Struct, frozen=True, kw_only=True, dict=True):
    """A plan in one of its regions, if it has any."""

    plan: Plan
    region: str | None

    def __str__(self) -> str:
        """The name of its tests."""
        return f"{self.plan.ref}/{self.region}" if self.region else self.plan.ref

    def due(self, severity: Severity, since: datetime) -> datetime | None:
        """When the first response is due; None where none is promised."""
        made = promise(self.plan, severity.id, since, region=self.region)
        return made.due_at if made else None


def worded(amount: Amount) -> str:
    """“1 business hour”, “4 business hours”, “2 hours”."""
    return f"{amount.value} {_UNITS[amount.unit]}{'' if amount.value == 1 else 's'}"


def _served() -> tuple[Served, ...]:
    plans = [plan for pack in LIBRARY.packs() for plan in pack.plans.values()]
    by_chat = [plan for plan in plans if plan.chat.kind is not ChannelKind.NOT_INCLUDED]
    return tuple(Served(plan=plan, region=region) for plan in by_chat for region in plan.regions or (None,))


EVERYWHERE = _served()
"""Every plan with chat, in every region."""

PLANS = tuple({one.plan.ref: one for one in EVERYWHERE}.values())
"""Every plan with chat, once."""
