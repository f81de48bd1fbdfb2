"""Messages of one series as one: nothing that could be read or pressed in one of them is gone."""

from bot.model import plain_text
from bot.model.message import Button, Buttons, ListItem, Message, Note, Paragraph, Text
from bot.wording.series import as_one
from bot.wording.spans import line


def part(text: str, *, brief: str = "", button: str = "") -> Message:
    pressed = (Buttons(buttons=(Button(label=button, verb="choose", subject=text),)),) if button else ()
    return Message(summary=line(text), blocks=(Paragraph(spans=line(f"All of {text}")), *pressed), brief=line(brief))


def test_the_first_stays_as_it_is_and_the_others_are_a_line_each() -> None:
    shown = as_one([part("one"), part("two", brief="2"), part("three")], 3)

    assert shown.blocks == (
        Paragraph(spans=line("All of one")),
        Paragraph(spans=line("2")),
        Paragraph(spans=line("three")),
    )


def test_each_keeps_its_buttons() -> None:
    shown = as_one([part("one", button="Open one"), part("two", button="Open two")], 2)

    assert [button.subject for button in shown.buttons] == ["one", "two"]


def test_what_is_not_shown_is_counted() -> None:
    shown = as_one([part("one"), part("two")], 50)

    assert shown.summary == (Text(text="one"), Text(text=" (and 49 more)"))
    assert isinstance(shown.blocks[-1], Note)
    assert "48 more" in plain_text.body(shown)


def test_what_is_small_print_alone_stays_so_among_others() -> None:
    over = Message(summary=line("EX-2"), blocks=(Note(spans=line("All of EX-2")),), brief=line("EX-2 is over"))

    shown = as_one([part("one"), over, part("three")], 3)

    assert shown.blocks[1:] == (Note(spans=line("EX-2 is over")), Paragraph(spans=line("three")))


def test_a_line_without_a_summary_is_shown_as_it_is_and_not_counted_again() -> None:
    button = Button(label="Take EX-1", verb="take-from", subject="EX-1")
    listed = Message(summary=(), blocks=(ListItem(spans=line("EX-1 is nobody's"), button=button),))

    shown = as_one([part("two tickets"), listed, listed], 3)

    assert shown.summary == (Text(text="two tickets"),)
    assert shown.blocks[1:] == (*listed.blocks, *listed.blocks)
