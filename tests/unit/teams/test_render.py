"""Messages as cards: what is shown, and that no text at all breaks a limit or reaches anybody by itself."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.teams import render
from bot.model.message import (
    Button,
    Buttons,
    Fact,
    Facts,
    Heading,
    ListItem,
    Mark,
    Mention,
    Menu,
    Message,
    Note,
    Paragraph,
    Quote,
    Span,
    Strong,
    Style,
    Text,
    Title,
    Tone,
    When,
)
from bot.model.places import Account, Platform
from tests.unit.teams.adaptive import all_of, card, elements, links, words
from tests.unit.teams.deliveries import ONE, TENANT

SCHEMA = Path(__file__).parents[4] / "shared" / "corpus" / "schemas" / "adaptive-card-1.5.0.json"
CHOOSE = Button(label="Choose level 1", verb="choose", subject="in-7", argument="1")
AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
AGENT = Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)
HOSTILE = (
    "<at>Agent One</at> [bank](https://evil.example) ![x](https://evil.example/1.png) <b>b</b> &lt; **bold** _it_ "
    "`code` <https://evil.example> [x][y] {{DATE(2026-01-01T00:00:00Z, SHORT)}} javascript:alert(1) \\* ~~gone~~"
)


def paragraph(*spans: Span) -> str:
    [block] = elements(Paragraph(spans=spans))
    assert block["wrap"] is True
    return str(block["text"])


def rendered(*blocks: Any, summary: str = "Summary") -> dict[str, Any]:
    return render.payload(Message(summary=(Text(text=summary),), blocks=blocks), "d1", TENANT)


# Text


def test_text_from_people_is_shown_literally() -> None:
    shown = paragraph(Text(text=HOSTILE))

    assert words(shown) == HOSTILE
    assert links(shown) == []


@pytest.mark.parametrize(
    "text",
    [
        "# no heading",
        "- no item",
        "+ none",
        "1. first",
        "2) second",
        "> no quote",
        "===",
        "---",
        "***",
        "    no code",
        "a\n- b\n1. c\n# d",
        "snake_case and mail_server_1",
        "_x_",
        "R&D",
        "a < b > c",
        "&amp;",
    ],
)
def test_no_text_is_read_as_anything_else(text: str) -> None:
    assert words(paragraph(Text(text=text))).split() == text.split()


@pytest.mark.parametrize(
    "text", ["The pump stopped, see EX-1.", "snake_case", "R&D (a, b)", "50 % at 9:00", "a+b=c #5"]
)
def test_ordinary_text_is_sent_as_it_is(text: str) -> None:
    assert paragraph(Text(text=text)) == text


def test_lines_stay_lines() -> None:
    assert words(paragraph(Text(text="one\ntwo\r\n\nthree"))) == "one\n\ntwo\n\nthree"


def test_bold_stands_out_and_cannot_be_ended_from_within() -> None:
    shown = paragraph(Text(text="by "), Strong(text=" 1 ** urgent\n"), Text(text="."))

    assert shown == r"by **1 \*\* urgent**."
    assert words(shown) == "by 1 ** urgent."


def test_a_quote_is_set_apart_line_by_line_and_nothing_is_read_into_it() -> None:
    [quote] = elements(Quote(text=f"\n{HOSTILE}\n\nsecond\n"))

    runs = [run["text"].replace("\u200b", "") for run in all_of(quote, "TextRun")]
    assert runs == [HOSTILE, "second"]
    assert (quote["type"], quote["style"]) == ("Container", "emphasis")


def test_marks_that_turn_the_direction_are_taken_out() -> None:
    assert paragraph(Text(text="a\u202eb\x00c\ud83d")) == "abc\ufffd"


# Blocks


def test_a_heading_is_one() -> None:
    [block] = elements(Heading(text="EX-1\n*new*"))

    assert (block["text"], block["style"], block["weight"]) == (r"EX-1 \*new\*", "heading", "Bolder")


def test_facts_are_a_set_of_facts() -> None:
    [block] = elements(
        Facts(facts=(Fact(label="Due", spans=(Strong(text="now"),)), Fact(label="Plan_", spans=(Text(text="[x]"),))))
    )

    assert block == {
        "type": "FactSet",
        "facts": [{"title": "Due", "value": "**now**"}, {"title": r"Plan\_", "value": r"\[x\]"}],
    }


def test_small_print_is_small() -> None:
    [block] = elements(Note(spans=(Text(text="clause 1"),)))

    assert (block["size"], block["isSubtle"]) == ("Small", True)


def test_what_is_empty_is_left_out() -> None:
    empty = (
        Heading(text=" "),
        Paragraph(spans=()),
        Quote(text="\n"),
        Facts(facts=()),
        Note(spans=()),
        Buttons(buttons=()),
    )

    assert card(rendered(*empty))["body"] == card(rendered())["body"]


def test_a_message_without_blocks_is_its_summary() -> None:
    assert [block["text"] for block in card(rendered(summary="*on* it"))["body"]] == [r"\*on\* it"]


def test_a_button_carries_what_it_means_and_the_version_of_its_card() -> None:
    button = Button(label="Level 2", verb="choose", subject="i-1", argument="2", style=Style.PRIMARY)

    [row] = elements(Buttons(buttons=(button,)))

    assert row["actions"] == [
        {
            "type": "Action.Execute",
            "title": "Level 2",
            "verb": "choose",
            "data": {"plandesk": {"verb": "choose", "subject": "i-1", "argument": "2", "nonce": "d1"}},
            "style": "positive",
        }
    ]


def test_a_row_is_clicked_whole_and_says_what_that_does() -> None:
    row = ListItem(
        spans=(Mark(tone=Tone.ATTENTION), Strong(text="Level 1"), Text(text=" by 9:00")),
        small=(Text(text="Down"),),
        button=CHOOSE,
        tone=Tone.ATTENTION,
    )

    [shown] = elements(row)

    assert (shown["type"], shown["style"]) == ("Container", "attention")
    action = shown["selectAction"]
    assert (action["title"], action["tooltip"]) == ("Choose level 1", "Level 1 by 9:00")
    assert action["data"]["plandesk"]["verb"] == "choose"
    assert [one["text"] for one in all_of(shown["items"], "TextBlock")] == [
        "**Level 1** by 9:00",
        "Choose level 1",
        "Down",
    ]


def test_a_title_stands_out_in_its_colour() -> None:
    coloured, plain = elements(Title(spans=(Text(text="EX-1"),), tone=Tone.WARNING), Title(spans=(Text(text="EX-2"),)))

    assert (coloured["type"], coloured["style"], coloured["items"][0]["style"]) == ("Container", "warning", "heading")
    assert (plain["type"], plain["text"], plain["weight"]) == ("TextBlock", "EX-2", "Bolder")


def test_a_menu_opens_a_list_whose_chosen_option_stands_out() -> None:
    options = (CHOOSE, Button(label="Snooze", verb="snooze", subject="EX-1", argument="2h"))

    [row] = elements(Buttons(buttons=(CHOOSE,), menus=(Menu(label="More…", options=options, chosen=options[1]),)))

    pressed, opener = row["actions"]
    assert (pressed["type"], opener["type"], opener["title"]) == ("Action.Execute", "Action.ShowCard", "More…")
    [listed] = opener["card"]["body"]
    assert [(one["title"], one.get("style")) for one in listed["actions"]] == [
        ("Choose level 1", None),
        ("Snooze", "positive"),
    ]
    assert listed["actions"][1]["data"]["plandesk"]["argument"] == "2h"


def test_many_buttons_take_several_rows() -> None:
    many = tuple(Button(label=f"{number}", verb="show", subject=f"EX-{number}") for number in range(14))

    assert [len(row["actions"]) for row in elements(Buttons(buttons=many))] == [6, 6, 2]


def test_the_summary_says_it_in_words_alone() -> None:
    said = (Strong(text="EX-1"), Text(text=" *is*\ndue "), When(at=AT, zone="UTC"), Mention(account=AGENT, name=" A"))

    payload = render.payload(Message(summary=said, blocks=()), "d1", TENANT)

    assert payload["summary"] == "EX-1 *is* due Mon 23 Nov, 16:00 UTC A"
    assert card(payload)["fallbackText"] == payload["summary"]
