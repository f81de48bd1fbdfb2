"""The desk file while the desk runs: who applies a new one, here or in another process, changes it everywhere.

The one in force is in the database, and each process looks for it with every tick. SIGHUP puts the file of the settings
in force. What can't be used changes nothing: it is logged and told to triage, once.
"""

import logging
from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from adapters.composition.desk_in_force import APPLIED, put_in_force
from adapters.desk_file import DeskFile, FaultyDesk, parse, read_new
from adapters.desk_file.change import Fixed, needs_restart
from adapters.desk_file.reach import triage_off
from bot.model.ids import CustomerId
from bot.model.message import Message
from bot.model.places import Platform
from bot.ports import Clock
from bot.shell.contracts import under_contracts, under_former_plans
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from bot.wording.escalation import operator_alerts
from policies.library import Library
from storage.database import Database
from storage.sql.contracts import SqlContracts
from storage.sql.desk_files import SqlDeskFiles, digest
from storage.sql.moved_places import SqlMovedPlaces

log = logging.getLogger(__name__)


class Reloading:
    """Follows the desk file in force. `alert` tells triage; `platforms` are those that are on.

    `fixed` returns what a running desk can't change, by what people call it.
    """

    def __init__(
        self,
        *,
        begun: DeskFile,
        path: Path,
        library: Library,
        kept: Database,
        alert: Callable[[Message], None],
        clock: Clock,
        fixed: Fixed,
        platforms: AbstractSet[Platform] = frozenset(),
    ) -> None:
        self._file = begun
        self._moved = SqlMovedPlaces(kept)
        self._files = SqlDeskFiles(kept)
        self._kept = kept
        self._contracts = SqlContracts(kept)
        self._known = {one.customer: one for one in self._contracts.changed({})}
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
        self._platforms = platforms
        self._fixed = fixed
        self._seen = digest(begun.text)
        self._is_asked = False

    def ask(self) -> None:
        """Ask for the file of the settings to be read again, with the next look. Safe in a signal handler."""
        self._is_asked = True

    def look(self) -> None:
        """Take up what is in force by now, if it is another file, what was agreed since, and which channels have moved.

        Raises StorageUnavailable.
        """
        self.loader.follow(self._moved.all())
        if self._is_asked:
            self._is_asked = False
            self._read_again()
        is_new, changed = self._is_another_file(), self._contracts.changed(self._versions())
        self._known |= {one.customer: one for one in changed}
        if is_new or changed:
            self.loader.swap(self._agreed())

    def _is_another_file(self) -> bool:
        """Return whether another file is in force than before, and can be used."""
        in_force = self._files.in_force()
        if in_force is None or in_force == self._seen:
            return False
        self._seen = in_force  # whatever comes of it: a file that can't be used is told of once
        return self._take_up(self._files.content() or "")

    def _versions(self) -> Mapping[CustomerId, int]:
        return {customer: contract.version for customer, contract in self._known.items()}

    def _agreed(self) -> Loader:
        """Return the loader of the desk file with what is agreed with its customers."""
        return under_contracts(self._written(), self._known.values(), self._contracts.pinned)

    def _written(self) -> Loader:
        """Return the loader of the desk file as it is written."""
        return Loader(desk=self._file.desk, plans=self._file.plans, by_product=self._file.by_product)

    def _read_again(self) -> None:
        try:
            found = read_new(self._path, self._library)
            if not self._is_refused(found) and not put_in_force(found, self._path, self._kept, self._clock.now()):
                log.info("The desk file is the one in force already.", extra={"action": "desk_file_unchanged"})
        except FaultyDesk as faulty:
            self._refuse([str(fault) for fault in faulty.faults])

    def _take_up(self, text: str) -> bool:
        try:
            found = parse(text, APPLIED, self._library)
        except FaultyDesk as faulty:
            self._refuse([str(fault) for fault in faulty.faults])
            return False
        if self._is_refused(found):
            return False
        self._file = found
        for notice in found.notices:
            log.warning("The desk file: %s", notice, extra={"action": "desk_file_warning"})
        log.info(
            "A new desk file is in force.",
            extra={"action": "desk_file_applied", "customers": len(found.desk.customers), "digest": self._seen[:12]},
        )
        return True

    def _is_refused(self, found: DeskFile) -> bool:
        problem = needs_restart(self.loader.desk, found.desk, self._fixed) or triage_off(found.desk, self._platforms)
        if problem:
            self._refuse([problem])
        return problem is not None

    def _refuse(self, faults: Sequence[str]) -> None:
        for fault in faults:
            log.error("A new desk file was not taken up: %s", fault, extra={"action": "desk_file_refused"})
        self._alert(operator_alerts.desk_file_refused(faults))
