"""The test for reports of an outage. In doubt a text is one: its writer is only asked whether it is the known one."""

from bot.language import plain
from bot.language.lexicon import WORDS


def tells_of_outage(text: str, added: tuple[str, ...] = ()) -> bool:
    """Return whether any word or phrase of an outage is in the text, in any of the languages.

    `added` are words of the operator's people for an outage.
    """
    said = plain.words(text)
    return plain.says(said, WORDS.outage) or plain.says(said, frozenset(map(plain.phrase, added)) - {""})
