"""The acts of people on Teams: they write, edit, press, come and go, and add and remove the app."""

import json
from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec.structs import replace

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.delivery import DeskDelivery
from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.teams.activities import Activities
from adapters.sandbox.teams.answers import Answers
from adapters.sandbox.teams.card_parts import actions_of, filled
from adapters.sandbox.teams.desk_client import TeamsDeskClient
from adapters.sandbox.teams.gesture import TeamsGesture
from adapters.sandbox.teams.people import Installation, Member, TeamsChannel
from adapters.sandbox.teams.state import Post, PostDraft, TeamsState
from adapters.sandbox.teams.typed import sent


class Hearing(StrEnum):
    """The extent of what the app hears in channels.

    That is everything, if the team's owner granted it, else only what mentions it.
    """

    EVERYTHING = "ChannelMessage.Read.Group"
    MENTIONS = "mentions"


class TeamsGestures:
    """The acts of people, each given by object id, one method per act.

    Raises NotPossible if they can't do it.
    """

    def __init__(
        self, *, state: TeamsState, client: TeamsDeskClient, activities: Activities, violations: list[str]
    ) -> None:
        self.state = state
        self.client = client
        self.activities = activities
        self.hearing = Hearing.EVERYTHING
        self._answers = Answers(state, violations)

    async def says(
        self,
        user: str,
        conversation: str,
        text: str,
        root: str | None = None,
        files: Sequence[str] = (),
        *,
        forwards: Post | None = None,
        quotes: Post | None = None,
    ) -> TeamsGesture:
        """Write in a channel, a thread or the personal chat with the bot. `@handle` mentions.

        `forwards` is a post that they pass on, `quotes` one that they reply to.
        """
        author = self._present(user, conversation)
        if root is not None and self.state.find(conversation, root) is None:
            raise NotPossible(f"there is no message {root} to reply to")
        typed = sent(text, self._mentionable(conversation))
        post = self.state.post(
            PostDraft(
                conversation=conversation,
                author=user,
                text=typed.text,
                root=root,
                mentions=typed.mentions,
                files=tuple(files),
                forwards=forwards,
                quotes=quotes,
            )
        )
        if not self._is_heard(post):
            return TeamsGesture(deliveries=(), message=post)
        return await self._told(self.activities.message(author, post), post)

    async def says_aside(self, user: str, conversation: str, text: str, root: str | None = None) -> TeamsGesture:
        """Say something to the bot alone in a channel or a thread, by its slash command; nobody else sees it."""
        author, _ = self._present(user, conversation), self._channel(conversation)
        typed = sent(text, self._mentionable(conversation))
        draft = PostDraft(
            conversation=conversation, author=user, text=typed.text, root=root, mentions=typed.mentions, only_for=user
        )
        post = self.state.post(draft)
        return await self._told(self.activities.message(author, post), post)

    async def edits(self, user: str, post: Post, text: str) -> TeamsGesture:
        """Change what this person wrote."""
        author = self._own(user, post)
        typed = sent(text, self._mentionable(post.conversation))
        after = self.state.put(replace(post, text=typed.text, mentions=typed.mentions, is_edited=True))
        return await self._told(self.activities.changed(author, after), after)

    async def deletes(self, user: str, post: Post) -> TeamsGesture:
        """Delete what this person wrote."""
        author = self._own(user, post)
        self.state.remove(post)
        return await self._told(self.activities.deleted(author, post))

    async def clicks(self, user: str, post: Post, label: str, inputs: Mapping[str, str] | None = None) -> TeamsGesture:
        """Press what has that label in the card as it is given, with `inputs` filled in.

        Raises LookupError if there isn't such a thing in it.
        """
        return await self.presses(user, post, pressable(post, label), inputs)

    async def presses(
        self, user: str, post: Post, action: JsonObject, inputs: Mapping[str, str] | None = None
    ) -> TeamsGesture:
        """Press one action of a card, with `inputs` filled in; raise Incomplete if one is missing."""
        author = self._present(user, post.conversation)
        sends = action.get("associatedInputs") != "none" and action["type"] != "Action.OpenUrl"
        inputs = filled(post.card or {}, inputs or {}) if sends else {}
        if action["type"] == "Action.Execute":
            gesture = await self._told(self.activities.execute(author, post, action, inputs))
            self._answers.to_action(gesture.deliveries[0], post)
            return gesture
        if action["type"] == "Action.Submit":
            return await self._told(self.activities.submit(author, post, action, inputs))
        raise NotPossible(f"“{action.get('title')}” leads elsewhere, and tells the desk nothing")

    async def opens(self, user: str, post: Post, command: str = "open") -> TeamsGesture:
        """Choose an entry in the menu of a message, by its id; the answer is what the dialog shows."""
        gesture = await self._told(self.activities.pointed(self._present(user, post.conversation), post, command))
        self._answers.looked_at(gesture.deliveries[0], "composeExtension/fetchTask", "task")
        return gesture

    async def reacts(self, user: str, post: Post, emoji: str) -> TeamsGesture:
        """Put an emoji on a message. The bot hears only of those on its own."""
        return await self._reacted(user, post, emoji, (*post.reactions, (emoji, user)), "reactionsAdded")

    async def takes_back(self, user: str, post: Post, emoji: str) -> TeamsGesture:
        """Take an emoji of this person's away again."""
        left = tuple(one for one in post.reactions if one != (emoji, user))
        return await self._reacted(user, post, emoji, left, "reactionsRemoved")

    async def _reacted(
        self, user: str, post: Post, emoji: str, reactions: tuple[tuple[str, str], ...], change: str
    ) -> TeamsGesture:
        author = self._present(user, post.conversation)
        after = self.state.put(replace(post, reactions=reactions))
        if post.author != self.state.population.bot:
            return TeamsGesture(deliveries=(), message=after)
        return await self._told(self.activities.reacted(author, post, emoji, change), after)

    async def joins(self, user: str, channel: str) -> TeamsGesture:
        """Join the team of a channel."""
        who, place = self._member(user), self._channel(channel)
        self.state.set_members(channel, place.members | {user})
        return await self._told(self.activities.members(who, place, [user], "teamMemberAdded"))

    async def leaves(self, user: str, channel: str) -> TeamsGesture:
        """Leave the team of a channel."""
        who, place = self._present(user, channel), self._channel(channel)
        self.state.set_members(channel, place.members - {user})
        return await self._told(self.activities.members(who, place, [user], "teamMemberRemoved"))

    async def installs(self, user: str, channel: str) -> TeamsGesture:
        """Add the app to the team of a channel: two activities; to a shared channel: one."""
        return await self._installation(user, channel, Installation.ADDED, "MemberAdded")

    async def uninstalls(self, user: str, channel: str) -> TeamsGesture:
        """Take the app out of the team of a channel: two activities; out of a shared channel: one."""
        return await self._installation(user, channel, Installation.REMOVED, "MemberRemoved")

    async def befriends(self, user: str) -> TeamsGesture:
        """Add the app for oneself."""
        return await self._told(self.activities.installed(self._member(user), None, Installation.ADDED))

    async def arranges(self, user: str, channel: str, event: str, *tenants: str) -> TeamsGesture:
        """Rename, delete or share a channel (with `tenants`), archive a team …: an event by the platform's name."""
        return await self._told(self.activities.channel(self._member(user), self._channel(channel), event, tenants))

    async def redelivers(self, delivery: DeskDelivery, *, activity_id: str | None = None) -> DeskDelivery:
        """Send the same delivery once more, newly signed; under another id if one is given."""
        activity = json.loads(delivery.body)
        return await self.client.activity(activity | ({"id": activity_id} if activity_id else {}))

    async def _installation(self, user: str, channel: str, action: Installation, event: str) -> TeamsGesture:
        who, place = self._member(user), self._channel(channel)
        self.state.set_installation(channel, action)
        name = f"channel{event}" if place.is_shared else f"team{event}"
        told = [await self.client.activity(self.activities.members(who, place, [self.state.population.bot], name))]
        if not place.is_shared:
            told.append(await self.client.activity(self.activities.installed(who, place, action)))
        return TeamsGesture(deliveries=tuple(told))

    async def _told(self, activity: JsonObject, post: Post | None = None) -> TeamsGesture:
        return TeamsGesture(deliveries=(await self.client.activity(activity),), message=post)

    def _is_heard(self, post: Post) -> bool:
        channel = self.state.channel(post.conversation)
        if channel is None:
            return True
        if channel.installation is Installation.REMOVED:
            return False
        mentioned = any(mention.id == self.state.population.bot for mention in post.mentions)
        return mentioned or (self.hearing is Hearing.EVERYTHING and not channel.is_shared)

    def _mentionable(self, conversation: str) -> list[tuple[str, str, str]]:
        there = self.state.population
        channel = self.state.channel(conversation)
        people = [there.members[aad] for aad in sorted(channel.members)] if channel else []
        return [("plandesk", there.bot, there.bot_name), *((one.handle, one.id, one.name) for one in people)]

    def _member(self, user: str) -> Member:
        known = self.state.member(user)
        if known is None:
            raise NotPossible(f"there is nobody called {user}")
        return known

    def _channel(self, channel: str) -> TeamsChannel:
        known = self.state.channel(channel)
        if known is None:
            raise NotPossible(f"there is no channel {channel}")
        return known

    def _present(self, user: str, conversation: str) -> Member:
        who = self._member(user)
        if who.chat == conversation:
            return who
        place = self._channel(conversation)
        if who.aad not in place.members:
            raise NotPossible(f"{who.name} is not in {place.name}")
        return who

    def _own(self, user: str, post: Post) -> Member:
        who = self._present(user, post.conversation)
        if post.author != user:
            raise NotPossible("that message is somebody else's")
        return who


def pressable(post: Post, label: str) -> JsonObject:
    """Return the one action of a card with that label.

    Raises LookupError if the name fits none or several, and names those that there are.
    """
    there = actions_of(post.card or {})
    found = [action for action in there if action.get("title") == label]
    if len(found) != 1:
        fits = "nothing" if not found else f"{len(found)} things"
        raise LookupError(f"“{label}” names {fits} to press; there are: {[action.get('title') for action in there]}")
    return found[0]
