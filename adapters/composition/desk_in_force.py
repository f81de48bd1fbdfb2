"""The desk file in force: which one a start begins with, and how one is put in force with all that follows from it.

A start mustn't roll back what was applied since: a replica with an old file in its image would. So a file counts at a
start if it isn't the one that was read from the same place (host and path) last; from a place that was never seen, if
it was never in force. Whoever means it puts it in force by `plandesk desk apply`, which takes what it is given.
"""

import logging
import socket
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from adapters.composition.settings import Settings
from adapters.composition.still_open import log_what_is_taken
from adapters.desk_file import DeskFile, judged_alone, parse
from adapters.desk_file.agreed import faults_of, with_agreed
from adapters.desk_file.faults import FaultyDesk
from adapters.desk_file.reach import triage_off
from adapters.platform.settings import UnusableSettings
from bot.effects import Say
from bot.engine.contract.merge_desk import Act, FileTerms, MergedContract
from bot.engine.escalation.operator_alerts import destinations
from bot.model.contract import Contract
from bot.model.ids import CustomerId
from bot.model.rank import Rank
from bot.shell import contracts
from bot.shell.transient import retry
from bot.wording.escalation import operator_alerts
from policies.library import Library
from storage.database import Database
from storage.sql.contract_rows import Ahead, rows_of
from storage.sql.contracts import SqlContracts
from storage.sql.desk_files import SqlDeskFiles, digest
from storage.sql.unit_of_work import SqlUnitOfWork

log = logging.getLogger(__name__)

APPLIED = "the desk file that was applied"
"""The name that faults give to a file that came by way of the database."""


class Begun(Struct, frozen=True, kw_only=True):
    """The desk file that a start goes on with, and the contracts as they were just after it was merged into them."""

    file: DeskFile
    contracts: Mapping[CustomerId, Contract]


class Ready(Struct, frozen=True, kw_only=True):
    """A desk file and what it makes of the contracts, down to the rows: whoever writes waits only for these."""

    found: DeskFile
    by: Act
    merged: contracts.MergedDesk
    rows: Ahead


class InForce(Struct, frozen=True, kw_only=True):
    """The result of putting a desk file in force: whether it wasn't before, and the contracts that it has changed."""

    is_new: bool
    contracts: Mapping[CustomerId, Contract]


def begin(found: DeskFile, settings: Settings, library: Library, kept: Database, now: datetime) -> Begun:
    """Return the desk file that a start goes on with: the one that it has read, if that counts, else the one in force.

    Contracts are brought in line with it. Raises FaultyDesk, UnusableSettings, StorageUnavailable.
    """
    files, place = SqlDeskFiles(kept), place_of(settings.desk_file)
    in_force = files.content()
    if in_force is None or in_force == found.text or _counts(found.text, place, files):
        begun, left = found, None
    else:
        begun, left = _in_force(in_force, settings, library), settings.desk_file

    by = contracts.act(now)
    ahead = ready(begun, kept, by, merged_ahead(begun, kept, by))
    begun = with_agreed(begun, ahead.merged.known, ahead.merged.contracts)
    begun = begun if left else judged_alone(begun)

    def once() -> tuple[MergedContract, ...]:
        with SqlUnitOfWork(kept, ahead=ahead.rows) as work:
            work.desk_files.note(found.text, place, now)
            work.desk_files.apply(begun.text, now)
            merged = contracts.merge(terms(begun), work, by, ahead.merged)
            for to in destinations(begun.desk) if left else ():
                work.say(Say(to=to, message=operator_alerts.desk_file_left(str(left)), rank=Rank.CRITICAL), now)
            work.commit()
            return merged

    merged = retry(once)
    if in_force not in (None, begun.text):
        log_what_is_taken(str(settings.desk_file), begun, kept)
    _log(begun, merged, left)
    return Begun(file=begun, contracts={**ahead.merged.known, **_changed(merged)})


