"""`plandesk packs`: the plans as data, to look at, to lint and to ask for due times."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from os.path import lexists
from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.packs_diff import compared, side
from adapters.cli.response_targets import answering, lines_in
from adapters.cli.tables import Row, show, show_json
from adapters.cli.unusable import Unusable
from bot.errors import DeskError
from bot.wording import amounts
from policies.faults import Fault, InvalidPack, UnknownPlan, UnreadablePack
from policies.library import Library
from policies.reader import open_edition, read_pack
from policies.rules import warnings
from policies.terms import Metric, Pack, Plan, Source

packs = typer.Typer(name="packs", help="The plans as data.", rich_markup_mode=None)

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Folder = Annotated[
    Path | None,
    typer.Option(
        "--packs",
        envvar="PLANDESK_PACKS",
        exists=True,
        file_okay=False,
        help="A folder of packs that is searched before the shipped ones.",
    ),
]


Judged = tuple[str, Pack | InvalidPack]
"""What a pack is called, and what came of reading it."""


@packs.command("list")
def list_plans(as_json: AsJson = False, folder: Folder = None) -> None:
    """List every plan of every pack."""
    library = Library(folder)
    found: list[Pack] = []
    faults: list[Fault] = []
    for pack_id in library.ids():
        try:
            found.append(library.pack(pack_id))
        except InvalidPack as invalid:
            faults += invalid.faults
    show([_summary(pack, plan) for pack in found for plan in pack.plans.values()], as_json=as_json)
    if faults:
        for fault in faults:
            typer.echo(str(fault), err=True)
        raise Unusable("not every pack can be used; `plandesk packs check` says more, and the others are listed")


@packs.command("show")
def show_pack(
    name: Annotated[str, typer.Argument(metavar="PACK", help="A pack, or one plan of it: acme, acme/gold.")],
    as_json: AsJson = False,
    folder: Folder = None,
) -> None:
    """Show the plans of a pack: what they promise at each severity, and every other clause."""
    library = Library(folder)
    with _usable():
        plans = (library.plan(name),) if "/" in name else tuple(library.pack(name).plans.values())
    if as_json:
        show_json(plans)
        return
    for plan in plans:
        typer.echo(f"{plan.ref}: {plan.name}. {plan.document}, edition {plan.edition or 'not stated'}.\n")
        show(list(_severities(plan)), as_json=False)
        typer.echo()
        show(list(_clauses(plan)), as_json=False)
        typer.echo()


@packs.command()
def check(
    name: Annotated[str | None, typer.Argument(metavar="[PACK or FILE]", help="Every pack, if none is named.")] = None,
    as_json: AsJson = False,
    folder: Folder = None,
) -> None:
    """Lint packs: list every fault (exit status 1; 2 if a file cannot be read), every assumption and every gap."""
    library = Library(folder)
    if name is not None and name.endswith(".toml"):
        judged = [_judged_file(Path(name))]
    else:
        judged = [_judged(library, pack_id) for pack_id in ((name,) if name else library.ids())]
    show([row for one in judged for row in _remarks(*one)], as_json=as_json)
    faulty = [pack for _, pack in judged if isinstance(pack, InvalidPack)]
    if faulty:
        raise typer.Exit(2 if any(isinstance(pack, UnreadablePack) for pack in faulty) else 1)


@packs.command()
def targets(
    file: Annotated[typer.FileBinaryRead, typer.Argument(metavar="[FILE or -]", help="JSON Lines; - is stdin.")] = "-",  # type: ignore[assignment]  # a file to open
    folder: Folder = None,
) -> None:
    """Answer JSON Lines with due times: {"pack", "plan", "region", "severity", "opened"} a line.

    A bad line comes back with "error" (exit status 1), the others with "due", "target" and "clause".
    """
    answer = answering(Library(folder))
    wrong = False
    for line in lines_in(file):
        said = answer(line)
        wrong = wrong or "error" in said
        sys.stdout.write(f"{json.dumps(said)}\n")
    if wrong:
        raise typer.Exit(1)


@packs.command()
def diff(
    old: Annotated[
        str,
        typer.Argument(
            help="A pack (acme), an edition (acme@2026-01-01), a plan of it (acme/gold@2026-01-01), a file."
        ),
    ],
    new: Annotated[str, typer.Argument(help="The same, for what takes its place.")],
    as_json: AsJson = False,
    folder: Folder = None,
) -> None:
    """Say what changes for the customer, what got worse first (exit status 1 if anything did)."""
    library = Library(folder)
    with _usable():
        rows = tuple(compared(side(library, old), side(library, new)))
    show(rows, as_json=as_json)
    if any(row["effect"] == "worse" for row in rows):
        raise typer.Exit(1)


def _summary(pack: Pack, plan: Plan) -> Row:
    return {
        "plan": plan.ref,
        "name": plan.name,
        "also called": plan.aliases,
        "regions": plan.regions,
        "severities": tuple(severity.id for severity in plan.severities),
        "effective": pack.effective,
        "document": plan.document,
    }


def _severities(plan: Plan) -> Iterator[Row]:
    for severity in plan.severities:
        target = plan.targets[severity.id][Metric.FIRST_RESPONSE]
        yield {
            "severity": severity.id,
            "name": severity.name,
            "first response": amounts.target(target) or "none promised",
            "hours": tuple(dict.fromkeys(plan.calendars[choice.calendar].name for choice in target.calendars)),
            "clause": target.source.clause,
            "assumed": target.source.assumed,
        }


def _clauses(plan: Plan) -> Iterator[Row]:
    yield _clause("severity", plan.severity_rule.says, plan.severity_rule.source)
    for severity_id, goal in plan.ladder.goals.items():
        wanted = f"{plan.severity(severity_id).name}: {amounts.target(goal)}"
        yield _clause("goal, for the desk alone", wanted, goal.source)
    yield _clause("chat", plan.chat.says, plan.chat.source)
    for calendar in plan.calendars.values():
        yield _clause("hours", calendar.name, calendar.source)
    for allowance in plan.allowances:
        yield _clause(allowance.name, allowance.says, allowance.source)
    for exclusion in plan.exclusions:
        yield _clause(f"not included: {exclusion.topic}", exclusion.says, exclusion.source)
    for provision in plan.provisions:
        yield _clause(provision.topic, provision.says, provision.source)


def _clause(topic: str, says: str, source: Source) -> Row:
    return {"topic": topic, "says": says, "clause": source.clause, "assumed": source.assumed}


def _judged(library: Library, pack_id: str) -> Judged:
    try:
        return pack_id, library.pack(pack_id)
    except InvalidPack as invalid:
        return pack_id, invalid
    except UnknownPlan as unknown:
        raise Unusable(str(unknown)) from None


def _judged_file(file: Path) -> Judged:
    if not lexists(file):
        raise Unusable(f"there is no file {file}")
    try:
        edition = open_edition(file)
        return edition.file, read_pack(edition)
    except InvalidPack as invalid:
        return str(file), invalid


def _remarks(name: str, pack: Pack | InvalidPack) -> list[Row]:
    if isinstance(pack, InvalidPack):
        return [{"pack": one.file, "level": "fault", "key": one.key, "says": one.says} for one in pack.faults]
    return [{"pack": name, "level": "note", "key": one.key, "says": one.says} for one in warnings(pack)]


@contextmanager
def _usable() -> Iterator[None]:
    """Packs that cannot be found, read or counted with end the command."""
    try:
        yield
    except (UnknownPlan, InvalidPack, DeskError) as wrong:
        raise Unusable(str(wrong)) from None
