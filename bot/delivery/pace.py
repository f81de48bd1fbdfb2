"""The rest that a conversation needs: a second between posts, longer and longer after failures."""

from datetime import timedelta

from bot.model.places import Platform
from bot.model.rank import Rank
from bot.ports import Clock, Delivery, DeliveryKind

SHORTEST_REST = 0.001
"""The shortest rest, in seconds: anything below is rounding."""


class Pace:
    """The distance `every` between new posts of one conversation; others don't feel it."""

    def __init__(self, every: timedelta, clock: Clock) -> None:
        self._every = every.total_seconds()
        self._clock = clock
        self._free_at: dict[str, float] = {}

    def left(self, conversation: str) -> timedelta:
        """Return how long this conversation must still wait before its next post; zero if it needn't."""
        left = self._free_at.get(conversation, float("-inf")) - self._clock.monotonic()
        return timedelta(seconds=left) if left >= SHORTEST_REST else timedelta(0)

    def posted(self, conversation: str) -> None:
        """Count from this moment, when the platform has answered, so that even a slow post keeps its distance."""
        now = self._clock.monotonic()
        self._free_at = {key: free_at for key, free_at in self._free_at.items() if free_at > now}
        self._free_at[conversation] = now + self._every


class Backoff:
    """The rest of a conversation after failures: doubled with each one in a row, from `first` to `max_rest`."""

    def __init__(self, first: timedelta = timedelta(seconds=1), max_rest: timedelta = timedelta(seconds=60)) -> None:
        self._first = first
        self._max_rest = max_rest
        self._last: dict[str, timedelta] = {}

    def after_failure(self, conversation: str) -> timedelta:
        """Return how long to rest after one more failure."""
        last = self._last.get(conversation)
        self._last[conversation] = rest = self._first if last is None else min(last * 2, self._max_rest)
        return rest

    def forget(self, conversation: str) -> None:
        """Begin anew, since the failures are over."""
        self._last.pop(conversation, None)


def is_paced(delivery: Delivery) -> bool:
    """Return whether it keeps its distance: posts do, and so do edits of growing messages, which aren't urgent.

    What is told to a program doesn't: nobody reads it there.
    """
    account = delivery.address.account
    if account and account.platform is Platform.WEBHOOK:
        return False
    of_low_rank = delivery.kind is DeliveryKind.EDIT and delivery.rank >= Rank.PENDING
    return delivery.kind is DeliveryKind.POST or of_low_rank
