"""Speaking on Slack: one Web API call each, and every failure said in the desk's own words.

None is repeated here, but for a message whose table was refused: nothing of it was taken, so it is said again as text.
"""

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from adapters.http.payload import Payload, parts, words
from adapters.platform import dated
from adapters.platform.permalink import addressed
from adapters.slack import forms, refusals, render, whereabouts
from adapters.slack.calling import called, client, content, open_session
from adapters.slack.config import SlackConfig
from adapters.slack.marks import SlackMarks
from adapters.slack.own import DELIVERY
from adapters.slack.tables import TablesTaken
from bot.commands import Origin
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached
from bot.model.form import Form
from bot.model.message import Message
from bot.model.places import MessageRef, Place, Platform
from bot.model.state_mark import StateMark
from bot.ports import Address

SKEW = timedelta(minutes=5)
"""The most by which Slack's clock and ours may differ when a message is looked for."""
PATIENCE = 2.0
"""Seconds to wait for a message that must be read before Slack, which waits for three, can be answered."""
PAGE, PAGES = 200, 25
SHOWN_WITHIN = 1.5
"""Seconds: Slack waits three for our answer, and for a form."""

log = logging.getLogger(__name__)

LITERAL = {"parse": "none", "link_names": False}
"""Nothing is read into what we send: without this an edit would link names and addresses."""
UNFOLDED = {"unfurl_links": False, "unfurl_media": False}


