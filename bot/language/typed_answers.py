"""The answer that somebody types instead of pressing a button of the question."""

import re
from typing import Final

from msgspec import Struct

from bot.language import plain, severities
from bot.language.severities import NOTHING, Added
from policies.terms import DecidedBy, Plan, Severity

_DISMISSALS: Final = frozenset({"not a request", "no request"})
_UNSURE: Final = frozenset({"not sure", "unsure", "don t know", "i don t know", "no idea", "dont know"})

_REASON: Final = re.compile(
    r"\s*[:,;]\s*|\s+[–—-]\s+|\s+(?=(?:because|since|weil|denn|parce que|car|porque)\s)", re.IGNORECASE
)
"""The gaps behind which a reason may begin."""


class Chosen(Struct, frozen=True, kw_only=True):
    """A severity by its id; None is “not sure”.

    `is_bare`: it is a number alone, which may answer another question. `is_alert`: it is in words such as “down”, which
    report an outage as well.
    """

    severity: str | None
    is_bare: bool = False
    is_alert: bool = False


class Hinted(Struct, frozen=True, kw_only=True):
    """One of these severities may be meant, most severe first: “it's pretty urgent”, “1 or 2”."""

    severities: tuple[Severity, ...]


class Dismissed(Struct, frozen=True, kw_only=True):
    """The answer that it isn't a request."""


TypedAnswer = Chosen | Hinted | Dismissed


def typed_answer(text: str, plan: Plan, added: Added = NOTHING) -> TypedAnswer | None:
    """Return the answer that the whole text is: “2”, “level 2”, “urgent”, “not a request”; None if it isn't one."""
    words = plain.phrase(text)
    if words in _DISMISSALS:
        return Dismissed()
    if words in _UNSURE and plan.severity_rule.decided_by is DecidedBy.VENDOR:
        return Chosen(severity=None)
    named = severities.named(text, plan, added)
    if named is None:
        return None
    if not named.is_certain:
        return Hinted(severities=named.severities)
    return Chosen(severity=named.severities[0].id, is_bare=named.is_bare, is_alert=named.is_alert)


def find_severity_and_reason(text: str, plan: Plan, added: Added = NOTHING) -> tuple[Severity, str] | None:
    """Return the severity that a text names, and the reason that it gives: “2, only the Berlin office is affected”.

    A reason follows a colon, a comma, a dash or a “because”; anything else after a severity makes it unclear. What a
    colon parts from a severity is its reason, though it may name one: “1: down”.
    """
    whole = find_severity(text, plan, added)
    is_name = whole is not None and plain.phrase(text) == plain.phrase(whole.name)
    for gap in () if is_name else reversed(list(_REASON.finditer(text))):  # the name of a severity may have one, too
        found = find_severity(text[: gap.start()], plan, added)
        reason = text[gap.end() :].strip()
        if found and reason and (whole is None or ":" in gap.group()):
            return found, reason
    return (whole, "") if whole else None


def find_severity(text: str, plan: Plan, added: Added = NOTHING) -> Severity | None:
    """Return the severity that the whole text names for certain: by id, number, name or half of it, or alias."""
    return severities.called(text, plan, added)
