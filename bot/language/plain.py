"""Text as plain words: small letters without accents, numbers in emoji as digits, other emoji left out."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from bot.language.unspaced import apart, is_unspaced, pairs

_WORD: Final = re.compile(r"[^\W_]+")
_SHORTCODE: Final = re.compile(r":([a-z][a-z0-9_'-]*|[+-]1)(?::skin-tone-[2-6])?:")
_DIGITS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
LONGEST: Final = 60
"""The letters by which a word is found; databases take no longer ones than some two thousand."""
_SOUGHT: Final = 30
_INDEXED: Final = 400
"""The most words of a text by which it is found: those of a whole screen, not of a whole log."""
_VOTE: Final = re.compile(r"(?<!\w)[+-]\d+\b")
"""“+1” agrees, and doesn't name a number."""


@lru_cache(maxsize=256)  # a message is read a dozen times on its way
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, so that “Résolu!” is `resolu`, `:two:` and `2️⃣` are `2`, and “👍” is nothing."""
    spoken = _SHORTCODE.sub(_digit, text.casefold())
    bare = spoken if spoken.isascii() else _without_accents(spoken)
    return tuple(_WORD.findall(_VOTE.sub(" ", bare)))


def _without_accents(text: str) -> str:
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", text) if unicodedata.category(sign)[0] != "M")
    return bare.casefold()  # again, since “℡” was no capital letter before


def sought(text: str) -> tuple[str, ...]:
    """Return the words of a text to search for: the first of a long one, and of a long word the beginning."""
    return tuple(word[:LONGEST] for word in apart(words(text))[:_SOUGHT])


def indexed(text: str) -> tuple[str, ...]:
    """Return the words by which a text is found; of a script that doesn't part them each two letters."""
    found = tuple(word[:LONGEST] for word in words(text)[:_INDEXED])
    return found if "".join(found).isascii() else tuple(one for word in found for one in (word, *_within(word)))


def _within(word: str) -> Iterator[str]:
    for part in () if word.isascii() else apart((word,)):
        yield from (*pairs(part), part[-1]) if is_unspaced(part) else (part,)


def has(text: str, asked: str) -> bool:
    """Return whether a text has a word that begins as one that is sought; in a script without parted words anywhere."""
    said = words(text)
    begins = any(word.startswith(asked) for word in (*said, *apart(said)))
    return begins or (is_unspaced(asked) and any(asked in word for word in said))


def phrase(text: str) -> str:
    """Return the plain words of a text, joined by single spaces."""
    return " ".join(words(text))


def parts(phrases: frozenset[str]) -> frozenset[str]:
    """Return the single words of these phrases."""
    return frozenset(word for one in phrases for word in one.split())


def says(text: tuple[str, ...], phrases: frozenset[str]) -> bool:
    """Return whether any of these phrases is in the text, word for word."""
    begun = _by_first_word(phrases)
    if begun.keys().isdisjoint(text):  # most often
        return False
    return any(text[at : at + len(one)] == one for at, word in enumerate(text) if word in begun for one in begun[word])


@lru_cache(maxsize=256)
def _by_first_word(phrases: frozenset[str]) -> dict[str, list[tuple[str, ...]]]:
    begun = dict[str, list[tuple[str, ...]]]()
    for one in phrases:
        first, *rest = one.split()
        begun.setdefault(first, []).append((first, *rest))
    return begun


def _digit(code: re.Match[str]) -> str:
    return f" {_DIGITS.index(code[1])} " if code[1] in _DIGITS else " "
