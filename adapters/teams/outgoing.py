"""Activities of messages as they go out, with mentions of people of other tenants where those are taken.

In a shared channel somebody of another tenant has no object id that a mention could name. The channel's roster, and
their own messages, have an id for them that is this bot's own; a mention by that one is what bots are told of mentions.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator
from itertools import islice
from typing import Any, TypeVar

from botbuilder.schema import Activity, ActivityTypes, Attachment, ConversationAccount
from msgspec.structs import replace

from adapters.platform.permalink import addressed
from adapters.teams import inbound, render
from adapters.teams.config import CHANNEL_ID, TeamsConfig
from adapters.teams.conversations import TeamsConversation, TeamsConversations, itself
from adapters.teams.refusals import NotThere
from adapters.teams.roster import SECONDS, Roster
from bot.errors import DeliveryFailed, NotDeliverable
from bot.model.blocks import spans_of
from bot.model.links import map_spans
from bot.model.message import Mention, Message, Span
from bot.model.places import Account, Place

Json = dict[str, Any]
T = TypeVar("T")

MENTIONED = 10
"""The most people of other tenants whom one message mentions: each may have to be looked up."""

log = logging.getLogger(__name__)


class Outgoing:
    """Builds what is sent, and sends it once more without such mentions if a place refuses it with them."""

    def __init__(self, config: TeamsConfig, conversations: TeamsConversations, roster: Roster) -> None:
        self._config = config
        self._conversations = conversations
        self._roster = roster

    async def send(
        self, where: TeamsConversation, message: Message, delivery: str, call: Callable[[Activity], Awaitable[T]]
    ) -> T:
        """Return what `call` makes of the activity of a message. Raises the `DeliveryFailed` family."""
        calling = await self._calling(where, message)
        try:
            return await call(self.activity(calling, delivery, where.place))
        except NotDeliverable as refusal:
            if calling is message or isinstance(refusal, NotThere):
                raise
            told = {"action": "teams.not_mentioned", "problem": str(refusal)}
            log.warning("A message is sent without mentions of people of other tenants.", extra=told)
            return await call(self.activity(message, delivery, where.place))

    def activity(self, message: Message, delivery: str, place: Place) -> Activity:
        """Return the activity of a message; raises NotDeliverable for what doesn't fit."""
        try:
            held = render.payload(addressed(message, self._config.addresses), delivery, place.workspace)
        except ValueError as problem:
            raise NotDeliverable(str(problem)) from problem
        return self.holding(held, place)

    def holding(self, held: Json, place: Place) -> Activity:
        """Return the activity of a card that is rendered already."""
        cards = [Attachment(content_type=one["contentType"], content=one["content"]) for one in held["attachments"]]
        return Activity(
            type=ActivityTypes.message,
            channel_id=CHANNEL_ID,
            from_property=itself(self._config),
            conversation=ConversationAccount(id=place.channel),
            summary=held["summary"],
            attachments=cards,
        )

    async def _calling(self, where: TeamsConversation, message: Message) -> Message:
        """Return the message with people of other tenants named as this bot knows them; itself if there are none."""
        wanted = dict.fromkeys(
            account for account in _mentioned(message) if self._is_of_a_partner(account, where.place)
        )
        known: dict[Account, Account] = {}
        for account in islice(wanted, MENTIONED):
            try:
                async with asyncio.timeout(SECONDS):
                    connector = await self._conversations.connector(where)
                    user, _ = await self._roster.member(connector, where.place, account)
            except (DeliveryFailed, TimeoutError) as problem:
                told = {"action": "teams.unidentified", "reason": type(problem).__name__}
                log.warning("Somebody can't be mentioned, and is named.", extra=told)
                break  # whatever it is, the others would wait for the same
            known[account] = replace(account, workspace=where.place.workspace, user=user)
        return map_spans(message, lambda span: _as_known(span, known)) if known else message

    def _is_of_a_partner(self, account: Account, place: Place) -> bool:
        if account.platform is not place.platform or account.workspace == place.workspace:
            return False
        return bool(inbound.SHARED.fullmatch(place.channel)) and self._config.is_partner(place, account.workspace)


def _mentioned(message: Message) -> Iterator[Account]:
    for block in message.blocks:
        for spans in spans_of(block):
            yield from (span.account for span in spans if isinstance(span, Mention))


def _as_known(span: Span, known: dict[Account, Account]) -> Span:
    return replace(span, account=known.get(span.account, span.account)) if isinstance(span, Mention) else span
