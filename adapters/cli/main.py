"""The command line. Each command imports what it needs when it runs: `plandesk packs` loads no platform."""

import gc
import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from adapters.cli.announce import announce
from adapters.cli.db import db
from adapters.cli.desk import desk
from adapters.cli.doctor import doctor
from adapters.cli.duty import duty
from adapters.cli.manifest import manifest
from adapters.cli.notice import notice
from adapters.cli.output import say_last, written
from adapters.cli.packs import packs
from adapters.cli.packs_replay import replay
from adapters.cli.report import report
from adapters.cli.sandbox import sandbox
from adapters.cli.serving import run
from adapters.cli.tickets import tickets
from adapters.cli.unusable import Unusable
from adapters.cli.version import version

app = typer.Typer(
    name="plandesk",
    help="A support desk that lives in chat and keeps the promises of each customer's plan.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(run)
app.command()(sandbox)
app.command("workspace", hidden=True)(sandbox)  # its old name
app.command()(doctor)
app.command()(report)
app.command()(notice)
app.command()(announce)
app.add_typer(tickets)
packs.command()(replay)
app.add_typer(packs)
app.add_typer(db)
desk.command()(duty)
app.add_typer(desk)
app.add_typer(manifest)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command and exit: 0 done, 1 found something wrong, 2 unusable input, told in one line on stderr.

    A command ends before a search for garbage pays; a desk that is served begins with them then. Python would go
    through everything once more as it ends: nothing is left for that.
    """
    if arguments is None:
        gc.disable()
    status = 0
    try:
        with written():
            status = app(args=arguments, prog_name="plandesk", standalone_mode=False)
    except typer.TyperException as wrong:
        say_last(_help(wrong) or f"plandesk: {' '.join(_said(wrong).split())}")
        sys.exit(2)
    finally:
        if arguments is None:
            gc.freeze()
    sys.exit(status)


def _help(wrong: typer.TyperException) -> str:
    """Return the help of a group that was called without a command; empty if something else is wrong."""
    context: typer.Context | None = getattr(wrong, "ctx", None)
    wanted = context.get_help() if context else ""
    return wanted if str(wrong) == wanted else ""


def _said(wrong: typer.TyperException) -> str:
    """Return what is wrong, and where the very command that was mistyped says what it takes."""
    if isinstance(wrong, Unusable):
        return str(wrong)
    context: typer.Context | None = getattr(wrong, "ctx", None)
    command = context.command_path if context else "plandesk"
    said = wrong.format_message().rstrip(".")
    return f"{said}{'' if said.endswith('?') else ';'} `{command} --help` shows what there is"


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
    """Hold the options that come before a command."""
