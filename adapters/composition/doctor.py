"""Checks a desk before it runs, or while it does: settings, desk file, open terms, database, clock and platforms."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from msgspec.structs import replace

from adapters.composition.build import built, silent
from adapters.composition.clock import SystemClock
from adapters.composition.desk_file_checks import DESK_FILE, checked_desk_file
from adapters.composition.desk_in_force import as_merged
from adapters.composition.settings import Settings, no_platform
from adapters.desk_file import DeskFile, judged_alone
from adapters.http.check import Check, clock, ok, problem
from adapters.platform.adapter import Built
from adapters.platform.ground import Ground
from adapters.platform.settings import UnusableSettings
from adapters.wake import doctor as waking
from adapters.webhooks import doctor as webhooks
from bot.commands import Command
from bot.engine.conversation.places import is_served
from bot.errors import StorageUnavailable
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.places import Place
from bot.shell.contracts import act
from bot.shell.writer import CommandResult
from bot.wording.escalation import operator_alerts
from policies.library import Library
from storage import database
from storage.database import Database
from storage.engines import UnusableDatabase
from storage.sql.moved_places import SqlMovedPlaces
from storage.sql.references import SqlReferences

T = TypeVar("T")

log = logging.getLogger(__name__)

PATIENCE: Final = 50.0
"""Seconds for one platform: it may make a desk with hundreds of channels wait, and all is to be said in a minute."""
DATABASE, SETTINGS = "database", "settings"


async def check_desk(settings: Settings, customer: str = "") -> list[Check]:
    """Return a line for everything that can be checked from here, whatever of it doesn't work. Changes nothing.

    With a customer, by its id or name, no channels but theirs and ours are looked at; raises UnusableSettings if there
    is none of that name.
    """
    judged = partial(_judged, settings)
    desk_file, found = checked_desk_file(settings, Library(settings.packs), datetime.now(UTC), judged)
    if desk_file is not None and customer:
        desk_file = replace(desk_file, desk=_only(customer, desk_file.desk))
    if desk_file is not None:
        found += await waking.checks(desk_file.desk, is_signed=bool(settings.wake_secret))
        found += await webhooks.checks(desk_file.desk, is_signed=bool(settings.webhook_secret))
    with _database(settings.database_url, found) as kept:
        if desk_file is not None:
            moved = _moved(kept)
            found += _moved_lines(desk_file, moved)
            found += await _platforms(settings, replace(desk_file, desk=desk_file.desk.moved(moved)), kept)
    return found


def _judged(settings: Settings, found: DeskFile) -> DeskFile:
    """Return the desk file, its limits judged with what is agreed, if that can be read; raises FaultyDesk."""
    with contextlib.suppress(UnusableDatabase, StorageUnavailable):
        if database.is_made(settings.database_url):
            kept = database.opened(settings.database_url)
            try:
                found = as_merged(found, kept, act(datetime.now(UTC)))
            finally:
                kept.close()
    return judged_alone(found)


def _only(customer: str, desk: Desk) -> Desk:
    named = desk.called(customer)
    if named is None:
        raise UnusableSettings(f"the desk file has no customer “{customer}”: give an id or a name that it has")
    return replace(desk, customers=(named,))


async def check_platforms(platforms: Sequence[Built]) -> list[Check]:
    """Return the lines of each platform, asked at the same time; one that fails or hangs is a line as well."""
    return [line for lines in await asyncio.gather(*map(_check_platform, platforms)) for line in lines]


async def at_start(
    platforms: Sequence[Built], desk_file: DeskFile, alert: Callable[[Message, AbstractSet[str]], Awaitable[None]]
) -> None:
    """Check whether the desk can work on its platforms, log what is to do, and tell people of what is grave.

    That is where it can't speak, and whom the desk file names in vain. `alert` is given the message, and the
    conversations that can't be reached.
    """
    missing = [str(finding) for finding in desk_file.tolerated]
    if missing:
        await alert(operator_alerts.desk_file_tolerated(missing), frozenset())
    left = [line for line in await check_platforms(platforms) if not line.is_ok]
    for line in left:
        log.warning("Problem: %s: %s", line.about, line.says, extra={"action": "problem"})
    grave = [line for line in left if line.unreached]
    if grave:
        unreached = frozenset(str(place) for line in grave for place in line.unreached)
        await alert(operator_alerts.platform_in_trouble([f"{line.about}: {line.says}" for line in grave]), unreached)


async def _check_platform(built: Built) -> list[Check]:
    about = built.platform.capitalize()
    try:
        async with asyncio.timeout(PATIENCE):
            return await built.checks()
    except TimeoutError:
        return [problem(about, f"try again: it didn't answer within {PATIENCE:.0f} seconds")]
    except Exception as error:  # a platform that breaks must not hide the others
        log.exception("Checking a platform failed.", extra={"action": "check_failed", "platform": about})
        return [problem(about, f"report it: checking it failed ({type(error).__name__})")]


@contextlib.contextmanager
def _database(url: str, found: list[Check]) -> Iterator[Database | None]:
    """Open the database if it can be used, and note a line about it. None is made where there is none."""
    if not database.is_made(url):
        found.append(_to_be_made(Path(url.removeprefix("sqlite:///")).absolute()))
        yield None
        return
    try:
        kept = database.opened(url)
    except UnusableDatabase as unusable:
        found.append(problem(DATABASE, str(unusable)))
        yield None
        return
    try:
        found.append(_takes_in(kept))
        found.append(_readers(url) if kept.is_sqlite else _database_clock(kept))
        yield kept
    finally:
        kept.close()


def _readers(url: str) -> Check:
    """Return a line on who else on this machine can read a database file."""
    file = Path(url.removeprefix("sqlite:///")).absolute()
    if file.stat().st_mode & 0o077:
        return problem(DATABASE, f"keep other users of this machine out of it: chmod 600 {file}*")
    return ok(DATABASE, f"{file} is for its owner alone")


def _to_be_made(file: Path) -> Check:
    """Return a line on whether a database can be made where the settings want it; the folder is left as it is."""
    if not file.parent.is_dir():
        return problem(DATABASE, f"make the folder {file.parent}, or correct DATABASE_URL")
    if not os.access(file.parent, os.W_OK | os.X_OK):
        return problem(DATABASE, f"let this user write into the folder {file.parent}, or correct DATABASE_URL")
    return ok(DATABASE, f"`plandesk run` will make {file}")


def _takes_in(kept: Database) -> Check:
    """Return a line on whether what comes in can be kept: something is written, and taken back."""
    try:
        kept.try_writing()
    except StorageUnavailable as error:
        return problem(DATABASE, f"let this user write into it, and into its folder if it is a file: {error}")
    return ok(DATABASE, "it can be read and written, and its schema is up to date")


def _database_clock(kept: Database) -> Check:
    try:
        return clock(DATABASE, "the database", kept.now(), datetime.now(UTC))
    except StorageUnavailable as error:
        return problem(DATABASE, str(error))


async def _platforms(settings: Settings, desk_file: DeskFile, kept: Database | None) -> list[Check]:
    try:
        platforms = built(settings, _ground(desk_file, kept))
    except UnusableSettings as unusable:
        return [problem(SETTINGS, str(unusable))]
    if not platforms:
        return [problem(SETTINGS, no_platform())]
    off = silent(desk_file.desk, [each.platform for each in platforms])
    lines = [
        problem(SETTINGS, f"the desk file speaks of {each.capitalize()}, which is off: set its settings")
        for each in off
    ]
    try:
        return [*lines, *await check_platforms(platforms)]
    finally:
        for each in platforms:
            await each.close()


def _moved(kept: Database | None) -> Mapping[Place, Place]:
    """Return the channels that have another id by now, as far as the database can tell."""
    if kept is None:
        return {}
    with contextlib.suppress(StorageUnavailable):
        return SqlMovedPlaces(kept).all()
    return {}


def _moved_lines(desk_file: DeskFile, moved: Mapping[Place, Place]) -> list[Check]:
    """Return a line for each moved channel: the desk follows it by itself, but the file should say so too."""
    named = [place for place in moved if is_served(place, desk_file.desk)]
    return [problem(DESK_FILE, f"write {moved[place]} for {place}: the channel got another id") for place in named]


def _ground(desk_file: DeskFile, kept: Database | None) -> Ground:
    async def handle(command: Command, raw: str) -> CommandResult:
        return CommandResult()  # nothing is served here

    clock_here = SystemClock()
    return Ground(
        desk=desk_file.desk,
        handle=handle,
        references=SqlReferences(kept) if kept else _NothingKept(),
        in_thread=_in_thread,
        real=clock_here,
        clock=clock_here,
    )


async def _in_thread(call: Callable[[], T]) -> T:
    return await asyncio.to_thread(call)


class _NothingKept:
    """The references of a desk without a database."""

    def remember(self, key: str, reference: str) -> None:
        """Forget it: there is nowhere to keep it."""

    def recall(self, key: str) -> str | None:
        """Return None: nothing was kept."""
        return None
