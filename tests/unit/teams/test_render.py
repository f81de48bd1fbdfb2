"""Messages as cards: what is shown, and that no text at all breaks a limit or reaches anybody by itself."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import render
from bot.model.message import (
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
from tests.unit.slack.deliveries import ACME as SLACK_ACME
from tests.unit.teams.adaptive import all_of, card, elements, faults, links, words
from tests.unit.teams.deliveries import ACME, CHANNEL, MESSAGE, ONE, TENANT

SCHEMA = Path(__file__).parents[4] / "shared" / "corpus" / "schemas" / "adaptive-card-1.5.0.json"
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


# Spans


def test_an_instant_is_shown_in_the_readers_zone_and_after_it_in_the_plans() -> None:
    assert paragraph(Text(text="by "), When(at=AT, zone="America/Chicago")) == (
        "by {{DATE(2026-11-23T16:00:00Z, SHORT)}} at {{TIME(2026-11-23T16:00:00Z)}} (Mon 23 Nov, 10:00 CST)"
    )


def test_somebody_of_the_tenant_is_mentioned() -> None:
    shown = card(rendered(Paragraph(spans=(Mention(account=AGENT, name="Agent One"), Text(text=", please")))))

    assert shown["body"][0]["text"] == "<at>Agent One</at>, please"
    assert shown["msteams"]["entities"] == [
        {"type": "mention", "text": "<at>Agent One</at>", "mentioned": {"id": ONE, "name": "Agent One"}}
    ]


def test_two_of_one_name_are_told_apart() -> None:
    other = Account(platform=Platform.TEAMS, workspace=TENANT, user="another")
    both = (Mention(account=AGENT, name="Agent One"), Mention(account=other, name="Agent One"))

    shown = card(rendered(Paragraph(spans=both), Note(spans=both)))

    assert [one["mentioned"]["id"] for one in shown["msteams"]["entities"]] == [ONE, "another"]
    assert shown["body"][0]["text"] == shown["body"][1]["text"] == "<at>Agent One</at><at>Agent One 2</at>"


@pytest.mark.parametrize(
    "account",
    [
        Account(platform=Platform.SLACK, workspace="T0DESK", user="U0ONE"),
        Account(platform=Platform.TEAMS, workspace="another-tenant", user=ONE),
    ],
)
def test_whom_teams_does_not_know_there_is_named(account: Account) -> None:
    assert paragraph(Mention(account=account, name="Agent_ One")) == r"Agent\_ One"


def test_the_name_of_a_mention_cannot_end_it() -> None:
    shown = paragraph(Mention(account=AGENT, name="x</at><at>*everyone*"))

    assert shown == "<at>xatateveryone</at>"


def test_a_link_is_a_link_only_to_the_web() -> None:
    assert paragraph(Link(url="https://terms.example/a?b=1", text="the [terms]")) == (
        r"[the \[terms\]](https://terms.example/a?b=1)"
    )
    for url in ("javascript:alert(1)", "http://terms.example", "https://a.example/)x", "https://a.example/ b", ""):
        assert paragraph(Link(url=url, text="the terms")) == "the terms"


def test_a_message_is_linked_where_it_can_be_opened() -> None:
    link = MessageLink(ref=MessageRef(place=ACME, id=MESSAGE), text="Open it")

    [url] = links(paragraph(link))
    assert url == f"https://teams.microsoft.com/l/message/19%3Aacme0000%40thread.tacv2/{MESSAGE}?tenantId={TENANT}"
    assert CHANNEL == "19:acme0000@thread.tacv2"


def test_a_message_on_the_other_platform_is_linked_there() -> None:
    link = MessageLink(ref=MessageRef(place=SLACK_ACME, id="1772463600.000100"), text="Open it")

    assert links(paragraph(link)) == ["https://slack.com/archives/C0ACME/p1772463600000100"]


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


def test_many_buttons_take_several_rows() -> None:
    many = tuple(Button(label=f"{number}", verb="show", subject=f"EX-{number}") for number in range(14))

    assert [len(row["actions"]) for row in elements(Buttons(buttons=many))] == [6, 6, 2]


def test_the_summary_says_it_in_words_alone() -> None:
    said = (Strong(text="EX-1"), Text(text=" *is*\ndue "), When(at=AT, zone="UTC"), Mention(account=AGENT, name=" A"))

    payload = render.payload(Message(summary=said, blocks=()), "d1", TENANT)

    assert payload["summary"] == "EX-1 *is* due Mon 23 Nov, 16:00 UTC A"
    assert card(payload)["fallbackText"] == payload["summary"]


# Limits


def test_a_long_quote_is_cut_with_a_note_that_is_not_quoted() -> None:
    quote, note = elements(Quote(text="pump & valve\n" * 1000))

    assert 50 < len(list(all_of(quote, "TextRun"))) <= 80
    assert "cut here" in note["text"]


def test_a_long_paragraph_is_cut_with_a_note() -> None:
    assert paragraph(Text(text="word " * 9000)).endswith("(cut here; the whole text is in the thread)")


@pytest.mark.parametrize("token", ["\\*", "&lt;", "👨‍👩‍👧‍👦", "e\u0301\u0323"])
def test_a_cut_leaves_no_half_of_what_belongs_together(token: str) -> None:
    typed = {"\\*": "*", "&lt;": "<"}.get(token, token)
    for start in range(6):
        shown = paragraph(Text(text="x" * start + typed * 9000))

        kept = shown.removeprefix("x" * start).partition("\n\n…")[0]
        assert kept == token * (len(kept) // len(token))


def test_a_button_that_would_lose_its_meaning_is_refused() -> None:
    with pytest.raises(ValueError, match="2000 characters"):
        elements(Buttons(buttons=(Button(label="x", verb="ack", subject="E" * 2001),)))


def test_of_too_much_the_buttons_are_kept_and_the_cut_is_said() -> None:
    row = Buttons(buttons=(Button(label="Acknowledge", verb="ack", subject="EX-1"),))
    notes = tuple(Note(spans=(Text(text=f"note {number} " + "x" * 500),)) for number in range(170))

    shown = elements(*notes, row)

    assert [block["type"] for block in shown[-2:]] == ["ActionSet", "TextBlock"]
    assert "cut here" in shown[-1]["text"]


def test_a_mention_that_was_cut_is_not_announced() -> None:
    notes = tuple(Note(spans=(Text(text="x" * 3500),)) for _ in range(20))

    shown = card(rendered(*notes, Paragraph(spans=(Mention(account=AGENT, name="Agent One"),))))

    assert "entities" not in shown["msteams"]


def test_more_buttons_than_a_card_can_hold_are_refused() -> None:
    many = tuple(Button(label="x" * 90, verb="ack", subject="E" * 1000) for _ in range(60))

    with pytest.raises(ValueError, match="more buttons"):
        elements(Buttons(buttons=many))


anything = st.text(
    st.characters() | st.sampled_from("<>&|!@*_~`[](){}#-+=.1\\\n\r\x00\x1b\u202e\ud800\u200d👩\u0301"), max_size=200
)
long = st.builds(lambda text, times: text * times, anything, st.sampled_from([1, 1, 1, 40, 200]))
hostile = st.sampled_from(
    ["<at>Agent One</at>", "[a](https://e.example)", "{{DATE(2026-01-01T00:00:00Z, SHORT)}}", "- a"]
)
text = long | hostile
places = st.builds(Place, platform=st.sampled_from(Platform), workspace=anything, channel=anything | st.just(CHANNEL))
accounts = st.builds(Account, platform=st.sampled_from(Platform), workspace=st.just(TENANT) | anything, user=anything)
spans = st.lists(
    st.one_of(
        st.builds(Text, text=text),
        st.builds(Strong, text=text),
        st.builds(
            When, at=st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1900 < at.year < 9000), zone=anything
        ),
        st.builds(Mention, account=accounts, name=text | st.just("Agent One")),
        st.builds(Link, url=text | anything.map("https://a.example/{}".format), text=text),
        st.builds(MessageLink, ref=st.builds(MessageRef, place=places, id=anything | st.just(MESSAGE)), text=text),
    ),
    max_size=4,
).map(tuple)
buttons = st.builds(
    Button,
    label=text,
    verb=st.sampled_from(["ack", "choose"]),
    subject=anything,
    argument=anything,
    style=st.sampled_from(Style),
)
any_block = st.one_of(
    st.builds(Heading, text=text),
    st.builds(Paragraph, spans=spans),
    st.builds(Quote, text=text),
    st.builds(Facts, facts=st.lists(st.builds(Fact, label=text, spans=spans), max_size=8).map(tuple)),
    st.builds(Note, spans=spans),
    st.builds(Buttons, buttons=st.lists(buttons, max_size=14).map(tuple)),
)
messages = st.builds(Message, summary=spans, blocks=st.lists(any_block, max_size=6).map(tuple))


@given(messages)
def test_no_message_breaks_a_limit_or_reaches_anybody_by_itself(message: Message) -> None:
    assert faults(render.payload(message, "d1", TENANT)) == []


@pytest.mark.skipif(not SCHEMA.exists(), reason="needs the schemas of ../shared/corpus")
@given(messages)
def test_every_card_is_one_by_the_published_schema(message: Message) -> None:
    shown = card(render.payload(message, "d1", TENANT))
    del shown["msteams"]  # what Teams adds to cards is not in it

    _schema().validate(shown)


@cache
def _schema() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))
