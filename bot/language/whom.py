"""Whom somebody means when they name a person of the vendor."""

import re
from collections.abc import Sequence
from typing import Final

from bot.model.desk import Desk
from bot.model.people import Person
from bot.model.places import Account

_NOT_WORDS: Final = re.compile(r"[\W_]+")


def meant(text: str, mentions: Sequence[Account], desk: Desk, speaker: Person | None) -> tuple[Person, ...]:
    """Everybody who may be meant: one where it is plain, several where it is not, none where nobody is.

    A mention says it best. Else it is an id or a whole name, or words of one name alone; “me” is the speaker.
    """
    mentioned = tuple(person for account in mentions if (person := desk.staff(account)))
    if mentioned:
        return mentioned[:1]
    words = _words(text)
    if words in (["me"], ["myself"]):
        return (speaker,) if speaker else ()
    exact = tuple(person for person in desk.people if words in (_words(person.id), _words(person.name)))
    return exact or tuple(person for person in desk.people if words and set(words) <= set(_words(person.name)))


def _words(text: str) -> list[str]:
    """Its words, whichever way they are put together: `Agent Two`, `@agent.two`, `agent-two`."""
    return _NOT_WORDS.sub(" ", text.casefold()).split()
