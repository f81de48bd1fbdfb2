"""The figures for `/metrics`. No label names a customer."""

from datetime import datetime
from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge


class Figures:
    """The desk's figures, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        commands = Counter(
            "plandesk_commands", "Commands handled, by the way they came.", ("via", "outcome"), registry=self.registry
        )
        self._commands = cache(commands.labels)  # there are few, and it takes a lock to find one
        self._timers = Counter("plandesk_timers_asked", "Due timers that were asked.", registry=self.registry)
        self._ticked = Gauge(
            "plandesk_last_tick_timestamp_seconds", "When the scheduler last came through.", registry=self.registry
        )

    def handled(self, via: str, *, absorbed: bool) -> None:
        """Count a command that was decided, or absorbed as seen before."""
        self._commands(via, "absorbed" if absorbed else "decided").inc()

    def asked(self, timers: int, now: datetime) -> None:
        """Count a tick of the scheduler that asked that many timers."""
        self._timers.inc(timers)
        self._ticked.set(now.timestamp())
