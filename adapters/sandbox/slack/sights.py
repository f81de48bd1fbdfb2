"""The sights of people on Slack, out of its state."""

from datetime import UTC, datetime

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.core.sights import (
    ChoiceSight,
    ControlSight,
    ConversationSight,
    FileSight,
    Kind,
    MessageSight,
    NotPossible,
    PersonSight,
    reactions,
)
from adapters.sandbox.slack.hindrances import on_slack
from adapters.sandbox.slack.interactions import PressedControl as Pressable
from adapters.sandbox.slack.interactions import controls, elements
from adapters.sandbox.slack.people import Guest, RoomKind, SlackChannel, User
from adapters.sandbox.slack.seen import passed_on
from adapters.sandbox.slack.state import PostedMessage as Said
from adapters.sandbox.slack.state import SlackState

_KINDS = {RoomKind.PUBLIC: Kind.CHANNEL, RoomKind.PRIVATE: Kind.PRIVATE, RoomKind.DIRECT: Kind.DIRECT}


def person(state: SlackState, user: User) -> PersonSight:
    """Return somebody whom one can be."""
    home = state.population.home
    team = state.population.teams.get(user.team, home)
    return PersonSight(
        id=user.id,
        name=user.name,
        handle=user.handle,
        about=user.about,
        organisation=team.name,
        timezone=user.timezone,
        is_staff=user.team == home.id and user.guest is Guest.NO,
    )


def conversation(state: SlackState, reader: str, channel: SlackChannel) -> ConversationSight:
    """Return a conversation as that reader sees it.

    The direct one goes by the name of the desk, and has a page for people of the workspace where its app is installed.
    """
    me = state.user(reader)
    direct = channel.kind is RoomKind.DIRECT
    return ConversationSight(
        id=channel.id,
        name=state.population.bot.name if direct else channel.name,
        kind=_KINDS[channel.kind],
        is_shared=not direct and state.is_shared(channel),
        threads_beside=True,
        has_home=direct and me is not None and me.team == state.population.home.id,
    )


def message(state: SlackState, reader: str, said: Said) -> MessageSight:
    """Return a message as that reader sees it."""
    author = state.user(said.user)
    return MessageSight(
        id=said.ts,
        conversation=said.channel,
        author=said.user,
        author_name=author.name if author else said.user,
        by_desk=said.user == state.population.bot.id,
        at=datetime.fromtimestamp(float(said.ts), UTC),
        text=said.text,
        thread=said.thread,
        blocks=said.blocks,
        controls=tuple(_control(block, element) for block, element in elements(said)),
        files=tuple(FileSight(name=file["name"], url=file["url_private"]) for file in said.files),
        passed_on=passed_on(said),
        reactions=reactions(said.reactions),
        is_edited=said.edited is not None,
        is_mine=said.user == reader,
        only_for_me=said.only_for is not None,
        hindrances=on_slack(state, reader, said),
    )


def _key(block_id: str, action_id: str) -> str:
    return f"{block_id}/{action_id}"


def _control(block_id: str, element: JsonObject) -> ControlSight:
    label = element.get("text") or element.get("placeholder") or {}
    return ControlSight(
        key=_key(block_id, element["action_id"]),
        label=label.get("text", ""),
        element=element,
        choices=tuple(ChoiceSight(value=one["value"], label=one["text"]["text"]) for one in element.get("options", ())),
    )


def pressable(message: Said, key: str, choice: str | None) -> Pressable:
    """Return the control of that key, with the choice made in it; raise NotPossible if it is gone."""
    for control in controls(message):
        option = control.option["value"] if control.option else None
        if (_key(control.block_id, control.action_id), option) == (key, choice):
            return control
    raise NotPossible("That button is gone.")
