"""Who is a full member of the desk's own workspace, by what Slack says of a user."""

from typing import Any

import pytest

from adapters.slack.config import SlackConfig
from adapters.slack.directory import SlackDirectory
from bot.model.people import Profile
from bot.model.places import Account, Place
from bot.ports import Presence

CONFIG = SlackConfig(bot_token="xoxb", signing_secret="secret", installed="T0DESK")
SOMEBODY = Account.parse("slack:T0DESK/U0NEW")
CHANNEL = Place.parse("slack:T0DESK/C0ACME")


async def said_of(**user: Any) -> Profile:
    """What the directory makes of an answer."""

    async def look(method: str, query: dict[str, Any]) -> dict[str, Any]:
        assert (method, query) == ("users.info", {"user": "U0NEW"})
        return {"ok": True, "user": {"id": "U0NEW", "team_id": "T0DESK", **user}}

    return await SlackDirectory(CONFIG, look).profile(SOMEBODY)


@pytest.mark.parametrize(
    ("user", "is_full"),
    [
        ({}, True),
        ({"is_restricted": False, "is_ultra_restricted": False, "is_stranger": False}, True),
        ({"is_restricted": True}, False),
        ({"is_restricted": True, "is_ultra_restricted": True}, False),
        ({"team_id": "T0ACME"}, False),
        ({"team_id": "T0ACME", "is_stranger": True}, False),
        ({"is_stranger": True}, False),
        ({"team_id": None}, False),
        ({"team_id": "T0SISTER", "enterprise_user": {"teams": ["T0SISTER", "T0DESK"]}}, True),
        ({"team_id": "T0SISTER", "enterprise_user": {"teams": ["T0SISTER"]}}, False),
        ({"team_id": "T0SISTER", "enterprise_user": {"teams": None}}, False),
    ],
)
async def test_full_members_are_those_of_the_desks_workspace_who_are_no_guests(
    user: dict[str, Any], is_full: bool
) -> None:
    assert (await said_of(**user)).is_full_member is is_full


@pytest.mark.parametrize(
    ("user", "said"),
    [({"deleted": True}, Presence.GONE), ({"deleted": False}, Presence.THERE), ({}, Presence.THERE)],
)
async def test_who_was_deactivated_is_gone(user: dict[str, Any], said: Presence) -> None:
    async def look(method: str, query: dict[str, Any]) -> dict[str, Any]:
        assert (method, query) == ("users.info", {"user": "U0NEW"})
        return {"ok": True, "user": {"id": "U0NEW", **user}}

    assert await SlackDirectory(CONFIG, look).presence(SOMEBODY, CHANNEL) is said


@pytest.mark.parametrize(
    ("user", "name"),
    [
        ({"profile": {"real_name": "Agent Nine"}, "real_name": "Other", "name": "nine"}, "Agent Nine"),
        ({"real_name": "Agent\nNine"}, "Agent Nine"),
        ({"name": "nine"}, "nine"),
        ({"real_name": "x" * 200}, "x" * 100),
        ({}, ""),
    ],
)
async def test_they_are_called_what_slack_calls_them(user: dict[str, Any], name: str) -> None:
    assert (await said_of(**user)).name == name


async def test_an_answer_about_nobody_makes_nobody_a_member() -> None:
    async def look(method: str, query: dict[str, Any]) -> dict[str, Any]:
        return {"ok": True}

    assert await SlackDirectory(CONFIG, look).profile(SOMEBODY) == Profile(is_full_member=False)


async def test_a_user_of_another_workspace_is_known_to_be_of_that_one() -> None:
    assert (await said_of(team_id="T0ACME")).workspace == "T0ACME"
