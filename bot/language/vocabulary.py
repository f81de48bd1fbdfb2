"""What the table of a language holds. To add a language, write one file like `german` and name it in `lexicon`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.language import plain


def listed(text: str) -> frozenset[str]:
    """Return the words or phrases of a table, one for each comma or line, as plain words."""
    return frozenset(plain.phrase(one) for one in text.replace("\n", ",").split(",") if one.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of a language by what they do. All are plain words; a phrase is plain words with single spaces.

    `numbers` and `urgency` say what a word stands for: a digit, and the word that packs have for the same.
    """

    levels: frozenset[str]
    numbers: Mapping[str, str] = field(default_factory=dict)
    urgency: Mapping[str, str] = field(default_factory=dict)

    polite: frozenset[str]
    """Goes with an answer or an order and changes nothing of it."""
    carriers: frozenset[str]
    """“it's a …”: what a sentence around an answer is made of."""
    hedges: frozenset[str]
    """“pretty”, “maybe”: whoever says so has not quite decided."""

    greetings: frozenset[str]
    assents: frozenset[str]
    """“ok”, “great”: small talk of a customer, but an answer of somebody who is asked."""
    thanks: frozenset[str]
    fillers: frozenset[str]
    """What greetings and thanks are filled with."""
    thanked_for: frozenset[str]
    small_talk: frozenset[str]
    """Phrases that are small talk as they stand, though their words alone are not."""

    solved: frozenset[str]
    """Phrases that say that it is over."""
    trouble: frozenset[str]
    """Words after which nothing is over: “but”, “still”, “fails”."""
    later: frozenset[str]
    """Phrases of somebody who will look and tell: neither solved nor not."""
    closing: frozenset[str]
    """Whole texts that ask to end it: “please close”, “false alarm”."""
    update: frozenset[str]
    """Whole texts that ask how it stands."""

    outage: frozenset[str]
    """Phrases that tell of an outage, which nobody says for a severity alone."""

    calls: frozenset[str]
    """How a line begins that only calls a colleague, after their name."""
    call_words: frozenset[str]
    """What else such a line is made of."""

    orders: frozenset[str]
    """What an order to the desk may politely begin with."""
    hours: frozenset[str]
    """Phrases that ask whether support is open."""
    hearing: frozenset[str]
    """Phrases that ask when an answer will come."""
