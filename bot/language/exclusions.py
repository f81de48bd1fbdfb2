"""The plan's exclusion that a message seems to be about: a hint beside the question, never a reason not to ask."""

from typing import Final

from policies.terms import Exclusion, Plan

_MAX_LENGTH: Final = 200
"""The length beyond which a text isn't taken for a plain request of something that the plan leaves out."""


def left_out(text: str, plan: Plan) -> Exclusion | None:
    """Return the first exclusion of the plan one of whose phrases is in a short text; else None."""
    words = " ".join(text.casefold().split())
    if len(words) > _MAX_LENGTH:
        return None
    return next((one for one in plan.exclusions if any(phrase.casefold() in words for phrase in one.phrases)), None)
