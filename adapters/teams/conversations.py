"""Conversations that the desk speaks in: the channel or thread of an address, or somebody's own chat with the bot."""

from typing import Any

from botbuilder.schema import ChannelAccount, ConversationParameters
from msgspec import Struct

from adapters.teams import inbound
from adapters.teams.config import NAME, TeamsConfig
from adapters.teams.references import KnownReferences, Reference
from adapters.teams.throttle import Throttle
from adapters.teams.wire import Wire, answered
from bot.errors import InDoubt, NotDeliverable, NotReached
from bot.model.places import Account, Place, Platform
from bot.ports import Address


class TeamsConversation(Struct, frozen=True, kw_only=True):
    """A destination: the place that a message will be known by, the id to call it by, and its connector."""

    place: Place
    id: str
    service_url: str


class TeamsConversations:
    """Finds conversations, and begins those that there aren't yet."""

    def __init__(self, config: TeamsConfig, known: KnownReferences, wire: Wire, throttle: Throttle) -> None:
        self._config = config
        self._known = known
        self._wire = wire
        self._throttle = throttle

    async def of(self, address: Address) -> TeamsConversation:
        """Return where an address leads."""
        if address.place is None:
            return await self.chat(address.account)
        reference = await self._known.of(address.place)
        channel = address.place.channel
        is_reply = address.thread and inbound.THREADED.fullmatch(channel)
        threaded = f"{channel}{inbound.ROOT}{address.thread}" if is_reply else channel
        return TeamsConversation(place=address.place, id=threaded, service_url=reference.service_url)

    async def chat(self, account: Account | None) -> TeamsConversation:
        """Return the personal chat with somebody, begun if there is none yet."""
        if account is None:
            raise NotDeliverable("an address needs a place or an account")
        reference = await self._known.of(account)
        chat = reference.chat or await self._open(account, reference)
        place = Place(platform=Platform.TEAMS, workspace=account.workspace, channel=chat)
        return TeamsConversation(place=place, id=chat, service_url=reference.service_url)

    async def last_heard(self, account: Account) -> Place | None:
        """Return the shared channel in which somebody of another tenant was heard last; None if there is none."""
        reference = await self._known.of(account)
        try:
            return Place.parse(reference.place)
        except ValueError:
            return None

    async def connector(self, where: TeamsConversation) -> Any:
        """Return the SDK's client, once one more call may be made. Raises RateLimited if that would take too long."""
        connector = self._wire.connector(where.service_url)
        await self._throttle.admit(where.place.channel, where.place.workspace)
        return connector

    async def _open(self, account: Account, reference: Reference) -> str:
        """Begin a personal chat. Beginning it twice is the same, so that no failure here leaves a doubt."""
        asked = ConversationParameters(
            is_group=False,
            bot=itself(self._config),
            members=[ChannelAccount(id=account.user)],
            tenant_id=account.workspace,
            channel_data={"tenant": {"id": account.workspace}},
        )
        connector = self._wire.connector(reference.service_url)
        try:
            await self._throttle.admit(str(account), account.workspace)
            begun = await answered(connector.conversations.create_conversation(asked))
        except InDoubt as problem:
            raise NotReached(str(problem)) from problem
        if not (begun and begun.id):
            raise NotReached("an unreadable answer to a new conversation")
        chat: str = begun.id
        await self._known.opened(account, reference, chat)
        return chat


def itself(config: TeamsConfig) -> ChannelAccount:
    """Return the desk, as a member of conversations."""
    return ChannelAccount(id=config.bot, name=NAME)
