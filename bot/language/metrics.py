"""The things that people report by their names: “workaround Use the old export.”, “RCA: it was the queue”."""

import re
from collections.abc import Iterable

from policies.terms import AnyMetric


def reported(text: str, metrics: Iterable[AnyMetric]) -> tuple[AnyMetric, str] | None:
    """Return which of these metrics a text begins with, and the words after it; None if it begins with none.

    A metric of several words may be written with spaces, or by its initials, as people say it.
    """
    for metric in sorted(metrics, key=len, reverse=True):
        words = re.split("[-_]", metric)
        initials = "".join(word[0] for word in words) if len(words) > 2 else ""
        names = "|".join(filter(None, ("[ _-]+".join(map(re.escape, words)), initials)))
        if found := re.match(rf"\s*(?:{names})(?:\s*:|(?=\s|$))", text, re.IGNORECASE):
            return metric, text[found.end() :].strip()
    return None
