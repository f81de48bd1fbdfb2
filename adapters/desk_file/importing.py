"""Puts customers and contacts from spreadsheets into a desk file. Whatever is there already is never changed.

What is new is written by tomlkit, and put between the lines that are there: taken through tomlkit as well, they would
not come back to the byte (tables that interrupt a list of tables move, and so do blanks after a date).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

from msgspec.structs import replace

from adapters.desk_file import writer
from adapters.desk_file.faults import FaultyDesk, Finding
from adapters.desk_file.judged import DeskFile, judged_alone, without_faults
from adapters.desk_file.layout import Layout
from adapters.desk_file.reader import parse, text_of
from adapters.desk_file.spreadsheet import Columns, SheetRow, header_of, rows_of
from policies import toml_file
from policies.library import Library

CUSTOMERS: Final = Columns(
    required=("id", "name", "plan"),
    optional=("region", "timezone", "products", "tam", "term_start", "term_end", "channels"),
)
CONTACTS: Final = Columns(required=("customer", "id", "name"), optional=("email", "accounts", "since"))
LISTS: Final = frozenset({"products", "channels", "accounts"})
"""Columns whose cells hold several words, with spaces between them."""
_AS_TABLES: Final = "write each under a header of its own, [[…]], and import again"
DATES: Final = frozenset({"term_start", "term_end", "since"})


def imported(desk: Path, spreadsheets: Sequence[Path], library: Library) -> DeskFile:
    """Return the desk file with everybody of the spreadsheets in it. One with a column `customer` holds contacts.

    Raises FaultyDesk with every fault: of the file as it is, of the spreadsheets, or of what would come of both, each
    at the line that is to be mended.
    """
    file = str(desk)
    text = text_of(desk)
    before, is_toml = _faults_of(text, file, library)
    found = _Import(file, text if is_toml else "")
    of_contacts = [path for path in spreadsheets if "customer" in header_of(path)]
    for path in spreadsheets:
        if path not in of_contacts:
            found.take_customers(path)
    for path in of_contacts:
        found.take_contacts(path)
    try:
        result = judged_alone(without_faults(parse(found.text(), file, library)))
    except FaultyDesk as faulty:
        after = [found.traced(fault) for fault in faulty.faults]
        raise FaultyDesk(_together(before, found.faults, after, file)) from None
    if before or found.faults:
        raise FaultyDesk((*before, *found.faults))
    return replace(result, warnings=tuple(map(found.traced, result.remarks)), beyond={})


def _faults_of(text: str, file: str, library: Library) -> tuple[tuple[Finding, ...], bool]:
    """Return the faults of the desk file as it is, and whether it is TOML at all."""
    try:
        judged_alone(without_faults(parse(text, file, library)))
    except FaultyDesk as faulty:
        return faulty.faults, not any(fault.key == "" for fault in faulty.faults)
    return (), True


def _together(
    before: Sequence[Finding], cells: Sequence[Finding], after: Sequence[Finding], file: str
) -> list[Finding]:
    """Return the faults of the file, of the spreadsheets, and of what would come of both, each cause once.

    What is wrong with a cell may show again in what would come of it, and so may what is wrong with the file itself.
    """
    wrong = {(fault.file, fault.line, fault.key) for fault in cells}
    told = {(fault.file, fault.line, fault.says) for fault in cells}

    def is_new(one: Finding) -> bool:
        again = (one.file, one.line, one.key) in wrong or (one.file, one.line, one.says) in told
        return not again and not (before and one.file == file)

    return [*before, *cells, *filter(is_new, after)]


class _Import:
    """One import in the making."""

    def __init__(self, file: str, text: str) -> None:
        self.faults: list[Finding] = []
        self._file = file
        self._layout = Layout(text)
        self._known: list[dict[str, Any]] = toml_file.parse(text).get("customers", [])
        self._new: dict[str, dict[str, Any]] = {}
        self._joining: dict[int, list[Mapping[str, Any]]] = {}
        self._origins: dict[str, tuple[SheetRow, str]] = {}
        """Where each key of what is new comes from: a row and a column."""

    def take_customers(self, path: Path) -> None:
        """Take every customer of the spreadsheet."""
        in_one_list = self._layout.in_one_list(("customers",))
        for row in self._read(path, CUSTOMERS):
            name = row.cells.get("id", "")
            if in_one_list:
                self._fault(row, "id", f"{self._file}, line {in_one_list}, has the customers in one list: {_AS_TABLES}")
            elif there := self._line_of(name):
                self._fault(row, "id", f"{name} is in {self._file} already, line {there}: change it there")
            elif name in self._new:
                self._fault(row, "id", f"{name} is in this file twice")
            else:
                at = name or str(len(self._known) + len(self._new))  # as findings call someone without an id
                self._new[at] = self._values(row, f"customers.{at}")

    def take_contacts(self, path: Path) -> None:
        """Take every contact of the spreadsheet, below its customer."""
        taken: set[tuple[str, str]] = set()
        for row in self._read(path, CONTACTS):
            customer, name = row.cells.get("customer", ""), row.cells.get("id", "")
            if not name:
                continue
            if (customer, name) in taken:
                self._fault(row, "id", f"{name} is in this file twice")
                continue
            taken.add((customer, name))
            values = self._values(row, f"customers.{customer}.contacts.{name}")
            if customer in self._new:
                self._new[customer].setdefault("contacts", []).append(values)
            elif (position := self._position(customer)) is not None:
                self._join(row, position, values)
            else:
                self._fault(row, "customer", f"there is no customer {customer}")

    def text(self) -> str:
        """Return the desk file as it would be."""
        lines = self._layout.lines
        for position in sorted(self._joining, key=self._end_of, reverse=True):
            end = self._end_of(position)
            lines[end:end] = self._layout.ended(writer.contacts(self._joining[position])).split("\n")[:-1]
        whole = "\n".join(lines)
        return whole + self._layout.ended(writer.customers(self._new.values())) if self._new else whole

    def traced(self, fault: Finding) -> Finding:
        """Return the fault at the cell that it comes from; at the desk file's key if it comes from none."""
        key = fault.key
        while key:
            if key in self._origins:
                row, column = self._origins[key]
                return row.finding(column, fault.says)
            key = key.rpartition(".")[0]
        return fault

    def _read(self, path: Path, columns: Columns) -> Iterator[SheetRow]:
        rows, faults = rows_of(path, columns)
        self.faults += faults
        return iter(rows)

    def _values(self, row: SheetRow, at: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        self._origins[at] = (row, "id")
        for column, cell in row.cells.items():
            if column == "customer":
                continue  # the contact is below it
            value = self._day(row, column, cell) if column in DATES else cell.split() if column in LISTS else cell
            table, _, key = column.rpartition("_")
            if table:
                values.setdefault(table, {})[key] = value
            else:
                values[column] = value
            self._origins[f"{at}.{column.replace('_', '.')}"] = (row, column)
        return values

    def _day(self, row: SheetRow, column: str, cell: str) -> date:
        try:
            return date.fromisoformat(cell)
        except ValueError:
            self._fault(row, column, f"“{cell}” must be a day such as 2026-01-31")
            return date.min

    def _join(self, row: SheetRow, position: int, values: Mapping[str, Any]) -> None:
        there = [one.get("id") for one in self._known[position].get("contacts", [])]
        if values.get("id") in there:
            self._fault(row, "id", f"{values['id']} is a contact in {self._file} already: change it there")
            return
        if line := self._layout.in_one_list(("customers", str(position), "contacts")):
            self._fault(row, "customer", f"{self._file}, line {line}, has the contacts in one list: {_AS_TABLES}")
            return
        self._joining.setdefault(position, []).append(values)

    def _fault(self, row: SheetRow, column: str, says: str) -> None:
        self.faults.append(row.finding(column, says))

    def _position(self, customer: str) -> int | None:
        return next((nth for nth, one in enumerate(self._known) if one.get("id") == customer), None)

    def _line_of(self, customer: str) -> int | None:
        position = self._position(customer)
        return None if position is None else self._layout.line_of(("customers", str(position)))

    def _end_of(self, position: int) -> int:
        return self._layout.end_of(("customers", str(position)))
