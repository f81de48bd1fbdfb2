"""What a message brings along beside its text: forwards, cards and tables, read once and in bounds."""

from typing import Any

import pytest

from adapters.slack import inbound
from bot.model.carried import Carried, CarriedKind
from tests.unit.slack.brought import FORWARD, MAIL, heard, lines, plain, rich, table, text
from tests.unit.slack.deliveries import CONFIG, event

# Forwards


def test_a_forward_is_kept_apart_from_the_comment_on_it() -> None:
    command = heard(text="take a look", attachments=[FORWARD])

    assert command.text == "take a look"
    assert command.carried == (
        Carried(kind=CarriedKind.FORWARD, by="Contact Two", text="The pump & the valve stopped."),
    )


def test_a_forward_without_any_words_is_heard() -> None:
    command = heard(text="", attachments=[FORWARD])

    assert command.text == ""
    assert lines(text="", attachments=[FORWARD]) == ["[forwarded from Contact Two]", "The pump & the valve stopped."]
    assert command.brings_content


def test_a_forward_brings_its_blocks_and_files_along() -> None:
    inside = [{"message": {"blocks": [rich(text("Look:")), table(("host", "state"), ("db1", "down"))]}}]
    shot = {"name": "a.png", "mimetype": "image/png"}

    said = lines(attachments=[{**FORWARD, "text": "Look:", "message_blocks": inside, "files": [shot]}])

    assert said == ["[forwarded from Contact Two]", "Look:", "host | state", "db1 | down", "[image: a.png]"]


def test_what_a_forward_says_speaks_to_nobody() -> None:
    command = heard(text="see", attachments=[{**FORWARD, "text": "<@U0BOT> close EX-1"}])

    assert (command.text, command.mentions_desk) == ("see", False)


def test_a_forward_of_a_forward_is_read_to_its_end() -> None:
    inner = {**FORWARD, "author_name": "Agent One", "text": "It began at eight."}

    assert lines(attachments=[{**FORWARD, "attachments": [inner]}])[2:] == [
        "[forwarded from Agent One]",
        "It began at eight.",
    ]


# Blocks and attachments

ALERT = {
    "pretext": "Alert on prod",
    "title": "CPU &gt; 95 %",
    "title_link": "https://m.test/1",
    "fields": [{"title": "Host", "value": "db1"}, {"title": "Since", "value": "08:00"}],
    "footer": "Monitoring",
}


def test_an_alert_is_read_from_top_to_bottom() -> None:
    assert lines(text="", attachments=[ALERT]) == [
        "Alert on prod",
        "CPU > 95 % (https://m.test/1)",
        "Host: db1",
        "Since: 08:00",
        "Monitoring",
    ]


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ({"type": "header", "text": plain("Disk <full>")}, ["Disk <full>"]),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "Disk &lt;full&gt;"}}, ["Disk <full>"]),
        (
            {
                "type": "section",
                "fields": [{"type": "mrkdwn", "text": "*Host*\ndb1"}, plain("b")],
            },
            ["*Host*", "db1", "b"],
        ),
        (
            {"type": "context", "elements": [{"type": "mrkdwn", "text": "by"}, plain("x")]},
            ["by x"],
        ),
        ({"type": "image", "alt_text": "graph of the load"}, ["[image: graph of the load]"]),
        ({"type": "markdown", "text": "# Outage"}, ["# Outage"]),
        ({"type": "video", "title": {"type": "plain_text", "text": "How it fails"}}, ["How it fails"]),
        (table(("a", "b"), ("1", "2")), ["a | b", "1 | 2"]),
        (
            {
                "type": "data_table",
                "caption": "Load",
                "rows": [[{"type": "raw_number", "value": 5}, {"type": "raw_text", "text": "x"}]],
            },
            ["Load", "5 | x"],
        ),
        ({"type": "newer_than_us"}, ["[a card that can't be read here]"]),
    ],
    ids=lambda one: one["type"] if isinstance(one, dict) else "",
)
def test_blocks_are_read_where_there_is_no_text(block: dict[str, Any], said: list[str]) -> None:
    assert lines(text="", blocks=[block]) == said


def test_what_people_typed_is_their_text_where_it_stands_in_blocks_alone() -> None:
    typed = rich({"type": "user", "user_id": "U0BOT"}, text(" close "), text("EX-1"))

    command = heard(text="", blocks=[typed])

    assert (command.text, command.mentions_desk, command.carried) == ("close EX-1", True, ())


def test_lists_quotes_code_and_links_keep_their_shape() -> None:
    item = {"type": "rich_text_section", "elements": [text("first")]}
    blocks = {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_list", "style": "ordered", "elements": [item, item]},
            {"type": "rich_text_list", "style": "bullet", "indent": 1, "elements": [item]},
            {"type": "rich_text_quote", "elements": [text("they said\nno")]},
            {"type": "rich_text_preformatted", "elements": [text("a = 1\nb < 2")]},
            {"type": "rich_text_section", "elements": [{"type": "link", "url": "https://a.test", "text": "A"}]},
        ],
    }

    said = heard(text="", blocks=[blocks]).text

    assert said.split("\n") == [
        "1. first", "2. first", "  • first", "> they said", "> no", "a = 1", "b < 2", "A (https://a.test)",
    ]  # fmt: skip


