"""The terms around the targets: contacts, channels, exclusions, allowances and every other clause."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final, TypeVar

from policies.amounts import parse_amount
from policies.grammar.table import Table, shown
from policies.terms import (
    Allowance,
    Amount,
    Beyond,
    ChannelKind,
    ChannelRule,
    ContactRule,
    Exclusion,
    Openers,
    Period,
    PhoneLine,
    Provision,
    Unit,
    WayIn,
)

Entry = TypeVar("Entry")
UNLIMITED: Final = "unlimited"
"""The limit of an allowance that has none."""
_CALENDAR: Final = frozenset({Unit.DAY, Unit.WEEK, Unit.MONTH})


class Counts(StrEnum):
    """The thing that an allowance counts."""

    REQUESTS = "requests"
    HOURS = "hours"
    MONEY = "money"


def read_entries(plan: Table, key: str, read: Callable[[str, Table], Entry]) -> tuple[Entry, ...]:
    """Read every `[<key>.<id>]` table, in the order of the file."""
    return tuple(read(entry_id, table) for entry_id, table in plan.tables(key).items())


def read_contacts(table: Table) -> ContactRule:
    """Read the `[contacts]` table."""
    return ContactRule(
        may_open=table.choice("may_open", Openers),
        minimum=table.whole("minimum") or 0,
        maximum=table.whole("maximum"),
        beyond=_beyond(table),
        beyond_says=table.optional_text("beyond_says"),
        duties=table.texts("duties"),
        conditions=table.texts("conditions"),
        source=table.source(),
    )


def read_chat(table: Table) -> ChannelRule:
    """Read the `[chat]` table; a way in is of the kind that its id names, unless it says otherwise."""
    return ChannelRule(
        kind=table.choice("kind", ChannelKind),
        says=table.text("says"),
        ways=read_entries(table, "ways", _way_in),
        source=table.source(),
    )


def read_phone_line(line_id: str, table: Table) -> PhoneLine:
    """Read one `[phone_lines.<id>]` table; it is named by its id in words unless it says otherwise."""
    return PhoneLine(
        id=line_id,
        name=_named("name", line_id, table),
        number=table.optional_text("number"),
        calendar=table.optional_text("calendar"),
        languages=table.texts("languages"),
        says=table.optional_text("says"),
        source=table.source(),
    )


def read_exclusion(exclusion_id: str, table: Table) -> Exclusion:
    """Read one `[exclusions.<id>]` table."""
    return Exclusion(
        topic=_named("topic", exclusion_id, table),
        says=table.text("says"),
        instead=table.optional_text("instead"),
        phrases=table.texts("phrases"),
        ask_contacts=bool(table.flag("ask_contacts")),
        source=table.source(),
    )


def read_allowance(allowance_id: str, table: Table) -> Allowance:
    """Read one `[allowances.<id>]` table; what has no limit needs no period, and nothing that happens beyond it."""
    unlimited = table.value("limit") == UNLIMITED
    return Allowance(
        id=allowance_id,
        name=table.text("name"),
        limit=None if unlimited else table.whole("limit", or_text=UNLIMITED),
        counts=table.choice("counts", Counts).value,
        per=Period.TERM if unlimited and table.value("per") is None else table.choice("per", Period),
        beyond=_beyond(table) if unlimited else table.choice("beyond", Beyond),
        says=table.text("says"),
        unlimited=unlimited,
        spent_by=table.texts("spent_by"),
        reserve_minutes=table.whole("reserve_minutes") or 0,
        first_days=table.whole("first_days"),
        currency=table.optional_text("currency") or "",
        source=table.source(),
    )


def read_provision(provision_id: str, table: Table) -> Provision:
    """Read one `[provisions.<id>]` table."""
    return Provision(
        topic=_named("topic", provision_id, table),
        says=table.text("says"),
        keeps_level=bool(table.flag("keeps_level")),
        consent=table.choice("consent", Openers) if table.value("consent") is not None else None,
        notice=_by_the_calendar("notice", table),
        support=_by_the_calendar("support", table),
        offer=table.optional_text("offer"),
        offered_at=table.optional_text("offered_at"),
        offered_for=table.texts("offered_for"),
        key=provision_id,
        source=table.source(),
    )


def _way_in(way_id: str, table: Table) -> WayIn:
    return WayIn(
        kind=table.optional_text("kind") or way_id,
        name=table.text("name"),
        address=table.optional_text("address"),
        key=way_id,
    )


def _beyond(table: Table) -> Beyond:
    return table.choice("beyond", Beyond) if table.value("beyond") is not None else Beyond.REFUSE


def _by_the_calendar(key: str, table: Table) -> Amount | None:
    """Return an amount of days, weeks or months."""
    if table.value(key) is None:
        return None
    amount = table.parsed(key, parse_amount, None)
    if amount and (amount.unit not in _CALENDAR or not amount.value):
        table.fault(key, f"must be an amount of days, weeks or months such as “3 mo”, not {shown(table.value(key))}")
        return None
    return amount


def _named(key: str, entry_id: str, table: Table) -> str:
    """Return the text of the key, or else the id in words: `outside-hours` is about "outside hours"."""
    return table.optional_text(key) or entry_id.replace("-", " ")
