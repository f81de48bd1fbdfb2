"""What Slack tells of channels, of who is in them and of the app, as commands."""

from typing import Any

import pytest
from msgspec.structs import replace

from adapters.slack import lifecycle
from adapters.slack.scopes import EVENTS
from bot.commands import (
    ChannelChange,
    FollowChannel,
    InstallationChange,
    NoteChannel,
    NoteDeactivation,
    NoteDeparture,
    NoteInstallation,
    NoteReturn,
    Via,
)
from tests.unit.slack.deliveries import ACME, CONFIG, NOW, STAMP, Desk, sent
from tests.unit.slack.test_inbound import account

SUBSCRIBED = set(EVENTS) - {"app_home_opened", "app_mention", "reaction_added"}


def event(kind: str, **inner: Any) -> Any:
    """A delivery of that event."""
    return {
        "type": "event_callback",
        "event_id": "Ev01",
        "team_id": "T0DESK",
        "event": {"type": kind, "event_ts": STAMP, **inner},
    }


def told(payload: Any) -> Any:
    return lifecycle.happened(payload, CONFIG, NOW)


@pytest.mark.parametrize(("kind", "change"), lifecycle.CHANGES.items())
def test_what_becomes_of_a_channel_is_told(kind: str, change: ChannelChange) -> None:
    command = told(event(kind, channel="C0ACME"))

    assert isinstance(command, NoteChannel)
    assert (command.change, command.origin.place, command.origin.by) == (change, ACME, None)
    assert (command.origin.via, command.origin.keys) == (Via.PLATFORM, ("slack:event:Ev01",))


@pytest.mark.parametrize("key", ["connected_team_id", "previously_connected_team_id"])
def test_with_whom_it_is_shared_is_told(key: str) -> None:
    assert told(event("channel_shared", channel="C0ACME", **{key: "E0ELSE"})).other == "E0ELSE"


@pytest.mark.parametrize(
    ("changes", "by", "is_assumed"),
    [
        ({"user": "U0ONE", "team": "T0ACME"}, account("T0ACME", "U0ONE"), False),
        ({"user": "U0ONE"}, account("T0DESK", "U0ONE"), True),
        ({"user": "U0ONE", "team": "E0ACME"}, account("E0ACME", "U0ONE"), True),
    ],
)
def test_who_left_a_channel_or_came_is_told(changes: dict[str, str], by: object, is_assumed: bool) -> None:
    command = told(event("member_left_channel", channel="C0ACME", **changes))
    came = told(event("member_joined_channel", channel="C0ACME", **changes))

    assert isinstance(command, NoteDeparture)
    assert isinstance(came, NoteReturn)
    assert came.origin.by == by
    assert (command.origin.by, command.origin.is_workspace_assumed) == (by, is_assumed)


@pytest.mark.parametrize(
    ("user", "by"),
    [
        ({"id": "U0ONE", "team_id": "T0DESK", "deleted": True}, account("T0DESK", "U0ONE")),
        ({"id": "U0ONE", "team_id": "T0ACME", "deleted": True}, account("T0ACME", "U0ONE")),
        ({"id": "U0ONE", "team_id": "T0DESK", "deleted": False}, None),
        ({"id": "U0ONE", "team_id": "T0DESK"}, None),
        ({"team_id": "T0DESK", "deleted": True}, None),
    ],
)
def test_whose_account_was_deactivated_is_told_and_no_other_change_of_a_user(user: object, by: object) -> None:
    command = told(event("user_change", user=user))

    assert (command.origin.by if isinstance(command, NoteDeactivation) else command) == by


def test_that_the_desk_itself_left_is_told_by_another_event() -> None:
    assert told(event("member_left_channel", channel="C0ACME", user="U0BOT", team="T0DESK")) is None


@pytest.mark.parametrize(
    ("payload", "change"),
    [
        (event("app_uninstalled"), InstallationChange.UNINSTALLED),
        (event("tokens_revoked", tokens={"oauth": ["U0ONE"], "bot": ["U0BOT"]}), InstallationChange.REVOKED),
        (event("tokens_revoked"), InstallationChange.REVOKED),
        (event("tokens_revoked", tokens={"oauth": ["U0ONE"], "bot": []}), None),
    ],
)
def test_what_becomes_of_the_app_is_told_but_not_of_tokens_that_it_has_none_of(
    payload: Any, change: InstallationChange | None
) -> None:
    command = told(payload)

    assert (command.change if isinstance(command, NoteInstallation) else None) is change


def test_that_a_channel_has_another_id_is_told() -> None:
    command = told(event("channel_id_changed", old_channel_id="C0ACME", new_channel_id="C0NEW"))

    assert isinstance(command, FollowChannel)
    assert (command.origin.place, command.to) == (ACME, replace(ACME, channel="C0NEW"))


@pytest.mark.parametrize(
    "payload",
    [
        event("channel_archive", channel=""),
        event("channel_id_changed", old_channel_id="C0ACME"),
        event("channel_id_changed", new_channel_id="C0NEW"),
    ],
)
def test_what_names_no_channel_is_none(payload: Any) -> None:
    assert told(payload) is None


async def test_every_event_that_is_subscribed_to_is_heard() -> None:
    """Those of messages are looked at elsewhere."""
    heard = set()
    for kind in sorted(kind for kind in SUBSCRIBED if not kind.startswith("message.")):
        desk = Desk()
        named = {"channel": "C0ACME", "user": "U0ONE", "old_channel_id": "C0ACME", "new_channel_id": "C0NEW"}
        user = {"user": {"id": "U0ONE", "deleted": True}} if kind == "user_change" else {}
        await sent(desk, event(kind, **{**named, **user}))
        heard |= {kind} if desk.told else set()

    assert heard == {kind for kind in SUBSCRIBED if not kind.startswith("message.")}
