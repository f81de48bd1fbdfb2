"""The acts of people on Slack: they write, edit, press, type commands, come and go.

The desk is told of each as the platform would tell it.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.sights import Incomplete
from adapters.sandbox.slack import home_tab, modals
from adapters.sandbox.slack.client import Retry, SlackDeskClient
from adapters.sandbox.slack.events import Events
from adapters.sandbox.slack.forwards import forwarded
from adapters.sandbox.slack.gesture import SlackGesture
from adapters.sandbox.slack.interactions import Interactions, PressedControl, pressable
from adapters.sandbox.slack.modal_answers import answered
from adapters.sandbox.slack.people import SlackChannel, Standing, User
from adapters.sandbox.slack.responses import Occasion, Responses
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.state import Edit, MessageDraft, PostedMessage, SlackState
from adapters.sandbox.slack.typed import mentions, sent
from adapters.sandbox.slack.uploads import Upload, uploaded
from adapters.sandbox.slack.view import View

OPEN_TICKET = "open_ticket"
"""The id of the app's entry in the menu of each message."""


class Gestures:
    """The acts of people, each given by id, one method per act. Raises NotPossible if they can't do it."""

    def __init__(self, *, state: SlackState, serials: Serials, client: SlackDeskClient, responses: Responses) -> None:
        self.state = state
        self.client = client
        self.events = Events(state=state, serials=serials)
        self.interactions = Interactions(state=state, serials=serials)
        self._serials = serials
        self._responses = responses

    async def says(
        self,
        user: str,
        channel: str,
        text: str,
        thread: str | None = None,
        files: Sequence[Upload] = (),
        *,
        forwards: PostedMessage | None = None,
    ) -> SlackGesture:
        """Write in a channel or a thread. `@handle` mentions; any other markup is taken literally.

        `forwards` is a message that they pass on; then the text is their comment on it, and may be empty.
        """
        author, place = self._present(user, channel)
        if thread is not None and self.state.find(channel, thread) is None:
            raise NotPossible(f"there is no message {thread} in {place.name} to reply to")
        draft = MessageDraft(
            channel=place.id,
            user=author.id,
            text=sent(text, self.state.users),
            thread=thread,
            files=[uploaded(author, upload, self._serials.file()) for upload in files],
            attachments=[forwarded(self.state, self._seen(user, forwards)[1])] if forwards else (),
            client_id=None if author.bot_id else self._serials.client_message(),
        )
        message = self.state.post(draft)
        payloads = [self.events.message(message)]
        if mentions(message.text, self.state.population.bot.id):
            payloads.append(self.events.app_mention(message))
        return await self._told(*payloads, message=message)

    async def edits(self, user: str, message: PostedMessage, text: str) -> SlackGesture:
        """Change what this person wrote."""
        self._own(user, message)
        edit = Edit(by=user, ts=self.state.stamp())
        after = self.state.edit(replace(message, text=sent(text, self.state.users), edited=edit))
        return await self._told(self.events.changed(message, after), message=after)

    async def deletes(self, user: str, message: PostedMessage) -> SlackGesture:
        """Delete what this person wrote."""
        self._own(user, message)
        self.state.remove(message)
        return await self._told(self.events.deleted(message))

    async def joins(self, user: str, channel: str) -> SlackGesture:
        """Come into a channel."""
        who, place = self._user(user), self._channel(channel)
        self.state.set_members(channel, place.members | {user})
        return await self._told(self.events.joined(who, place))

    async def is_shared(self, channel: str, new: str) -> SlackGesture:
        """Share a channel for the first time, by which it gets another id."""
        return await self._told(self.events.renumbered(channel, self.state.set_channel_id(channel, new)))

    async def leaves(self, user: str, channel: str) -> SlackGesture:
        """Leave a channel."""
        who, place = self._present(user, channel)
        self.state.set_members(channel, place.members - {user})
        return await self._told(self.events.left(who, place))

    async def clicks(self, user: str, message: PostedMessage, label: str) -> SlackGesture:
        """Press what has that label (or action id) in the message as it is given.

        Raises LookupError if there isn't such a thing in it.
        """
        return await self.presses(user, message, pressable(message, label))

    async def presses(self, user: str, message: PostedMessage, control: PressedControl) -> SlackGesture:
        """Press one control of a message."""
        clicker, place = self._present(user, message.channel)
        if message.only_for not in (None, user):
            raise NotPossible(f"{clicker.name} does not see that message")
        address = self._responses.address(Occasion(user=user, channel=place.id, message=message))
        payload = self.interactions.block_actions(clicker, message, control, address)
        return SlackGesture(deliveries=(await self.client.interaction(payload),))

    async def reacts(self, user: str, message: PostedMessage, emoji: str) -> SlackGesture:
        """Put an emoji, by its name, on a message."""
        who, seen = self._seen(user, message)
        if (emoji, user) in seen.reactions:
            raise NotPossible(f":{emoji}: of {who.name} is there already")
        after = self.state.edit(replace(seen, reactions=(*seen.reactions, (emoji, user))))
        return await self._told(self.events.reacted(who, after, emoji), message=after)

    async def takes_back(self, user: str, message: PostedMessage, emoji: str) -> SlackGesture:
        """Take an emoji of this person's away again."""
        who, seen = self._seen(user, message)
        if (emoji, user) not in seen.reactions:
            raise NotPossible(f"there is no :{emoji}: of {who.name}")
        left = tuple(one for one in seen.reactions if one != (emoji, user))
        after = self.state.edit(replace(seen, reactions=left))
        return await self._told(self.events.unreacted(who, after, emoji), message=after)

    async def shortcut(self, user: str, message: PostedMessage, callback_id: str = OPEN_TICKET) -> SlackGesture:
        """Choose an entry in the menu of a message, which people of other workspaces don't have."""
        who, seen = self._seen(user, message)
        if who.team != self.state.population.home.id:
            raise NotPossible(f"the app is not installed in {who.name}'s own workspace")
        address = self._responses.address(Occasion(user=user, channel=seen.channel, message=seen))
        payload = self.interactions.message_action(who, seen, callback_id, address)
        return SlackGesture(deliveries=(await self.client.interaction(payload),))

    async def opens_home(self, user: str) -> SlackGesture:
        """Look at the app's Home tab, which people of other workspaces don't have."""
        who = self._user(user)
        if who.team != self.state.population.home.id:
            raise NotPossible(f"the app is not installed in {who.name}'s own workspace")
        return await self._told(home_tab.opened(self.events, who))

    async def presses_at_home(self, user: str, label: str) -> SlackGesture:
        """Press what has that label (or action id) on this person's Home tab."""
        who, page = self._user(user), self.state.home(user)
        if page is None:
            raise NotPossible(f"the Home tab of {who.name} is empty")
        return await self.chooses_at_home(who.id, page, pressable(page, label))

    async def chooses_at_home(self, user: str, page: PostedMessage, control: PressedControl) -> SlackGesture:
        """Press one control of this person's Home tab."""
        payload = home_tab.pressed(self.interactions, self._user(user), page, control)
        return SlackGesture(deliveries=(await self.client.interaction(payload),))

    async def runs(self, user: str, channel: str, command: str, text: str = "") -> SlackGesture:
        """Type a slash command; people of other workspaces have none, since the app isn't installed there."""
        caller, place = self._present(user, channel)
        if caller.team != self.state.population.home.id:
            raise NotPossible(f"{command} is not known in {caller.name}'s own workspace")
        occasion = Occasion(user=user, channel=place.id)
        address = self._responses.address(occasion)
        before = len(self.state.private_messages(user))
        delivery = await self.client.command(self.interactions.command(caller, place, (command, text), address))
        called = self.state.private_messages(user)[before:]  # what the desk showed them, instead of an answer
        shown = self._responses.answered(occasion, delivery) or next(iter(called), None)
        return SlackGesture(message=shown, deliveries=(delivery,))

    async def submits(self, user: str, modal: View, filled: Mapping[str, str]) -> SlackGesture:
        """Fill in the modal before this person, by label or block id, and send it; other inputs stay as shown.

        Raises LookupError for an input or option that isn't there. Raises Incomplete if the client wouldn't send it,
        and then shows what is missing.
        """
        who = self._before(user, modal)
        try:
            payload = self.interactions.submission(who, modal, modals.values(modal, filled))
        except Incomplete as missing:
            self.state.show_view(replace(modal, errors=missing.faults))
            raise
        delivery = await self.client.interaction(payload)
        self._responses.complain(answered(modal, delivery, self.state, self._serials))
        return SlackGesture(deliveries=(delivery,))

    async def closes(self, user: str, modal: View) -> SlackGesture:
        """Close the modal before this person; the app hears of it only if it wants to."""
        who = self._before(user, modal)
        self.state.close_view(user)
        told = [self.interactions.closing(who, modal)] if modal.view.get("notify_on_close") else []
        return SlackGesture(deliveries=tuple([await self.client.interaction(payload) for payload in told]))

    async def echoes(self, message: PostedMessage) -> SlackGesture:
        """Tell the desk of a message, even of one of its own."""
        return await self._told(self.events.message(message), message=message)

    async def redelivers(self, delivery: DeskDelivery, retry: Retry | None = None) -> DeskDelivery:
        """Send the same delivery once more, newly signed."""
        return await self.client.send(delivery.content_type, delivery.body, retry or Retry(number=1))

    async def _told(self, *payloads: JsonObject, message: PostedMessage | None = None) -> SlackGesture:
        deliveries = [await self.client.event(payload) for payload in payloads]
        return SlackGesture(deliveries=tuple(deliveries), message=message)

    def _user(self, user: str) -> User:
        known = self.state.user(user)
        if known is None:
            raise NotPossible(f"there is nobody called {user}")
        return known

    def _before(self, user: str, modal: View) -> User:
        if self.state.views.get(user) != modal:
            raise NotPossible(f"that is not what {user} has before them")
        return self._user(user)

    def _channel(self, channel: str) -> SlackChannel:
        known = self.state.channel(channel)
        if known is None:
            raise NotPossible(f"there is no channel {channel}")
        return known

    def _present(self, user: str, channel: str) -> tuple[User, SlackChannel]:
        who, place = self._user(user), self._channel(channel)
        if user not in place.members:
            raise NotPossible(f"{who.name} is not in {place.name}")
        if place.standing is Standing.ARCHIVED:
            raise NotPossible(f"{place.name} is archived")
        return who, place

    def _seen(self, user: str, message: PostedMessage) -> tuple[User, PostedMessage]:
        """Return a person, and the message as everybody sees it; what one alone was shown has no menu."""
        who, _ = self._present(user, message.channel)
        seen = self.state.find(message.channel, message.ts)
        if seen is None:
            raise NotPossible("that message is gone")
        return who, seen

    def _own(self, user: str, message: PostedMessage) -> None:
        self._present(user, message.channel)
        if message.user != user:
            raise NotPossible("that message is somebody else's")
