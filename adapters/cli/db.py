"""`plandesk db`: migrations, the schema against the code, a copy while the desk runs and the way back from one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.numbers import MAX_NUMBER
from adapters.cli.serving import usable

if TYPE_CHECKING:
    from storage.backup import Restored

db = typer.Typer(name="db", help="The database and its schema.", rich_markup_mode=None)


@db.command()
def upgrade() -> None:
    """Apply the migrations that are missing."""
    from storage import database

    url = _url()
    usable(lambda: database.upgrade(url))
    typer.echo("The schema is up to date.")


@db.command()
def check() -> None:
    """Compare the schema with the code.

    Exit status 1 where they differ.
    """
    from storage import database

    url = _url()
    differences = usable(lambda: database.check(url))
    for difference in differences:
        typer.echo(difference)
    if differences:
        raise typer.Exit(1)
    typer.echo("The schema is what the code needs.")


@db.command()
def backup(file: Annotated[Path, typer.Argument(help="A new file.")]) -> None:
    """Copy the database into a new file while the desk runs. PostgreSQL needs pg_dump."""
    from storage import backup

    url = _url()
    usable(lambda: backup.backup(url, file))
    typer.echo(f"The database is copied to {file}.")


@db.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What `db backup` wrote.")],
    skip: Annotated[
        int, typer.Option(min=0, max=MAX_NUMBER, help="Ticket numbers to leave out: those given since.")
    ] = 100,
) -> None:
    """Put a backup in the database's place. Stop the desk first; PostgreSQL needs pg_restore.

    What waited to be sent may have gone out since. Where the platform lets the desk look, it looks before it sends;
    what waited elsewhere is listed here, for a person to look at.
    """
    from adapters.composition.build import unsearchable
    from storage import backup

    url, blind = _url(), unsearchable()
    restored = usable(lambda: backup.restore(url, file, skipped=skip, blind=blind))
    for line in _told(restored, file, " and ".join(each.capitalize() for each in blind)):
        typer.echo(line)


def _told(restored: "Restored", file: Path, blind: str) -> list[str]:
    written = f", as it was on {restored.written_at:%Y-%m-%d at %H:%M} UTC" if restored.written_at else ""
    told = (
        [f"{restored.half_done} is removed: a restore that was cut off had left it behind."]
        if restored.half_done
        else []
    )
    told += [f"The database is restored from {file}{written}."]
    if restored.kept_as:
        told.append(f"The old one is kept as {restored.kept_as}.")
    told.append(
        f"The next ticket will be number {restored.next_number}, as earlier ones may have been given since the backup."
    )
    if restored.in_doubt:
        told.append(
            f"Messages that waited: {restored.in_doubt}. The desk looks whether each has arrived before it sends it."
        )
    if restored.unsure:
        told.append(f"On {blind} the desk can't look for what it has sent. Please see whether these arrived:")
    told += [f"  {one.conversation}  {one.subject or '-'}  {one.says}" for one in restored.unsure]
    return told


def _url() -> str:
    from adapters.composition.settings import read_settings

    return usable(read_settings).database_url
