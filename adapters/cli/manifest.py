"""`plandesk manifest`: what to upload to a platform so that it knows the desk."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlsplit
from uuid import UUID

import typer

from adapters.cli.packs import Folder
from adapters.cli.serving import usable
from adapters.cli.unusable import Unusable
from adapters.desk_file import read
from policies.library import Library

if TYPE_CHECKING:
    from adapters.cli.manifests.slack import Commands

NO_ID = str(UUID(int=0))

manifest = typer.Typer(name="manifest", help="What to upload to the platforms.", rich_markup_mode=None)

Url = Annotated[str, typer.Option(help="Where the desk is served, such as https://desk.example.")]


@manifest.command()
def slack(
    url: Annotated[str | None, typer.Option(help="Where the desk is served, such as https://desk.example.")] = None,
    socket: Annotated[
        bool, typer.Option("--socket", help="For Socket Mode: the desk has no address of its own.")
    ] = False,
    desk: Annotated[Path | None, typer.Option(help="The desk file, if it names the slash commands.")] = None,
    folder: Folder = None,
) -> None:
    """Show the app manifest of Slack as JSON: paste it where Slack creates an app from a manifest."""
    from adapters.cli.manifests.slack import manifest as described

    if socket == (url is not None):
        raise Unusable("give either --url https://your.host, or --socket for a desk without an address of its own")
    said = described(url=None if url is None else _https(url, "Slack"), commands=_commands(desk, folder))
    typer.echo(json.dumps(said, indent=2, ensure_ascii=False))


@manifest.command()
def teams(
    url: Url,
    out: Annotated[Path | None, typer.Option(help="The app package to write; without it, the manifest alone.")] = None,
    app_id: Annotated[str, typer.Option(envvar="TEAMS_APP_ID", help="The id of the bot's app registration.")] = NO_ID,
) -> None:
    """Write the app package of Teams, or show its manifest.json."""
    from adapters.cli.manifests.teams import manifest as described
    from adapters.cli.manifests.teams import package, written
    from adapters.cli.version import version

    said = described(app_id=_guid(app_id), url=_https(url, "Teams"), version=version())
    if out is None:
        typer.echo(written(said), nl=False)
    else:
        _keep(out, package(said))
        typer.echo(f"Wrote {out}. The bot's messaging endpoint is {_https(url, 'Teams')}/api/messages.", err=True)
    if app_id == NO_ID:
        typer.echo("TEAMS_APP_ID is not set, and zeros stand in its place: set it before you upload this.", err=True)


def _commands(desk: Path | None, folder: Path | None) -> "Commands":
    """As the desk file names them, or as they are called where there is none."""
    from adapters.cli.manifests.slack import Commands

    if desk is None:
        return Commands()
    found = usable(lambda: read(desk, Library(folder))).desk
    return Commands(ack=found.slash_ack, ticket=found.slash_ticket)


def _https(url: str, platform: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise Unusable(f"{url} is no address that {platform} reaches: give --url as https://your.host")
    return url.rstrip("/")


def _guid(text: str) -> str:
    try:
        return str(UUID(text))
    except ValueError:
        raise Unusable("TEAMS_APP_ID is no app id: it reads like 00000000-0000-0000-0000-000000000000") from None


def _keep(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as problem:
        raise Unusable(f"{out} cannot be written: {problem.strerror}") from None
