"""The topic that somebody asks about, among those that there are: by its name, or else by what is said of it."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Final

from bot.language import plain

_SMALL: Final = frozenset(
    {"a", "about", "an", "and", "for", "in", "is", "it", "my", "of", "on", "our", "the", "to", "with"}
)
_STEM: Final = 4
"""So many letters of a word are enough to know it by, if it goes on otherwise: “password”, “passwords”."""
_NEAR: Final = 0.85
MOST: Final = 4
"""The most topics that are given at once: whoever wants more asks for one by its name."""


def asked_about(words: str, topics: Sequence[tuple[str, str]], *, by_name: bool = False) -> tuple[int, ...]:
    """Return the places of the topics that the words ask about, in their order; empty if there is none.

    Each topic is its name and what is said of it. Topics with just that name, or with it before a colon, come before
    those that have all of the words in their name, and these before those that say them; if `by_name`, the last don't
    count.
    """
    asked = [word for word in plain.words(words) if word not in _SMALL]
    if not asked:
        return ()
    names = [plain.words(name) for name, _ in topics]
    exact = [n for n, (name, _) in enumerate(topics) if _main_words(name) == asked or [*names[n]] == asked]
    named = [n for n, name in enumerate(names) if all(_is_in(word, name) for word in asked)]
    said = [] if by_name else [n for n, (_, says) in enumerate(topics) if _says(asked, plain.words(says))]
    return tuple((exact or named or said)[:MOST])


def _main_words(name: str) -> list[str]:
    return [word for word in plain.words(name.partition(":")[0]) if word not in _SMALL]


def _says(asked: list[str], says: tuple[str, ...]) -> bool:
    return all(_is_in(word, says) for word in asked)


def _is_in(word: str, words: tuple[str, ...]) -> bool:
    return any(_alike(word, one) for one in words)


def _alike(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    if len(shorter) < _STEM:
        return word == other
    return longer.startswith(shorter) or SequenceMatcher(None, word, other).ratio() >= _NEAR
