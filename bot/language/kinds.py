"""The kind of a request: the one that somebody names, or that a request's own words show."""

import re
from collections.abc import Sequence
from typing import Final

from bot.language.exclusions import is_short, says
from bot.model.intake import Intake
from policies.terms import Plan

_NOT_WORDS: Final = re.compile(r"[\W_]+")


def meant(text: str, kinds: Sequence[str]) -> tuple[str, ...]:
    """Return all kinds that may be meant: one if it is plain, several if it isn't, none if it fits none.

    It is a whole name, or the beginnings of words of it.
    """
    words = _words(text)
    exact = tuple(kind for kind in kinds if _words(kind) == words)
    return exact or tuple(kind for kind in kinds if words and all(_begins(word, kind) for word in words))


def said(text: str, plan: Plan) -> str:
    """Return the first kind of the plan one of whose phrases is in a short text; empty if there is none."""
    if not plan.kind_phrases or not is_short(text):
        return ""
    return next((kind for kind, phrases in plan.kind_phrases.items() if says(text, phrases)), "")


def of_request(intake: Intake, plan: Plan) -> str:
    """Return the kind of a request: the one that was chosen, or else the one that its words show."""
    return intake.kind or said(intake.first.words, plan)


def _begins(word: str, kind: str) -> bool:
    return any(one.startswith(word) for one in _words(kind))


def _words(text: str) -> list[str]:
    return _NOT_WORDS.sub(" ", text.casefold()).split()
