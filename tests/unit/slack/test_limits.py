"""The limits of Block Kit: where text is cut, what is refused, and that no message at all breaks one."""

from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.composition.build import addresses
from adapters.platform.permalink import addressed
from adapters.slack import render
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
    Strong,
    Style,
    Text,
    When,
)
from bot.model.places import Account, MessageRef, Place, Platform
from tests.unit.slack.block_kit import blocks, faults, marked_up
from tests.unit.slack.deliveries import STAMP


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
        st.builds(PlaceLink, place=places, text=long),
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
    payload = render.payload(addressed(message, addresses()))

    assert faults(payload) == []
    assert not any(
        f"<!{word}" in text for text in marked_up(payload) for word in ("channel", "here", "everyone", "sub")
    )
