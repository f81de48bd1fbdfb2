"""The member of staff whom somebody means by a name."""

import re
from collections.abc import Sequence
from typing import Final

from bot.model.desk import Desk
from bot.model.people import Person
from bot.model.places import Account

_NOT_WORDS: Final = re.compile(r"[\W_]+")


def meant(text: str, mentions: Sequence[Account], desk: Desk, speaker: Person | None) -> tuple[Person, ...]:
    """Return everybody who may be meant: one if it is plain, several if it isn't, none if it fits nobody.

    A mention decides. Otherwise it is an id or a whole name, or words of one name alone; “me” is the speaker.
    """
    mentioned = tuple(person for account in mentions if (person := desk.staff(account)))
    if mentioned:
        return mentioned[:1]
    words = _words(text)
    if words in (["me"], ["myself"]):
        return (speaker,) if speaker else ()
    if not words:
        return ()
    exact = tuple(person for person in desk.people if words in (_words(person.id), _words(person.name)))
    return exact or tuple(person for person in desk.people if set(words) <= set(_words(person.name)))


def _words(text: str) -> list[str]:
    """Return the words of a name, whichever way they are joined: `Agent Two`, `@agent.two`, `agent-two`."""
    return _NOT_WORDS.sub(" ", text.casefold()).split()
