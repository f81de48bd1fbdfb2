"""`plandesk manifest`: what to upload to a platform so that it knows the desk."""

from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit
from uuid import UUID

import typer

from adapters.cli.unusable import Unusable

NO_ID = str(UUID(int=0))

manifest = typer.Typer(name="manifest", help="What to upload to the platforms.", rich_markup_mode=None)

Url = Annotated[str, typer.Option(help="Where the desk is served, such as https://desk.example.")]


@manifest.callback()
def group() -> None:
    """Keeps each platform a word of its own while there is only one."""


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

    said = described(app_id=_guid(app_id), url=_https(url), version=version())
    if out is None:
        typer.echo(written(said), nl=False)
    else:
        _keep(out, package(said))
        typer.echo(f"Wrote {out}. The bot's messaging endpoint is {_https(url)}/api/messages.", err=True)
    if app_id == NO_ID:
        typer.echo("TEAMS_APP_ID is not set, and zeros stand in its place: set it before you upload this.", err=True)


def _https(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise Unusable(f"{url} is no address that Teams reaches: give --url as https://your.host")
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
