"""The wish behind a customer's message about a request: nothing more, an end, news, or help.

What is over stays over, and notifies nobody: thanks, “it works now”. A text with a word of trouble in it asks for help.
In between, if it thanks and says more, it is in doubt, and its writer is asked.
"""

import re
from collections.abc import Collection
from enum import StrEnum
from functools import lru_cache
from typing import Final

from bot.language import plain
from bot.language.lexicon import WORDS

_LEAD: Final = plain.parts(WORDS.greetings | WORDS.polite) | WORDS.assents
_TAIL: Final = _LEAD | plain.parts(WORDS.thanks) | {"on", "for", "about", "regarding", "here", "yet", "now", "again"}
_ABOUT: Final = frozenset({"this", "that", "it", "my", "our", "the", "ticket", "request", "issue", "case", "problem"})
_AFTER: Final = _TAIL | _ABOUT
_ASKED: Final = WORDS.update | WORDS.closing
_OPENING: Final = WORDS.greetings | WORDS.assents | WORDS.thanks
_COURTESY: Final = _OPENING | WORDS.fillers | WORDS.thanked_for
_OVER: Final = _COURTESY | plain.parts(WORDS.solved)
_PLEASED: Final = WORDS.solved | WORDS.later
_SHORT: Final = 12
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+|\n+")
_ENDING: Final = frozenset(
    one for one in WORDS.closing if " " in one and not plain.says(tuple(one.split()), WORDS.solved)
)
"""Phrases that end a request wherever they are in the text: “never mind, found it”."""


class Gist(StrEnum):
    """The wish that a text comes down to."""

    COURTESY = "courtesy"  # a greeting, thanks
    SOLVED = "solved"  # it works again, and nothing else
    CLOSING = "closing"  # they ask to end it, or say that it was nothing
    UPDATE = "update"  # they ask for its state
    DOUBT = "doubt"  # they are pleased, or will look, and say more
    NEWS = "news"  # anything else


def gist(text: str, names: Collection[str] = ()) -> Gist:
    """Return the gist of a text; `names` are words that people or tickets may be called."""
    return _gist(text, frozenset(names))


@lru_cache(maxsize=256)  # several rules ask it of the same message
def _gist(text: str, names: frozenset[str]) -> Gist:
    said = plain.words(text)
    core = _core(said, names)
    if _asks(text, said, core, names):
        return Gist.UPDATE
    if core in WORDS.closing and not ("?" in text and core in WORDS.solved):
        return Gist.CLOSING
    if plain.says(said, _ENDING) and "?" not in text and WORDS.trouble.isdisjoint(_without(said, _ENDING)):
        return Gist.CLOSING
    if "?" not in text and _OVER.union(names).issuperset(said):
        if plain.says(said, WORDS.solved):
            return Gist.SOLVED
        if not said or not _OPENING.isdisjoint(said):
            return Gist.COURTESY
    return _rest(text, said)


def is_solved(text: str) -> bool:
    """Return whether the text says, in whatever words, that it is solved."""
    return plain.says(plain.words(text), WORDS.solved)


def asks_how_it_stands(text: str, names: Collection[str] = ()) -> bool:
    """Return whether the text asks for the state of a request: “any update?”, “hello??”."""
    return gist(text, names) is Gist.UPDATE


def asks_among_others(text: str, names: Collection[str] = ()) -> bool:
    """Return whether one of several sentences asks for the state of a request: “any news? it's still down”."""
    sentences = [part for part in _SENTENCE.split(text) if plain.words(part)]
    return len(sentences) > 1 and any(asks_how_it_stands(part, names) for part in sentences)


def asks_again(text: str, names: Collection[str] = ()) -> bool:
    """Return whether the text asks for the state and says only that nothing has changed: “any news? still down”."""
    return _asks_again(text, frozenset(names))


@lru_cache(maxsize=256)  # as of the gist
def _asks_again(text: str, names: frozenset[str]) -> bool:
    sentences = [part for part in _SENTENCE.split(text) if plain.words(part)]
    others = [plain.words(part) for part in sentences if not asks_how_it_stands(part, names)]
    unchanged = all(len(said) <= _SHORT and plain.says(said, WORDS.unchanged) for said in others)
    return 0 < len(others) < len(sentences) and unchanged


def _rest(text: str, said: tuple[str, ...]) -> Gist:
    """Return the gist of any other text: trouble asks for help, unless the phrase says that it is over."""
    if "?" in text or not WORDS.trouble.isdisjoint(_without(said, WORDS.solved)):
        return Gist.NEWS
    pleased = not WORDS.thanks.isdisjoint(said) or plain.says(said, _PLEASED)
    return Gist.DOUBT if pleased else Gist.NEWS


def _without(said: tuple[str, ...], phrases: frozenset[str]) -> list[str]:
    """Return the words that are left without these phrases, the longest removed first."""
    line = f" {' '.join(said)} "
    for phrase in _longest_first(phrases):
        line = line.replace(f" {phrase} ", "  ")
    return line.split()


@lru_cache(maxsize=8)
def _longest_first(phrases: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(phrases, key=len, reverse=True))


def _asks(text: str, said: tuple[str, ...], core: str, names: frozenset[str]) -> bool:
    if core in WORDS.update or (len(said) <= _SHORT and plain.says(said, WORDS.hearing)):
        return True
    return "?" in text and bool(said) and WORDS.greetings.union(names).issuperset(said)


def _core(said: tuple[str, ...], names: frozenset[str]) -> str:
    """Return the text without greetings around it and without its object.

    Of “any update on EX-1, please?” that is “any update”.
    """
    whole = " ".join(said)
    if whole in _ASKED:
        return whole
    begin, end = 0, len(said)
    while begin < end and (said[begin] in _LEAD or said[begin] in names):
        begin += 1
    while end > begin and (said[end - 1] in _AFTER or said[end - 1] in names or said[end - 1].isdigit()):
        end -= 1
        if " ".join(said[begin:end]) in _ASKED:
            break
    core = " ".join(said[begin:end])
    return core or whole
