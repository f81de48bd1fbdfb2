"""Where a rule comes from, as a reader can look it up."""

from bot.model.message import Note
from bot.wording.spans import note, stopped
from policies.terms import Plan, Source


def clause(plan: Plan, source: Source) -> str:
    """“Support Plan, ‘Hours’”: the document and the clause."""
    return f"{plan.document}, “{source.clause}”"


def reading(source: Source) -> str:
    """Why it is read so, where the terms are silent; else empty. A whole sentence with a space before it."""
    return f" The terms leave this open; our reading: {stopped(source.assumed)}" if source.assumed else ""


def cited(plan: Plan, source: Source, *before: str) -> Note:
    """Small print that ends with the clause and the reading; where there is no clause, the reading alone."""
    if not plan.is_known:
        return note(*before, "That plan isn't set up here yet, so no time is promised.")
    if not source.is_stated:
        return note(*before, reading(source).strip() or "The terms do not say this in so many words.")
    return note(*before, f"Source: {clause(plan, source)}.", reading(source))
