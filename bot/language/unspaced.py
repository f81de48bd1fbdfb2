"""Scripts that don't part words, such as those of Chinese, Japanese and Thai: a word of one may be anywhere."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Final

_SCRIPTS: Final = ("CJK ", "HIRAGANA", "KATAKANA", "BOPOMOFO", "THAI ", "LAO ", "KHMER ", "MYANMAR ")
_FEWEST: Final = 2
"""The letters that are looked for anywhere; a single one is in every other word."""


@lru_cache(maxsize=8192)
def _is_of_one(sign: str) -> bool:
    return not sign.isascii() and unicodedata.name(sign, "").startswith(_SCRIPTS)


def is_unspaced(word: str) -> bool:
    """Return whether a plain word is written in such a script, and long enough to be looked for anywhere."""
    return len(word) >= _FEWEST and not word.isascii() and all(map(_is_of_one, word))


def apart(words: Iterable[str]) -> tuple[str, ...]:
    """Return plain words cut where such a script begins or ends: “Globe様” is `globe` and `様`."""
    return tuple(part for word in words for part in ((word,) if word.isascii() else _parts(word)))


def pairs(word: str) -> tuple[str, ...]:
    """Return each two letters of a plain word that follow each other, by which whatever is in it can be found."""
    return tuple(map("".join, pairwise(word)))


def has_within(words: Iterable[str], phrases: Iterable[str]) -> bool:
    """Return whether any of these phrases that are in such a script is anywhere in a text, by its plain words."""
    written = "".join(words)
    if written.isascii():
        return False
    return any(one in written for one in map(_run_together, phrases) if one)


def _run_together(phrase: str) -> str:
    """Return a phrase that has such a script in it without its spaces; nothing of others, or of a single letter."""
    run = "" if phrase.isascii() else phrase.replace(" ", "")
    return run if len(run) >= _FEWEST and any(map(_is_of_one, run)) else ""


def _parts(word: str) -> Iterator[str]:
    for _, signs in groupby(word, _is_of_one):
        yield "".join(signs)
