"""`plandesk desk`: the desk file, judged before it is used, put in force, written out, filled from spreadsheets."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.packs import AsJson, Folder
from adapters.cli.serving import usable
from adapters.cli.tables import show_json
from adapters.cli.unusable import Unusable
from adapters.desk_file import FaultyDesk, Finding, read
from policies.library import Library

UNUSABLE = 2

desk = typer.Typer(name="desk", help="Config as code: who is served, by whom, under which plan.", rich_markup_mode=None)

File = Annotated[Path, typer.Argument(help="The desk file.")]


@desk.command()
def check(file: File, as_json: AsJson = False, folder: Folder = None) -> None:
    """List every fault of a desk file (exit status 2), and what is allowed but worth knowing. Nothing is changed."""
    if not file.is_file():
        raise Unusable(f"there is no file {file}")
    faults: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()
    try:
        found = read(file, Library(folder))
    except FaultyDesk as faulty:
        faults = faulty.faults
        verdict = f"{file} cannot be used: {_number(len(faults), 'fault')}."
    else:
        warnings = found.warnings
        customers = _number(len(found.desk.customers), "customer")
        verdict = f"{file} is in order: {customers}, {_number(len(warnings), 'warning')}."
    if as_json:
        show_json({"faults": faults, "warnings": warnings})
    else:
        _list(*faults, *warnings)
        typer.echo(verdict, err=bool(faults))
    if faults:
        raise typer.Exit(UNUSABLE)


@desk.command()
def apply(file: File) -> None:
    """Put a desk file in force: a running desk goes over to it within seconds. A faulty one changes nothing."""
    from adapters.applying import put_in_force
    from adapters.settings import read_settings

    settings = usable(read_settings)
    done = usable(lambda: put_in_force(file, settings), again="apply it again: nothing has changed")
    customers = _number(done.customers, "customer")
    typer.echo(f"{file} is in force: {customers}." if done.is_new else f"{file} was in force already: {customers}.")
    if not (settings.desk_file.exists() and file.samefile(settings.desk_file)):
        typer.echo(f"The next start reads {settings.desk_file}: put the same there.", err=True)


@desk.command()
def export() -> None:
    """Write out the desk file that is in force, to stdout."""
    from adapters.applying import in_force
    from adapters.settings import read_settings

    typer.echo(usable(lambda: in_force(usable(read_settings))), nl=False)


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
    into: Annotated[Path, typer.Option(envvar="PLANDESK_DESK", help="The desk file to add them to.")] = Path(
        "desk.toml"
    ),
    write: Annotated[bool, typer.Option("--write", help="Put the result in the file; else it goes to stdout.")] = False,
    folder: Folder = None,
) -> None:
    """Add customers and contacts from spreadsheets to a desk file. What stands in it already is never changed."""
    from adapters.desk_file.importing import imported

    try:
        result = imported(into, files, Library(folder))
    except FaultyDesk as faulty:
        _list(*faulty.faults)
        raise Unusable(
            f"{_number(len(faulty.faults), 'fault')}, and nothing was imported: mend them all and try again"
        ) from None
    if write:
        _replace(into, result.text)
        typer.echo(f"{into} has {_number(len(result.desk.customers), 'customer')} now.", err=True)
    else:
        typer.echo(result.text, nl=False)


def _replace(file: Path, text: str) -> None:
    """All of it or nothing: who reads the file meanwhile reads the old one."""
    beside = file.with_name(f".{file.name}.new")
    try:
        beside.write_text(text, encoding="utf-8")
        beside.chmod(file.stat().st_mode)
        beside.replace(file)
    except OSError as problem:
        raise Unusable(f"{file} cannot be written: {problem.strerror}") from None


def _list(*findings: Finding) -> None:
    for finding in findings:
        typer.echo(str(finding), err=True)


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
