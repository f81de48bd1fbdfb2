"""The test for a first response: does a staff member's message reply to the customer?

It is rule 8 of how the terms are interpreted. A greeting, an emoji, a thank-you and a line that only calls a colleague
don't reply to anything. In doubt it is a reply: it reached the customer, and a person wrote it.
"""

import re
from collections.abc import Collection

from bot.language import plain
from bot.language.lexicon import WORDS

_OPENERS = WORDS.greetings | WORDS.thanks
_COURTESY = _OPENERS | WORDS.assents | WORDS.fillers | WORDS.thanked_for
_COMMITS = frozenset({"noted", "understood", "got"})
"""Phrases that take note, whatever else the text says."""
_QUESTION = re.compile(r"\?(?=[\s)\]”\"'?!]|$)")
_CALLS = WORDS.call_words | WORDS.greetings | WORDS.polite


def is_answer(text: str, *, names: Collection[str], colleagues: Collection[str]) -> bool:
    """Return whether the text tells the customer anything.

    `names` are names of people who may be greeted or called. `colleagues` are the names of staff as they are written
    after an “@”, who may be called in a line. What a line quotes somebody else has written.
    """
    text = _own(text)
    return not (_is_courtesy(text, names) or _only_calls(text, colleagues))


def asks_something(text: str) -> bool:
    """Return whether the text asks a question; none is quoted, or a “?” within a word, such as an address."""
    return _QUESTION.search(_own(text)) is not None


def _own(text: str) -> str:
    """Return a text without the lines that it quotes."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">"))


def _is_courtesy(text: str, names: Collection[str]) -> bool:
    said = plain.words(text)
    called = frozenset(word for name in names for word in plain.words(name))
    if not said:
        return "?" not in text
    is_opened = not _OPENERS.isdisjoint(said)
    return is_opened and "?" not in text and (_COURTESY - _COMMITS | called).issuperset(said)


def _only_calls(text: str, colleagues: Collection[str]) -> bool:
    """Return whether each line is a mention of a colleague and words that one says to a colleague."""
    lines = [line for line in text.splitlines() if line.strip()]
    rests = [_without_mentions(line, colleagues) for line in lines]
    if not any(is_called for _, is_called in rests):
        return False
    said = plain.words(" ".join(rest for rest, _ in rests))
    while said and said[0] in WORDS.greetings | WORDS.polite - WORDS.calls:
        said = said[1:]
    begins = not said or any(plain.says(said[: len(call.split())], frozenset({call})) for call in WORDS.calls)
    return (begins or "?" in text) and _CALLS.issuperset(said)


def _without_mentions(line: str, colleagues: Collection[str]) -> tuple[str, bool]:
    """Return the line without the colleagues that it mentions, and whether there was one; longest names first."""
    found = False
    for name in sorted(colleagues, key=len, reverse=True):
        line, count = re.subn(rf"@{re.escape(name)}(?!\w)", " ", line, flags=re.IGNORECASE)
        found = found or count > 0
    return line, found
