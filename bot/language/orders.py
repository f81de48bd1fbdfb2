"""A command to the desk without the polite words around it.

“: hey, could you close EX-10, please?” is `close EX-10`.
"""

import re
from typing import Final

from bot.language import plain
from bot.language.lexicon import WORDS

_LEADING: Final = re.compile(r"^[\s:;,.!?–—-]+")
_TRAILING: Final = re.compile(r"[\s:;,.!?–—]+$")
_MAX_WORDS: Final = max(len(one.split()) for one in WORDS.orders)
_SENTENCE: Final = 16
"""The most words of a text that says one thing: a longer one says something besides."""
_SMALL: Final = frozenset(
    (
        "a and are at day do during for hello hey hi in is my now of on over please still the there this to today "
        "tomorrow tonight us we what when you your"
    ).split()
)
"""Words that say nothing besides in a question about hours: “hi, are you open on Saturday?”."""
_AFTERWARDS: Final = WORDS.polite | WORDS.thanks


def begun(text: str) -> str:
    """Return the text without punctuation at its beginning."""
    return _LEADING.sub("", text)


def asked(text: str) -> str:
    """Return the text without the polite words that it begins with, and the punctuation between them."""
    rest = begun(text)
    while True:
        found = re.finditer(r"\S+", rest)
        ends = [match.end() for _, match in zip(range(_MAX_WORDS), found, strict=False)]
        end = next((one for one in reversed(ends) if plain.phrase(rest[:one]) in WORDS.orders), 0)
        if not end:
            return rest
        rest = begun(rest[end:])


def ended(text: str) -> str:
    """Return the text without punctuation and polite words at its end."""
    rest = _TRAILING.sub("", text)
    while True:
        words = rest.split()
        end = next((n for n in (3, 2, 1) if plain.phrase(" ".join(words[-n:])) in _AFTERWARDS and len(words) >= n), 0)
        if not end:
            return rest
        rest = _TRAILING.sub("", rest.rsplit(maxsplit=end)[0] if len(words) > end else "")


def asks_about_hours(text: str) -> bool:
    """Return whether it asks whether support is open, and nothing else: “our office hours page is blank” says more."""
    said = plain.words(text)
    if not plain.says(said, WORDS.hours):
        return False
    asked = next(one for one in WORDS.hours if plain.says(said, frozenset({one})))
    besides = [word for word in said if word not in _SMALL and word not in plain.words(asked)]
    return len(besides) <= 1


def wants_another_severity(text: str) -> bool:
    """Return whether a short text says that the severity isn't the right one: “sorry, wrong level, it's critical”."""
    said = plain.words(text)
    return len(said) <= _SENTENCE and plain.says(said, WORDS.misjudged)


def tickets_named(text: str, prefix: str) -> tuple[str, ...]:
    """Return the ticket numbers in a text, each once, in capitals."""
    found = re.findall(rf"(?<![\w-]){re.escape(prefix)}-[0-9]{{1,9}}(?![\w-])", text, flags=re.IGNORECASE)
    return tuple(dict.fromkeys(one.upper() for one in found))
