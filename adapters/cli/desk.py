"""`plandesk desk`: the desk file, judged before it is used."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.packs import AsJson, Folder
from adapters.cli.tables import show_json
from adapters.cli.unusable import Unusable
from adapters.desk_file import FaultyDesk, Finding, read
from policies.library import Library

UNUSABLE = 2

desk = typer.Typer(name="desk", help="Config as code: who is served, by whom, under which plan.", rich_markup_mode=None)


@desk.callback()
def group() -> None:
    """Keeps `check` a verb of its own while it is the only one."""


@desk.command()
def check(
    file: Annotated[Path, typer.Argument(help="The desk file.")], as_json: AsJson = False, folder: Folder = None
) -> None:
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
        for finding in (*faults, *warnings):
            typer.echo(str(finding), err=True)
        typer.echo(verdict, err=bool(faults))
    if faults:
        raise typer.Exit(UNUSABLE)


def _number(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
