"""A desk's database and its desk file, for commands that only read. The desk may be running."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from adapters.composition.desk_in_force import APPLIED
from adapters.composition.settings import Settings
from adapters.desk_file import DeskFile, parse, read
from adapters.platform.settings import UnusableSettings
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from bot.model.selection import Selection
from bot.model.turn import Turn
from bot.shell.agreed import under_contracts
from bot.shell.loader import Loader
from policies.library import Library
from policies.terms import Plan
from storage import database
from storage.database import Database
from storage.sql.contracts import SqlContracts
from storage.sql.desk_files import SqlDeskFiles
from storage.sql.views import SqlViews


class Reading(Struct, frozen=True, kw_only=True):
    """The views of a desk's database, and the desk as its file and the contracts with its customers have it.

    `text` is that of the file, `plans` are all that are in force.
    """

    views: SqlViews
    desk: Desk
    contracts: SqlContracts
    text: str
    plans: tuple[Plan, ...]

    def has(self, customer: CustomerId) -> bool:
        """Return whether the desk knows a customer, by its file or by a ticket of former times."""
        theirs = Selection(customer=customer, last=Turn.CLOSED)
        return self.desk.customer(customer) is not None or bool(self.views.tickets(theirs, 1))


@contextmanager
def kept_desk(settings: Settings, otherwise: str) -> Iterator[tuple[Database, DeskFile]]:
    """Give a desk's database, and the desk file in force; what somebody can do on neither is said by `otherwise`.

    Raises UnusableSettings if no desk has run yet; FaultyDesk, UnusableDatabase, StorageUnavailable.
    """
    if not database.is_made(settings.database_url):
        raise UnusableSettings(f"no desk has run on this database yet: {otherwise}")
    kept = database.opened(settings.database_url)
    try:
        library, content = Library(settings.packs), SqlDeskFiles(kept).content()
        yield kept, parse(content, APPLIED, library) if content else read(settings.desk_file, library)
    finally:
        kept.close()


@contextmanager
def reading(settings: Settings) -> Iterator[Reading]:
    """Give what there is to read. Raises what `kept_desk` raises."""
    with kept_desk(settings, "there is nothing to read") as (kept, found):
        contracts = SqlContracts(kept)
        agreed = under_contracts(Loader(desk=found.desk, plans=found.plans), contracts.changed({}), contracts.pinned)
        own = tuple(plan for plans in agreed.by_product.values() for plan in plans.values())
        yield Reading(
            views=SqlViews(kept),
            desk=agreed.desk,
            contracts=contracts,
            text=found.text,
            plans=(*agreed.plans.values(), *own),
        )
