"""Buttons and slash commands as commands, and buttons of ours as they come back when they are pressed."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.slack import inbound, render
from bot.commands import (
    Acknowledge,
    Choose,
    Command,
    Dismiss,
    ExplainDueTime,
    Help,
    ListTickets,
    Reply,
    SetSeverity,
    Via,
)
from bot.model.message import Button, Buttons, Message, Text
from bot.model.places import Account, Place, Platform, Thread
from tests.unit.slack.deliveries import ACME, CONFIG, NOW, STAMP, click, slash


def pressed(payload: Any) -> Command:
    command = inbound.pressed(payload, CONFIG, NOW)
    assert command is not None
    return command


def typed(form: Any) -> Command:
    command = inbound.typed(form, CONFIG, NOW)
    assert command is not None
    return command


def test_a_click_says_who_where_and_when() -> None:
    origin = pressed(click()).origin

    assert origin.by == Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
    assert origin.place == ACME
    assert origin.thread == Thread(place=ACME, root=STAMP)
    assert origin.at == datetime(2026, 3, 2, 15, 0, 5, 250000, tzinfo=UTC)
    assert origin.via is Via.BUTTON


def test_a_click_tells_a_handle_which_is_no_name() -> None:
    assert pressed(click()).origin.by_name == ""


def test_a_click_that_does_not_say_when_it_was_was_now() -> None:
    payload = click()
    del payload["actions"][0]["action_ts"]

    assert pressed(payload).origin.at == NOW


def test_the_same_click_delivered_again_is_known() -> None:
    assert pressed(click()).origin.keys == pressed(click()).origin.keys
    assert pressed(click()).origin.keys[0] == "slack:trigger:11.22.cafe"


def test_two_clicks_on_one_button_are_two() -> None:
    again = click(trigger_id="33.44.cafe")
    again["actions"][0]["action_ts"] = "1772463606.000000"

    assert not set(pressed(click()).origin.keys) & set(pressed(again).origin.keys)


def test_without_a_trigger_a_click_is_known_by_person_time_and_button() -> None:
    payload = click()
    del payload["trigger_id"]

    assert pressed(payload).origin.keys == ("slack:action:U0ONE/1772463605.250000/b1/ack:0",)


BUTTONS = [
    (Button(label="Severity 1", verb="choose", subject="i-7", argument="1"), Choose, ("i-7", "1")),
    (Button(label="Not sure", verb="choose", subject="i-7"), Choose, ("i-7", None)),
    (Button(label="Not a request", verb="dismiss", subject="i-7"), Dismiss, ("i-7",)),
    (Button(label="Acknowledge", verb="ack", subject="EX-1"), Acknowledge, ("EX-1",)),
    (Button(label="Severity 2", verb="severity", subject="EX-1", argument="2"), SetSeverity, ("EX-1", "2")),
    (Button(label="Why", verb="why", subject="EX-1"), ExplainDueTime, ("EX-1",)),
    (Button(label="List", verb="list", subject=""), ListTickets, (1, False)),
    (Button(label="Next", verb="list", subject="2"), ListTickets, (2, False)),
]


@pytest.mark.parametrize(("button", "kind", "fields"), BUTTONS, ids=lambda one: getattr(one, "label", None))
def test_a_button_that_we_show_means_the_same_when_it_is_pressed(
    button: Button, kind: type[Command], fields: tuple[object, ...]
) -> None:
    said = (Text(text="Choose"),)
    [row] = render.payload(Message(summary=said, blocks=(Buttons(buttons=(button,)),)))["blocks"]
    [shown] = row["elements"]

    command = pressed(click(shown["action_id"], shown.get("value", "")))

    assert isinstance(command, kind)
    assert tuple(getattr(command, name) for name in command.__struct_fields__ if name != "origin") == fields


@pytest.mark.parametrize(("action", "value"), [("choose:0", "i-7 2"), ("menu:0", "choose i-7 2")])
def test_an_option_of_a_menu_means_what_a_button_means(action: str, value: str) -> None:
    payload = click(action, "")
    payload["actions"][0] |= {"type": "static_select", "selected_option": {"value": value}}

    command = pressed(payload)

    assert isinstance(command, Choose)
    assert (command.intake, command.severity) == ("i-7", "2")


@pytest.mark.parametrize(
    "changes",
    [
        {"actions": []},
        {"actions": None},
        {"user": None},
        {"channel": None, "container": None},
        {"container": {"channel_id": "C0OTHER", "message_ts": STAMP}},
    ],
    ids=str,
)
def test_a_click_that_is_incomplete_or_contradicts_itself_is_none(changes: dict[str, Any]) -> None:
    assert inbound.pressed(click(**changes), CONFIG, NOW) is None


@pytest.mark.parametrize(
    ("action_id", "value"),
    [("approve", "EX-1"), ("option-select:a", "a"), ("ack", "EX-1"), ("choose:0", ""), ("", "EX-1"), ("rm:0", "EX-1")],
)
def test_buttons_of_other_makers_mean_nothing(action_id: str, value: str) -> None:
    assert inbound.pressed(click(action_id, value), CONFIG, NOW) is None


def test_a_slash_command_says_who_and_where() -> None:
    origin = typed(slash()).origin

    assert origin.by == Account(platform=Platform.SLACK, workspace="T0DESK", user="U0AGENT1")
    assert origin.place == Place(platform=Platform.SLACK, workspace="T0DESK", channel="C0TRIAGE")
    assert (origin.at, origin.via, origin.by_name) == (NOW, Via.SLASH, "agent.one")
    assert origin.keys == ("slack:command:13.37.beef",)


def test_a_slash_command_without_a_trigger_is_known_by_all_it_says() -> None:
    form = slash()
    del form["trigger_id"]

    assert typed(form).origin.keys == typed(dict(form)).origin.keys
    assert typed(form).origin.keys != typed(form | {"text": "help"}).origin.keys


def test_ack_is_short_for_the_verb() -> None:
    command = typed(slash("/ack", "ex-1"))

    assert isinstance(command, Acknowledge)
    assert command.ticket == "EX-1"


def test_what_is_typed_is_read_as_it_was_meant() -> None:
    command = typed(slash(text="reply EX-1 use &lt;b&gt; &amp; see <https://a.example/x>"))

    assert isinstance(command, Reply)
    assert command.text == "use <b> & see https://a.example/x"


def test_what_cannot_be_read_is_answered_with_help() -> None:
    assert isinstance(typed(slash(text="dance")), Help)


@pytest.mark.parametrize("form", [slash(command="/other"), slash(channel_id=""), slash(user_id="")], ids=str)
def test_a_slash_command_of_others_or_from_nowhere_is_none(form: dict[str, str]) -> None:
    assert inbound.typed(form, CONFIG, NOW) is None


def test_whom_a_slash_command_mentions_is_said() -> None:
    command = typed(slash(text="assign EX-1 <@U0AGENT2|agent.two>"))

    assert command.origin.mentions == (Account(platform=Platform.SLACK, workspace="T0DESK", user="U0AGENT2"),)
