"""Pairs of severities that replace each other in two plans, whatever they are called there.

By name first, since ids shift when a level is inserted; then by id, then by definition. If equally many are left on
both sides, they are paired by rank.
"""

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from policies.terms import Plan, Severity

_ALIKE: tuple[Callable[[Severity], str], ...] = (
    lambda severity: " ".join(severity.name.casefold().split()),
    lambda severity: severity.id,
    lambda severity: " ".join((severity.wording or severity.definition).casefold().split()),
)


def counterparts(old: Plan, new: Plan) -> Mapping[str, Severity]:
    """Return the severity of the new plan for each id of the old one that has a counterpart."""
    found: dict[str, Severity] = {}
    for key in _ALIKE:
        left = {key(severity): severity for severity in _left(new, found)}
        for severity in old.severities:
            if severity.id not in found and (there := left.pop(key(severity), None)):
                found[severity.id] = there
    gone, come = [one for one in old.severities if one.id not in found], list(_left(new, found))
    if len(gone) == len(come):
        found |= {was.id: now for was, now in zip(gone, come, strict=True)}
    return found


def under_old_ids(old: Plan, new: Plan) -> Plan:
    """Return the new plan with each severity under the id of its counterpart in the old one, to compare both."""
    ids = {there.id: was for was, there in counterparts(old, new).items()}
    taken = {severity.id for severity in old.severities}
    names = {one.id: ids.get(one.id) or (f"{one.id} (new)" if one.id in taken else one.id) for one in new.severities}
    return replace(
        new,
        severities=tuple(replace(severity, id=names[severity.id]) for severity in new.severities),
        targets={names.get(severity, severity): targets for severity, targets in new.targets.items()},
        ladder=replace(
            new.ladder,
            goals={names.get(severity, severity): goal for severity, goal in new.ladder.goals.items()},
            steps=tuple(
                replace(step, severities=tuple(names.get(one, one) for one in step.severities))
                for step in new.ladder.steps
            ),
        ),
    )


def _left(new: Plan, found: Mapping[str, Severity]) -> Iterator[Severity]:
    taken = {severity.id for severity in found.values()}
    return (severity for severity in new.severities if severity.id not in taken)
