"""Whatever a recorded payload carries that a reader of the message would see, the desk reads too.

The shapes of messages come with empty texts: each is filled with a word of its own, and looked for in what was read.
"""

import json
import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from adapters.slack import speech as slack
from adapters.teams import speech as teams

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"
SHAPES = sorted((CORPUS / "slack" / "event_shapes").glob("*.json"))
SLACK_RECORDED = sorted((CORPUS / "slack" / "replay").glob("*.json"))
TEAMS_RECORDED = sorted((CORPUS / "teams" / "replay").glob("*.json"))

pytestmark = pytest.mark.skipif(not SHAPES, reason="needs the payloads of ../shared/corpus")

READ = frozenset(
    """
    text title subtitle pretext author_name author_subname service_name value footer alt_text alt_txt fallback name
    subject description filename comment content plain_text preview preview_plain_text
    """.split()
)
"""Under these keys stands what a reader may see."""

PRESSED = re.compile(r"actions|input|button|overflow|datepicker|timepicker|radio_buttons|checkboxes|.*_(select|input)")
"""Elements that one presses or fills in: nobody says what is written on them."""

UNSEEN = frozenset({"confirm", "user_profile", "bot_profile", "metadata", "root"})
"""Under these keys stands nothing of the message itself."""

LEFT_OUT = {
    "fallback": "for clients that cannot show the rest, which is read",
    "author_subname": "the handle of who is named already",
    "list.name": "the title of the list is read",
    "list_view.name": "the title of the list is read",
    "files.title": "the subject is read, of what has one",
    "files.alt_txt": "of pictures alone",
    "files.preview": "what was transcribed is read, of what has it",
    "files.plain_text": "likewise",
    "files.preview_plain_text": "likewise",
    "files.list_metadata.description": "of lists alone",
}
"""By the end of its path: what is not read, and why not."""


def _is_a_persons(path: Path) -> bool:
    event = json.loads(path.read_text()).get("event", {})
    subtypes = ("", "file_share", "thread_broadcast", "me_message")
    return event.get("type") in ("message", "app_mention") and event.get("subtype", "") in subtypes


def _filled(node: Any, path: str, number: Iterator[int]) -> Iterator[tuple[str, str]]:
    """Gives each text that a reader may see a word of its own; the words, and where they stand."""
    if isinstance(node, list):
        for one in node:
            yield from _filled(one, path, number)
    if not isinstance(node, dict) or PRESSED.fullmatch(str(node.get("type"))):
        return
    for key, value in node.items():
        there = f"{path}.{key}"
        if value == "" and key in READ:
            node[key] = f"zq{next(number)}zq"
            yield node[key], there
        elif key not in UNSEEN:
            yield from _filled(value, there, number)


def _said(said: slack.SlackSpeech | teams.TeamsSpeech) -> str:
    carried = (line for one in said.carried for line in one.lines)
    return "\n".join((said.text, *carried, *(line for file in said.files for line in file.lines)))


def test_every_text_of_a_persons_message_is_read_or_left_out_for_a_reason() -> None:
    lost = set()
    shapes = [path for path in SHAPES if _is_a_persons(path)]
    for path in shapes:
        event = json.loads(path.read_text())["event"]
        placed = dict(_filled(event, "", count()))
        said = _said(slack.spoken(event, frozenset()))
        lost |= {where for word, where in placed.items() if word not in said}

    assert len(shapes) >= 5
    assert {where for where in lost if not where.endswith(tuple(LEFT_OUT))} == set()


def test_nothing_is_left_out_for_a_reason_that_is_none() -> None:
    everything = [
        where
        for path in filter(_is_a_persons, SHAPES)
        for _, where in _filled(json.loads(path.read_text())["event"], "", count())
    ]

    assert [end for end in LEFT_OUT if not any(where.endswith(end) for where in everything)] == []


def test_all_words_of_a_recorded_message_on_slack_are_read(subtests: pytest.Subtests) -> None:
    for path in SLACK_RECORDED:
        with subtests.test(path.stem):
            event = json.loads(path.read_text()).get("event", {})
            written = re.sub(
                r"<[@#!][^<>]*>", " ", event.get("text", "") if event.get("type") != "reaction_added" else ""
            )

            said = _said(slack.spoken(event, frozenset()))

            assert [word for word in re.findall(r"\w+", written) if word not in said] == []
            assert [file["name"] for file in event.get("files", ()) if file["name"] not in said] == []


def test_all_words_of_a_recorded_message_on_teams_are_read(subtests: pytest.Subtests) -> None:
    for path in TEAMS_RECORDED:
        with subtests.test(path.stem):
            activity = json.loads(path.read_text())
            written = re.sub(r"<at>.*?</at>", " ", activity.get("text") or "")

            said = _said(teams.spoken(activity))

            assert [word for word in re.findall(r"\w+", written) if word not in said] == []
