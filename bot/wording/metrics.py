"""The names of what terms set a time for, within a sentence."""

from typing import Final

from policies.terms import AnyMetric, Metric

_UPDATE: Final = "update"
_SPELT: Final = frozenset({"rca", "rfo", "pir", "capa"})
"""Initials by which packs name what they promise after an outage: root cause analysis, reason for outage, review."""
_VOWELS: Final = (*"aeiou", "RCA", "RFO")
"""Beginnings of names that have “an” before them."""


def plain(metric: AnyMetric) -> str:
    """Return the name without an article: “next update”, “root cause analysis”."""
    words = metric.replace("_", " ").replace("-", " ").split(" ")
    return " ".join(word.upper() if word in _SPELT else word for word in words)


def one(metric: AnyMetric) -> str:
    """Return the name with “a” or “an” before it: “an update”, “a root cause analysis”."""
    name = _UPDATE if metric == Metric.NEXT_UPDATE else plain(metric)
    return f"{'an' if name.startswith(_VOWELS) else 'a'} {name}"
