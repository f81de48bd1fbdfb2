"""One plan, read from its merged tables."""

from msgspec import Struct

from policies.grammar.calendars import read_calendar
from policies.grammar.ladder import read_ladder
from policies.grammar.service import (
    read_allowance,
    read_chat,
    read_contacts,
    read_entries,
    read_exclusion,
    read_phone_line,
    read_provision,
)
from policies.grammar.severities import read_severities, read_severity_rule
from policies.grammar.table import Table
from policies.grammar.targets import read_calendar_rules, read_targets
from policies.terms import Plan

INHERITED = (
    "zone",
    "regions",
    "products",
    "kinds",
    "kind_phrases",
    "severities",
    "severity_rule",
    "targets",
    "calendars",
    "calendar_rules",
    "contacts",
    "chat",
    "phone_lines",
    "ladder",
    "exclusions",
    "allowances",
    "provisions",
)
"""The keys that a pack may set for all its plans."""


class PlanHeading(Struct, frozen=True, kw_only=True):
    """The facts that every plan of an edition shares and can't change."""

    pack: str
    vendor: str
    document: str
    edition: str | None


def read_plan(plan_id: str, table: Table, heading: PlanHeading, customer_zone: str | None = None) -> Plan:
    """Read a plan, leaving its version empty. Faults, unknown keys included, are noted on the table.

    `customer_zone` is for the calendars that go by the clock of the customer whose plan it is.
    """
    zone, regions, hours = table.zone("zone"), table.texts("regions"), table.tables("calendars")
    rules = read_calendar_rules(table.table("calendar_rules"), calendars=hours, regions=regions)
    plan = Plan(
        pack=heading.pack,
        id=plan_id,
        name=table.text("name"),
        vendor=heading.vendor,
        document=heading.document,
        edition=heading.edition,
        zone=zone,
        aliases=table.texts("aliases"),
        regions=regions,
        products=table.texts("products"),
        kinds=table.texts("kinds"),
        kind_phrases=_kind_phrases(table.table("kind_phrases")),
        severities=read_severities(table),
        severity_rule=read_severity_rule(table.required_table("severity_rule")),
        targets={severity: read_targets(targets, rules) for severity, targets in table.tables("targets").items()},
        calendars={
            calendar: read_calendar(calendar, one, plan_zone=zone, customer_zone=customer_zone)
            for calendar, one in hours.items()
        },
        contacts=read_contacts(table.required_table("contacts")),
        chat=read_chat(table.required_table("chat")),
        ladder=read_ladder(table.required_table("ladder"), rules),
        exclusions=read_entries(table, "exclusions", read_exclusion),
        allowances=read_entries(table, "allowances", read_allowance),
        provisions=read_entries(table, "provisions", read_provision),
        phone_lines=read_entries(table, "phone_lines", read_phone_line),
    )
    table.note_unknown_keys()
    return plan


def _kind_phrases(table: Table | None) -> dict[str, tuple[str, ...]]:
    """Read `[kind_phrases]`: lists of phrases by the kind of request that they show."""
    return {kind: table.texts(kind) for kind in table.raw} if table else {}
