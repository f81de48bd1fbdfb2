"""Severities, and who decides which one a ticket has."""

from policies.grammar.table import Table
from policies.terms import DecidedBy, PhoneDuty, Severity, SeverityRule


def read_severity(severity_id: str, table: Table) -> Severity:
    """Read one `[severities.<id>]` table; the order of the tables is the rank."""
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