def _in_force(content: str, settings: Settings, library: Library) -> DeskFile:
    """Return the desk file in force; raises UnusableSettings, which says what to do, if it can't be used here."""
    try:
        found = parse(content, APPLIED, library)
    except FaultyDesk as faulty:
        problem: str | None = str(faulty.faults[0])
    else:
        problem = triage_off(found.desk, settings.platforms)
        if problem is None:
            return found
    raise UnusableSettings(
        f"{settings.desk_file} isn't the desk file in force, and that one can't be used here ({problem}). Mend that, "
        f"or put {settings.desk_file} in force: plandesk desk apply {settings.desk_file}"
    )


def merged_ahead(
    found: DeskFile, kept: Database, by: Act, known: Iterable[Contract] | None = None
) -> contracts.MergedDesk:
    """Return what a desk file makes of the contracts, those `known` or else all as they are. Nobody waits for it.

    Raises StorageUnavailable.
    """
    there = SqlContracts(kept)
    return contracts.merged_ahead(terms(found), there.changed({}) if known is None else known, there.pinned, by)


def as_merged(found: DeskFile, kept: Database, by: Act) -> DeskFile:
    """Return a desk file with its limits judged on what would come of file and contracts; raises StorageUnavailable."""
    merged = merged_ahead(found, kept, by)
    return with_agreed(found, merged.known, merged.contracts)


def ready(found: DeskFile, kept: Database, by: Act, merged: contracts.MergedDesk) -> Ready:
    """Return a desk file that was merged ahead with everything worked out that is to be written."""
    changed = (one for one in merged.contracts.values() if not one.limits)
    rows = {one.customer.id: rows_of(one.after, one.events, one.plan.contacts, kept.dialect) for one in changed}
    return Ready(found=found, by=by, merged=contracts.with_consequences(merged, found.desk), rows=rows)


def put_in_force(file: Path, kept: Database, ahead: Ready) -> InForce:
    """Put a desk file that is ready in force, wholly or not at all.

    Raises FaultyDesk if with what is agreed it would break a limit; StorageUnavailable. Then nothing changes.
    """
    found, by, now = ahead.found, ahead.by, ahead.by.stamp["at"]

    def once() -> InForce:
        with SqlUnitOfWork(kept, ahead=ahead.rows) as work:
            work.desk_files.note(found.text, place_of(file), now)
            is_new = work.desk_files.apply(found.text, now)
            merged = contracts.merge(terms(found), work, by, ahead.merged)
            judged = with_agreed(found, ahead.merged.known, {one.customer.id: one for one in merged})
            if faults := faults_of(str(file), judged, merged):
                raise FaultyDesk(faults)
            work.commit()
            return InForce(is_new=is_new, contracts=_changed(merged))

    return retry(once)


def _changed(merged: Iterable[MergedContract]) -> dict[CustomerId, Contract]:
    return {one.customer.id: one.after for one in merged if not one.limits}


def place_of(file: Path) -> str:
    """Return the place of a desk file: on which host, by which path."""
    return f"{socket.gethostname()}:{file.resolve()}"


def terms(file: DeskFile) -> FileTerms:
    """Return a desk file as contracts are merged with it."""
    plans = {customer: {"": plan, **file.by_product[customer]} for customer, plan in file.plans.items()}
    return FileTerms(desk=file.desk, plans=plans)


def _counts(text: str, place: str, files: SqlDeskFiles) -> bool:
    last = files.last_from(place)
    return last != digest(text) if last else not files.was_in_force(digest(text))


def _log(begun: DeskFile, merged: tuple[MergedContract, ...], left: Path | None) -> None:
    """Log what an operator should know of a start; triage is told of it as well."""
    if left:
        log.warning(
            "%s isn't the desk file in force, which has been applied from elsewhere since: the desk goes on with that "
            "one. To put this one in force: plandesk desk apply %s",
            left,
            left,
            extra={"action": "desk_file_left"},
        )
    for one in (said for each in merged for said in contracts.in_words(each, begun.desk)):
        log.warning("%s", one, extra={"action": "desk_file_merged"})