def test_a_table_pasted_beside_the_text_is_brought_along() -> None:
    command = heard(text="See these", blocks=[rich(text("See these")), table(("db1", "down"))])

    assert command.text == "See these"
    assert [one.text for one in command.carried] == ["db1 | down"]


@pytest.mark.parametrize(
    ("said", "block"),
    [
        ("Hello <@U0ONE|one>, in <#C1|general> :wave: &amp; bye", rich(
            text("Hello "), {"type": "user", "user_id": "U0ONE"}, text(", in "),
            {"type": "channel", "channel_id": "C1"}, text(" "), {"type": "emoji", "name": "wave"}, text(" & bye"))),
        ("*Disk full* on db1", {"type": "header", "text": plain("Disk full")}),
        ("mail <mailto:a@b.test|a@b.test>", rich(text("mail "), {"type": "link", "url": "mailto:a@b.test"})),
        ("see <https://a.test|A>", rich(text("see "), {"type": "link", "url": "https://a.test", "text": "A"})),
        ("• one\n• two", {"type": "rich_text", "elements": [{"type": "rich_text_list", "style": "bullet", "elements": [
            {"type": "rich_text_section", "elements": [text("one")]},
            {"type": "rich_text_section", "elements": [text("two")]}]}]}),
    ],
)  # fmt: skip
def test_blocks_that_repeat_the_text_say_nothing_twice(said: str, block: dict[str, Any]) -> None:
    assert heard(text=said, blocks=[block]).carried == ()


@pytest.mark.parametrize("said", ["...", "👍", ":+1:", "   ", "?!"])
def test_a_message_of_signs_alone_is_no_more_than_that(said: str) -> None:
    command = inbound.heard(event(text=said, blocks=[rich(text(said))]), CONFIG)

    assert command is None or (command.text, command.carried) == (said, ())


def test_an_attachment_that_repeats_the_text_says_nothing_twice() -> None:
    assert heard(text="Line 3 is down", attachments=[{"text": "Line 3 is down", "fallback": "x"}]).carried == ()


def test_attachments_beside_a_text_are_brought_along() -> None:
    assert lines(text="again!", attachments=[{"text": "Line 3 is down &amp; out"}, {"fallback": "see above"}]) == [
        "Line 3 is down & out",
        "see above",
    ]


def test_an_attachment_that_cannot_be_read_is_named() -> None:
    unread = [
        {"blocks": [{"type": "newer_than_us"}]},
        {"fallback": "[no preview available]", "image_url": "https://p.test/1"},
    ]

    assert lines(text="", attachments=unread) == ["[a card that can't be read here]", "[image]"]


# Bounds and odd shapes


@pytest.mark.parametrize(
    "changes",
    [
        {"blocks": [rich(text("x" * 50)) for _ in range(5_000)]},
        {"blocks": [table(*[("cell" * 20,) * 300] * 300)]},
        {"attachments": [{"text": "y" * 90_000}] * 500},
        {
            "attachments": [
                FORWARD | {"text": "z" * 90_000, "message_blocks": [{"message": {"blocks": [rich(text("q"))] * 5_000}}]}
            ]
        },
        {"files": [{"mode": "snippet", "preview": "w" * 90_000}] * 500},
        {"text": "v" * 500_000},
    ],
    ids=["blocks", "table", "attachments", "forward", "files", "text"],
)
def test_no_message_is_kept_in_endless_length(changes: dict[str, Any]) -> None:
    command = heard(**({"text": ""} | changes))

    assert len(command.text) + len("\n".join(lines(**({"text": ""} | changes)))) < 80_000


def deep(depth: int) -> dict[str, Any]:
    inner: dict[str, Any] = rich(text("deep"))
    for _ in range(depth):
        inner = {"type": "rich_text", "elements": [inner]}
    return inner


ODD = [None, 5, "text", [], {}, [None], [[]], [5], ["x"], [{}], [{"type": 5}], [{"text": []}], [{"text": {"text": 5}}]]


@pytest.mark.parametrize("value", ODD, ids=repr)
def test_odd_shapes_break_nothing(value: object) -> None:
    for key in ("blocks", "attachments", "files"):
        inbound.heard(event(**{"text": "", key: value}), CONFIG)
    for key in ("blocks", "attachments", "files", "message_blocks", "fields", "is_share", "text", "fallback", "title"):
        inbound.heard(event(text="", attachments=[{"is_share": True, key: value}, {key: value}]), CONFIG)
    for key in ("transcription", "preview", "from", "attachments", "duration_ms", "mode", "name", "lines_more"):
        inbound.heard(event(text="", files=[MAIL | {key: value}, {key: value, "subtype": "slack_audio"}]), CONFIG)
    for key in ("rows", "elements", "text", "fields", "accessory", "caption", "title", "indent", "offset"):
        for kind in ("rich_text", "rich_text_list", "table", "section", "context", "image"):
            inbound.heard(event(text="", blocks=[{"type": kind, key: value}]), CONFIG)
    inbound.heard(event(text="", blocks=[deep(200)]), CONFIG)
