"""A desk that runs, its file and its database, and what is agreed with its customers beside the file."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from adapters.composition.desk_in_force import begin, merged_ahead, put_in_force, ready
from adapters.composition.desk_reload import Reloading
from adapters.composition.platforms import fixed
from adapters.composition.settings import Settings
from adapters.desk_file import read
from adapters.sandbox.core.clock import ManualClock
from bot.engine.evolve.contract import fold_contract
from bot.events import ContactAdded, ContactChanged, ContactRemoved, ContractEvent, Stamp
from bot.model.contract import Contract
from bot.model.desk import Customer
from bot.model.ids import CustomerId, PersonId
from bot.model.message import Message
from bot.model.people import Contact
from bot.model.places import Account, Platform
from bot.shell.contracts import act
from policies.library import Library
from storage.database import Database, opened
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.stores import sqlite_url
from tests.unit.desk_file.files import LIBRARY, DeskFolder

ACME = CustomerId("acme")
BY_TAM = Stamp(at=datetime(2026, 3, 3, 15, tzinfo=UTC), by="tam-one", via="slash command")


def contact(number: int, name: str = "") -> Contact:
    """The contact of Acme of that number."""
    account = Account.parse(f"slack:T0ACME/U0{number}")
    return Contact(id=PersonId(f"acme-{number}"), name=name or f"Contact {number}", accounts=(account,))


def added(one: Contact) -> ContactAdded:
    """The account manager adds somebody."""
    return ContactAdded(**BY_TAM, contact=one)


def changed(one: Contact) -> ContactChanged:
    """The account manager changes somebody."""
    return ContactChanged(**BY_TAM, contact=one)


def removed(contact_id: str) -> ContactRemoved:
    """The account manager removes somebody."""
    return ContactRemoved(**BY_TAM, contact=PersonId(contact_id))


class LiveDesk:
    """A desk that runs, its file, and what triage is told."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.file = DeskFolder(folder)
        self.told: list[Message] = []
        self.clock = ManualClock(datetime(2026, 3, 2, tzinfo=UTC))
        self.database = database
        self.file.written()
        self.process = self.started()

    def started(self, file: Path | None = None, library: Library = LIBRARY) -> Reloading:
        """A process of the desk, which starts with the file as it is, or with another one."""
        path = file or self.file.path
        begun = begin(read(path, library), Settings(PLANDESK_DESK=path), library, self.database, self.clock.now())
        return Reloading(
            begun=begun,
            path=path,
            library=library,
            kept=self.database,
            alert=self.told.append,
            clock=self.clock,
            fixed=fixed,
            platforms=frozenset({Platform.SLACK}),
        )

    def apply(self, file: Path, library: Library = LIBRARY, despite: str = "") -> None:
        """Somebody applies a file."""
        with self.applying(file, library, despite):
            pass

    @contextmanager
    def applying(self, file: Path, library: Library = LIBRARY, despite: str = "") -> Iterator[None]:
        """Somebody applies a file; what happens within does so after it was merged, and before any of it is written."""
        found, by = read(file, library), act(self.clock.now(), renew=True, despite=despite)
        ahead = ready(found, self.database, by, merged_ahead(found, self.database, by))
        yield
        put_in_force(file, self.database, ahead)

    def agree(self, *events: ContractEvent) -> None:
        """Something is agreed with Acme, beside the file."""
        with SqlUnitOfWork(self.database) as work:
            work.contracts.save(fold_contract(work.contracts.to_change(ACME), events), events)
            work.commit()

    def contract(self) -> Contract:
        """The contract with Acme."""
        with SqlUnitOfWork(self.database) as work:
            found = work.contracts.to_change(ACME)
        assert found
        return found

    def timeline(self) -> tuple[ContractEvent, ...]:
        """Everything that happened to it."""
        with SqlUnitOfWork(self.database) as work:
            return work.contracts.timeline(ACME)

    def acme(self, process: Reloading | None = None) -> Customer:
        """Acme, as a process sees it now."""
        found = (process or self.process).loader.desk.customer(ACME)
        assert found
        return found

    def contacts(self, process: Reloading | None = None) -> list[str]:
        """Who may ask for Acme, as a process sees it now."""
        return [one.id for one in self.acme(process).contacts]

    def said(self) -> dict[str, list[str]]:
        """What waits to be sent, by conversation."""
        found: dict[str, list[str]] = {}
        for one in SqlViews(self.database).unsent(50):
            spans = one.message.summary if one.message else ()
            found.setdefault(one.conversation, []).append("".join(getattr(span, "text", "") for span in spans))
        return found


@contextmanager
def live_desk(folder: Path) -> Iterator[LiveDesk]:
    """A desk on a fresh database, with the sound file."""
    database = opened(sqlite_url(folder))
    try:
        yield LiveDesk(folder, database)
    finally:
        database.close()
