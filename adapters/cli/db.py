"""`plandesk db`: migrations, and the schema against the code."""

import typer

from adapters.cli.serving import usable

db = typer.Typer(name="db", help="The database and its schema.", rich_markup_mode=None)


@db.command()
def upgrade() -> None:
    """Apply the migrations that are missing."""
    from adapters.settings import read_settings
    from storage import database

    url = usable(read_settings).database_url
    usable(lambda: database.upgrade(url))
    typer.echo("The schema is up to date.")


@db.command()
def check() -> None:
    """Compare the schema with the code; exit status 1 where they differ."""
    from adapters.settings import read_settings
    from storage import database

    url = usable(read_settings).database_url
    differences = usable(lambda: database.check(url))
    for difference in differences:
        typer.echo(difference)
    if differences:
        raise typer.Exit(1)
    typer.echo("The schema is what the code needs.")