class SlackPlatform:
    """`ChatPlatform` on Slack's Web API, for one workspace. Close it when done."""

    def __init__(self, config: SlackConfig) -> None:
        self._config = config
        self._client = client(config.bot_token, config.api_url)
        self._direct: dict[str, str] = {}
        self._tables = TablesTaken()
        self._marks = SlackMarks(self._call)

    async def close(self) -> None:
        """End the connections. A call under way is cut."""
        if self._client.session is not None:
            await self._client.session.close()

    async def introduce(self) -> None:
        """Learn who the desk is on Slack, for as long as that takes."""
        await self._config.own.learn(partial(self._call, "auth.test"))

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Post a message that carries `delivery` in its metadata (`chat.postMessage`)."""
        around: dict[str, Any] = {**UNFOLDED, "channel": await self._channel(address)}
        around["metadata"] = {"event_type": DELIVERY, "event_payload": {"delivery": delivery}}
        if address.thread:
            around["thread_ts"] = address.thread
        return self._ref(await self._say("chat.postMessage", message, around), around)

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Replace a message of ours; may be repeated. Its metadata stays that of the post, by which it is found."""
        edited = dated.edited(message, whereabouts.instant(address.edits or ""))
        around = {"channel": await self._channel(address), "ts": address.edits}
        return self._ref(await self._say("chat.update", edited, around), around)

    async def remove(self, address: Address) -> None:
        """Take a message of ours away (`chat.delete`); may be repeated."""
        await self._call("chat.delete", json={"channel": await self._channel(address), "ts": address.edits})

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        """Show a message to one person, who sees it only if they are there now. It can't be found again."""
        if address.account is None or address.place is None:
            raise NotDeliverable("a message for one person needs a place and an account")
        around = {"channel": address.place.channel, "user": address.account.user}
        if address.thread:
            around["thread_ts"] = address.thread
        await self._say("chat.postEphemeral", message, around)

    async def show_table(self, message: Message, origin: Origin) -> bool:
        """Show a message with a table to who typed a command, and return whether that worked.

        The answer to a command can't say whether its blocks were taken, so that a table never goes there.
        """
        if message.table is None or not self._tables.are_taken or origin.place is None:
            return False
        address = Address(place=origin.place, account=origin.by, thread=origin.thread.root if origin.thread else None)
        try:
            async with asyncio.timeout(SHOWN_WITHIN):
                await self.send_privately(address, message, "")
        except (DeliveryFailed, TimeoutError):
            return False
        return True

    async def said(self, channel: str, stamp: str) -> Payload | None:
        """Return one message as Slack has it; None if it isn't there any more.

        Raises the `DeliveryFailed` family, and NotReached if it can't be read in two seconds.
        """
        query: dict[str, Any] = {"channel": channel, "ts": stamp, "oldest": stamp, "latest": stamp}
        try:
            async with asyncio.timeout(PATIENCE):
                page = await self._call(
                    "conversations.replies", params=query | {"inclusive": 1, "limit": 2}, http_verb="GET"
                )
        except refusals.ThreadGone:
            return None
        except TimeoutError as error:
            raise NotReached("no answer in time") from error
        return next((one for one in parts(page, "messages") if words(one, "ts") == stamp), None)

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        """Put a message on the Home tab of a person; may be repeated."""
        if address.account is None:
            raise NotDeliverable("a home page needs an account")
        view = {"type": "home", "blocks": self._body(message)["blocks"]}
        await self._call("views.publish", json={"user_id": address.account.user, "view": view})

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        """Put the desk's mark on a message (`reactions.add`), in place of the one `before`; may be repeated."""
        await self._marks.put(address, mark, before)

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """Return the message that carries `delivery`, posted since then; None if it certainly isn't there.

        Raises InDoubt if there are too many messages to look through.
        """
        channel = await self._channel(address)
        query: dict[str, Any] = {
            "channel": channel,
            "oldest": f"{(since - SKEW).timestamp():.6f}",
            "include_all_metadata": 1,
            "limit": PAGE,
        }
        method = "conversations.history"
        if address.thread:
            method, query["ts"] = "conversations.replies", address.thread
        try:
            async for said in self._pages(method, query):
                if self._config.own.posted(said, delivery):
                    return self._at(channel, words(said, "ts"))
        except refusals.ThreadGone:
            return None
        return None

    async def show(self, form: Form, origin: Origin, trigger: str) -> bool:
        """Open a form for the person who pressed or typed, and return whether that worked.

        Slack allows it for three seconds after their gesture, which `trigger` names.
        """
        if not trigger or origin.by is None:
            return False
        try:
            view = forms.modal(form, origin.by, origin.place, self._config)
            async with asyncio.timeout(SHOWN_WITHIN):
                await self._call("views.open", json={"trigger_id": trigger, "view": view})
        except (DeliveryFailed, TimeoutError, ValueError) as problem:
            log.warning("A form couldn't be shown.", extra={"action": "slack.form_unshown", "problem": str(problem)})
            return False
        return True

    async def look(self, method: str, query: dict[str, Any]) -> Payload:
        """Make one call that reads. Raises the `DeliveryFailed` family alone."""
        return await self._call(method, params=query, http_verb="GET")

    async def _pages(self, method: str, query: dict[str, Any]) -> AsyncIterator[Payload]:
        for _ in range(PAGES):
            page = await self.look(method, query)
            for said in parts(page, "messages"):
                yield said
            cursor = words(page, "response_metadata", "next_cursor")
            if not cursor:
                return
            query["cursor"] = cursor
        raise InDoubt(f"more than {PAGE * PAGES} messages to look through")

    async def _say(self, method: str, message: Message, around: dict[str, Any]) -> Payload:
        """Say a message by its table if it has one, or else, or if the workspace takes none, as text."""
        if message.table and self._tables.are_taken:
            try:
                return await self._call(method, json=self._body(message, in_table=True) | around)
            except refusals.BlocksRefused:
                self._tables.refuse()
        return await self._call(method, json=self._body(message) | around)

    def _body(self, message: Message, *, in_table: bool = False) -> dict[str, Any]:
        try:
            return render.payload(addressed(message, self._config.addresses), in_table=in_table) | LITERAL
        except ValueError as problem:
            raise NotDeliverable(str(problem)) from problem

    async def _channel(self, address: Address) -> str:
        if address.place is not None:
            return address.place.channel
        if address.account is None:
            raise NotDeliverable("an address needs a place or an account")
        return await self._direct_channel(address.account.user)

    async def _direct_channel(self, user: str) -> str:
        """Return the conversation with one person, opened if there is none.

        Opening it twice is the same, so that no failure here leaves a doubt.
        """
        if user not in self._direct:
            try:
                opened = await self._call("conversations.open", json={"users": user})
            except InDoubt as problem:
                raise NotReached(str(problem)) from problem
            channel = words(opened, "channel", "id")
            if not channel:
                raise NotReached("an unreadable answer to conversations.open")
            self._direct[user] = channel
        return self._direct[user]

    async def _call(self, method: str, **arguments: Any) -> Payload:
        """Make one call with one request. Raises the `DeliveryFailed` family alone."""
        if self._client.session is None:
            self._client.session = open_session()
        answer = await called(self._client, method, **arguments)
        self._marks.granted = answer.headers.get("x-oauth-scopes") or ""
        return content(answer)

    def _ref(self, answer: Payload, body: Payload) -> MessageRef:
        """Return the message that was posted or edited: as answered, else as it was sent."""
        stamp = words(answer, "ts") or words(body, "ts")
        if not stamp:
            raise InDoubt("an answer without the message")
        return self._at(words(answer, "channel") or words(body, "channel"), stamp)

    def _at(self, channel: str, stamp: str) -> MessageRef:
        return MessageRef(
            place=Place(platform=Platform.SLACK, workspace=self._config.installed, channel=channel), id=stamp
        )
