"""The topic that somebody asks about, among those that there are: by its name, or else by what is said of it."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import Final

from bot.language import plain

_SMALL: Final = frozenset(
    {"a", "about", "an", "and", "for", "in", "is", "it", "my", "of", "on", "our", "the", "to", "with"}
)
_MEANT: Final = {"slack": "chat", "teams": "chat", "weekend": "hours", "weekends": "hours"}
"""Words that name a topic by something else."""
_STEM: Final = 4
"""So many letters of a word are enough to know it by, if it goes on otherwise: “password”, “passwords”."""
_NEAR: Final = 0.85
MOST: Final = 4
"""The most topics that are given at once: whoever wants more asks for one by its name."""

_Alike = Callable[[str, str], bool]


def asked_about(words: str, topics: Sequence[tuple[str, str]], *, by_name: bool = False) -> tuple[int, ...]:
    """Return the places of the topics that the words ask about, in their order; empty if there is none.

    Each topic is its name and what is said of it. Topics with just that name, or with it before a colon, come before
    those that have all of the words in their name, and these before those that say them; those with words that are only
    spelt alike come after, and last, those whose whole name is one of the words. If `by_name`, only names count.
    """
    asked = [_MEANT.get(word, word) for word in plain.words(words) if word not in _SMALL]
    if not asked:
        return ()
    names = [plain.words(name) for name, _ in topics]
    found = [n for n, (name, _) in enumerate(topics) if _main_words(name) == asked or [*names[n]] == asked]
    said = [] if by_name else [plain.words(says) for _, says in topics]
    for alike in (_begins_alike, _is_spelt_alike):
        found = found or _with_all(asked, names, alike) or _with_all(asked, said, alike)
    if not found and not by_name:
        found = [n for n, name in enumerate(names) if len(name) == 1 and name[0] in asked]
    return tuple(found[:MOST])


def _main_words(name: str) -> list[str]:
    return [word for word in plain.words(name.partition(":")[0]) if word not in _SMALL]


def _with_all(asked: list[str], texts: Sequence[tuple[str, ...]], alike: _Alike) -> list[int]:
    return [n for n, text in enumerate(texts) if all(any(alike(word, one) for one in text) for word in asked)]


def _begins_alike(word: str, other: str) -> bool:
    shorter, longer = sorted((word, other), key=len)
    return word == other if len(shorter) < _STEM else longer.startswith(shorter)


def _is_spelt_alike(word: str, other: str) -> bool:
    is_short = min(len(word), len(other)) < _STEM
    return _begins_alike(word, other) or (not is_short and SequenceMatcher(None, word, other).ratio() >= _NEAR)
