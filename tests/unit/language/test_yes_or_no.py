"""A typed yes or no is one only if it stands by itself."""

import pytest

from bot.language.yes_or_no import yes_or_no


@pytest.mark.parametrize("text", ["yes", "Yes!", "yep", "yes, everything", "Ja", "yes it is", "oui."])
def test_a_yes(text: str) -> None:
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["no", "No.", "nope", "no, only the reports are", "Nein", "no it isn't"])
def test_a_no(text: str) -> None:
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", ["no one can log in", "yes or no?", "nobody", "yesterday it worked", "not yet"])
def test_neither(text: str) -> None:
    assert yes_or_no(text) is None
