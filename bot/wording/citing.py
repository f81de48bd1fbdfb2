"""Where a rule comes from, as a reader can look it up."""

from bot.model.message import Note
from bot.wording.spans import note, stopped
from policies.overrides import OTHERWISE
from policies.terms import NOT_STATED, Plan, Source


def clause(plan: Plan, source: Source) -> str:
    """“Support Plan, ‘Hours’”: the document and the clause; what an order form settles by its own reference alone.

    Where that is but one field, the clause of the rest follows: “Order form 12, section 5; for the rest Support Plan,
    ‘Contacts’”.
    """
    *agreed, last = source.clause.split(OTHERWISE)
    named = [part.rpartition(" (")[0] or part for part in agreed]
    if source.document and last.startswith(source.document):
        named.append(last)
    elif last != NOT_STATED:
        named.append(f"{source.document or plan.document}, “{last}”")
    return "; for the rest ".join(dict.fromkeys(named))


def reading(source: Source) -> str:
    """Why it is read so, where the terms are silent; else empty. A whole sentence with a space before it."""
    if not source.assumed:
        return ""
    what = "The rest the terms leave open" if OTHERWISE in source.clause else "The terms leave this open"
    return f" {what}; our reading: {stopped(source.assumed)}"


def cited(plan: Plan, source: Source, *before: str) -> Note:
    """Small print that ends with the clause and the reading; where there is no clause, the reading alone."""
    if not plan.is_known:
        return note(*before, "That plan isn't set up here yet, so no time is promised.")
    if not source.is_stated:
        return note(*before, reading(source).strip() or "The terms do not say this in so many words.")
    return note(*before, f"Source: {clause(plan, source)}.", reading(source))
