"""The one thing that a platform's folder offers: all that the rest of the desk knows of it, and how it is built.

`adapters/composition/platforms.py` lists these values, and nothing else outside a platform's folder names it. Each is
made in the folder's own `adapter.py`, which imports nothing heavy: a platform's library is loaded when it is built.
"""

import logging
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from msgspec import Struct, field

from adapters.platform.manifest import ManifestUpload, ReadDesk
from adapters.platform.permalink import Permalinks
from adapters.platform.settings import PlatformSettings
from bot.model.desk import Desk
from bot.model.places import Platform

if TYPE_CHECKING:
    from starlette.routing import Route

    from adapters.http.check import Check
    from adapters.platform.ground import Ground
    from bot.ports import Attendance, ChatPlatform, Directory

S = TypeVar("S", bound=PlatformSettings)

NOISY: Final = logging.WARNING
"""The level from which a library's log lines are kept that writes too many."""


class Built(Struct, frozen=True, kw_only=True, dict=True):
    """One platform at work: where it delivers to, how the desk speaks on it, and what ends with it.

    `checks` looks whether the desk can work there. A platform that delivers through a connection of ours has no
    `route`: it listens in the `background`, where each runs until it is done or cancelled, and `unconnected` returns
    why there is no connection just now.
    `time` returns what time it is there (UTC), or None; `directory` knows who is a member of staff, if it can be asked,
    and `attendance` who isn't there any more.
    """

    platform: Platform
    speaks: "ChatPlatform"
    route: "Route | None"
    close: Callable[[], Awaitable[None]]
    checks: Callable[[], Awaitable[list["Check"]]]
    time: Callable[[], Awaitable[datetime | None]]
    background: Sequence[Callable[[], Coroutine[Any, Any, None]]] = ()
    unconnected: Callable[[], str | None] | None = None
    directory: "Directory | None" = None
    attendance: "Attendance | None" = None


class ChatAdapter(Struct, Generic[S], frozen=True, kw_only=True, dict=True):
    """A platform, as its folder offers it.

    `settings` are read from the environment, and `build` builds it from them where they turn it on; it raises
    UnusableSettings, which says what to do. `manifest` is given how a desk file is read and this desk's version, and
    returns the function behind `plandesk manifest`, whose options are its parameters. `fixed` returns what a running
    desk can't change of a desk file, by what people call it. `quiet` are the lowest levels of log lines that are kept
    of the platform's libraries; `credentials` is a regular expression of what looks like a secret of the platform.
    Unless it `can_find`, its `ChatPlatform.find` raises Unknowable: nobody can look up there what has been sent.
    """

    platform: Platform
    settings: type[S]
    permalinks: Permalinks
    manifest: Callable[[ReadDesk, str], Callable[..., ManifestUpload]]
    build: Callable[[S, "Ground"], Built]
    fixed: Callable[[Desk], Mapping[str, object]] = lambda _: {}
    quiet: Mapping[str, int] = field(default_factory=dict)
    credentials: str = ""
    can_find: bool = True
