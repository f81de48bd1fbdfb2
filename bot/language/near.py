"""The verb of ours that a word may have been meant for: a synonym, or a near spelling."""

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
"""Other words for our verbs; whoever types one is shown ours."""

_NEAR: Final = 0.7


def verb(word: str, verbs: Collection[str]) -> str:
    """Return the verb that the word may have been meant for; empty if it is near none, or is one already."""
    if word in verbs:
        return ""
    return SYNONYMS.get(word) or next(iter(get_close_matches(word, verbs, n=1, cutoff=_NEAR)), "")
