"""The desk file while the desk runs: who applies a new one, here or in another process, changes it everywhere.

The one in force is in the database, and each process looks for it with every tick. SIGHUP puts the file of the settings
in force. What can't be used changes nothing: it is logged and told to triage, once.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import nullcontext
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from adapters.composition.beside_writers import beside_writers
from adapters.composition.desk_in_force import APPLIED, Begun, Ready, merged_ahead, put_in_force, ready
from adapters.composition.still_open import log_what_is_taken
from adapters.desk_file import DeskFile, FaultyDesk, parse, read_new
from adapters.desk_file.agreed import with_agreed
from adapters.desk_file.change import Fixed, needs_restart
from adapters.desk_file.reach import triage_off
from bot.model.contract import Contract
from bot.model.ids import CustomerId
from bot.model.message import Message
from bot.model.places import CHAT, Platform
from bot.ports import Clock
from bot.shell.agreed import under_contracts, under_former_plans
from bot.shell.contracts import act
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from bot.wording.escalation import operator_alerts
from policies.library import Library
from storage.database import Database
from storage.sql.contracts import SqlContracts
from storage.sql.desk_files import SqlDeskFiles, digest
from storage.sql.moved_places import SqlMovedPlaces

log = logging.getLogger(__name__)


class _ReadAhead(Struct, frozen=True, kw_only=True):
    """The things that the next look finds ready: the file in force and that of the settings, and changed contracts."""

    digest: str = ""
    file: DeskFile | FaultyDesk | None = None
    asked: Ready | FaultyDesk | None = None
    agreed: Mapping[CustomerId, Contract] = field(default_factory=dict)


class Reloading:
    """Follows the desk file in force. `alert` tells triage; `platforms` are those that are on.

    `fixed` returns what a running desk can't change, by what people call it.
    """

    def __init__(
        self,
        *,
        begun: Begun,
        path: Path,
        library: Library,
        kept: Database,
        alert: Callable[[Message], None],
        clock: Clock,
        fixed: Fixed,
        platforms: AbstractSet[Platform] = frozenset(),
    ) -> None:
        self._file = begun.file
        self._platforms = platforms
        self._moved = SqlMovedPlaces(kept)
        self._files = SqlDeskFiles(kept)
        self._kept = kept
        self._contracts = SqlContracts(kept)
        self._known = dict(begun.contracts)
        self._known |= {one.customer: one for one in self._contracts.changed(self._versions())}
        agreed = self._agreed()
        self.loader = LiveLoader(agreed, self._moved.all())
        if former := under_former_plans(self._written(), agreed):
            log.warning(
                "The plans of %s read otherwise in their packs by now; as they are in force they stay until `plandesk "
                "desk apply`.",
                ", ".join(former),
                extra={"action": "former_plans"},
            )
        self._path = path
        self._library = library
        self._alert = alert
        self._clock = clock
        self._fixed = fixed
        self._seen = digest(begun.file.text)
        self._is_asked = False
        self._ahead = _ReadAhead()

    def ask(self) -> None:
        """Ask for the file of the settings to be read again, with the next look. Safe in a signal handler."""
        self._is_asked = True

    def read_ahead(self) -> None:
        """Read the file that the next look will take up, and fetch what was agreed since.

        A file of a thousand customers takes half a second, in which whoever writes mustn't wait: so this is for another
        thread than that of the looks. Nothing else changes. Raises StorageUnavailable.
        """
        in_force = self._files.in_force()
        is_new = in_force is not None and in_force != self._seen
        with beside_writers() if is_new or self._is_asked else nullcontext():
            agreed = {one.customer: one for one in self._contracts.changed(self._versions())}
            self._ahead = _ReadAhead(
                digest=in_force or "",
                file=self._parsed() if is_new else None,
                asked=self._as_named({**self._known, **agreed}) if self._is_asked else None,
                agreed=agreed,
            )

    def look(self) -> None:
        """Take up what is in force by now, if it is another file, what was agreed since, and which channels have moved.

        Raises StorageUnavailable.
        """
        ahead, self._ahead = self._ahead, _ReadAhead()
        self.loader.follow(self._moved.all())
        if self._is_asked:
            self._is_asked = False
            ahead = self._put_in_force(ahead.asked or self._as_named(self._known), ahead)
        self._known |= ahead.agreed
        changed = self._contracts.changed(self._versions())
        self._known |= {one.customer: one for one in changed}
        is_new = self._is_another_file(ahead)
        if is_new or changed or ahead.agreed:
            self.loader.swap(self._agreed())

    def _is_another_file(self, ahead: "_ReadAhead") -> bool:
        """Return whether another file is in force than before, and can be used."""
        in_force = self._files.in_force()
        if in_force is None or in_force == self._seen:
            return False
        self._seen = in_force  # whatever comes of it: a file that can't be used is told of once
        return self._take_up((ahead.file if ahead.digest == in_force else None) or self._parsed())

    def _versions(self) -> Mapping[CustomerId, int]:
        return {customer: contract.version for customer, contract in self._known.items()}

    def _agreed(self) -> Loader:
        """Return the loader of the desk file with what is agreed with its customers."""
        return under_contracts(self._written(), self._known.values(), self._contracts.pinned)

    def _written(self) -> Loader:
        """Return the loader of the desk file as it is written."""
        off = frozenset(CHAT) - self._platforms if self._platforms else frozenset[Platform]()
        return Loader(desk=replace(self._file.desk, off=off), plans=self._file.plans, by_product=self._file.by_product)

    def _as_named(self, known: Mapping[CustomerId, Contract]) -> Ready | FaultyDesk:
        """Return the file of the settings, merged into the contracts that are known, or why it can't be used."""
        try:
            found = read_new(self._path, self._library)
        except FaultyDesk as faulty:
            return faulty
        log_what_is_taken(str(self._path), found, self._kept)
        by = act(self._clock.now(), renew=True)
        return ready(found, self._kept, by, merged_ahead(found, self._kept, by, known.values()))

    def _parsed(self) -> DeskFile | FaultyDesk:
        """Return the file in force, or why it can't be used."""
        try:
            return parse(self._files.content() or "", APPLIED, self._library)
        except FaultyDesk as faulty:
            return faulty

    def _put_in_force(self, named: Ready | FaultyDesk, ahead: "_ReadAhead") -> "_ReadAhead":
        """Put the file of the settings in force, and return what is read ahead by then: that file."""
        found = self._usable(named.found if isinstance(named, Ready) else named)
        if found is None or isinstance(named, FaultyDesk):
            return ahead
        agreed = ahead.agreed
        try:
            done = put_in_force(self._path, self._kept, named)
            agreed = {**agreed, **done.contracts}
            if not done.is_new:
                log.info("The desk file is the one in force already.", extra={"action": "desk_file_unchanged"})
        except FaultyDesk as faulty:
            self._usable(faulty)
        return replace(ahead, digest=digest(found.text), file=found, agreed=agreed)

    def _take_up(self, read: DeskFile | FaultyDesk) -> bool:
        found = self._usable(read)
        if found is None:
            return False
        self._file = found = with_agreed(found, self._known, {})
        for notice in found.notices:
            log.warning("The desk file: %s", notice, extra={"action": "desk_file_warning"})
        log.info(
            "A new desk file is in force.",
            extra={"action": "desk_file_applied", "customers": len(found.desk.customers), "digest": self._seen[:12]},
        )
        return True

    def _usable(self, read: DeskFile | FaultyDesk) -> DeskFile | None:
        """Return a file that the desk can go over to; None if it can't, which has been told then."""
        if isinstance(read, FaultyDesk):
            self._refuse([str(fault) for fault in read.faults])
            return None
        problem = needs_restart(self.loader.desk, read.desk, self._fixed) or triage_off(read.desk, self._platforms)
        if problem:
            self._refuse([problem])
        return None if problem else read

    def _refuse(self, faults: Sequence[str]) -> None:
        for fault in faults:
            log.error("A new desk file was not taken up: %s", fault, extra={"action": "desk_file_refused"})
        self._alert(operator_alerts.desk_file_refused(faults))
