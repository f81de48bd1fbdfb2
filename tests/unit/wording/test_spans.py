"""Running text out of words and spans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.plain_text import words
from bot.wording.spans import clipped, joined, line, spaced, stopped


@pytest.mark.parametrize(
    ("parts", "said"),
    [((), ""), (("a",), "a"), (("a", "b"), "a and b"), (("a", "b", "c"), "a, b and c")],
)
def test_names_are_joined_as_in_speech(parts: tuple[str, ...], said: str) -> None:
    assert joined(parts) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [("It fails", "It fails."), ("It fails. ", "It fails."), ("Why?", "Why?"), ("", "")],
)
def test_a_sentence_ends_once(text: str, said: str) -> None:
    assert stopped(text) == said


def test_sentences_have_a_blank_between_them_and_none_around() -> None:
    assert words(spaced(line("One."), (), line("Two."))) == "One. Two."


def test_a_short_text_is_shown_as_it_is() -> None:
    assert clipped("Nobody can log in") == "Nobody can log in"


def test_line_breaks_become_blanks() -> None:
    assert clipped("Nobody\n\ncan  log in") == "Nobody can log in"


@given(st.text(), st.integers(min_value=1, max_value=200))
def test_a_long_text_is_cut_to_its_measure_and_says_so(text: str, most: int) -> None:
    cut = clipped(text, most)

    assert len(cut) <= most
    assert cut == " ".join(text.split()) or cut.endswith("…")


def test_a_clipped_line_ends_after_a_word() -> None:
    assert clipped("Nobody can log in since 9:00. We have restarted", 40) == "Nobody can log in since 9:00. We have…"


def test_a_word_that_fills_half_of_the_line_is_cut() -> None:
    assert clipped("See https://example.com/a/very/long/address", 24) == "See https://example.com…"
