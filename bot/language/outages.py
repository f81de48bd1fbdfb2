"""Does a text tell of an outage? In doubt it does: whoever tells of one is only asked whether it is the known one."""

from bot.language import plain
from bot.language.lexicon import WORDS


def tells_of_outage(text: str, added: tuple[str, ...] = ()) -> bool:
    """Return whether any word or phrase of an outage stands in the text, in any of the languages, or one of those
    `added` by the operator's people.
    """
    phrases = WORDS.outage | frozenset(map(plain.phrase, added)) - {""}
    return plain.says(plain.words(text), phrases)
