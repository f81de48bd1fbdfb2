"""Messages as Block Kit: what is shown, and that no text at all breaks a limit or reaches anybody by itself."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import render
from bot.model.message import (
    Block,
    Button,
    Buttons,
    Fact,
    Facts,
    Heading,
    Link,
    Mention,
    Message,
    MessageLink,
    Note,
    Paragraph,
    Quote,
    Span,
    Strong,
    Style,
    Text,
    When,
)
from bot.model.places import Account, MessageRef, Place, Platform
from tests.unit.slack.block_kit import faults, marked_up
from tests.unit.slack.deliveries import ACME, STAMP

AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
ONE = Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
HOSTILE = "<!channel> <!here> <@U0ONE> <!subteam^S1> <https://evil.example|https://bank.example> & &lt;"
SHOWN = (
    "&lt;!channel&gt; &lt;!here&gt; &lt;@U0ONE&gt; &lt;!subteam^S1&gt; "
    "&lt;https://evil.example|https://bank.example&gt; &amp; &amp;lt;"
)


def blocks(*given_: Block) -> list[dict[str, Any]]:
    payload = render.payload(Message(summary=(Text(text="Summary"),), blocks=given_))
    assert faults(payload) == []
    return payload["blocks"]  # type: ignore[return-value]


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


@pytest.mark.parametrize(
    ("zone", "fallback", "named"),
    [
        ("America/Chicago", "Mon 23 Nov 2026, 10:00 CST", "Mon 23 Nov, 10:00 CST"),
        ("Europe/Berlin", "Mon 23 Nov 2026, 17:00 CET", "Mon 23 Nov, 17:00 CET"),
        ("America/Sao_Paulo", "Mon 23 Nov 2026, 13:00 UTC-03", "Mon 23 Nov, 13:00 UTC-03"),
        ("UTC", "Mon 23 Nov 2026, 16:00 UTC", "Mon 23 Nov, 16:00 UTC"),
        ("Nowhere/At all", "Mon 23 Nov 2026, 16:00 UTC", "Mon 23 Nov, 16:00 UTC"),
    ],
)
def test_a_time_is_the_readers_own_and_names_the_zone_of_the_plan(zone: str, fallback: str, named: str) -> None:
    shown = f"<!date^1795449600^{{date_short_pretty}} at {{time}}|{fallback}> ({named})"

    assert paragraph(When(at=AT, zone=zone)) == shown
    assert summary(When(at=AT, zone=zone)) == shown


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
    ],
)
def test_a_link_leads_to_a_web_address_or_is_text(url: str, shown: str) -> None:
    assert paragraph(Link(url=url, text="terms | <all>")) == shown


def test_a_message_is_linked_by_its_channel_and_stamp() -> None:
    link = MessageLink(ref=MessageRef(place=ACME, id=STAMP), text="the message")

    assert paragraph(link) == "<https://slack.com/archives/C0ACME/p1772463600000100|the message>"


def test_a_message_of_another_platform_is_not_linked() -> None:
    place = Place(platform=Platform.TEAMS, workspace="t", channel="19:x")

    assert paragraph(MessageLink(ref=MessageRef(place=place, id="1"), text="the message")) == "the message"


def test_every_line_of_a_quote_is_marked_as_one() -> None:
    [block] = blocks(Quote(text="one\r\ntwo\n\n<!here>\u2028five\x0bsix"))

    assert block["text"]["text"] == "> one\n> two\n> \n> &lt;!here&gt;\n> five\n> six"


def test_a_long_quote_is_cut_with_a_note_that_is_not_quoted() -> None:
    [block] = blocks(Quote(text="pump & valve\n" * 1000))

    text = block["text"]["text"]
    assert len(text) > 2900
    assert text.endswith("\n… (cut here; the whole text is in the thread)")


def test_a_long_paragraph_goes_on_in_the_next_section_between_words() -> None:
    words = " ".join(f"word{number}" for number in range(900))

    sections = [block["text"]["text"] for block in blocks(Paragraph(spans=(Text(text=words),)))]

    assert len(sections) == 3
    assert " ".join(sections) == words


def test_an_endless_paragraph_is_cut_with_a_note() -> None:
    sections = blocks(Paragraph(spans=(Text(text="word " * 9000),)))

    assert len(sections) == 3
    assert sections[-1]["text"]["text"].endswith("(cut here; the whole text is in the thread)")


@pytest.mark.parametrize(
    "cluster",
    ["👨‍👩‍👧‍👦", "e\u0301\u0323", "🇩🇪", "👍🏽", "❤️", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"],
)
def test_a_cut_leaves_no_half_of_what_a_reader_takes_for_one(cluster: str) -> None:
    for start in range(12):
        [block] = blocks(Quote(text="x" * start + cluster * 3000))

        kept = block["text"]["text"].removeprefix("> " + "x" * start).partition("\n…")[0]
        assert kept == cluster * (len(kept) // len(cluster))


def test_an_entity_is_never_cut() -> None:
    for start in range(6):
        [block] = blocks(Quote(text="x" * start + "<" * 3000))

        kept = block["text"]["text"].removeprefix("> " + "x" * start).partition("\n…")[0]
        assert kept == "&lt;" * (len(kept) // 4)


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


def test_many_buttons_take_several_rows() -> None:
    many = tuple(Button(label=f"{number}", verb="show", subject=f"EX-{number}") for number in range(60))

    assert [len(row["elements"]) for row in blocks(Buttons(buttons=many))] == [25, 25, 10]


def test_a_button_that_would_lose_its_meaning_is_refused() -> None:
    button = Button(label="x", verb="ack", subject="E" * 2001)

    with pytest.raises(ValueError, match="2000 characters"):
        blocks(Buttons(buttons=(button,)))


def test_of_too_many_blocks_the_buttons_are_kept_and_the_cut_is_said() -> None:
    row = Buttons(buttons=(Button(label="Acknowledge", verb="ack", subject="EX-1"),))
    notes = tuple(Note(spans=(Text(text=f"note {number}"),)) for number in range(70))

    shown = blocks(*notes, row)

    assert [block["type"] for block in shown[-2:]] == ["actions", "context"]
    assert "cut here" in shown[-1]["elements"][0]["text"]


def test_more_rows_of_buttons_than_blocks_are_refused() -> None:
    row = Buttons(buttons=(Button(label="x", verb="list", subject=""),))

    with pytest.raises(ValueError, match="50 blocks"):
        blocks(*[row] * 51)


def test_empty_blocks_are_left_out() -> None:
    nothing = (Text(text=" \n"),)

    assert blocks(Heading(text=""), Paragraph(spans=nothing), Quote(text="\n"), Facts(facts=()), Note(spans=())) == []


def test_a_summary_is_one_line() -> None:
    assert summary(Text(text="one\ntwo\r\n"), Text(text=" three")) == "one two three"


def test_a_direction_mark_in_a_text_turns_nothing_around() -> None:
    assert paragraph(Text(text="\u202egpj.exe \u2067x")) == "gpj.exe x"


anything = st.text(st.characters() | st.sampled_from("<>&|!@*_~`\n\r\x00\x1b\u202e\ud800\u200d👩\u0301"), max_size=300)
long = st.builds(lambda text, times: text * times, anything, st.sampled_from([1, 1, 1, 40, 200]))
places = st.builds(Place, platform=st.sampled_from(Platform), workspace=anything, channel=anything | st.just("C0ACME"))
spans = st.lists(
    st.one_of(
        st.builds(Text, text=long),
        st.builds(Strong, text=long),
        st.builds(
            When, at=st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1900 < at.year < 9000), zone=anything
        ),
        st.builds(
            Mention,
            account=st.builds(Account, platform=st.sampled_from(Platform), workspace=anything, user=anything),
            name=long,
        ),
        st.builds(Link, url=long | anything.map("https://a.example/{}".format), text=long),
        st.builds(MessageLink, ref=st.builds(MessageRef, place=places, id=anything | st.just(STAMP)), text=long),
    ),
    max_size=4,
).map(tuple)
buttons = st.builds(
    Button,
    label=long,
    verb=st.sampled_from(["ack", "choose"]),
    subject=anything,
    argument=anything,
    style=st.sampled_from(Style),
)
any_block = st.one_of(
    st.builds(Heading, text=long),
    st.builds(Paragraph, spans=spans),
    st.builds(Quote, text=long),
    st.builds(Facts, facts=st.lists(st.builds(Fact, label=long, spans=spans), max_size=12).map(tuple)),
    st.builds(Note, spans=spans),
    st.builds(Buttons, buttons=st.lists(buttons, max_size=30).map(tuple)),
)


@given(st.builds(Message, summary=spans, blocks=st.lists(any_block, max_size=6).map(tuple)))
def test_no_message_breaks_a_limit_or_reaches_anybody_by_itself(message: Message) -> None:
    payload = render.payload(message)

    assert faults(payload) == []
    assert not any(
        f"<!{word}" in text for text in marked_up(payload) for word in ("channel", "here", "everyone", "sub")
    )
