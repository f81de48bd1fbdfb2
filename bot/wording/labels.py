"""Labels of buttons that are made of longer names, short enough for a phone and no two alike; and of programs."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from bot.model.ids import CustomerId
from bot.model.people import Assistant
from policies.terms import Plan, Severity, once_a_plan

MAX_LABEL: Final = 20
"""The most characters of a label that a narrow screen shows whole."""
_DASHES: Final = frozenset("-–—·:")


def assistants_name(name: str) -> str:
    """Return what a program is called wherever it is named, so that nobody takes it for a person."""
    return f"{name} (assistant)"


def names_of_programs(assistants: Iterable[Assistant], customer: CustomerId | None) -> tuple[str, ...]:
    """Return what the programs of a customer's side are called, or (None) those of the desk's own."""
    return tuple(assistants_name(one.name) for one in assistants if one.customer == customer)


def fitted(name: str, max_length: int = MAX_LABEL) -> str:
    """Return a name, or as many of its whole words as fit, without dashes between them.

    “Level 2 – Major Functionality Impairment” is “Level 2 Major”; a first word that is too long itself is cut.
    """
    if len(name) <= max_length:
        return name
    kept = ""
    for word in name.split():
        longer = f"{kept} {word}".strip()
        if word in _DASHES:
            continue
        if len(longer) > max_length:
            break
        kept = longer
    return kept or name[: max_length - 1] + "…"


def distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return a label for each name, in order; those that would read alike are told apart by their number."""
    names = tuple(names)
    labels = tuple(map(fitted, names))
    count = Counter(labels)
    return tuple(
        label if count[label] == 1 else f"{number} {fitted(name, MAX_LABEL - len(f'{number} '))}"
        for number, (label, name) in enumerate(zip(labels, names, strict=True), 1)
    )


@once_a_plan
def of_severities(plan: Plan) -> tuple[tuple[Severity, str], ...]:
    """Return each severity of a plan, the most severe first, with its label."""
    return tuple(zip(plan.severities, distinct(one.name for one in plan.severities), strict=True))
