"""The parts of a transaction that are about neither requests nor tickets: contracts, incidents, links, desk files."""

from storage.sql import contracts, desk_files, incidents, work_links
from storage.sql.contract_rows import Ahead
from storage.sql.transaction import Transaction


class SqlBeside:
    """The values that a unit of work keeps beside requests and tickets, each with a port of its own."""

    _work: Transaction
    _ahead: Ahead

    @property
    def contracts(self) -> contracts.ContractsAtWork:
        return contracts.ContractsAtWork(self._work.written(), self._ahead)

    @property
    def incidents(self) -> incidents.IncidentsAtWork:
        return incidents.IncidentsAtWork(self._work.written())

    @property
    def work_links(self) -> work_links.WorkLinksAtWork:
        return work_links.WorkLinksAtWork(self._work.written())

    @property
    def desk_files(self) -> desk_files.DeskFilesAtWork:
        """The desk files, within this transaction."""
        return desk_files.DeskFilesAtWork(self._work.connection)
