"""The parts of a transaction that are about neither requests nor tickets: contracts, incidents, desk files."""

from storage.sql import contracts, desk_files, incidents
from storage.sql.transaction import Transaction


class SqlBeside:
    """The values that a unit of work keeps beside requests and tickets, each with a port of its own."""

    _work: Transaction

    @property
    def contracts(self) -> contracts.ContractsAtWork:
        return contracts.ContractsAtWork(self._work.written())

    @property
    def incidents(self) -> incidents.IncidentsAtWork:
        return incidents.IncidentsAtWork(self._work.written())

    @property
    def desk_files(self) -> desk_files.DeskFilesAtWork:
        """The desk files, within this transaction."""
        return desk_files.DeskFilesAtWork(self._work.connection)
