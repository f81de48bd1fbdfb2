"""R8: what the vendor's people write that is a first response, and what is none."""

import pytest

from bot.language.responses import asks_something, is_answer

NAMES = ("Ann Meyer", "Agent One", "Agent Two")
COLLEAGUES = ("Agent Two", "agent.two", "U0AGENT2")

NO_ANSWERS = """
Hi Ann :wave:
:wave:
👍
Good morning everyone
Hello Ann, thanks for reaching out!
Thank you for your patience.
Thanks for reporting this
Hola Ann, gracias por tu mensaje
Guten Morgen Ann
@U0AGENT2 can you take this?
@agent.two ^
@Agent Two
@Agent Two please
cc @Agent Two
hey @Agent Two, any idea?
@U0AGENT2 kannst du das übernehmen?
@Agent Two peux-tu regarder ?
@Agent Two fyi
"""
ANSWERS = """
we are looking
We see it
Hi Ann, we are looking
Got it
on it
yes
2
urgent
Hi Ann, can you send logs?
Thanks, restart it please
@U0AGENT2 is looking into it
@Agent Two will take a look
@Agent Two can you take this? We think it is the database
@Ann Meyer can you take a look?
"""


@pytest.mark.parametrize("text", NO_ANSWERS.strip().splitlines())
def test_a_greeting_an_emoji_a_thank_you_and_a_call_for_a_colleague_answer_nothing(text: str) -> None:
    assert not is_answer(text, names=NAMES, colleagues=COLLEAGUES)


@pytest.mark.parametrize("text", ANSWERS.strip().splitlines())
def test_whatever_tells_the_customer_something_is_an_answer(text: str) -> None:
    assert is_answer(text, names=NAMES, colleagues=COLLEAGUES)


@pytest.mark.parametrize("text", NO_ANSWERS.strip().splitlines())
def test_what_is_quoted_above_it_makes_no_answer_of_it(text: str) -> None:
    assert not is_answer(f"> Nobody can log in.\n> Can you help?\n{text}", names=NAMES, colleagues=COLLEAGUES)


def test_a_quote_alone_is_no_answer() -> None:
    assert not is_answer("> Nobody can log in", names=NAMES, colleagues=COLLEAGUES)


def test_words_below_a_quote_are_an_answer() -> None:
    assert is_answer("> Nobody can log in\nWe see it", names=NAMES, colleagues=COLLEAGUES)


def test_a_quoted_question_asks_nothing() -> None:
    assert not asks_something("> Is it fixed?\nYes, since nine.")
    assert asks_something("> It is fixed.\nIs it?")
