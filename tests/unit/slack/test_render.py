"""Messages as Block Kit: what is shown, and that no text at all breaks a limit or reaches anybody by itself."""

from datetime import UTC, datetime

import pytest

from adapters.slack import render
from bot.model.day import Day
from bot.model.message import (
    Button,
    Buttons,
    Fact,
    Facts,
    Heading,
    Link,
    ListItem,
    Mark,
    Mention,
    Menu,
    Message,
    MessageLink,
    Note,
    Paragraph,
    PlaceLink,
    Quote,
    Span,
    Strong,
    Style,
    Text,
    Title,
    Tone,
    When,
)
from bot.model.places import Account, MessageRef, Place, Platform
from tests.unit.slack.block_kit import blocks
from tests.unit.slack.deliveries import ACME, STAMP

CHOOSE = Button(label="Level 1", verb="choose", subject="in-7", argument="1")
AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
ONE = Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
HOSTILE = "<!channel> <!here> <@U0ONE> <!subteam^S1> <https://evil.example|https://bank.example> & &lt;"
SHOWN = (
    "&lt;!channel&gt; &lt;!here&gt; &lt;@U0ONE&gt; &lt;!subteam^S1&gt; "
    "&lt;https://evil.example|https://bank.example&gt; &amp; &amp;lt;"
)


def paragraph(*spans: Span) -> str:
    [block] = blocks(Paragraph(spans=spans))
    return str(block["text"]["text"])


def summary(*spans: Span) -> str:
    return str(render.payload(Message(summary=spans, blocks=()))["text"])


def test_text_from_people_is_shown_literally() -> None:
    assert paragraph(Text(text=HOSTILE)) == SHOWN
    assert summary(Text(text=HOSTILE)) == SHOWN


def test_slack_is_told_to_find_nothing_in_the_text_by_itself() -> None:
    [block] = blocks(Paragraph(spans=(Text(text="@channel #general https://a.example"),)))

    assert block["text"]["verbatim"] is True


def test_bold_stands_out_and_cannot_be_ended_from_within() -> None:
    assert paragraph(Strong(text=" a*b<c> "), Text(text=" x")) == "*a∗b&lt;c&gt;* x"


def test_a_time_is_a_token_that_each_reader_sees_in_their_own_zone_and_nothing_is_said_twice() -> None:
    told, untold = When(at=AT, zone="America/Chicago", told_at=AT), When(at=AT, zone="America/Chicago")
    token = "<!date^1795449600^{date_short_pretty} at {time}|%s>"

    assert paragraph(told) == summary(told) == token % "today at 10:00 AM CST"
    assert paragraph(untold) == token % "Mon 23 Nov 2026, 10:00 AM CST"


def test_a_time_of_the_same_day_may_go_without_its_day() -> None:
    day = Day.UNLESS_TODAY

    assert paragraph(When(at=AT, zone="UTC", day=day, told_at=AT)) == "<!date^1795449600^{time}|16:00 UTC>"
    assert "date_short_pretty" in paragraph(When(at=AT, zone="UTC", day=day))


def test_a_mention_notifies() -> None:
    assert paragraph(Mention(account=ONE, name="Contact One")) == "<@U0ONE>"


def test_somebody_of_another_platform_is_named() -> None:
    teams = Account(platform=Platform.TEAMS, workspace="t", user="aad")

    assert paragraph(Mention(account=teams, name="<Contact> One")) == "&lt;Contact&gt; One"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://a.example/x?a=1&b=2", "<https://a.example/x?a=1&amp;b=2|terms ∣ &lt;all&gt;>"),
        ("javascript:alert(1)", "terms | &lt;all&gt;"),
        ("https://a.example/|x> <!channel", "terms | &lt;all&gt;"),
        ("https://a.example/" + "x" * 1000, "terms | &lt;all&gt;"),
        ("https://a.example/\ud800", "terms | &lt;all&gt;"),
    ],
)
def test_a_link_leads_to_a_web_address_or_is_text(url: str, shown: str) -> None:
    assert paragraph(Link(url=url, text="terms | <all>")) == shown


def test_a_message_is_linked_by_its_channel_and_stamp() -> None:
    link = MessageLink(ref=MessageRef(place=ACME, id=STAMP), text="the message")

    assert paragraph(link) == "<https://slack.com/archives/C0ACME/p1772463600000100|the message>"


def test_a_channel_is_linked() -> None:
    link = PlaceLink(place=ACME, text="Acme")

    assert paragraph(link) == "<https://slack.com/app_redirect?channel=C0ACME&amp;team=T0DESK|Acme>"


def test_a_message_of_another_platform_is_not_linked() -> None:
    place = Place(platform=Platform.TEAMS, workspace="t", channel="19:x")

    assert paragraph(MessageLink(ref=MessageRef(place=place, id="1"), text="the message")) == "the message"


