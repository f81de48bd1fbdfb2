"""Message events as commands: who spoke, where, when, what, and by which keys a second delivery is known."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.slack import inbound
from bot.commands import ReceiveMessage, Room, Via
from bot.model.carried import File
from bot.model.places import Account, Platform, Thread
from tests.unit.slack.deliveries import ACME, CONFIG, STAMP, event, shared_event


def heard(payload: Any) -> ReceiveMessage:
    command = inbound.heard(payload, CONFIG)
    assert command is not None
    return command


def account(workspace: str, user: str) -> Account:
    return Account(platform=Platform.SLACK, workspace=workspace, user=user)


def test_a_message_says_who_where_when_and_what() -> None:
    command = heard(event())

    origin = command.origin
    assert origin.by == account("T0DESK", "U0AGENT1")
    assert (origin.place, origin.thread, origin.via) == (ACME, None, Via.MESSAGE)
    assert origin.at == datetime(2026, 3, 2, 15, 0, 0, 100, tzinfo=UTC)
    assert (command.message, command.text, command.mentions_desk) == (STAMP, "The pump stopped.", False)


def test_a_reply_is_in_its_thread() -> None:
    command = heard(event(thread_ts="1772463500.000001"))

    assert command.origin.thread == Thread(place=ACME, root="1772463500.000001")


def test_the_message_that_a_thread_hangs_under_is_no_reply() -> None:
    command = heard(event(thread_ts=STAMP))

    assert command.origin.thread is None


def test_a_bot_that_writes_as_no_user_is_heard_by_its_own_id_if_it_is_to_the_desk() -> None:
    command = heard(event(subtype="bot_message", user="", bot_id="B0HELPER", text="<@U0BOT> list"))

    assert (str(command.origin.by), command.origin.by_program) == ("slack:T0DESK/B0HELPER", True)
    assert inbound.heard(event(subtype="bot_message", user="", bot_id="B0HELPER"), CONFIG) is None


@pytest.mark.parametrize("subtype", [None, "file_share", "thread_broadcast", "me_message"])
def test_people_are_heard(subtype: str | None) -> None:
    assert inbound.heard(event(subtype=subtype), CONFIG)


@pytest.mark.parametrize(
    "changes",
    [
        {"subtype": "bot_message"},
        {"subtype": "channel_join"},
        {"subtype": "message_changed"},
        {"subtype": "message_deleted"},
        {"subtype": "message_replied"},
        {"subtype": "assistant_app_thread"},
        {"bot_id": "B0BOT"},
        {"hidden": True},
        {"edited": {"user": "U0ONE", "ts": STAMP}},
        {"user": "U0BOT"},
        {"user": "USLACKBOT"},
        {"user": None},
        {"channel": None},
        {"ts": None},
        {"ts": "soon"},
        {"text": None},
        {"text": ""},
        {"text": "  \n "},
    ],
    ids=str,
)
def test_bots_edits_joins_and_what_is_incomplete_are_not_heard(changes: dict[str, Any]) -> None:
    assert inbound.heard(event(**changes), CONFIG) is None


def test_the_bot_knows_itself_by_the_authorization_too() -> None:
    payload = event(user="U0BOT2")
    payload["authorizations"] = [{"team_id": "T0DESK", "user_id": "U0BOT2", "is_bot": True}]

    assert inbound.heard(payload, CONFIG) is None


def test_a_message_and_its_mention_share_their_meaning_but_not_their_delivery() -> None:
    message = heard(event(text="<@U0BOT> help")).origin.keys
    mention = heard(event(type="app_mention", text="<@U0BOT> help") | {"event_id": "Ev02"}).origin.keys

    assert message[0] == "slack:event:Ev01"
    assert mention[0] == "slack:event:Ev02"
    assert message[1:] == mention[1:] == (f"slack:T0DESK/C0ACME/{STAMP}", "slack:T0DESK/C0ACME/client/0f1e-client")


def test_a_post_that_comes_again_under_another_stamp_is_known_by_its_clients_id() -> None:
    once, again = heard(event()), heard(event(ts="1772463600.000900"))

    assert set(once.origin.keys) & set(again.origin.keys) >= {"slack:T0DESK/C0ACME/client/0f1e-client"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<@U0BOT> ack EX-1", "ack EX-1"),
        ("<@U0BOT|plandesk> ack EX-1", "ack EX-1"),
        ("hello <@U0BOT> the pump stopped", "hello the pump stopped"),
        ("help <@U0BOT>", "help"),
        ("First line\n<@U0BOT> second", "First line\nsecond"),
        ("<@U0BOT> ask <@U0BOT>", "ask @U0BOT"),
        ("<@U0BOT>", ""),
    ],
)
def test_the_mention_of_the_desk_is_taken_out_once(text: str, said: str) -> None:
    command = heard(event(text=text))

    assert (command.text, command.mentions_desk, command.origin.via) == (said, True, Via.MENTION)


def test_a_mention_event_mentions_the_desk_even_where_its_user_is_unknown() -> None:
    command = heard(event(type="app_mention", text="<@U0ELSE> help") | {"authorizations": []})

    assert command.mentions_desk


def test_the_mention_of_somebody_else_is_left_in() -> None:
    command = heard(event(text="<@U0ONE> look"))

    assert (command.text, command.mentions_desk) == ("@U0ONE look", False)


def test_files_are_named_and_linked() -> None:
    shot = {"id": "F1", "name": "pump.png", "permalink": "https://files.test/1", "url_private": "https://files.test/2"}
    withheld = {"id": "F2", "mode": "file_access", "file_access": "check_file_info"}

    command = heard(event(subtype="file_share", text="", files=[shot, withheld, None]))

    assert command.files == (File(name="pump.png", url="https://files.test/1"), File(name="F2"))


def test_what_no_database_keeps_is_taken_out() -> None:
    command = heard(event(text="a\x00b\ud800c\U0001f9ef\u202ed"))

    assert command.text == "ab\ufffdc\U0001f9ef\u202ed"


def test_in_a_shared_channel_the_place_is_ours_and_the_person_is_theirs() -> None:
    command = heard(shared_event())

    assert command.origin.place == ACME
    assert command.origin.by == account("T0ACME", "U0ONE")


@pytest.mark.parametrize(
    ("outer", "inner", "team"),
    [
        ({}, {"user_team": "T0ACME", "team": "T0DESK"}, "T0ACME"),
        ({}, {"user_team": None, "source_team": "T0ACME", "team": "T0DESK"}, "T0ACME"),
        ({}, {"user_team": None, "source_team": None, "team": "T0ACME"}, "T0ACME"),
        # Where the message does not say, the delivery may: it names one side of the channel.
        ({}, {"user_team": None, "source_team": None, "team": None}, "T0ACME"),
        ({"team_id": "T0DESK"}, {"user_team": None, "source_team": None, "team": None}, "T0DESK"),
        # An organisation in place of a workspace, as it is for people of Enterprise Grid.
        ({}, {"user_team": "E0ACME", "team": "T0DESK"}, "E0ACME"),
        ({"enterprise_id": "E0ACME", "team_id": "T0ACME2"}, {"user_team": "E0ACME"}, "T0ACME2"),
        ({"context_enterprise_id": "E0ACME", "context_team_id": "T0ACME3"}, {"user_team": "E0ACME"}, "T0ACME3"),
        ({"enterprise_id": "E0ELSE", "team_id": "T0ELSE"}, {"user_team": "E0ACME"}, "E0ACME"),
        ({"enterprise_id": "E0ACME", "team_id": None}, {"user_team": "E0ACME"}, "E0ACME"),
    ],
)
def test_a_person_belongs_to_their_own_workspace(outer: dict[str, Any], inner: dict[str, Any], team: str) -> None:
    command = heard(shared_event(**inner) | outer)

    assert command.origin.by == account(team, "U0ONE")


@pytest.mark.parametrize(
    ("outer", "workspace"),
    [
        ({"team_id": "T0ACME"}, "T0DESK"),
        ({"authorizations": [], "context_team_id": "T1", "team_id": "T2"}, "T1"),
        ({"authorizations": [{"team_id": None}], "team_id": "T2"}, "T2"),
        ({"authorizations": None, "team_id": None}, "T0DESK"),
    ],
)
def test_a_place_is_in_the_workspace_that_the_bot_is_installed_in(outer: dict[str, Any], workspace: str) -> None:
    command = heard(event() | outer)

    assert command.origin.place is not None
    assert command.origin.place.workspace == workspace


SHOT = {"id": "F1", "user": "U0ONE", "user_team": "T0ACME", "name": "a.png"}


@pytest.mark.parametrize(
    ("outer", "files", "team", "is_assumed"),
    [
        ("T0DESK", [SHOT], "T0ACME", False),
        ("T0DESK", [SHOT | {"user": "U0TWO", "user_team": "T0ELSE"}, SHOT], "T0ACME", False),
        ("T0ACME", [SHOT | {"user_team": None}], "T0ACME", False),
        ("T0DESK", [SHOT | {"user_team": None}], "T0DESK", True),
        ("T0DESK", [SHOT | {"user": "U0TWO"}], "T0DESK", True),
        ("T0DESK", [{"id": "F1"}], "T0DESK", True),
        ("T0DESK", [SHOT | {"user_team": "E0ACME"}], "E0ACME", True),
    ],
)
def test_whose_a_message_with_files_is_says_a_file_or_the_delivery(
    outer: str, files: list[dict[str, Any]], team: str, is_assumed: bool
) -> None:
    payload = event(subtype="file_share", user="U0ONE", team=None, files=files) | {"team_id": outer}

    origin = heard(payload).origin

    assert (origin.by, origin.is_workspace_assumed) == (account(team, "U0ONE"), is_assumed)


def test_a_message_that_names_its_writers_workspace_assumes_nothing() -> None:
    assert not heard(shared_event()).origin.is_workspace_assumed


def test_a_message_that_a_program_posts_says_in_whose_name() -> None:
    origin = heard(event(bot_id="B0OTHER", client_msg_id=None)).origin

    assert (origin.by, origin.by_program) == (account("T0DESK", "U0AGENT1"), True)


def test_the_name_is_the_one_that_people_see() -> None:
    command = heard(event(user_profile={"display_name": "", "real_name": "Agent One"}))

    assert command.origin.by_name == "Agent One"


def test_whom_a_message_mentions_beside_the_desk_is_said_in_order() -> None:
    origin = heard(event(text="<@U0BOT> assign EX-1 <@U0AGENT2|agent.two>, <@U0LEAD>")).origin

    assert origin.mentions == (account("T0DESK", "U0AGENT2"), account("T0DESK", "U0LEAD"))


def test_what_is_written_to_the_desk_alone_is_said_to_it() -> None:
    message = heard(event(channel="D0ONE", channel_type="im"))

    assert (message.room, message.mentions_desk, message.origin.via) == (Room.DIRECT, True, Via.MENTION)
