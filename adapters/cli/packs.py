"""`plandesk packs`: the plans as data, to look at, to lint and to ask for due times."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from os.path import lexists
from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.tables import Row, show, show_json
from adapters.cli.unusable import Unusable
from bot.errors import DeskError
from policies.faults import Fault, InvalidPack, UnknownPlan, UnreadablePack
from policies.library import Library
from policies.open_points import OPEN
from policies.reader import open_edition, read_pack
from policies.rules import unreminded, warnings
from policies.terms import Pack, Plan

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
"""The name of a pack, and the pack that was read or why it is refused."""


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
    """Show the plans of a pack.

    Every target at each severity, and what else there is: definitions, limits, duties, escalation steps, each clause.
    """
    from adapters.cli import packs_show

    library = Library(folder)
    with usable_packs():
        plans = (library.plan(name),) if "/" in name else tuple(library.pack(name).plans.values())
    if as_json:
        show_json(plans)
        return
    for plan in plans:
        typer.echo(f"{plan.ref}: {plan.name}. {plan.document}, {plan.edition or 'edition not stated'}.\n")
        show(list(packs_show.targets(plan)), as_json=False)
        typer.echo()
        show(list(packs_show.clauses(plan)), as_json=False)
        typer.echo()


@packs.command()
def check(
    name: Annotated[str | None, typer.Argument(metavar="[PACK or FILE]", help="Every pack, if none is named.")] = None,
    as_json: AsJson = False,
    folder: Folder = None,
) -> None:
    """Lint packs.

    Every edition is looked at. Every fault is listed (exit status 1; 2 if a file can't be read), every point that the
    terms leave open (its key is its id, by which the desk file accepts it), and what else is worth a note, such as
    what nothing will remind of.
    """
    library = Library(folder)
    if name is not None and name.endswith(".toml"):
        judged = [_judged_file(Path(name))]
    else:
        judged = list(_every_edition(library, (name,) if name else library.ids()))
    rows = [row for one in judged for row in _remarks(*one)]
    show(rows, as_json=as_json)
    if not as_json:
        typer.echo(_summed_up(judged, rows))
    faulty = [pack for _, pack in judged if isinstance(pack, InvalidPack)]
    if faulty:
        raise typer.Exit(2 if any(isinstance(pack, UnreadablePack) for pack in faulty) else 1)


@packs.command()
def targets(
    file: Annotated[typer.FileBinaryRead, typer.Argument(metavar="[FILE or -]", help="JSON Lines; - is stdin.")] = "-",  # type: ignore[assignment]  # a file to open
    folder: Folder = None,
) -> None:
    """Answer JSON Lines with due times.

    Each line is {"pack", "plan", "region", "severity", "opened"}, and if you like "metric", "phoned" and the
    customer's "zone".
    A bad line comes back with "error" (exit status 1), the others with "due", "target" and "clause".
    """
    from adapters.cli.response_targets import answering, lines_in

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
            metavar="OLD",
            help="A pack (acme), an edition (acme@2026-01-01), a plan of it (acme/gold@2026-01-01), a file.",
        ),
    ],
    new: Annotated[str, typer.Argument(metavar="NEW", help="What takes its place, named in the same way.")],
    as_json: AsJson = False,
    folder: Folder = None,
) -> None:
    """Compare plans or editions.

    Says what changes for the customer, what got worse first (exit status 1 if anything did).
    """
    from adapters.cli.packs_diff import compared, side

    library = Library(folder)
    with usable_packs():
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


def _every_edition(library: Library, names: Iterable[str]) -> Iterator[Judged]:
    """Yield each edition of these packs as it was read; the newest goes by the name of its pack."""
    for name in names:
        pack_id, _, day = name.partition("@")
        editions = (day,) if day else library.editions(pack_id) or (None,)
        for edition in editions:
            newest = edition is None or (not day and edition == editions[-1])
            called = pack_id if newest else f"{pack_id}@{edition}"
            yield _judged(library, pack_id, edition, called)


def _judged(library: Library, pack_id: str, edition: str | None, called: str) -> Judged:
    try:
        return called, library.pack(pack_id, edition)
    except InvalidPack as invalid:
        return called, invalid
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
    found = (*warnings(pack), *unreminded(pack))
    return [
        {"pack": name, "level": "open" if one.rule in OPEN else "note", "key": one.key, "says": one.says}
        for one in found
    ]


def _summed_up(judged: Sequence[Judged], rows: Sequence[Row]) -> str:
    """Return what was found in one line.

    It reads “6 editions: 1 fault in acme; 40 points that the terms leave open, 31 of them interpreted; 2 notes.”
    """
    faulty = [name for name, pack in judged if isinstance(pack, InvalidPack)]
    faults = sum(row["level"] == "fault" for row in rows)
    assumed = sum(str(row["says"]).startswith("assumed: ") for row in rows)
    left = sum(row["level"] == "open" for row in rows)
    bad = f"{_number(faults, 'fault')} in {', '.join(faulty)}" if faulty else "no faults"
    points = f"{_number(left, 'point')} that the terms leave open, {assumed} of them interpreted"
    return f"\n{_number(len(judged), 'edition')}: {bad}; {points}; {_number(len(rows) - faults - left, 'note')}."


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


@contextmanager
def usable_packs() -> Iterator[None]:
    """End the command with what to do if packs can't be found, read or counted with."""
    try:
        yield
    except (UnknownPlan, InvalidPack, DeskError) as wrong:
        raise Unusable(str(wrong)) from None
