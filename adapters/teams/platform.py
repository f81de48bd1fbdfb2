"""Speaking on Teams: one call of the connector each, never repeated here, and every failure in the desk's own words."""

import asyncio
import logging
import re
from datetime import UTC, datetime
from functools import partial

from botbuilder.schema import Activity, ConversationParameters
from msgspec.structs import replace

from adapters.platform import dated
from adapters.teams import forms, inbound, marks
from adapters.teams.config import TeamsConfig
from adapters.teams.conversations import TeamsConversation, TeamsConversations, itself
from adapters.teams.outgoing import Outgoing
from adapters.teams.references import KnownReferences
from adapters.teams.refusals import NotAMember
from adapters.teams.roster import Roster
from adapters.teams.targeted import Targeted
from adapters.teams.throttle import Throttle
from adapters.teams.wire import Wire, answered
from bot.commands import Origin
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, Unknowable
from bot.model.form import Form
from bot.model.message import Message
from bot.model.places import Account, MessageRef, Place
from bot.model.state_mark import StateMark
from bot.ports import Address, Presence

_STAMP = re.compile(r"[0-9]{13}")

SHOWN_WITHIN = 5.0
"""Seconds: the platform waits some ten for our answer."""

log = logging.getLogger(__name__)


class TeamsPlatform:
    """`ChatPlatform` on the Bot Framework's connector, for one bot. Close it when done."""

    def __init__(self, config: TeamsConfig, known: KnownReferences, throttle: Throttle | None = None) -> None:
        self._config = config
        self._known = known
        self._wire = Wire(config)
        self._conversations = TeamsConversations(config, known, self._wire, throttle or Throttle(config.limits))
        self._marks = marks.TeamsMarks(self._wire, known.marks_are)
        self.roster = Roster(self._wire, config)
        self._targeted = Targeted(self.roster)
        self._outgoing = Outgoing(config, self._conversations, self.roster)

    async def close(self) -> None:
        """End the connections. A call under way is cut."""
        await self._wire.close()

    async def post(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Post a message: to a person, as a reply in a thread, or new in a channel. Its buttons carry `delivery`."""
        if address.place is None:
            return await self._told(address, message, delivery)
        where = await self._conversations.of(address)
        is_new = address.thread is None and inbound.THREADED.fullmatch(where.place.channel)
        call = self._begin if is_new else self._send
        return await self._outgoing.send(where, message, delivery, partial(call, where))

    async def edit(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Replace a message of ours; may be repeated."""
        where = await self._conversations.of(address)
        if address.edits is None:
            raise NotDeliverable("an edit needs the message to edit")
        shown = dated.edited(message, _posted_at(address.edits))
        await self._outgoing.send(where, shown, delivery, partial(self._edit, where, address))
        return MessageRef(place=where.place, id=address.edits)

    async def _edit(self, where: TeamsConversation, address: Address, activity: Activity) -> None:
        activity.id = address.edits
        connector = await self._conversations.connector(where)
        if address.account and inbound.SHARED.fullmatch(where.place.channel):
            await self._targeted.edit(connector, where.place, address.account, activity)
        else:
            await answered(connector.conversations.update_activity(where.place.channel, address.edits, activity))

    async def remove(self, address: Address) -> None:
        """Take a message of ours away; may be repeated."""
        where = await self._conversations.of(address)
        connector = await self._conversations.connector(where)
        await answered(connector.conversations.delete_activity(where.place.channel, address.edits))

    async def send_privately(self, address: Address, message: Message, delivery: str) -> None:
        """Tell one person: where they are, seen by nobody else; where that is refused, in their own chat.

        Whom neither reaches, since they are of another tenant, reads in the channel of their customer what of it may be
        said aloud; raises NotDeliverable if nothing may.
        """
        if address.account is None:
            raise NotDeliverable("a message for one person needs an account")
        if not await self._shown_there(address, message, delivery):
            await self._told(address, message, delivery)

    async def _shown_there(self, address: Address, message: Message, delivery: str) -> MessageRef | None:
        """Show somebody alone a message in a channel; return None if they have to be told another way."""
        place, account = address.place, address.account
        if place is None or account is None or not inbound.SHARED.fullmatch(place.channel):
            return None
        if not self._targeted.may_be_sent(place, account):
            return None
        where = await self._conversations.of(address)
        activity, connector = (
            self._outgoing.activity(message, delivery, place),
            await self._conversations.connector(where),
        )
        try:
            said = await self._targeted.send(connector, where.id, place, account, activity)
        except NotDeliverable as refusal:
            _unreached("teams.not_shown_there", refusal)
            return None
        return _ref(place, said and said.id)

    async def _told(self, address: Address, message: Message, delivery: str) -> MessageRef:
        """Tell somebody in their own chat, or whoever of another tenant has none in the channel of their customer.

        There they alone are shown it; what everybody reads is what the message has for that.
        """
        account, there = address.account, address
        try:
            if account and not self._targeted.may_be_told(account):
                raise NotDeliverable("the app isn't in their tenant, and they can't be shown it alone where they are")
            where = await self._conversations.chat(account)
            return await self._send(where, self._outgoing.activity(message, delivery, where.place))
        except NotDeliverable as refusal:
            if account and address.place is None:
                there = replace(address, place=await self._conversations.last_heard(account))
            if account is None or there.place is None or not self._is_of_a_partner(account, there.place):
                raise
            self._targeted.untold(account)
            _unreached("teams.not_told_directly", refusal)
            shown = await self._shown_there(there, message, delivery) if address.place is None else None
            if shown:
                return shown
            if message.aloud is None:
                raise
            return await self.post(replace(there, account=None), message.aloud, delivery)

    def _is_of_a_partner(self, account: Account, place: Place) -> bool:
        """Return whether somebody is of a customer's own tenant, in a channel of that customer, and none of ours."""
        return self._config.is_partner(place, account.workspace) and str(account) not in self._config.staff

    async def show(self, form: Form, origin: Origin, trigger: str) -> bool:
        """Show a form to the person who asked for it, in their own chat with the bot; return whether that worked."""
        if origin.by is None or not self._targeted.may_be_told(origin.by):
            return False
        try:
            async with asyncio.timeout(SHOWN_WITHIN):
                where = await self._conversations.chat(origin.by)
                held = forms.payload(form, forms.named(origin), origin.by, origin.place, self._config)
                await self._send(where, self._outgoing.holding(held, where.place))
        except (DeliveryFailed, TimeoutError, ValueError) as problem:
            log.warning("A form couldn't be shown.", extra={"action": "teams.form_unshown", "problem": str(problem)})
            return False
        return True

    async def home(self, address: Address, message: Message, delivery: str) -> None:
        """Put a message into a person's own chat with the bot: there is no other page."""
        await self.send_privately(address, message, delivery)

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        """Put the desk's mark on a message, in place of the one `before`; may be repeated."""
        where = await self._conversations.of(address)
        message = marks.address_of(where.service_url, where.place.channel, address.edits or "")
        await self._marks.put(
            message, where.place.workspace, mark, before, partial(self._conversations.connector, where)
        )

    async def find(self, address: Address, delivery: str, since: datetime) -> MessageRef | None:
        """Raise Unknowable: bots aren't shown what they posted."""
        raise Unknowable("Teams doesn't let bots look for their messages")

    async def presence(self, account: Account, channel: Place) -> Presence:
        """Return whether somebody is in a channel: bots are told of no account that was deactivated.

        Raises the `DeliveryFailed` family.
        """
        reference = await self._known.of(channel)
        connector = self._wire.connector(reference.service_url)
        try:
            await answered(connector.conversations.get_conversation_member(channel.channel, account.user))
        except NotAMember:
            return Presence.NOT_FOUND
        return Presence.THERE

    async def _begin(self, where: TeamsConversation, activity: Activity) -> MessageRef:
        """Begin a new thread in a channel."""
        tenant, channel = where.place.workspace, where.place.channel
        asked = ConversationParameters(
            is_group=True,
            bot=itself(self._config),
            tenant_id=tenant,
            channel_data={"channel": {"id": channel}, "tenant": {"id": tenant}},
            activity=activity,
        )
        connector = await self._conversations.connector(where)
        begun = await answered(connector.conversations.create_conversation(asked))
        root = begun and (begun.activity_id or (begun.id or "").partition(inbound.ROOT)[2])
        return _ref(where.place, root)

    async def _send(self, where: TeamsConversation, activity: Activity) -> MessageRef:
        connector = await self._conversations.connector(where)
        said = await answered(connector.conversations.send_to_conversation(where.id, activity))
        return _ref(where.place, said and said.id)


def _unreached(action: str, refusal: NotDeliverable) -> None:
    log.warning("Somebody is told another way.", extra={"action": action, "problem": str(refusal)})


def _posted_at(message: str) -> datetime | None:
    """Return when a message was posted, in UTC: its id is the time in milliseconds. None for an id of another kind."""
    if not _STAMP.fullmatch(message):
        return None
    return datetime.fromtimestamp(int(message) / 1000, UTC)


def _ref(place: Place, message: str | None) -> MessageRef:
    if not message:
        raise InDoubt("an answer without the message")
    return MessageRef(place=place, id=message)
