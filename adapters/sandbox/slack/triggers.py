"""Trigger ids: a user's gesture gives the app one, with which it may open one modal within three seconds."""

from datetime import timedelta
from typing import Final

from adapters.sandbox.slack.arguments import CallRefused
from bot.ports import Clock

LIFE: Final = timedelta(seconds=3)


class Triggers:
    """The trigger ids given out; each is taken once."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: dict[str, tuple[str, float]] = {}
        self._used: set[str] = set()

    def given(self, trigger: str, user: str) -> str:
        """Note that the trigger id is that user's from now on, and return it."""
        self._given[trigger] = (user, self._clock.monotonic())
        return trigger

    def take(self, trigger: str) -> str:
        """Return the user whose gesture it was; raise CallRefused for one that is unknown, used or too old."""
        if trigger not in self._given:
            raise CallRefused("invalid_trigger_id")
        if trigger in self._used:
            raise CallRefused("exchanged_trigger_id")
        user, at = self._given[trigger]
        if self._clock.monotonic() - at > LIFE.total_seconds():
            raise CallRefused("expired_trigger_id")
        self._used.add(trigger)
        return user
