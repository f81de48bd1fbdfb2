"""A question about support hours, and what only has the words of one."""

import pytest

from bot.language.orders import asks_about_hours


@pytest.mark.parametrize(
    "text",
    [
        "are you open?",
        "hi, are you open on Saturday?",
        "what are your support hours please?",
        "when are you open tomorrow?",
        "hello, what are your opening hours over Christmas?",
        "What time do you close today?",
        "seid ihr da?",
    ],
)
def test_it_asks_for_the_hours(text: str) -> None:
    assert asks_about_hours(text)


@pytest.mark.parametrize(
    "text",
    [
        "our office hours page is blank",
        "The business hours report shows wrong numbers",
        "are you there? everything is down and nobody can log in",
        "when you open the export it fails",
    ],
)
def test_it_says_something_else(text: str) -> None:
    assert not asks_about_hours(text)
