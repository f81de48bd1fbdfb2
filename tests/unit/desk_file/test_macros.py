"""Ready-made texts in a desk file."""

import pytest

from bot.model.macro import Macro
from tests.unit.desk_file.files import DeskFolder

FIRST = '[[macros]]\nname = "restart"\ntext = "Hi {contact}, please restart."\n\n[[people]]\n'


def with_macro(text: str) -> tuple[str, str]:
    return "[[people]]\n", FIRST.replace("[[people]]", f"[[macros]]\n{text}\n\n[[people]]")


def test_macros_are_read_in_their_order(desk: DeskFolder) -> None:
    found = desk.read(with_macro('name = "done"\ntext = "{ticket} is done."'))

    assert found.desk.macros == (
        Macro(name="restart", text="Hi {contact}, please restart."),
        Macro(name="done", text="{ticket} is done."),
    )


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('name = "restart"\ntext = "x"', "macros.1.name: there is a macro “restart” already"),
        ('name = "who"\ntext = "Hi {name}"', "macros.1.text: {name} stands for nothing; there are: {customer},"),
        ('name = "Two Words"\ntext = "x"', "macros.1.name: “Two Words” must be small letters"),
        ('name = "empty"', "macros.1.text: is missing"),
        ('name = "long"\ntext = "' + "x" * 2001 + '"', "macros.1.text: must have at most 2,000 characters"),
    ],
)
def test_what_is_wrong_with_one_is_told_with_its_line_and_key(desk: DeskFolder, text: str, says: str) -> None:
    (fault,) = desk.faults(with_macro(text))

    assert says in fault
