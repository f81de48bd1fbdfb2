"""`plandesk manifest`: what to upload to a platform so that it knows the desk, a command for each platform."""

from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from adapters.cli.serving import usable
from adapters.cli.unusable import Unusable
from policies.library import Library

if TYPE_CHECKING:
    from bot.model.desk import Desk


class PlatformCommands(TyperGroup):
    """A command for each platform of the list, made when it is asked for: until then no platform is loaded."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the platforms."""
        from adapters.composition import platforms

        return [each.platform.value for each in platforms.ADAPTERS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of one platform, or None if there is no such platform."""
        from adapters.cli.version import version
        from adapters.composition import platforms

        found = next((each for each in platforms.ADAPTERS if each.platform.value == cmd_name), None)
        if found is None:
            return None
        described = found.manifest(_desk, version())

        @wraps(described)
        def command(**options: Any) -> None:
            from adapters.platform.manifest import UnusableOption

            try:
                upload = described(**options)
            except UnusableOption as problem:
                raise Unusable(str(problem)) from None
            if upload.out is None:
                typer.echo(upload.text, nl=False)
            else:
                _keep(upload.out, upload.package)
            for note in upload.notes:
                typer.echo(note, err=True)

        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(name=cmd_name)(command)
        return typer.main.get_command(alone)


manifest = typer.Typer(
    name="manifest", help="What to upload to the platforms.", rich_markup_mode=None, cls=PlatformCommands
)


@manifest.callback()
def _group() -> None:  # without it there is no group, since no command is registered
    pass


def _desk(file: Path, folder: Path | None) -> "Desk":
    from adapters.desk_file import read

    return usable(lambda: read(file, Library(folder))).desk


def _keep(out: Path, content: bytes) -> None:
    try:
        out.write_bytes(content)
    except OSError as problem:
        raise Unusable(f"{out} can't be written: {problem.strerror}") from None
