"""Reads out of the channels' history what was written while Slack couldn't be heard, and has it heard all the same.

Each message becomes the delivery that Slack would have made of it, and goes the same way in, in the order of time. So
whatever was heard already, or comes once more (Slack's own retries, its Delayed Events), is absorbed by its keys.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from msgspec import Struct, field

from adapters.http.payload import Payload, parts, words
from adapters.slack import whereabouts
from adapters.slack.config import SlackConfig
from adapters.slack.endpoint import Admit
from bot.errors import NotDeliverable, RateLimited, StorageUnavailable
from bot.model.places import Place, Platform, Thread

OVERLAP: Final = timedelta(minutes=2)
"""So much before the absence is read too: what was on its way when it began."""
PAGE: Final = 200
DIRECT: Final = "D"
"""The letter that ids of direct messages begin with. No file names them; they are read where something is open."""
BURST: Final = 30
PACE: Final = 1.3
"""Seconds between further calls after the first `BURST`: Slack allows about fifty a minute (tier 3)."""

_NEVER: Final = datetime.min.replace(tzinfo=UTC)

Look = Callable[[str, dict[str, Any]], Awaitable[Payload]]
"""Makes one call that reads: a method and its arguments. Raises the `DeliveryFailed` family."""

log = logging.getLogger(__name__)


class History(Struct, frozen=True, kw_only=True, dict=True):
    """Reads what was missed. `places` are the channels that are served, `threads` those with something open in them.

    `read_back` returns how far back it reads at most.
    """

    config: SlackConfig
    look: Look
    admit: Admit
    places: Callable[[], Sequence[Place]]
    threads: Callable[[], Awaitable[Sequence[Thread]]]
    read_back: Callable[[], timedelta]
    pause: Callable[[float], Awaitable[None]] = field(default=asyncio.sleep)

    async def make_up(self, since: datetime, until: datetime) -> None:
        """Hear what was written between two instants (UTC) and not heard.

        Raises `DeliveryFailed` or `StorageUnavailable` if it must be read once more. What Slack refuses for good, since
        the bot isn't in a channel or lacks a scope, is left out and said in one line of the log.
        """
        oldest = max(since - OVERLAP, until - self.read_back())
        reading = _HistoryReading(self, f"{oldest.timestamp():.6f}")
        open_threads = await self.threads()
        unread: list[str] = []
        heard = 0
        direct = {one.place for one in open_threads if one.place.platform is Platform.SLACK and _is_direct(one.place)}
        for place in (*self.places(), *sorted(direct, key=str)):
            roots = [thread.root for thread in open_threads if thread.place == place]
            try:
                messages = await reading.channel(place, roots)
            except NotDeliverable as refused:
                unread.append(f"{place} ({refused})")
                continue
            for message in messages:
                heard += await self._hear(place, message)
        log.info("Read back what was written.", extra={"action": "slack.read_back", "since": oldest, "heard": heard})
        if unread:
            listed = "; ".join(unread)
            log.warning(
                "Couldn't read what was written there while the desk was away: %s.",
                listed,
                extra={"action": "slack.not_read_back"},
            )

    async def _hear(self, place: Place, message: Payload) -> bool:
        """Hand a message on as it would have been delivered. A bug with one of them keeps none of the others away."""
        payload = delivery(place, message, self.config)
        answer = await self.admit(payload, json.dumps(payload), 0)
        if answer.status_code == 503:
            raise StorageUnavailable("what was read back couldn't be kept")
        return answer.status_code == 200


class _HistoryReading:
    """One reading of everything, at the pace that Slack allows."""

    def __init__(self, history: History, oldest: str) -> None:
        self._history = history
        self._oldest = oldest
        self._calls = 0

    async def channel(self, place: Place, known: Iterable[str]) -> list[Payload]:
        """Return what people wrote in a channel and in its threads, earliest first.

        Raises the `DeliveryFailed` family.
        """
        said = [one async for one in self._pages("conversations.history", channel=place.channel)]
        grown = (words(one, "ts") for one in said if _later(words(one, "latest_reply"), self._oldest))
        for root in sorted({*known, *grown}):
            try:
                said += [one async for one in self._pages("conversations.replies", channel=place.channel, ts=root)]
            except NotDeliverable:
                continue  # the thread is gone
        own = self._history.config.own
        wanted = {words(one, "ts"): one for one in said if not own.wrote(one)}
        return [wanted[ts] for ts in sorted(wanted, key=_stamp) if _later(ts, self._oldest)]

    async def _pages(self, method: str, **query: str) -> AsyncIterator[Payload]:
        asked: dict[str, Any] = query | {"oldest": self._oldest, "inclusive": 1, "limit": PAGE}
        while True:
            page = await self._page(method, asked)
            for said in parts(page, "messages"):
                yield said
            cursor = words(page, "response_metadata", "next_cursor")
            if not cursor or cursor == asked.get("cursor"):
                return
            asked["cursor"] = cursor

    async def _page(self, method: str, query: dict[str, Any]) -> Payload:
        while True:
            self._calls += 1
            if self._calls > BURST:
                await self._history.pause(PACE)
            try:
                return await self._history.look(method, query)
            except RateLimited as limited:
                await self._history.pause(limited.retry_after)


def delivery(place: Place, message: Payload, config: SlackConfig) -> Payload:
    """Return the delivery that Slack would have made of a message of its history.

    That it was edited since is left out: it is heard as it reads now, for the first time.
    """
    kind = "im" if _is_direct(place) else "channel"
    event = {key: value for key, value in message.items() if key != "edited"}
    event |= {"type": "message", "channel": place.channel, "channel_type": kind, "event_ts": words(message, "ts")}
    authorization = {"team_id": config.installed, "user_id": config.own.user, "is_bot": True}
    return {
        "type": "event_callback",
        "team_id": config.installed,
        "context_team_id": config.installed,
        "event": event,
        "authorizations": [authorization],
    }


def _stamp(ts: str) -> datetime:
    """Return the time of a stamp, and a very early one for what isn't a stamp."""
    return whereabouts.instant(ts) or _NEVER


def _later(ts: str, oldest: str) -> bool:
    return whereabouts.instant(ts) is not None and _stamp(ts) >= _stamp(oldest)


def _is_direct(place: Place) -> bool:
    return place.channel.startswith(DIRECT)
