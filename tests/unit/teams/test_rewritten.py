"""Edits and deletions as commands: what became of which message, and what is none of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.teams.rewritten import rewritten
from bot.commands import DeleteMessage, EditMessage
from tests.unit.teams.deliveries import ACME, CONTACT_ONE, MESSAGE, NOW, activity, mention


def happened(kind: str, event: str, **changes: Any) -> dict[str, Any]:
    """What became of Contact One's message."""
    channel = activity()["channelData"] | {"eventType": event}
    return activity(**({"type": kind, "channelData": channel, "timestamp": "2026-03-02T15:01:00Z"} | changes))


def edited(**changes: Any) -> dict[str, Any]:
    return happened("messageUpdate", "editMessage", **({"text": "The pump stopped again."} | changes))


def deleted(**changes: Any) -> dict[str, Any]:
    return happened("messageDelete", "softDeleteMessage", **({"text": None} | changes))


def test_an_edit_says_whose_message_holds_what_now() -> None:
    command = rewritten(edited(), NOW)

    assert isinstance(command, EditMessage)
    assert (command.message, command.text) == (MESSAGE, "The pump stopped again.")
    assert (command.origin.by, command.origin.place) == (CONTACT_ONE, ACME)
    assert command.origin.at == datetime(2026, 3, 2, 15, 1, tzinfo=UTC)


def test_a_mention_that_is_added_brings_the_message_as_it_would_have_been_heard() -> None:
    command = rewritten(edited(text="<at>plandesk</at> The pump stopped again.", entities=[mention()]), NOW)

    assert isinstance(command, EditMessage)
    assert command.mention
    assert (command.mention.message, command.mention.text) == (MESSAGE, "The pump stopped again.")
    assert command.mention.mentions_desk


def test_an_edit_that_does_not_speak_to_the_desk_brings_none() -> None:
    command = rewritten(edited(), NOW)

    assert isinstance(command, EditMessage)
    assert command.mention is None


def test_a_deletion_says_whose_message_is_gone() -> None:
    command = rewritten(deleted(), NOW)

    assert isinstance(command, DeleteMessage)
    assert (command.message, command.origin.by) == (MESSAGE, CONTACT_ONE)


def test_what_is_brought_back_holds_what_it_held() -> None:
    command = rewritten(happened("messageUpdate", "undeleteMessage"), NOW)

    assert isinstance(command, EditMessage)
    assert command.text == "The pump stopped."


def test_what_comes_again_has_the_same_key_and_every_edit_its_own() -> None:
    keys = [
        rewritten(one, NOW).origin.keys  # type: ignore[union-attr]  # each is one
        for one in (edited(), edited(), edited(text="It runs."), edited(timestamp="2026-03-02T15:02:00Z"), deleted())
    ]

    assert keys[0] == keys[1]
    assert len(set(keys)) == 4
    assert (f"{ACME}/{MESSAGE}",) not in keys


@pytest.mark.parametrize(
    "told",
    [
        activity(),
        edited(type="message"),
        happened("messageUpdate", "somethingElse"),
        happened("messageDelete", "editMessage"),
        edited(text=" "),
        edited(id=None),
        edited(**{"from": {"id": "28:another-bot", "name": "Bot"}}),
        deleted(**{"from": {"id": "29:x", "role": "bot"}}),
        deleted(conversation={"id": "a b"}),
    ],
    ids=lambda told: str(told)[:120],
)
def test_bots_other_news_and_what_is_incomplete_are_none(told: dict[str, Any]) -> None:
    assert rewritten(told, NOW) is None
