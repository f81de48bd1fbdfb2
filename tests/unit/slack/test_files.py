"""Files that say something, emails to a channel, and edits that bring more along."""

from typing import Any

import pytest

from adapters.slack import inbound
from adapters.slack.rewritten import rewritten
from bot.commands import EditMessage
from bot.model.carried import File, FileKind
from bot.model.places import Account, Platform
from tests.unit.slack.brought import FORWARD, MAIL, heard, lines
from tests.unit.slack.deliveries import CONFIG, STAMP, event, shared_event


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ({"name": "pump.log"}, ["[file: pump.log]"]),
        ({"name": "a.png", "mimetype": "image/png", "mode": "hosted"}, ["[image: a.png]"]),
        ({"title": "error.txt", "mode": "snippet", "preview": "Traceback:\n  x", "preview_is_truncated": True},
         ["[snippet: error.txt]", "Traceback:", "  x", "…"]),
        ({"name": "audio_message.m4a", "subtype": "slack_audio", "mimetype": "audio/mp4", "duration_ms": 42_300},
         ["[voice message, 0:42]"]),
        ({"subtype": "slack_audio", "duration_ms": 62_000,
          "transcription": {"status": "complete", "preview": {"content": "The pump stopped", "has_more": True}}},
         ["[voice message, 1:02]", "The pump stopped …"]),
        ({"name": "clip.mp4", "subtype": "slack_video", "duration_ms": 5_000}, ["[video: clip.mp4, 0:05]"]),
        ({"name": "canvas", "title": "Runbook", "mode": "quip", "filetype": "quip"}, ["[canvas: Runbook]"]),
        ({"title": "Minutes", "mode": "space", "preview_plain_text": "We met."}, ["[post: Minutes]", "We met."]),
        ({"name": "pump.log", "title": "Pump 3"}, ["[file: pump.log, Pump 3]"]),
        ({"name": "pump.log", "title": "pump"}, ["[file: pump.log]"]),
        ({"name": "a.png", "mimetype": "image/png", "alt_txt": "a red lamp"}, ["[image: a.png]", "a red lamp"]),
        ({"title": "Open points", "mode": "list", "list_metadata": {"description": "of May"}},
         ["[list: Open points]", "of May"]),
        ({"name": "a.pdf", "initial_comment": {"comment": "page 2"}}, ["[file: a.pdf]", "page 2"]),
        ({"id": "F1", "mode": "tombstone"}, ["[file: deleted file]"]),
        ({"id": "F2", "mode": "file_access", "file_access": "check_file_info"}, ["[file: F2]"]),
    ],
)  # fmt: skip
def test_a_file_is_named_as_what_it_is_with_what_it_says(file: dict[str, Any], said: list[str]) -> None:
    assert lines(subtype="file_share", text="", files=[file]) == said


def test_an_email_to_the_channel_is_heard_with_sender_subject_and_words() -> None:
    command = inbound.heard(shared_event(user="USLACKBOT", bot_id="B01", text="", files=[MAIL]), CONFIG)

    assert command is not None
    assert command.origin.by == Account(platform=Platform.SLACK, workspace="email", user="one@acme.example")
    assert command.origin.by_name == "Contact One"
    assert [line for file in command.files for line in file.lines] == [
        "[email: Pump down]",
        "From: Contact One <One@acme.example>\nSubject: Pump down\nIt stopped at eight.",
        "[file: pump.pdf]",
    ]


def test_an_email_that_a_person_shows_is_theirs() -> None:
    assert heard(user="U0ONE", text="", files=[MAIL]).origin.by == Account(
        platform=Platform.SLACK, workspace="T0DESK", user="U0ONE"
    )


@pytest.mark.parametrize("sender", [None, [], [{}], [{"address": 5}], [{"address": "no way/<x>"}], "x"])
def test_an_email_that_does_not_say_who_sent_it_is_heard(sender: object) -> None:
    command = heard(user="USLACKBOT", text="", files=[MAIL | {"from": sender}])

    assert command.origin.by is not None
    assert command.origin.by.user == "unknown"


# Edits


def test_an_edit_that_adds_such_content_is_read_the_same_way() -> None:
    before = event()["event"]
    after = before | {"attachments": [FORWARD], "edited": {"user": "U0AGENT1", "ts": "1772463700.000100"}}
    changed = event(subtype="message_changed", hidden=True, message=after, previous_message=before)

    command = rewritten(changed, CONFIG)

    assert isinstance(command, EditMessage)
    assert [one.by for one in command.carried] == ["Contact Two"]


def test_the_words_of_a_voice_message_are_heard_when_slack_has_found_them() -> None:
    silent = {"subtype": "slack_audio", "transcription": {"status": "processing"}}
    spoken = silent | {"transcription": {"status": "complete", "preview": {"content": "The pump stopped"}}}
    before = event(subtype="file_share", text="", files=[silent])["event"]
    changed = event(subtype="message_changed", message=before | {"files": [spoken]}, previous_message=before)

    command = rewritten(changed, CONFIG)

    assert isinstance(command, EditMessage)
    assert command.files == (File(name="", kind=FileKind.VOICE, text="The pump stopped"),)
    assert command.message == STAMP
