"""The checks of the desk on Slack: the token, its workspace, its scopes, the clock, and a place in every channel."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

import aiohttp
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from adapters.http.check import Check, clock, dated, ok, problem
from adapters.http.payload import Payload, part, parts, words
from adapters.slack import refusals, scopes
from adapters.slack.calling import called, client, content, open_session
from adapters.slack.config import SlackConfig
from bot.errors import DeliveryFailed, NotReached, RateLimited, ShutOut
from bot.model.places import Place

SLACK: Final = "Slack"
AT_ONCE: Final = 4
PAGE: Final = 500
DELAYED_EVENTS: Final = (
    "please see that Delayed Events are on, under Event Subscriptions: Slack then delivers later what it can't deliver "
    "now. That can't be seen from here"
)
MAX_WAIT: Final = 15.0
"""Seconds that are waited for at most, where Slack asks to wait."""
ONE_BY_ONE: Final = 30.0
"""Seconds for the channels that Slack doesn't list: it lets about 50 a minute be asked about, and lists hundreds."""


async def checks(
    config: SlackConfig, places: Sequence[Place], now: Callable[[], datetime], seconds: float = ONE_BY_ONE
) -> list[Check]:
    """Check whether the desk can work on Slack, changing nothing there.

    `places` are the desk file's channels on Slack, `now` returns real time (UTC). Returns a line for the token, its
    workspace, its scopes, the clock and the way in, and one for each channel. Channels that Slack doesn't list are
    looked at one by one for so many `seconds`; a line says how many are left then.
    """
    async with open_session() as session:
        return await _Checks(config, places, now, seconds, session).lines()


class _Checks:
    """One look at everything."""

    def __init__(
        self,
        config: SlackConfig,
        places: Sequence[Place],
        now: Callable[[], datetime],
        seconds: float,
        session: aiohttp.ClientSession,
    ) -> None:
        self._config = config
        self._places = places
        self._now = now
        self._seconds = seconds
        self._session = session

    async def lines(self) -> list[Check]:
        """Return what was found; if the token doesn't work, that alone."""
        try:
            answer = await self._asked("auth.test", self._config.bot_token)
        except DeliveryFailed as failed:
            return [problem(SLACK, _why(failed), self._places)]
        headers = answer.headers
        found = [self._workspace(content(answer)), _granted(headers.get("x-oauth-scopes"))]
        found.append(clock(SLACK, "Slack", dated(headers), self._now()))
        found.append(await self._socket_mode() if self._config.app_token else ok(SLACK, DELAYED_EVENTS))
        if found[0].is_ok and self._places:
            found += await self._channels()
        return found

    async def _channels(self) -> list[Check]:
        """Return a line for each channel that could be looked at in time, and one about the rest."""
        joined = await self._joined()
        seen = {place: _of_joined(place, joined[place.channel]) for place in self._places if place.channel in joined}
        left = deque(place for place in self._places if place not in seen)
        try:
            async with asyncio.timeout(self._seconds) as limit:
                await asyncio.gather(*(self._look_at(left, seen, limit.when() or 0) for _ in range(AT_ONCE)))
        except TimeoutError:
            pass  # whatever was on its way isn't seen either
        unseen = len(self._places) - len(seen)
        return [*(seen[place] for place in self._places if place in seen), *([self._unseen(unseen)] if unseen else [])]

    async def _look_at(self, left: deque[Place], seen: dict[Place, Check], until: float) -> None:
        """Look at one channel after the other; give up if Slack asks to wait longer than there is time."""
        while left:
            place = left.popleft()
            try:
                seen[place] = await self._channel(place)
            except RateLimited as busy:
                left.append(place)
                if asyncio.get_running_loop().time() + busy.retry_after >= until:
                    return
                await asyncio.sleep(busy.retry_after)

    def _unseen(self, count: int) -> Check:
        says = (
            f"{count} of {len(self._places)} channels weren't looked at, as Slack lets few be asked about in a minute"
        )
        return problem(SLACK, f"run this again, for one customer with --customer: {says}")

    async def _joined(self) -> dict[str, Payload]:
        """Return the channels that the bot is in, by their ids: a few calls for hundreds.

        What they leave out, or can't say, is looked at channel by channel.
        """
        found: dict[str, Payload] = {}
        asked = {"types": "public_channel,private_channel", "limit": str(PAGE)}
        try:
            while True:
                page = content(await self._asked("users.conversations", self._config.bot_token, **asked))
                found |= {words(one, "id"): one for one in parts(page, "channels")}
                cursor = words(page, "response_metadata", "next_cursor")
                if not cursor or asked.get("cursor") == cursor:
                    return found
                asked["cursor"] = cursor
        except DeliveryFailed:
            return found

    def _workspace(self, known: Payload) -> Check:
        team, name, user = words(known, "team_id"), words(known, "team"), words(known, "user")
        if team == self._config.installed:
            return ok(SLACK, f"the token is good: {user or 'the bot'} in {name} ({team})")
        wanted = self._config.installed
        says = f"the token is for {name} ({team}), and the desk file's channels are in {wanted}: install the app in "
        return problem(SLACK, f"{says}{wanted}, or correct the desk file", self._places)

    async def _socket_mode(self) -> Check:
        try:
            await self._asked("apps.connections.open", self._config.app_token)
        except DeliveryFailed as failed:
            says = "give a SLACK_APP_TOKEN of this app with the scope connections:write, and turn Socket Mode on"
            return problem(SLACK, f"{says}: {failed}")
        return ok(SLACK, "Socket Mode can be used")

    async def _channel(self, place: Place) -> Check:
        """Return the line of a channel that isn't listed. Raises RateLimited."""
        try:
            answer = await self._called("conversations.info", self._config.bot_token, {"channel": place.channel})
        except RateLimited:
            raise
        except DeliveryFailed as failed:
            return problem(SLACK, _not_seen(place, str(failed)), [place])
        channel = part(content(answer), "channel")
        if channel.get("is_archived") is not True and channel.get("is_member") is not True:
            name = _name(place, channel)
            return problem(SLACK, f"invite the bot to {name}: type /invite @plandesk there", [place])
        return _of_joined(place, channel)

    async def _asked(self, method: str, token: str, **params: str) -> AsyncSlackResponse:
        """Make one call, and one more if Slack asks to wait a little. Raises the `DeliveryFailed` family."""
        try:
            return await self._called(method, token, params)
        except RateLimited as busy:
            await asyncio.sleep(min(busy.retry_after, MAX_WAIT))
            return await self._called(method, token, params)

    async def _called(self, method: str, token: str, params: dict[str, str]) -> AsyncSlackResponse:
        return await called(client(token, self._config.api_url, self._session), method, params=params)


