"""The limits of every platform: where text is cut, what is refused, and that no message at all breaks one.

Each limit is written down, apart from the renderers, in what checks a payload: `block_kit` and `adaptive`.
"""

import pytest
from hypothesis import given

from bot.model.message import Button, Buttons, ListItem, Message, Note, Paragraph, Quote, Text
from tests.rounds import SOAK
from tests.unit.adapters.any_message import messages
from tests.unit.adapters.renderers import QUOTED, RENDERERS, Renderer

ON_EACH = pytest.mark.parametrize("platform", RENDERERS, ids=[one.name for one in RENDERERS])
CUT = "… (cut here; the whole text is in the thread)"
ACKNOWLEDGE = Button(label="Acknowledge", verb="ack", subject="EX-1")
FAMILY, ENGLAND = "👨\u200d👩\u200d👧\u200d👦", "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
CLUSTERS = (FAMILY, ENGLAND, "e\u0301\u0323", "🇩🇪", "👍🏽", "❤️", "*", "<")
"""What a reader takes for one character each; the last two are written as several on one platform or the other."""


@ON_EACH
def test_a_long_quote_is_cut_with_a_note_that_is_not_quoted(platform: Renderer) -> None:
    *quoted, note = platform.read(Quote(text="pump & valve\n" * 1000))

    assert len(quoted) > 50
    assert all(line.startswith(QUOTED) for line in quoted)
    assert note == CUT


@ON_EACH
def test_an_endless_paragraph_is_cut_with_a_note(platform: Renderer) -> None:
    *said, note = platform.read(Paragraph(spans=(Text(text="word " * 9000),)))

    assert len(" ".join(said)) > 7000
    assert note == CUT


@pytest.mark.parametrize("cluster", CLUSTERS)
@pytest.mark.parametrize("kind", ["quote", "paragraph"])
@ON_EACH
def test_a_cut_leaves_no_half_of_what_belongs_together(platform: Renderer, kind: str, cluster: str) -> None:
    [written] = platform.read(one(kind, cluster))
    written = written.removeprefix(QUOTED)
    for start in range(12) if SOAK else (0, 1, 2, 5):
        *said, note = platform.read(one(kind, "x" * start + cluster * 9000))

        kept = "".join(line.removeprefix(QUOTED) for line in said).removeprefix("x" * start)
        assert kept == written * (len(kept) // len(written))
        assert (bool(kept), note) == (True, CUT)


@ON_EACH
def test_a_long_summary_is_cut_and_says_so(platform: Renderer) -> None:
    payload = platform.payload(Message(summary=(Text(text="x" * 9000),), blocks=(Note(spans=(Text(text="A note."),)),)))

    assert platform.faults(payload) == []
    assert 900 < len(payload[platform.summary]) < 4001
    assert "…" in payload[platform.summary][-60:]


@ON_EACH
def test_many_buttons_take_several_rows(platform: Renderer) -> None:
    many = tuple(Button(label=f"{number}", verb="show", subject=f"EX-{number}") for number in range(60))

    rows = [len(platform.buttons(element)) for element in platform.shown(Buttons(buttons=many))]

    assert rows[:-1] == [platform.per_row] * (len(rows) - 1)
    assert sum(rows) == 60


@ON_EACH
def test_a_button_that_would_lose_its_meaning_is_refused(platform: Renderer) -> None:
    with pytest.raises(ValueError, match="2000 characters"):
        platform.shown(Buttons(buttons=(Button(label="x", verb="ack", subject="E" * 2001),)))


@pytest.mark.parametrize(("many", "length"), [(300, 0), (170, 500)], ids=["too many", "too long"])
@ON_EACH
def test_of_too_much_the_buttons_are_kept_and_the_cut_is_said(platform: Renderer, many: int, length: int) -> None:
    notes = tuple(Note(spans=(Text(text=f"note {number} " + "x" * length),)) for number in range(many))

    *_, row, note = platform.shown(*notes, Buttons(buttons=(ACKNOWLEDGE,)))

    assert len(platform.buttons(row)) == 1
    assert list(platform.lines(note)) == [CUT]


@ON_EACH
def test_of_too_many_rows_the_buttons_are_kept_and_small_print_goes(platform: Renderer) -> None:
    rows = tuple(
        ListItem(spans=(Text(text="Row"),), small=(Text(text="x " * 450),), button=ACKNOWLEDGE) for _ in range(40)
    )

    shown = platform.shown(*rows)

    assert sum(len(platform.buttons(element)) for element in shown) == 40
    assert list(platform.lines(shown[-1])) == [CUT]


@ON_EACH
def test_more_buttons_than_a_message_can_hold_are_refused(platform: Renderer) -> None:
    row = Buttons(buttons=(Button(label="x" * 90, verb="ack", subject="E" * 1000),))

    with pytest.raises(ValueError, match=r"more (rows of )?buttons than"):
        platform.shown(*[row] * 60)


@ON_EACH
@given(messages)
def test_no_message_breaks_a_limit_or_reaches_anybody_by_itself(platform: Renderer, message: Message) -> None:
    assert platform.faults(platform.payload(message)) == []


def one(kind: str, text: str) -> Quote | Paragraph:
    """A block of that kind with the text."""
    return Quote(text=text) if kind == "quote" else Paragraph(spans=(Text(text=text),))
