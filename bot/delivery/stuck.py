"""Urgent posts that don't get through: each matter is reported elsewhere once, and is trouble while it lasts."""

from datetime import datetime, timedelta
from typing import Final

from bot.model.ids import SubjectId
from bot.model.rank import Rank
from bot.ports import Clock, Delivery, DeliveryKind

REMEMBERED: Final = 1000
"""The number of stuck matters that are remembered as reported."""
STUCK_AFTER: Final = timedelta(minutes=1)
"""The age at which an urgent post that isn't out is reported elsewhere."""

_Matter = tuple[SubjectId | None, datetime]


class Stuck:
    """The matters that are stuck, each with its problem, and those that were reported."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._stuck: dict[_Matter, tuple[str, datetime]] = {}
        self._told_about: dict[_Matter, None] = {}

    @property
    def trouble(self) -> str | None:
        """Return why something urgent doesn't get through, while that lasts.

        What is taken back meanwhile is never tried again, and counts no longer once its next try is well past.
        """
        now = self._clock.now()
        return next((problem for problem, until in self._stuck.values() if until > now), None)

    def is_over(self, delivery: Delivery) -> None:
        """Note that a delivery is out, or never will be."""
        self._stuck.pop(_matter(delivery), None)

    def is_news(self, delivery: Delivery, problem: str, next_try: datetime) -> bool:
        """Note that a delivery is tried again later; return whether people should read of it elsewhere.

        They should, once, of an urgent post that won't be out within a minute of its making.
        """
        is_urgent = delivery.kind is DeliveryKind.POST and delivery.rank <= Rank.REMINDER
        if not is_urgent or next_try - delivery.created_at < STUCK_AFTER:
            return False
        matter = _matter(delivery)
        self._stuck[matter] = (f"{delivery.conversation}: {problem}", next_try + STUCK_AFTER)
        if matter in self._told_about:
            return False
        self._told_about = dict.fromkeys((*list(self._told_about)[-REMEMBERED:], matter))
        return True


def _matter(delivery: Delivery) -> _Matter:
    """Return the key of a matter: one decision's messages about one subject, to however many they go."""
    return delivery.subject, delivery.created_at
