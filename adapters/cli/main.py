"""The command line. Each command imports what it needs when it runs: `plandesk packs` loads no platform."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from adapters.cli.db import db
from adapters.cli.desk import desk
from adapters.cli.doctor import doctor
from adapters.cli.manifest import manifest
from adapters.cli.packs import packs
from adapters.cli.serving import run, workspace
from adapters.cli.unusable import Unusable
from adapters.cli.version import version

app = typer.Typer(
    name="plandesk",
    help="A support desk that lives in chat and keeps the promises of each customer's plan.",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(run)
app.command()(workspace)
app.command()(doctor)
app.add_typer(packs)
app.add_typer(db)
app.add_typer(desk)
app.add_typer(manifest)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 done, 1 found something wrong, 2 unusable input, told in one line on stderr."""
    try:
        status = app(args=arguments, prog_name="plandesk", standalone_mode=False)
    except typer.TyperException as wrong:
        typer.echo(f"plandesk: {' '.join(_said(wrong).split())}", err=True)
        sys.exit(2)
    sys.exit(status)


def _said(wrong: typer.TyperException) -> str:
    if isinstance(wrong, Unusable):
        return str(wrong)
    says = wrong.format_message() if isinstance(wrong, typer.BadParameter) else str(wrong)
    return f"{says.rstrip('.')}; plandesk --help shows what there is"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"plandesk {version()}")
        raise typer.Exit


@app.callback()
def plandesk(
    _: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and exit.")
    ] = False,
) -> None:
    """Holds the options that stand before a command."""
