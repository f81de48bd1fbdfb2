"""The fields of a language's table. To add a language, write one file like `german` and name it in `lexicon`."""

from collections.abc import Mapping
from typing import Final

from msgspec import Struct, field

from bot.language import plain

OUTAGE: Final = "outage"
"""The key in the desk file's `words` for other names of an outage."""


def listed(text: str) -> frozenset[str]:
    """Return the words or phrases of a table, one for each comma or line, as plain words."""
    return frozenset(plain.phrase(one) for one in text.replace("\n", ",").split(",") if one.strip())


class Vocabulary(Struct, frozen=True, kw_only=True):
    """The words of a language by their use. All are plain words; a phrase is plain words with single spaces.

    `numbers` and `urgency` give the meaning of a word: a digit, and the word that packs have for the same.
    """

    levels: frozenset[str]
    numbers: Mapping[str, str] = field(default_factory=dict)
    urgency: Mapping[str, str] = field(default_factory=dict)

    polite: frozenset[str]
    """Words that go with an answer or a command and change nothing about it."""
    carriers: frozenset[str]
    """Words of a sentence around an answer: “it's a …”."""
    hedges: frozenset[str]
    """Words of somebody who hasn't quite decided: “pretty”, “maybe”."""

    greetings: frozenset[str]
    assents: frozenset[str]
    """“ok”, “great”: small talk from a customer, but an answer from somebody who was asked."""
    thanks: frozenset[str]
    fillers: frozenset[str]
    """Words that fill greetings and thanks."""
    thanked_for: frozenset[str]
    small_talk: frozenset[str]
    """Phrases that are small talk as a whole, though their words alone aren't."""

    solved: frozenset[str]
    """Phrases that say that it is over."""
    trouble: frozenset[str]
    """Words after which nothing is over: “but”, “still”, “fails”."""
    later: frozenset[str]
    """Phrases of somebody who will look and report: neither solved nor unsolved."""
    closing: frozenset[str]
    """Whole texts that ask to end it: “please close”, “false alert”."""
    update: frozenset[str]
    """Whole texts that ask for its state."""

    outage: frozenset[str]
    """Phrases that report an outage, which nobody uses for a severity alone."""

    calls: frozenset[str]
    """Beginnings of a line that only calls a colleague, after their name."""
    call_words: frozenset[str]
    """Other words of such a line."""

    orders: frozenset[str]
    """Polite words that a command to the desk may begin with."""
    hours: frozenset[str]
    """Phrases that ask whether support is open."""
    hearing: frozenset[str]
    misjudged: frozenset[str]
    """Phrases of somebody who wants another severity: “wrong level”."""
    unchanged: frozenset[str]
    """Phrases that ask when a reply will come."""
