"""The whole desk on whichever platforms its desk file names, each behind its wire, on a clock moved by hand."""

import contextlib
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from adapters.composition.sandbox import Sandbox, build_sandbox
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.reactions import Reactions
from adapters.sandbox.teams.sandbox import TeamsSandbox
from policies.library import Library
from tests.acceptance.stage import prepare, running
from tests.shipped import LIBRARY


class Staged(Struct, frozen=True, kw_only=True, dict=True):
    """One desk, and the stand-ins around it."""

    sandbox: Sandbox
    clock: ManualClock

    @property
    def teams(self) -> TeamsSandbox:
        """The tenant; raises LookupError for a desk that is not on Teams."""
        return self.sandbox.teams

    async def passes(self, by: timedelta) -> None:
        """Time passes. Nothing is asked or said yet."""
        self.clock.advance(by)

    async def settled(self) -> None:
        """All timers asked, everything said."""
        await self.sandbox.assembly.lookup.look()
        await self.sandbox.assembly.sweep()
        await self.sandbox.assembly.dispatcher.drain()

    async def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""
        return await self.sandbox.assembly.next_timer_at()


@contextlib.asynccontextmanager
async def staged(
    folder: Path,
    start: datetime,
    desk_file: Path,
    *,
    socket_mode: bool = False,
    library: Library = LIBRARY,
    reactions: Reactions = Reactions.REFUSED,
) -> AsyncIterator[Staged]:
    """A desk that is served on a free port, its clock standing at `start`. Fails at the end on anything unexpected."""
    clock = ManualClock(start.astimezone(UTC))
    listener = socket.create_server(("127.0.0.1", 0))
    kept = folder / "story.db"
    found = prepare(kept, desk_file, clock.now(), library)
    made = build_sandbox(
        address=f"http://127.0.0.1:{listener.getsockname()[1]}",
        database_url=f"sqlite:///{kept}",
        clock=clock,
        pace=timedelta(),
        desk_file=desk_file,
        found=found,
        library=library,
        socket_mode=socket_mode,
        reactions=reactions,
    )
    if made.on_slack is not None:
        made.on_slack.state.takes_tables = False  # these stories are told in the words that every platform has
    async with running(made.app, listener):
        yield Staged(sandbox=made, clock=clock)
        for platform in (made.on_slack, made.on_teams):
            if platform is not None:
                platform.assert_clean()