def test_every_line_of_a_quote_is_marked_as_one() -> None:
    [block] = blocks(Quote(text="one\r\ntwo\n\n<!here>\u2028five\x0bsix"))

    assert block["text"]["text"] == "> one\n> two\n> \n> &lt;!here&gt;\n> five\n> six"


def test_facts_are_fields_in_rows_of_ten() -> None:
    facts = tuple(Fact(label=f"Label {number}", spans=(Text(text="value"),)) for number in range(12))

    rows = blocks(Facts(facts=facts))

    assert [len(row["fields"]) for row in rows] == [10, 2]
    assert rows[0]["fields"][0]["text"] == "*Label 0*\nvalue"


def test_a_heading_is_plain_and_one_line() -> None:
    [block] = blocks(Heading(text="EX-1\nSmith & Co <x>" + "y" * 200))

    assert block["text"]["type"] == "plain_text"
    assert block["text"]["text"].startswith("EX-1 Smith & Co <x>")
    assert block["text"]["text"].endswith("…")


def test_buttons_carry_verb_subject_argument_and_look() -> None:
    [row] = blocks(
        Buttons(
            buttons=(
                Button(label="Severity 1", verb="choose", subject="i-7", argument="1", style=Style.DANGER),
                Button(label="Severity 2", verb="choose", subject="i-7", argument="2"),
            )
        )
    )

    first, second = row["elements"]
    assert (first["action_id"], first["value"], first["style"]) == ("choose:0", "i-7 1", "danger")
    assert (second["action_id"], second["value"], second.get("style")) == ("choose:1", "i-7 2", None)


def test_a_row_has_its_button_beside_it_and_small_print_below() -> None:
    row = ListItem(
        spans=(Mark(tone=Tone.ATTENTION), Strong(text="Level 1")), small=(Text(text="Down & out"),), button=CHOOSE
    )

    first, second = blocks(row)

    assert (first["type"], first["text"]["text"]) == ("section", "🔴 *Level 1*")
    assert (first["accessory"]["action_id"], first["accessory"]["value"]) == ("choose:0", "in-7 1")
    assert (second["type"], second["elements"][0]["text"]) == ("context", "Down &amp; out")


def test_small_print_that_is_too_long_for_such_stands_in_the_section() -> None:
    [section] = blocks(ListItem(spans=(Strong(text="Level 1"),), small=(Text(text="x" * 1500),)))

    assert section["text"]["text"] == "*Level 1*\n" + "x" * 1500


def test_a_title_is_bold_text_in_which_a_time_is_the_readers_own() -> None:
    [block] = blocks(Title(spans=(Mark(tone=Tone.WARNING), Text(text="EX-1 *\ndue "), When(at=AT, zone="UTC"))))

    assert block["type"] == "section"
    assert block["text"]["text"].startswith("*🟠 EX-1 ∗ due <!date^1795449600^")
    assert block["text"]["text"].endswith("*")


def test_the_options_of_a_menu_carry_their_whole_command() -> None:
    options = (CHOOSE, Button(label="Snooze", verb="snooze", subject="EX-1", argument="2h"))

    [row] = blocks(Buttons(buttons=(CHOOSE,), menus=(Menu(label="More…", options=options, chosen=options[1]),)))

    _, menu = row["elements"]
    assert (menu["type"], menu["action_id"], menu["placeholder"]["text"]) == ("static_select", "menu:0", "More…")
    assert [one["value"] for one in menu["options"]] == ["choose in-7 1", "snooze EX-1 2h"]
    assert menu["initial_option"] == menu["options"][1]


def test_an_option_that_would_lose_its_meaning_is_refused() -> None:
    option = Button(label="Snooze", verb="snooze", subject="EX-1", argument="x" * 150)

    with pytest.raises(ValueError, match="150 characters"):
        blocks(Buttons(menus=(Menu(label="More…", options=(option,)),)))


def test_empty_blocks_are_left_out() -> None:
    nothing = (Text(text=" \n"),)

    assert blocks(Heading(text=""), Paragraph(spans=nothing), Quote(text="\n"), Facts(facts=()), Note(spans=())) == []


def test_a_summary_is_one_line() -> None:
    assert summary(Text(text="one\ntwo\r\n"), Text(text=" three")) == "one two three"


def test_a_direction_mark_in_a_text_turns_nothing_around() -> None:
    assert paragraph(Text(text="\u202egpj.exe \u2067x")) == "gpj.exe x"


def test_a_long_paragraph_goes_on_in_the_next_section_between_words() -> None:
    words = " ".join(f"word{number}" for number in range(900))

    sections = [block["text"]["text"] for block in blocks(Paragraph(spans=(Text(text=words),)))]

    assert len(sections) == 3
    assert " ".join(sections) == words
