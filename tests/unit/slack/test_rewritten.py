"""Edits and deletions as commands: what became of which message, and what is none of it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from adapters.slack.rewritten import rewritten
from bot.commands import DeleteMessage, EditMessage
from bot.model.places import Account
from tests.unit.slack.deliveries import ACME, CONFIG, STAMP, event, shared_event

LATER = "1772463660.000200"
EDITED = {"user": "U0AGENT1", "ts": "1772463660.000000"}


def inner(payload: Any, **changes: Any) -> dict[str, Any]:
    """The message that an event is about, as it stands inside of another."""
    found = {key: value for key, value in payload["event"].items() if key not in {"channel", "event_ts"}}
    return {key: value for key, value in (found | changes).items() if value is not None}


def changed(payload: Any = None, **changes: Any) -> Any:
    """An edit of that message, by default one of somebody of the desk."""
    payload = payload or event()
    after = inner(payload, **({"text": "The pump stopped again.", "edited": EDITED} | changes))
    return around(payload, subtype="message_changed", message=after, previous_message=inner(payload))


def deleted(payload: Any = None, **how: Any) -> Any:
    """The deletion of that message."""
    payload = payload or event()
    told = {"subtype": "message_deleted", "previous_message": inner(payload), "deleted_ts": STAMP}
    return around(payload, **(told | how))


def around(payload: Any, **about: Any) -> Any:
    """The event that tells of it."""
    channel = payload["event"]["channel"]
    told = {"type": "message", "hidden": True, "channel": channel, "ts": LATER, "event_ts": LATER}
    return payload | {"event": told | about, "event_id": "Ev0LATER"}


def test_an_edit_says_whose_message_holds_what_now() -> None:
    command = rewritten(changed(), CONFIG)

    assert isinstance(command, EditMessage)
    assert (command.message, command.text) == (STAMP, "The pump stopped again.")
    assert (str(command.origin.by), command.origin.place) == ("slack:T0DESK/U0AGENT1", ACME)
    assert command.origin.at == datetime(2026, 3, 2, 15, 1, 0, 200, tzinfo=UTC)


def test_it_is_known_again_by_its_delivery_and_by_what_happened_when() -> None:
    command = rewritten(changed(), CONFIG)

    assert command is not None
    assert command.origin.keys == ("slack:event:Ev0LATER", f"{ACME}/{STAMP}/edited/{LATER}")


def test_a_mention_of_the_desk_is_left_out_as_when_it_was_heard() -> None:
    command = rewritten(changed(text="<@U0BOT> the pump stopped"), CONFIG)

    assert isinstance(command, EditMessage)
    assert command.text == "the pump stopped"


def test_a_mention_that_is_added_brings_the_message_as_it_would_have_been_heard() -> None:
    command = rewritten(changed(text="<@U0BOT> the pump stopped"), CONFIG)

    assert isinstance(command, EditMessage)
    assert command.mention
    assert (command.mention.message, command.mention.text, command.mention.mentions_desk) == (
        STAMP,
        "the pump stopped",
        True,
    )
    assert command.mention.origin.at < command.origin.at


def test_an_edit_that_does_not_speak_to_the_desk_brings_none() -> None:
    command = rewritten(changed(), CONFIG)

    assert isinstance(command, EditMessage)
    assert command.mention is None


def test_in_a_shared_channel_the_writer_is_of_their_own_workspace() -> None:
    heard = shared_event()
    command = rewritten(changed(heard), CONFIG)

    assert command is not None
    assert isinstance(command.origin.by, Account)
    assert command.origin.by.user == heard["event"]["user"]


def test_a_deletion_says_whose_message_is_gone() -> None:
    command = rewritten(deleted(), CONFIG)

    assert isinstance(command, DeleteMessage)
    assert (command.message, str(command.origin.by)) == (STAMP, "slack:T0DESK/U0AGENT1")


def test_so_does_the_stone_that_is_left_above_a_thread() -> None:
    stone = {"type": "message", "subtype": "tombstone", "user": "USLACKBOT", "hidden": True, "ts": STAMP}

    command = rewritten(deleted(subtype="message_changed", message=stone), CONFIG)

    assert isinstance(command, DeleteMessage)
    assert command.message == STAMP


@pytest.mark.parametrize(
    "payload",
    [
        event(),
        changed(edited=None),
        changed(bot_id="B0BOT"),
        changed(user="U0BOT"),
        changed(user=None),
        changed(ts=None),
        changed(subtype="channel_join"),
        changed(event(edited=EDITED)),
        deleted(event(bot_id="B0BOT")),
        deleted(event(user="U0BOT")),
        deleted(previous_message=None),
        deleted(subtype="message_replied"),
        deleted(type="reaction_added"),
    ],
    ids=lambda payload: str(payload["event"])[:200],
)
def test_previews_bots_and_what_is_incomplete_are_none(payload: Any) -> None:
    assert rewritten(payload, CONFIG) is None
