"""Checks of names: severities to choose from, ids that can be typed, words that mean one thing."""

import re
from collections.abc import Iterator

from policies.predicates.hit import Hit
from policies.terms import Pack, Plan

_ID = re.compile(r"[a-z0-9-]{1,64}")
_SEVERITY_ID = re.compile(r"[A-Za-z0-9-]{1,64}")


def plans_without_severities(plan: Plan) -> Iterator[Hit]:
    """Yield a hit if the plan offers no severity to choose."""
    if not plan.severities:
        yield Hit(at=("severities",))


def odd_severity_ids(plan: Plan) -> Iterator[Hit]:
    """Yield severity ids that couldn't be typed in a command."""
    for severity in plan.severities:
        if not _SEVERITY_ID.fullmatch(severity.id):
            yield Hit(at=("severities", severity.id), what=f'"{severity.id}"')


def shared_words(plan: Plan) -> Iterator[Hit]:
    """Yield words that a customer may type for more than one severity."""
    owners: dict[str, str] = {}
    for severity in plan.severities:
        for word in (severity.id, severity.name, *severity.aliases):
            if owners.setdefault(word.casefold(), severity.id) != severity.id:
                yield Hit(at=("severities", severity.id, "aliases"), what=f'"{word}"')


def odd_ids(pack: Pack) -> Iterator[str]:
    """Yield names of packs and plans that couldn't be part of a reference such as `pack/plan`."""
    for name in (pack.id, *pack.plans):
        if not _ID.fullmatch(name):
            yield name


def shared_aliases(pack: Pack) -> Iterator[Hit]:
    """Yield aliases that another plan has as its id or alias."""
    owners = {plan_id: plan_id for plan_id in pack.plans}
    for plan in pack.plans.values():
        for alias in plan.aliases:
            if owners.setdefault(slug(alias), plan.id) != plan.id:
                yield Hit(at=("plans", plan.id, "aliases"), what=f'"{alias}"')


def slug(name: str) -> str:
    """Return a name as a reference writes it: "Premier Plus" is `premier-plus`."""
    return "-".join(name.casefold().split())
