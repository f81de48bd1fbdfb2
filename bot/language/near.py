"""Which of our verbs a word may have been meant for: what others call it, or one that is spelt nearly so."""

from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import Final

SYNONYMS: Final[Mapping[str, str]] = {
    "acknowledge": "ack",
    "claim": "take",
    "answer": "reply",
    "comment": "note",
    "tickets": "list",
    "info": "show",
    "view": "show",
    "solve": "resolve",
    "done": "resolve",
    "priority": "severity",
}
"""What others call our verbs; they are told ours."""

_NEAR: Final = 0.7


def verb(word: str, verbs: Collection[str]) -> str:
    """Return the verb that the word may have been meant for; empty if it is none of these, or one already."""
    if word in verbs:
        return ""
    return SYNONYMS.get(word) or next(iter(get_close_matches(word, verbs, n=1, cutoff=_NEAR)), "")
