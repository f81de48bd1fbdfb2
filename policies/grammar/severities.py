"""Severities, and who decides which one a ticket has."""

from collections.abc import Mapping

from policies.grammar.table import Table, shown
from policies.terms import DecidedBy, PhoneDuty, Severity, SeverityRule


def read_severities(plan: Table) -> tuple[Severity, ...]:
    """Read every `[severities.<id>]` table. Their order is the rank, unless one is said to be `above` another.

    A plan's own severities come after those that it inherits, and this is how one is ranked among them.
    """
    tables = plan.tables("severities")
    found = {severity_id: _severity(severity_id, table) for severity_id, table in tables.items()}
    above = {severity_id: other for severity_id, table in tables.items() if (other := _above(table, found))}
    return tuple(found[severity_id] for severity_id in _ranked(list(found), above, tables))


def _above(table: Table, known: Mapping[str, Severity]) -> str | None:
    other = table.optional_text("above")
    if other is None or other in known:
        return other
    table.fault("above", f"there is no severity {shown(other)}")
    return None


def _ranked(order: list[str], above: Mapping[str, str], tables: Mapping[str, Table]) -> list[str]:
    """Return the ids with each right above the one that it is said to be above; noted is what can't be."""
    for _ in order:
        for severity_id, other in above.items():
            if order.index(severity_id) > order.index(other):
                order.remove(severity_id)
                order.insert(order.index(other), severity_id)
    for severity_id, other in above.items():
        if order.index(severity_id) >= order.index(other):
            tables[severity_id].fault("above", f"can't be above {shown(other)}, which is not below it")
    return order


def _severity(severity_id: str, table: Table) -> Severity:
    return Severity(
        id=severity_id,
        name=table.text("name"),
        definition=table.text("definition"),
        wording=table.optional_text("wording"),
        examples=table.texts("examples"),
        aliases=table.texts("aliases"),
        phone=_phone_duty(table.table("phone")),
        confirm=table.optional_text("confirm"),
        source=table.source(),
    )


def read_severity_rule(table: Table) -> SeverityRule:
    """Read the `[severity_rule]` table."""
    return SeverityRule(
        decided_by=table.choice("decided_by", DecidedBy), says=table.text("says"), source=table.source()
    )


def _phone_duty(table: Table | None) -> PhoneDuty | None:
    if table is None:
        return None
    return PhoneDuty(number=table.optional_text("number"), says=table.text("says"), source=table.source())
