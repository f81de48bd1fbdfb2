"""Does what somebody of the vendor wrote answer the customer? The rule is R8 of the readings: the first response.

A greeting, an emoji, a thank-you and a line that only calls a colleague answer nothing. In doubt it is an answer: it
reached the customer, and a person wrote it.
"""

import re
from collections.abc import Collection

from bot.language import plain
from bot.language.lexicon import WORDS

_OPENERS = WORDS.greetings | WORDS.thanks
_COURTESY = _OPENERS | WORDS.assents | WORDS.fillers | WORDS.thanked_for
_COMMITS = frozenset({"noted", "understood", "got"})
"""Whoever says so takes note, whatever they say before and after."""
_CALLS = WORDS.call_words | WORDS.greetings | WORDS.polite


def is_answer(text: str, *, names: Collection[str], colleagues: Collection[str]) -> bool:
    """Return whether the text tells the customer anything.

    `names` are of whoever may be greeted or called. `colleagues` are how those of the vendor's people are written after
    an “@”, whom a line may call.
    """
    return not (_is_courtesy(text, names) or _only_calls(text, colleagues))


def _is_courtesy(text: str, names: Collection[str]) -> bool:
    said = plain.words(text)
    called = frozenset(word for name in names for word in plain.words(name))
    if not said:
        return "?" not in text
    is_opened = not _OPENERS.isdisjoint(said)
    return is_opened and "?" not in text and (_COURTESY - _COMMITS | called).issuperset(said)


def _only_calls(text: str, colleagues: Collection[str]) -> bool:
    """Each line of it is a mention of a colleague and what one asks of a colleague."""
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
    """The line without the colleagues that it mentions, the longest name first, and whether there was one."""
    found = False
    for name in sorted(colleagues, key=len, reverse=True):
        line, count = re.subn(rf"@{re.escape(name)}(?!\w)", " ", line, flags=re.IGNORECASE)
        found = found or count > 0
    return line, found
