"""`plandesk desk`: the desk file, judged before it is used, put in force, written out, filled from spreadsheets."""

from collections.abc import Sequence
from os.path import lexists
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli import output
from adapters.cli.opened_desk import opened_desk
from adapters.cli.packs import AsJson, Folder
from adapters.cli.serving import usable
from adapters.cli.tables import show, show_json
from adapters.cli.unusable import Unusable
from policies.library import Library

if TYPE_CHECKING:
    from adapters.composition.desk_apply import Foreseen
    from adapters.desk_file import DeskFile, Finding

WRONG, UNUSABLE = 1, 2

desk = typer.Typer(
    name="desk",
    help="Config as code: who is served, by whom, under which plan.",
    rich_markup_mode=None,
)

DESK_FILE = Path("desk.toml")

File = Annotated[Path, typer.Argument(metavar="[FILE]", envvar="PLANDESK_DESK", help="The desk file.")]


@desk.command()
def check(file: File = DESK_FILE, as_json: AsJson = False, folder: Folder = None) -> None:
    """Judge a desk file; nothing is changed.

    Every fault is listed (exit status 2), and what is allowed but worth knowing. A plan that nobody knows isn't a
    fault, but a person should look at it (exit status 1).
    """
    from adapters.desk_file import FaultyDesk, read_new
    from adapters.desk_file.faults import in_order

    if not lexists(file):
        raise Unusable(f"there is no file {file}")
    library = Library(folder)
    try:
        found = read_new(file, library)
    except FaultyDesk as faulty:
        _judge(faulty.faults, faulty.warnings, f"{file} can't be used", as_json=as_json)
        raise typer.Exit(UNUSABLE) from None
    foreseen = _foreseen(file, found)
    faults, remarks = (foreseen.faults, foreseen.warnings) if foreseen else (found.broken_alone, found.remarks)
    besides = (*_unheard(file, found), *_left_open(file, found, library)) if foreseen or not faults else ()
    warnings = in_order((*remarks, *besides))
    if faults:
        _judge(faults, warnings, f"{file} can't be used", as_json=as_json)
        raise typer.Exit(UNUSABLE)
    customers, unknown = _number(len(found.desk.customers), "customer"), len(found.without_plan)
    missing = f", {unknown} of them with an unknown plan" if unknown else ""
    served = f"{customers}{missing}{_programs(found)}"
    verdict = f"{file} can be used: {served}" if unknown else f"{file} is in order: {served}"
    _judge((), warnings, verdict, as_json=as_json)
    if unknown:
        raise typer.Exit(WRONG)


@desk.command()
def apply(
    file: File = DESK_FILE,
    despite: Annotated[
        str,
        typer.Option(
            metavar='"WHO: WHY"',
            help="Accept a plan that gets worse within a term, though the terms forbid it. Who and why is kept.",
        ),
    ] = "",
) -> None:
    """Put a desk file in force.

    A running desk goes over to it within seconds. A faulty one changes nothing.
    """
    from adapters.composition import desk_apply
    from adapters.composition.settings import read_settings

    who, colon, why = (part.strip() for part in despite.partition(":"))
    if despite and not (who and colon and why):
        raise Unusable('--despite says who and why, as in --despite "Lead One: agreed by order form 13"')
    settings = usable(read_settings)
    done = usable(
        lambda: desk_apply.apply(file, settings, lambda found: _list(*found), despite),
        again="apply it again; nothing has changed so far",
    )
    customers = _number(done.customers, "customer")
    typer.echo(f"{file} is in force: {customers}." if done.is_new else f"{file} was in force already: {customers}.")
    if not (settings.desk_file.exists() and file.samefile(settings.desk_file)):
        typer.echo(f"The next start reads {settings.desk_file}: please put the same file there.", err=True)


@desk.command()
def export() -> None:
    """Write out the desk file that is in force, with the contacts that are agreed with customers by now."""
    from adapters.composition.desk_apply import in_force
    from adapters.composition.settings import read_settings

    output.write(usable(lambda: in_force(usable(read_settings))))


@desk.command()
def history(
    customer: Annotated[str, typer.Argument(metavar="CUSTOMER", help="Its id in the desk file.")],
    as_json: AsJson = False,
) -> None:
    """List what was agreed with a customer, since when, and by whom."""
    from bot.model.ids import CustomerId
    from bot.wording.contract.history import told

    with opened_desk() as there:
        happened = there.contracts.timeline(CustomerId(customer))
    if not happened:
        raise Unusable(f"there is no contract with “{customer}”: name a customer by its id in the desk file")
    each = zip(happened, told(happened), strict=True)
    rows = [{"at": f"{it.at:%Y-%m-%d %H:%M} UTC", "by": it.by, "via": it.via, "what": what} for it, what in each]
    show(rows, as_json=as_json)


