"""`plandesk packs replay`: past tickets under a changed pack, before it counts."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Annotated, Final

import typer

from adapters.cli.opened_desk import opened_desk
from adapters.cli.packs import AsJson, Folder, usable_packs
from adapters.cli.tables import Row, show
from adapters.cli.unusable import Unusable

if TYPE_CHECKING:
    from adapters.cli.packs_diff import Side
    from adapters.composition.reading import Reading
    from adapters.desk_file import DeskFile
    from bot.model.ticket import Ticket
    from bot.sla.replay import Replayed
    from policies.library import Library

_AT_ONCE: Final = 200


def replay(
    new: Annotated[str, typer.Argument(metavar="NEW", help="A pack, an edition, or a file, as in `packs diff`.")],
    since: Annotated[str, typer.Option(metavar="DAY", help="From tickets opened on that day on, as 2026-01-31 (UTC).")],
    every: Annotated[
        bool, typer.Option("--all", help="List every ticket, not only those whose verdict flips.")
    ] = False,
    as_json: AsJson = False,
    folder: Folder = None,
) -> None:
    """Judge past tickets under a changed pack: when was the first response due, and did it come in time?

    The tickets are those of plans of that pack, each judged by the plan of its name, or all by the one that is named
    ("acme/gold"), with what customers have agreed on top. Nothing is changed. Exit status 1 if any verdict flips.
    """
    from adapters.cli.packs_diff import side
    from policies.library import Library

    with usable_packs():
        other = side(Library(folder), new)
    first, skipped = _day(since), 0
    found: list[Replayed] = []
    with opened_desk() as there:
        now, agreed = datetime.now(UTC), _agreed(there, Library(folder, instead=other.written))
        for one in _replayed(there, other, agreed, first, now):
            if one is None:
                skipped += 1
            else:
                found.append(one)
        flips = [one for one in found if one.flips]
        title = "tickets" if every else "verdicts that flip"
        show([_row(one, there) for one in (found if every else flips)], as_json=as_json, title=title)
    if not as_json:
        beside = (
            f" {skipped} can't be compared: withdrawn or merged, or the pack lacks their plan, severity or region."
            if skipped
            else ""
        )
        typer.echo(f"{len(flips)} of {len(found)} tickets since {first} would have another verdict.{beside}")
    if flips:
        raise typer.Exit(1)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Unusable(f"“{text}” isn't a day: write it as 2026-01-31") from None


def _agreed(there: "Reading", library: "Library") -> "DeskFile":
    """Return the desk file under a changed pack, with order forms laid over it; what can't be is said in words."""
    from adapters.composition.desk_in_force import APPLIED
    from adapters.desk_file import FaultyDesk, parse

    try:
        return parse(there.text, APPLIED, library)
    except FaultyDesk as faulty:
        raise Unusable(f"with that pack the desk file can't be used: {faulty.faults[0]}") from None


def _replayed(
    there: "Reading", other: "Side", agreed: "DeskFile", first: date, now: datetime
) -> "Iterator[Replayed | None]":
    """Yield each ticket of the pack's plans under the other plans, the latest first; None for one that can't be."""
    from bot.sla.replay import replay as replay_ticket

    for ticket in _opened_since(there, datetime.combine(first, time(), UTC)):
        plan = there.views.pinned(ticket.plan_version)
        if plan.pack == other.written.id:
            name = next(iter(other.plans)) if other.single else plan.id
            theirs = (agreed.plans.get(ticket.customer), *agreed.by_product.get(ticket.customer, {}).values())
            found = next((one for one in theirs if one and (one.pack, one.id) == (plan.pack, name)), None)
            under = found or other.plans.get(name)
            yield replay_ticket(ticket, plan, under, now) if under else None


def _opened_since(there: "Reading", first: datetime) -> "Iterator[Ticket]":
    from bot.model.selection import Selection
    from bot.model.turn import Turn

    every, after = Selection(last=Turn.CLOSED, latest_first=True), 0
    while some := there.views.tickets(every, _AT_ONCE, after):
        for ticket in some:
            if ticket.opened_at < first:
                return
            yield ticket
        after += len(some)


def _row(one: "Replayed", there: "Reading") -> Row:
    from bot.wording.ticket import status

    ticket = one.ticket
    customer = there.desk.customer(ticket.customer)
    return {
        "ticket": ticket.id,
        "customer": customer.name if customer else ticket.customer,
        "severity": status.severity_name(ticket, there.views.pinned(ticket.plan_version)),
        "answered": _instant(ticket.response.at if ticket.response else None) or "not yet",
        "due": _instant(one.due),
        "verdict": one.verdict.value if one.verdict else "nothing promised",
        "would be due": _instant(one.new_due),
        "would be": one.new_verdict.value if one.new_verdict else "nothing promised",
    }


def _instant(at: datetime | None) -> str:
    return f"{at:%Y-%m-%d %H:%M}Z" if at else ""