def _of_joined(place: Place, channel: Payload) -> Check:
    """Return the line of a channel that the bot is in."""
    name = _name(place, channel)
    if channel.get("is_archived") is True:
        return problem(SLACK, f"unarchive {name}, or take it out of the desk file", [place])
    return ok(SLACK, f"the bot is in {name}")


def _name(place: Place, channel: Payload) -> str:
    return f"#{words(channel, 'name') or place.channel} ({place})"


def _granted(header: str | None) -> Check:
    if header is None:
        return ok(SLACK, "Slack doesn't say which scopes the token has")
    granted = {scope.strip() for scope in header.split(",")}
    missing = scopes.missing(granted)
    if missing:
        says = f"add the scope{'s' * (len(missing) > 1)} {', '.join(missing)}"
        return problem(SLACK, f"{says} to the app (`plandesk manifest slack` has them all), and install it again")
    marks = "" if scopes.MARKING in granted else f"; without {scopes.MARKING}, which is optional, no mark shows states"
    return ok(SLACK, f"the token has every scope that the desk needs{marks}")


def _not_seen(place: Place, why: str) -> str:
    if why == refusals.REASONS["channel_not_found"]:
        return f"invite the bot to {place} if it's private, else correct its id in the desk file: Slack doesn't know it"
    return f"{place} couldn't be looked at: {why}"


def _why(failed: DeliveryFailed) -> str:
    """Return why Slack doesn't answer as it should: because of the token, or of the way there."""
    if isinstance(failed, NotReached) and not isinstance(failed, ShutOut):
        return f"{failed}: check the network, and SLACK_API_URL if it's set"
    return f"SLACK_BOT_TOKEN doesn't work: {failed}; please install the app again, or give the token that it has now"
