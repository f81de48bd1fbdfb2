"""The desk file while the desk runs: who applies a new one, here or in another process, changes it everywhere.

The one in force is in the database, and each process looks for it with every tick. SIGHUP puts the file of the settings
in force. What can't be used changes nothing: it is logged and told to triage, once.
"""

import logging
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path

from adapters.desk_file import DeskFile, FaultyDesk, parse, read_new
from adapters.desk_file.change import Fixed, needs_restart
from adapters.desk_file.reach import triage_off
from bot.model.message import Message
from bot.model.places import Platform
from bot.ports import Clock
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from bot.wording.escalation import operator_alerts
from policies.library import Library
from storage.sql.desk_files import SqlDeskFiles, digest
from storage.sql.moved_places import SqlMovedPlaces

log = logging.getLogger(__name__)

APPLIED = "the desk file that was applied"
"""The name that faults give to a file that came by way of the database."""


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
        files: SqlDeskFiles,
        alert: Callable[[Message], None],
        clock: Clock,
        moved: SqlMovedPlaces,
        fixed: Fixed,
        platforms: AbstractSet[Platform] = frozenset(),
    ) -> None:
        self.loader = LiveLoader(_loader(begun), moved.all())
        self._moved = moved
        self._path = path
        self._library = library
        self._files = files
        self._alert = alert
        self._clock = clock
        self._platforms = platforms
        self._fixed = fixed
        self._seen = digest(begun.text)
        self._is_asked = False

    def ask(self) -> None:
        """Ask for the file of the settings to be read again, with the next look. Safe in a signal handler."""
        self._is_asked = True

    def begin(self, begun: DeskFile) -> None:
        """Put the file that the desk started with in force. Raises StorageUnavailable."""
        self._files.apply(begun.text, self._clock.now())

    def look(self) -> None:
        """Take up what is in force, if it is another file than before, and which channels have another id by now.

        Raises StorageUnavailable.
        """
        self.loader.follow(self._moved.all())
        if self._is_asked:
            self._is_asked = False
            self._read_again()
        in_force = self._files.in_force()
        if in_force is None or in_force == self._seen:
            return
        self._seen = in_force  # whatever comes of it: a file that can't be used is told of once
        self._take_up(self._files.content() or "")

    def _read_again(self) -> None:
        try:
            found = read_new(self._path, self._library)
        except FaultyDesk as faulty:
            self._refuse([str(fault) for fault in faulty.faults])
            return
        if not self._is_refused(found) and not self._files.apply(found.text, self._clock.now()):
            log.info("The desk file is the one in force already.", extra={"action": "desk_file_unchanged"})

    def _take_up(self, text: str) -> None:
        try:
            found = parse(text, APPLIED, self._library)
        except FaultyDesk as faulty:
            self._refuse([str(fault) for fault in faulty.faults])
            return
        if self._is_refused(found):
            return
        self.loader.swap(_loader(found))
        for notice in found.notices:
            log.warning("The desk file: %s", notice, extra={"action": "desk_file_warning"})
        log.info(
            "A new desk file is in force.",
            extra={"action": "desk_file_applied", "customers": len(found.desk.customers), "digest": self._seen[:12]},
        )

    def _is_refused(self, found: DeskFile) -> bool:
        problem = needs_restart(self.loader.desk, found.desk, self._fixed) or triage_off(found.desk, self._platforms)
        if problem:
            self._refuse([problem])
        return problem is not None

    def _refuse(self, faults: Sequence[str]) -> None:
        for fault in faults:
            log.error("A new desk file was not taken up: %s", fault, extra={"action": "desk_file_refused"})
        self._alert(operator_alerts.desk_file_refused(faults))


def _loader(file: DeskFile) -> Loader:
    return Loader(desk=file.desk, plans=file.plans)
