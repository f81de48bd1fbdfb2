"""The names of what terms set a time for, within a sentence."""

from typing import Final

from policies.terms import AnyMetric, Metric

_UPDATE: Final = "update"


def plain(metric: AnyMetric) -> str:
    """Return the name without an article: “next update”, “root cause analysis”."""
    return metric.replace("_", " ").replace("-", " ")


def one(metric: AnyMetric) -> str:
    """Return the name with “a” or “an” before it: “an update”, “a root cause analysis”."""
    name = _UPDATE if metric == Metric.NEXT_UPDATE else plain(metric)
    return f"{'an' if name[:1] in 'aeiou' else 'a'} {name}"
