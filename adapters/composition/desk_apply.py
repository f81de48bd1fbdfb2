"""A desk file, put in force or looked up from outside the desk."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from adapters.composition.desk_in_force import APPLIED, merged_ahead, put_in_force, ready
from adapters.composition.platforms import fixed
from adapters.composition.settings import Settings
from adapters.composition.still_open import taken_from
from adapters.desk_file import DeskFile, Finding, outline, parse, read, read_new
from adapters.desk_file.agreed import faults_of, warnings_of, warnings_of_unknown, with_agreed
from adapters.desk_file.change import needs_restart
from adapters.desk_file.faults import in_order
from adapters.desk_file.reach import triage_off
from adapters.platform.settings import UnusableSettings
from bot.shell.contracts import MergedDesk, act
from policies.library import Library
from storage import database
from storage.database import Database
from storage.sql.contracts import SqlContracts
from storage.sql.desk_files import SqlDeskFiles


class Applied(Struct, frozen=True, kw_only=True):
    """The result: how many customers the file has, and whether it wasn't in force before."""

    customers: int
    is_new: bool


class Foreseen(Struct, frozen=True, kw_only=True):
    """The foreseen effects of a file: limits that it breaks with what was agreed since, and what else is to know.

    That is what is said of the file itself, what it takes from under open tickets, and what it undoes.
    """

    faults: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()


def apply(
    file: Path, settings: Settings, list_before: Callable[[Sequence[Finding]], None], despite: str = ""
) -> Applied:
    """Check a file and put it in force for every desk on the database, once what is to be known of it has been listed.

    `despite` is as in `Act`. Raises FaultyDesk; UnusableSettings for what only a start can change, or if no triage
    channel could be reached; UnusableDatabase, StorageUnavailable.
    """
    library = Library(settings.packs)
    found = read_new(file, library)
    if problem := triage_off(found.desk, settings.platforms):
        raise UnusableSettings(problem)
    if not database.is_made(settings.database_url):
        raise UnusableSettings(
            f"no desk has run on this database yet: `plandesk run` applies {settings.desk_file} itself"
        )
    kept = database.opened(settings.database_url)
    try:
        _check_change(SqlDeskFiles(kept).content(), found)
        by = act(datetime.now(UTC), renew=True, despite=despite)
        ahead = merged_ahead(found, kept, by)
        foreseen = _foreseen(file, found, kept, ahead)
        list_before(foreseen.warnings)
        done = put_in_force(file, kept, ready(found, kept, by, ahead))
        return Applied(customers=len(found.desk.customers), is_new=done.is_new)
    finally:
        kept.close()


def foresee(file: Path, found: DeskFile, settings: Settings) -> Foreseen:
    """Return what would come of a file on the database of a desk; as if it were the first one if there is none yet.

    Raises UnusableDatabase, StorageUnavailable.
    """
    if not database.is_made(settings.database_url):
        return Foreseen(faults=found.broken_alone, warnings=found.remarks)
    kept = database.opened(settings.database_url)
    try:
        return _foreseen(file, found, kept, merged_ahead(found, kept, act(datetime.now(UTC), renew=True)))
    finally:
        kept.close()


def in_force(settings: Settings) -> str:
    """Return the text of the desk file in force, with the contacts that are agreed with its customers.

    Before the first start it is that of the file that the settings name. Raises what `apply` raises.
    """
    from adapters.desk_file.exporting import exported  # what writes TOML, which nobody else here does

    named, library = settings.desk_file, Library(settings.packs)
    if not database.is_made(settings.database_url):
        return read(named, library).text
    kept = database.opened(settings.database_url)
    try:
        content = SqlDeskFiles(kept).content()
        found = parse(content, APPLIED, library) if content else read(named, library)
        rosters = {one.customer: one.contacts for one in SqlContracts(kept).changed({})}
        return exported(found, rosters)
    finally:
        kept.close()


def _foreseen(file: Path, found: DeskFile, kept: Database, ahead: MergedDesk) -> Foreseen:
    merged = tuple(ahead.contracts.values())
    judged = with_agreed(found, ahead.known, ahead.contracts)
    warnings = (
        *judged.remarks,
        *taken_from(str(file), found, kept),
        *warnings_of(str(file), found, merged),
        *warnings_of_unknown(str(file), found, ahead.known),
    )
    return Foreseen(faults=faults_of(str(file), judged, merged), warnings=in_order(warnings))


def _check_change(before: str | None, found: DeskFile) -> None:
    """Raise UnusableSettings for what a running desk would refuse."""
    if before is None or before == found.text:
        return
    old = outline(before)
    if problem := needs_restart(old, found.desk, fixed):
        raise UnusableSettings(problem)
