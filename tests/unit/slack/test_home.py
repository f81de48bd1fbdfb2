"""The Home tab: who looks at it, and what is pressed there."""

from typing import Any

import pytest

from adapters.slack import inbound
from bot.commands import OpenHome, Via
from bot.model.places import Account, Platform
from tests.unit.slack.deliveries import CONFIG, NOW

AGENT_ONE = Account(platform=Platform.SLACK, workspace="T0DESK", user="U0AGENT1")


def opened(**changes: Any) -> dict[str, Any]:
    """Somebody looks at the tab; `changes` are of the event."""
    event = {
        "type": "app_home_opened",
        "user": "U0AGENT1",
        "channel": "D0AGENT1",
        "tab": "home",
        "event_ts": "1772463600.000100",
    }
    return {"type": "event_callback", "team_id": "T0DESK", "event_id": "Ev1", "event": event | changes}


def pressed(**changes: Any) -> dict[str, Any]:
    """Somebody presses Refresh on it."""
    payload: dict[str, Any] = {
        "type": "block_actions",
        "user": {"id": "U0AGENT1", "team_id": "T0DESK", "name": "agent.one"},
        "container": {"type": "view", "view_id": "V1"},
        "view": {"id": "V1", "type": "home"},
        "trigger_id": "13.37.beef",
        "actions": [{"type": "button", "action_id": "home:0", "block_id": "b", "action_ts": "1772463600.000100"}],
    }
    return payload | changes


def test_looking_at_the_tab_says_who() -> None:
    command = inbound.opened_home(opened(), CONFIG, NOW)

    assert command
    origin = command.origin
    assert (origin.by, origin.place, origin.via, origin.keys) == (AGENT_ONE, None, Via.HOME, ("slack:event:Ev1",))


@pytest.mark.parametrize("changes", [{"tab": "messages"}, {"tab": None}, {"user": None}, {"user": 7}], ids=str)
def test_looking_at_another_tab_or_by_nobody_is_nothing(changes: dict[str, Any]) -> None:
    assert inbound.opened_home(opened(**changes), CONFIG, NOW) is None


def test_without_a_time_it_was_now() -> None:
    command = inbound.opened_home(opened(event_ts=None), CONFIG, NOW)

    assert command
    assert command.origin.at == NOW


def test_a_press_on_the_tab_is_one_from_there() -> None:
    command = inbound.pressed(pressed(), CONFIG, NOW)

    assert isinstance(command, OpenHome)
    assert (command.origin.by, command.origin.place, command.origin.via) == (AGENT_ONE, None, Via.HOME)


def test_a_press_from_nowhere_is_none() -> None:
    assert inbound.pressed(pressed(view=None), CONFIG, NOW) is None
