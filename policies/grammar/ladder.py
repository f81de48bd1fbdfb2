"""The ladder: who is reminded when, the desk's own goals, and the escalation steps that the terms describe."""

from policies.amounts import parse_amount
from policies.grammar.table import Table
from policies.grammar.targets import Rules, read_target
from policies.terms import Amount, EscalationStep, Ladder, Line, Repeat, Rung, Unit

_STAND_IN = Amount(value=1, unit=Unit.HOUR)


def read_ladder(table: Table, rules: Rules) -> Ladder:
    """Read the `[ladder]` table; a goal is counted like a target."""
    return Ladder(
        rungs=tuple(_rung(row) for row in table.rows("rungs")),
        repeat=_repeat(table.required_table("repeat")),
        goals={severity: read_target(goal, rules) for severity, goal in table.tables("goals").items()},
        steps=tuple(_step(step) for step in table.tables("steps").values()),
        source=table.source(),
    )


def _rung(row: Table) -> Rung:
    return Rung(percent=row.whole("percent") or 0, lines=_lines(row), tam=row.flag("tam") or False)


def _lines(row: Table) -> tuple[Line, ...]:
    words = row.texts("lines")
    for word in words:
        if word not in tuple(Line):
            row.fault("lines", f'"{word}" is not a line; there are {", ".join(Line)}')
    return tuple(Line(word) for word in words if word in tuple(Line))


def _repeat(table: Table) -> Repeat:
    return Repeat(
        every=table.parsed("every", parse_amount, _STAND_IN),
        times=table.whole("times") or 0,
        then=table.parsed("then", parse_amount, _STAND_IN),
    )


def _step(table: Table) -> EscalationStep:
    return EscalationStep(
        name=table.text("name"),
        line=table.choice("line", Line),
        severities=table.texts("severities"),
        says=table.text("says"),
        calendar=table.optional_text("calendar"),
        wake=bool(table.flag("wake")),
        until=_until(table),
        source=table.source(),
    )


def _until(table: Table) -> int:
    """Return how many people have to acknowledge; 1 where nothing is said."""
    count = table.whole("until")
    if count == 0:
        table.fault("until", "must be 1 or more: how many people have to acknowledge")
    return count or 1
