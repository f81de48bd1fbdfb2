"""The plan's exclusion that a message seems to be about: a hint beside the question, never a reason not to ask."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from policies.terms import Exclusion, Plan, once_a_plan

_MAX_LENGTH: Final = 200
"""The length beyond which a text isn't taken for a plain request of something that the plan leaves out."""


def left_out(text: str, plan: Plan) -> Exclusion | None:
    """Return the first exclusion of the plan one of whose phrases is in a short text; else None."""
    if not is_short(text):
        return None
    words = _plain(text)
    return next((one for phrase, one in _phrases(plan) if phrase in words), None)


@once_a_plan
def _phrases(plan: Plan) -> tuple[tuple[str, Exclusion], ...]:
    return tuple((phrase.casefold(), one) for one in plan.exclusions for phrase in one.phrases)


def is_short(text: str) -> bool:
    """Return whether a text can be a plain request, and nothing besides."""
    return len(_plain(text)) <= _MAX_LENGTH


def says(text: str, phrases: Iterable[str]) -> bool:
    """Return whether any of these phrases is in a text."""
    words = _plain(text)
    return any(phrase.casefold() in words for phrase in phrases)


@lru_cache(maxsize=64)  # one text is compared with all that a plan leaves out
def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
