"""Greetings and thanks, which start nothing: messages made of nothing but such words and the names of people."""

from collections.abc import Collection
from typing import Final

from bot.language import plain
from bot.language.lexicon import WORDS

_MAX_WORDS: Final = 8
_MAX_THANKING: Final = 16
_OPENING: Final = WORDS.greetings | WORDS.assents
_GREETING: Final = _OPENING | WORDS.fillers
_THANKING: Final = _GREETING | WORDS.thanks | WORDS.thanked_for | plain.parts(WORDS.solved)


def is_smalltalk(text: str, names: Collection[str] = ()) -> bool:
    """Return whether it is a greeting, thanks, an “ok”, or nothing but emoji and punctuation.

    A text with a digit isn't, nor is an empty one. `names` are names of people who may be greeted. In doubt it isn't
    small talk: a needless question is better than a lost request.
    """
    if not text.strip() or "?" in text:
        return False
    words = plain.words(text)
    if not words or " ".join(words) in WORDS.small_talk:
        return True
    if not WORDS.thanks.isdisjoint(words):
        return len(set(words)) <= _MAX_THANKING and _THANKING.union(names).issuperset(words)
    opens = not _OPENING.isdisjoint(words)
    return opens and len(set(words)) <= _MAX_WORDS and _GREETING.union(names).issuperset(words)


def is_nothing_but_kind(text: str) -> bool:
    """Return whether it is small talk with a greeting or thanks, and no “yes” or “ok”, which may answer something."""
    words = plain.words(text)
    return is_smalltalk(text) and WORDS.assents.isdisjoint(words) and bool(words)


def is_thanks(text: str, names: Collection[str] = ()) -> bool:
    """Return whether it is small talk that thanks: unlike a “yes”, it doesn't answer a question."""
    return is_smalltalk(text, names) and not WORDS.thanks.isdisjoint(plain.words(text))
