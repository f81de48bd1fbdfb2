"""Clicks and commands: what the platform sends when somebody presses a button or types a slash command."""

from collections.abc import Iterator

from msgspec import Struct

from adapters.sandbox.core.json_object import JsonObject
from adapters.sandbox.slack.people import RoomKind, SlackChannel, User
from adapters.sandbox.slack.serials import Serials
from adapters.sandbox.slack.state import PostedMessage, SlackState
from adapters.sandbox.slack.view import View
from adapters.sandbox.slack.wire import message_json


class PressedControl(Struct, frozen=True, kw_only=True):
    """Something in a message that can be pressed: a button, or one option of a list."""

    block_id: str
    element: JsonObject
    option: JsonObject | None = None

    @property
    def label(self) -> str:
        """Return the words on it."""
        return str((self.option or self.element)["text"]["text"])

    @property
    def action_id(self) -> str:
        """Return its id in the message."""
        return str(self.element["action_id"])


def elements(message: PostedMessage) -> Iterator[tuple[str, JsonObject]]:
    """Yield each button and list of a message with the id of its block, in reading order."""
    for block in message.blocks:
        held = block.get("elements", []) if block["type"] == "actions" else [block.get("accessory", {})]
        yield from ((block["block_id"], one) for one in held if one.get("type") == "button" or one.get("options"))


def controls(message: PostedMessage) -> tuple[PressedControl, ...]:
    """Return everything in a message that can be pressed, in reading order."""
    return tuple(control for block_id, element in elements(message) for control in _of(block_id, element))


def pressable(message: PostedMessage, label: str) -> PressedControl:
    """Return the one control with that label or action id.

    Raises LookupError if the name fits none or several, and names those that there are.
    """
    there = controls(message)
    found = [control for control in there if control.label == label] or [
        control for control in there if control.action_id == label
    ]
    if len(found) != 1:
        fits = "nothing" if not found else f"{len(found)} things"
        raise LookupError(f"“{label}” names {fits} to press; there are: {[control.label for control in there]}")
    return found[0]


class Interactions(Struct, frozen=True, kw_only=True):
    """A writer of the payloads of clicks and commands for one workspace."""

    state: SlackState
    serials: Serials

    def block_actions(
        self, user: User, message: PostedMessage, control: PressedControl, response_url: str
    ) -> JsonObject:
        """Return the click of somebody who pressed something.

        `team` in it is theirs, and nothing says where the app is installed.
        """
        current = message if message.only_for else self.state.find(message.channel, message.ts)
        payload: JsonObject = {
            "type": "block_actions",
            "user": self._clicker(user),
            "api_app_id": self.state.population.app,
            "token": "local-verification-token",
            "container": self._container(message),
            "trigger_id": self._trigger(user),
            "team": self._team(user),
            "enterprise": None,
            "is_enterprise_install": False,
            "channel": {"id": message.channel, "name": self._name(message.channel)},
            "state": {"values": _chosen(control)},
            "response_url": response_url,
            "actions": [self._action(control)],
        }
        if message.only_for is None:
            payload["message"] = message_json(self.state, current or message)
        return payload

    def message_action(self, user: User, message: PostedMessage, callback_id: str, response_url: str) -> JsonObject:
        """Return the payload of an entry chosen in the menu of a message."""
        return {
            "type": "message_action",
            "token": "local-verification-token",
            "action_ts": self.state.stamp(),
            "team": self._team(user),
            "user": {"id": user.id, "name": user.handle, "team_id": user.team},
            "channel": {"id": message.channel, "name": self._name(message.channel)},
            "is_enterprise_install": False,
            "enterprise": None,
            "callback_id": callback_id,
            "trigger_id": self.serials.trigger(),
            "response_url": response_url,
            "message_ts": message.ts,
            "message": message_json(self.state, message),
        }

    def command(self, user: User, channel: SlackChannel, words: tuple[str, str], response_url: str) -> dict[str, str]:
        """Return the form of a slash command; `words` are the command and its text."""
        return {
            "token": "local-verification-token",
            "team_id": user.team,
            "team_domain": str(self._team(user)["domain"]),
            "channel_id": channel.id,
            "channel_name": self._name(channel.id),
            "user_id": user.id,
            "user_name": user.handle,
            "command": words[0],
            "text": words[1],
            "api_app_id": self.state.population.app,
            "is_enterprise_install": "false",
            "response_url": response_url,
            "trigger_id": self._trigger(user),
        }

    def submission(self, user: User, modal: View, values: JsonObject) -> JsonObject:
        """Return the payload of a modal that was sent. It doesn't say where it was opened."""
        there = self.state.population
        return {
            "type": "view_submission",
            "team": self._team(user),
            "user": self._clicker(user),
            "api_app_id": there.app,
            "token": "local-verification-token",
            "trigger_id": self._trigger(user),
            "view": modal.json(values, there.home.id, there.app),
            "response_urls": [],
            "is_enterprise_install": False,
            "enterprise": None,
        }

    def closing(self, user: User, modal: View) -> JsonObject:
        """Return the payload of a modal that was closed, for an app that wants to know."""
        sent = self.submission(user, modal, {}) | {"type": "view_closed", "is_cleared": False}
        del sent["trigger_id"], sent["response_urls"]
        return sent

    def _trigger(self, user: User) -> str:
        return self.state.triggers.given(self.serials.trigger(), user.id)

    def _clicker(self, user: User) -> JsonObject:
        return {"id": user.id, "username": user.handle, "name": user.handle, "team_id": user.team}

    def _team(self, user: User) -> JsonObject:
        team = self.state.population.teams.get(user.team, self.state.population.home)
        return {"id": user.team, "domain": team.domain}

    def _container(self, message: PostedMessage) -> JsonObject:
        container: JsonObject = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": message.channel,
            "is_ephemeral": message.only_for is not None,
        }
        return container | ({"thread_ts": message.thread} if message.thread else {})

    def _action(self, control: PressedControl) -> JsonObject:
        pressed = {key: control.element[key] for key in ("type", "action_id") if key in control.element}
        about = {"block_id": control.block_id, "action_ts": self.state.stamp()}
        if control.option is not None:
            return pressed | about | {"selected_option": control.option}
        said = {key: control.element[key] for key in ("text", "value", "style", "url") if key in control.element}
        return pressed | about | said

    def _name(self, channel: str) -> str:
        known = self.state.channel(channel)
        if known is None or known.kind is RoomKind.DIRECT:
            return "directmessage"
        return "privategroup" if known.kind is RoomKind.PRIVATE else known.name


def _of(block_id: str, element: JsonObject) -> Iterator[PressedControl]:
    if element["type"] == "button":
        yield PressedControl(block_id=block_id, element=element)
    for option in element.get("options", []):
        yield PressedControl(block_id=block_id, element=element, option=option)


def _chosen(control: PressedControl) -> JsonObject:
    if control.option is None:
        return {}
    held = {"type": control.element["type"], "selected_option": control.option}
    return {control.block_id: {control.action_id: held}}
