"""What somebody types instead of pressing a button of the one question."""

import re
from dataclasses import dataclass
from typing import Final

from policies.terms import DecidedBy, Plan, Severity

_NOT_WORDS = re.compile(r"[\W_]+")
_DASH = re.compile(r"\s+[–—-]\s+")
_DISMISSALS: Final = frozenset({"not a request", "no request", "never mind", "nevermind", "ignore this", "ignore that"})
_UNSURE: Final = frozenset({"not sure", "unsure", "don t know", "i don t know", "no idea", "dont know"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A severity by its id; None is “not sure”."""

    severity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissed:
    """Not a request."""


def typed_answer(text: str, plan: Plan) -> Chosen | Dismissed | None:
    """The answer that the whole text is: “2”, “level 2”, “urgent”, “not a request”. None: it is no answer."""
    words = _words(text)
    if words in _DISMISSALS:
        return Dismissed()
    if words in _UNSURE and plan.severity_rule.decided_by is DecidedBy.VENDOR:
        return Chosen(severity=None)
    named = find_severity(text, plan)
    return Chosen(severity=named.id) if named else None


def find_severity(text: str, plan: Plan) -> Severity | None:
    """The severity that the whole text names: its id, its name or either half of it, or an alias."""
    words = _words(text)
    return next((severity for severity in plan.severities if words in _names(severity)), None) if words else None


def _names(severity: Severity) -> frozenset[str]:
    halves = _DASH.split(severity.name)
    numbered = (f"{word} {severity.id}" for word in ("level", "severity", "sev", "priority"))
    return frozenset(_words(name) for name in (severity.id, severity.name, *halves, *severity.aliases, *numbered))


def _words(text: str) -> str:
    return " ".join(_NOT_WORDS.sub(" ", text.casefold()).split())