@desk.command("import")
def import_(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE.csv",
            help="Customers: id, name, plan; region, timezone, products, tam, term_start, term_end, channels. "
            "Contacts: customer, id, name; email, accounts, since.",
        ),
    ],
    into: Annotated[Path, typer.Option(envvar="PLANDESK_DESK", help="The desk file to add them to.")] = DESK_FILE,
    write: Annotated[bool, typer.Option("--write", help="Put the result in the file; else it goes to stdout.")] = False,
    folder: Folder = None,
) -> None:
    """Add customers and contacts from spreadsheets.

    Whatever is in the desk file already is never changed.
    """
    from adapters.desk_file import FaultyDesk
    from adapters.desk_file.importing import imported
    from adapters.desk_file.replacement import NotReplaced, replace

    try:
        result = imported(into, files, Library(folder))
    except FaultyDesk as faulty:
        _list(*faulty.faults, *faulty.warnings)
        raise Unusable(
            f"{_number(len(faulty.faults), 'fault')}, and nothing was imported: mend them all and try again"
        ) from None
    _list(*result.warnings)
    if write:
        try:
            replace(into, result.text)
        except NotReplaced as problem:
            raise Unusable(str(problem)) from None
        typer.echo(f"{into} has {_number(len(result.desk.customers), 'customer')} now.", err=True)
    else:
        output.write(result.text)


def read_desk(file: Path, folder: Path | None) -> "DeskFile":
    """Return the desk of a file, to be looked at; its faults are listed and end the command."""
    from adapters.desk_file import FaultyDesk, read

    if not lexists(file):
        raise Unusable(f"there is no file {file}")
    try:
        return read(file, Library(folder))
    except FaultyDesk as faulty:
        _list(*faulty.faults)
        raise Unusable(f"{file} can't be used: {_number(len(faulty.faults), 'fault')}") from None


def _judge(faults: "Sequence[Finding]", warnings: "Sequence[Finding]", verdict: str, *, as_json: bool) -> None:
    """Print what was found, and the verdict with how much of it there is."""
    if as_json:
        show_json({"faults": faults, "warnings": warnings})
        return
    _list(*faults, *warnings)
    known = [_number(len(warnings), "warning")] if warnings or not faults else []
    counted = ", ".join([*([_number(len(faults), "fault")] if faults else []), *known])
    typer.echo(f"{verdict}{':' if faults else ','} {counted}.", err=bool(faults))


def _unheard(file: Path, found: "DeskFile") -> "tuple[Finding, ...]":
    """Return the warning that nobody would hear of a request, if the settings are there to judge by."""
    from adapters.composition.settings import read_settings
    from adapters.desk_file.reach import warning_of_triage
    from adapters.platform.settings import UnusableSettings

    try:
        return warning_of_triage(str(file), found, read_settings().platforms)
    except UnusableSettings:
        return ()  # `doctor` looks at the settings


def _left_open(file: Path, found: "DeskFile", library: Library) -> "tuple[Finding, ...]":
    """Return the spans of the next weeks without anybody on call, and what of the terms nobody has accepted."""
    from adapters.composition.clock import SystemClock
    from adapters.desk_file.unaccepted import warnings_of_unaccepted
    from adapters.desk_file.uncovered import warnings_of_gaps

    gaps = warnings_of_gaps(str(file), found, SystemClock().now())
    return (*gaps, *warnings_of_unaccepted(str(file), found, library))


def _foreseen(file: Path, found: "DeskFile") -> "Foreseen | None":
    """Return the effects of the file on what is there, if the database of a desk is at hand."""
    from adapters.composition.settings import read_settings
    from adapters.platform.settings import UnusableSettings

    try:
        settings = read_settings()
    except UnusableSettings:
        return None  # `doctor` looks at settings and database
    if settings.is_before_first_start:
        return None  # what reads a database takes longer to load than a file to be judged
    from adapters.composition.desk_apply import foresee
    from bot.errors import StorageUnavailable
    from storage.engines import UnusableDatabase

    try:
        return foresee(file, found, settings)
    except (UnusableDatabase, StorageUnavailable):
        return None


def _programs(found: "DeskFile") -> str:
    """Return the words that name the programs that read along, and for whom; empty if there are none."""
    programs = found.desk.assistants
    names = ", ".join(f"{one.name} of {one.customer}" if one.customer else one.name for one in programs)
    return f", {_number(len(programs), 'assistant')} ({names})" if programs else ""


def _list(*findings: "Finding") -> None:
    for finding in findings:
        typer.echo(str(finding), err=True)


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
