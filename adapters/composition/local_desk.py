"""The desk that `plandesk sandbox` serves: on this machine, with a page, and begun anew when somebody likes."""

from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path

from starlette.applications import Starlette

from adapters.composition.restart import Begin, Restartable
from adapters.composition.sandbox import Sandbox, build_sandbox
from adapters.sandbox.core import samples
from adapters.sandbox.core.reactions import Reactions
from adapters.sandbox.example import DESK_FILE
from policies.library import Library


def with_page(made: Sandbox, starts_over: Callable[[bool], None] | None = None) -> Starlette:
    """Return the desk with its platforms, and a page on which one can be anybody on them.

    `starts_over` lets another desk begin in its place, with sample tickets or without.
    """
    from adapters.sandbox.page.served import show
    from adapters.sandbox.page.stage import Stage

    stage = Stage(
        chats=made.chats,
        timekeeper=made.timekeeper,
        mind=made.mind,
        completion=made.completion,
        desk=made.assembly.desk_file.desk,
        starts_over=starts_over,
    )
    show(stage, made.app)
    return made.app


def local_desk(
    folder: Path,
    host: str,
    port: int,
    *,
    desk_file: Path = DESK_FILE,
    library: Library | None = None,
    work_secret: str = "",
) -> Starlette:
    """Return a desk, the example one unless told otherwise, kept in `folder` and served on this machine, with its page.

    From the page it can be begun anew, with sample tickets if one likes. `library` is where its plans are found, if not
    among the shipped ones. With a `work_secret` programs can tell it of linked work. Raises what `assemble` raises.
    """
    numbers = count(1)

    def build(starts_over: Callable[[bool], None]) -> tuple[Starlette, Begin]:
        made = build_sandbox(
            address=f"http://{host}:{port}",
            database_url=f"sqlite:///{folder / f'plandesk-{next(numbers)}.db'}",
            desk_file=desk_file,
            library=library,
            pace=timedelta(),
            reactions=Reactions.TAKEN,
            work_secret=work_secret,
        )

        async def begin(with_samples: bool) -> None:
            await made.assembly.look_about()
            if with_samples:
                await samples.play(made.chats, made.completion)

        return with_page(made, starts_over), begin

    return Restartable(build).app
