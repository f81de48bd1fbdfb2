"""A desk with a local workspace around it: what `plandesk workspace` serves and what stories are played on."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from starlette.applications import Starlette

from adapters.desk_file.reader import read as read_desk_file
from adapters.settings import Settings
from adapters.system import SystemClock
from adapters.wiring import Assembly, Surroundings, assemble
from adapters.workspace.clock import HandClock, MovableClock
from adapters.workspace.example import DESK_FILE
from adapters.workspace.population import populated
from adapters.workspace.workspace import API, Workspace
from policies.library import Library


@dataclass(frozen=True, kw_only=True)
class Trial:
    """The desk and the workspace that it works in."""

    assembly: Assembly
    workspace: Workspace

    @property
    def app(self) -> Starlette:
        """Both of them, to be served at the address that they were made for."""
        return self.assembly.app


def trial(
    *,
    address: str,
    database_url: str,
    desk_file: Path = DESK_FILE,
    library: Library | None = None,
    clock: HandClock | None = None,
    pace: timedelta = timedelta(seconds=1),
) -> Trial:
    """A desk at `address` (scheme, host and port) whose workspace is served beside it, with secrets of its own.

    The workspace has the people and channels of the desk file. `library` is where its plans are found, if not among
    the shipped ones. Raises what `assemble` raises.
    """
    real, library = SystemClock(), library or Library()
    clock = clock or MovableClock(real)
    token, secret = f"xoxb-{secrets.token_hex(16)}", secrets.token_hex(16)
    workspace = Workspace(
        clock=clock,
        real=real,
        signing_secret=secret,
        bot_token=token,
        population=populated(read_desk_file(desk_file, library).desk),
        own_url=address,
    )
    workspace.connect(address)
    settings = Settings.model_validate(
        {
            "DATABASE_URL": database_url,
            "PLANDESK_DESK": desk_file,
            "SLACK_BOT_TOKEN": token,
            "SLACK_SIGNING_SECRET": secret,
            "SLACK_API_URL": f"{address}{API}",
        }
    )
    around = Surroundings(
        clock=clock,
        real=real,
        routes=workspace.routes(),
        pace=pace,
        closing=workspace.close,
        library=library,
    )
    assembly = assemble(settings, around)

    async def moved() -> None:
        await assembly.sweep()

    workspace.on_clock_moved = moved
    workspace.next_timer_at = assembly.next_timer_at
    return Trial(assembly=assembly, workspace=workspace)


def local_desk(folder: Path, host: str, port: int) -> Starlette:
    """The example desk, kept in `folder` and served on this machine alone."""
    return trial(address=f"http://{host}:{port}", database_url=f"sqlite:///{folder / 'plandesk.db'}").app
