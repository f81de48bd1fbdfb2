"""Cards, files and pictures of a message are read or named; no shape and no length of them breaks anything."""

import json
from typing import Any

import pytest

from adapters.teams import inbound
from bot.model.carried import FileKind
from tests.unit.teams.brought import FORWARD, heard, html, lines
from tests.unit.teams.deliveries import NOW, activity, direct

HERO = json.dumps({"title": "T", "text": "<p>x &amp; y</p>"})
CARD = "application/vnd.microsoft.card.adaptive"
ADAPTIVE = {
    "type": "AdaptiveCard",
    "body": [
        {"type": "TextBlock", "text": "Disk full"},
        {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": "on "}, {"type": "TextRun", "text": "db1"}]},
        {"type": "FactSet", "facts": [{"title": "Since", "value": "08:00"}]},
        {"type": "ColumnSet", "columns": [{"type": "Column", "items": [{"type": "TextBlock", "text": "left"}]}]},
        {"type": "Table", "rows": [{"cells": [{"items": [{"text": "a"}]}, {"items": [{"text": "b"}]}]}]},
        {"type": "Input.Text", "title": "Answer"},
    ],
    "actions": [{"type": "Action.Submit", "title": "Ok"}],
}


@pytest.mark.parametrize(
    ("attached", "said"),
    [
        ({"contentType": CARD, "content": ADAPTIVE},
         ["Disk full", "on db1", "Since: 08:00", "left", "a | b"]),
        ({"contentType": "application/vnd.microsoft.card.hero", "content": HERO},
         ["T", "x & y"]),
        ({"contentType": "application/vnd.microsoft.teams.card.o365connector", "content": {
            "title": "Alert", "sections": [{"activityTitle": "CPU", "facts": [{"name": "Host", "value": "db1"}]}]}},
         ["Alert", "CPU", "Host: db1"]),
        ({"contentType": CARD, "content": {}}, ["[a card that can't be read here]"]),
        ({"contentType": "application/vnd.microsoft.card.codesnippet", "name": "fix.py", "content": "{}"},
         ["[code snippet: fix.py]"]),
        ({"contentType": "application/vnd.microsoft.card.fluidEmbedCard", "content": {"componentUrl": "https://l.test"}},
         ["[Loop component]"]),
        ({"contentType": "application/vnd.microsoft.card.audio", "content": {"duration": "PT1M2.99S"}},
         ["[voice message, 1:02]"]),
        ({"contentType": "audio/mp4", "contentUrl": "https://f.test/1"}, ["[voice message]"]),
        ({"contentType": "video/mp4", "name": "clip.mp4"}, ["[video: clip.mp4]"]),
        ({"contentType": "meetingReference", "name": "Weekly"}, ["[meeting: Weekly]"]),
        ({"contentType": "reference", "name": "pump.log", "contentUrl": "https://f.test/2"}, ["[file: pump.log]"]),
    ],
)  # fmt: skip
def test_what_hangs_on_a_message_is_read_or_named(attached: dict[str, Any], said: list[str]) -> None:
    assert lines(heard("", attached)) == said


def test_a_file_that_comes_with_its_place_in_the_html_is_one_file() -> None:
    file = {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "pump.log", "content": {}}

    command = inbound.heard(
        direct(text="log", attachments=[html('<p>log</p><attachment id="9"></attachment>'), file]), NOW
    )

    assert command
    assert lines(command) == ["[file: pump.log]"]


def test_an_inline_picture_is_one_picture_and_no_word() -> None:
    markup = (
        '<p>See <img src="https://x.test/hostedContents/1" alt="image" itemtype="http://schema.skype.com/AMSImage"></p>'
    )
    attached = {"contentType": "image/*", "contentUrl": "https://files.test/1"}

    command = heard("See", html(markup), attached)

    assert command.text == "See"
    assert [file.kind for file in command.files] == [FileKind.IMAGE]
    assert lines(heard("", html(markup))) == ["[image]"]


ODD = [
    None,
    5,
    "text",
    [],
    {},
    [None],
    [5],
    [{}],
    "{",
    "[" * 5_000,
    "{" * 5_000,
    {"body": 5},
    {"body": [{"items": [5]}]},
]


@pytest.mark.parametrize("value", ODD, ids=lambda value: repr(value)[:20])
def test_odd_shapes_break_nothing(value: Any) -> None:
    for kind in (
        "messageReference",
        "forwardedMessageReference",
        "image/png",
        CARD,
    ):
        for key in ("content", "name", "contentUrl", "id", "contentType"):
            inbound.heard(activity(attachments=[{"contentType": kind, key: value}]), NOW)
    inbound.heard(activity(attachments=value, entities=value), NOW)
    inbound.heard(activity(entities=[{"type": "quotedReply", "quotedReply": value}]), NOW)
    content = {"originalMessageContent": value, "originalMessageSender": value}
    inbound.heard(activity(attachments=[{"contentType": "x", "content": content}]), NOW)


def deep(depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = {"type": "TextBlock", "text": "deep"}
    for _ in range(depth):
        inner = {"type": "Container", "items": [inner]}
    return inner


def test_no_message_is_kept_in_endless_length() -> None:
    card = {
        "contentType": CARD,
        "content": {"body": [{"text": "y" * 900}] * 5_000},
    }
    endless = [FORWARD | {"content": {"originalMessageContent": "z" * 90_000}}, card, {"contentType": "x/y"}]
    nested = {"contentType": CARD, "content": deep(400)}

    command = heard("w" * 500_000, *(endless * 200), nested, html("<attachment>" * 20_000 + "<blockquote>" * 20_000))

    assert len(command.text) + len("\n".join(lines(command))) < 80_000
