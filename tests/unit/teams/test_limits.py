"""The limits of cards: where text is cut, what is refused, and that no message at all breaks one."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.composition.build import addresses
from adapters.platform.permalink import addressed
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
    PlaceLink,
    Quote,
    Span,
    Strong,
    Style,
    Text,
    When,
)
from bot.model.places import Account, MessageRef, Place, Platform
from tests.unit.teams.adaptive import all_of, card, elements, faults
from tests.unit.teams.deliveries import CHANNEL, MESSAGE, ONE, TENANT

SCHEMA = Path(__file__).parents[4] / "shared" / "corpus" / "schemas" / "adaptive-card-1.5.0.json"
AT = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
AGENT = Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)


def paragraph(*spans: Span) -> str:
    [block] = elements(Paragraph(spans=spans))
    assert block["wrap"] is True
    return str(block["text"])


def rendered(*blocks: Any, summary: str = "Summary") -> dict[str, Any]:
    return render.payload(Message(summary=(Text(text=summary),), blocks=blocks), "d1", TENANT)


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
        st.builds(PlaceLink, place=places, text=text),
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
    assert faults(render.payload(addressed(message, addresses()), "d1", TENANT)) == []


@pytest.mark.skipif(not SCHEMA.exists(), reason="needs the schemas of ../shared/corpus")
@given(messages)
def test_every_card_is_one_by_the_published_schema(message: Message) -> None:
    shown = card(render.payload(addressed(message, addresses()), "d1", TENANT))
    del shown["msteams"]  # what Teams adds to cards is not in it

    _schema().validate(shown)


@cache
def _schema() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))
