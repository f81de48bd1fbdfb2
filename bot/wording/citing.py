"""The source of a rule, written so that a reader can look it up."""

from bot.model.message import Note
from bot.wording.spans import note, stopped
from policies.overrides import OTHERWISE
from policies.terms import NOT_STATED, Plan, Source


def clause(plan: Plan, source: Source) -> str:
    """Return the document and the clause, as in “Support Plan, ‘Hours’”.

    What an order form settles is cited by its own reference alone. If it settles only one field, the clause for the
    rest follows: “Order form 12, section 5; for the rest Support Plan, ‘Contacts’”.
    """
    *agreed, last = source.clause.split(OTHERWISE)
    named = [part.rpartition(" (")[0] or part for part in agreed]
    if source.document and last.startswith(source.document):
        named.append(last)
    elif last != NOT_STATED:
        named.append(f"{source.document or plan.document}, “{last}”")
    return "; for the rest ".join(dict.fromkeys(named))


def reading(source: Source) -> str:
    """Return a sentence on how we interpret it, with a space before it; empty if the terms aren't silent."""
    if not source.assumed:
        return ""
    what = "The rest the terms leave open" if OTHERWISE in source.clause else "The terms leave this open"
    return f" {what}; our reading: {stopped(source.assumed)}"


def cited(plan: Plan, source: Source, *before: str) -> Note:
    """Return small print that ends with the clause and our interpretation; without a clause, with the latter alone."""
    if not plan.is_known:
        return note(*before, "That plan isn't set up here yet, so no time is promised.")
    if not source.is_stated:
        return note(*before, reading(source).strip() or "The terms do not say this in so many words.")
    return note(*before, f"Source: {clause(plan, source)}.", reading(source))
