"""A desk file and two spreadsheets beside it."""

from pathlib import Path

import pytest

from adapters.desk_file import DeskFile, FaultyDesk
from adapters.desk_file.importing import imported
from tests.unit.desk_file.files import LIBRARY, DeskFolder

CUSTOMERS = "id,name,plan,region,timezone,products,tam,term_start,term_end,channels\n"
CONTACTS = "customer,id,name,email,accounts,since\n"
GAMMA = "gamma,Gamma,mst/standard,emea,Europe/Paris,one two,tam-one,2026-01-01,2026-12-31,slack:T0DESK/C0GAMMA\n"
GAMMA_ONE = "gamma,gamma-one,Contact Nine,nine@gamma.example,slack:T0GAMMA/U0NINE,2026-01-05\n"


class Spreadsheets:
    """A desk file and two spreadsheets beside it."""

    def __init__(self, folder: Path) -> None:
        self.desk = DeskFolder(folder)
        self.customers, self.contacts = folder / "customers.csv", folder / "contacts.csv"
        self.desk.written()

    def come_to(self, customers: str | bytes | None, contacts: str | bytes | None = None) -> DeskFile:
        """The desk file with these in it."""
        for path, text in ((self.customers, customers), (self.contacts, contacts)):
            path.write_bytes(text.encode() if isinstance(text, str) else text or b"")
        given = [path for path, text in ((self.contacts, contacts), (self.customers, customers)) if text]
        return imported(self.desk.path, given, LIBRARY)

    def faults(self, customers: str | bytes | None, contacts: str | bytes | None = None) -> list[str]:
        """Every fault, without the folder."""
        with pytest.raises(FaultyDesk) as refusal:
            self.come_to(customers, contacts)
        return [str(fault).removeprefix(f"{self.desk.path.parent}/") for fault in refusal.value.faults]
