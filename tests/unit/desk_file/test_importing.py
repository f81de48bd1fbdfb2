"""Customers and contacts out of spreadsheets: all of them or none, and every fault at the cell that it is in."""

from datetime import date

import pytest

from adapters.desk_file import FaultyDesk
from adapters.desk_file.importing import imported
from bot.model.desk import Term
from bot.model.ids import CustomerId
from tests.unit.desk_file.files import LIBRARY
from tests.unit.desk_file.spreadsheets import CONTACTS, CUSTOMERS, GAMMA, GAMMA_ONE, Spreadsheets


def test_a_customer_comes_with_everything_that_its_row_says(sheets: Spreadsheets) -> None:
    found = sheets.come_to(CUSTOMERS + GAMMA, CONTACTS + GAMMA_ONE).desk

    gamma = found.customer(CustomerId("gamma"))
    assert gamma is not None
    assert (gamma.name, gamma.plan, gamma.region, gamma.timezone) == ("Gamma", "mst/standard", "emea", "Europe/Paris")
    assert (gamma.products, gamma.tam) == (("one", "two"), "tam-one")
    assert gamma.term == Term(start=date(2026, 1, 1), end=date(2026, 12, 31))
    assert [str(place) for place in gamma.channels] == ["slack:T0DESK/C0GAMMA"]
    (contact,) = gamma.contacts
    assert (contact.name, contact.email, contact.since) == ("Contact Nine", "nine@gamma.example", date(2026, 1, 5))


def test_a_contact_joins_a_customer_that_the_file_has_already(sheets: Spreadsheets) -> None:
    found = sheets.come_to(None, CONTACTS + GAMMA_ONE.replace("gamma,", "acme,"))

    acme, beta = found.desk.customers
    assert [contact.id for contact in acme.contacts] == ["acme-one", "gamma-one"]
    assert beta.contacts == ()


def test_a_contact_joins_the_last_customer_of_the_file(sheets: Spreadsheets) -> None:
    found = sheets.come_to(None, CONTACTS + GAMMA_ONE.replace("gamma,", "beta,"))

    assert [contact.id for contact in found.desk.customers[1].contacts] == ["gamma-one"]


@pytest.mark.parametrize(
    "written",
    [
        (CUSTOMERS + GAMMA).encode("utf-8-sig"),
        (CUSTOMERS + GAMMA).replace(",", ";").encode(),
        (CUSTOMERS + GAMMA).replace(",", "\t").encode(),
        (CUSTOMERS + GAMMA).replace("\n", "\r\n").encode(),
        (CUSTOMERS + GAMMA + "\n,,,,,,,,,\n").encode(),
        (CUSTOMERS.upper() + GAMMA.replace("Gamma", '"Gamma"')).encode(),
    ],
)
def test_it_is_read_as_spreadsheets_write_it(sheets: Spreadsheets, written: bytes) -> None:
    found = sheets.come_to(written).desk

    assert found.customers[-1].name == "Gamma"


@pytest.mark.parametrize(
    "name", ["=HYPERLINK(1)", "@SUM(A1)", "-2+3", 'He said "no"', "O'Brien; & Söhne", "tab\x7fbed", "\\n", "日本"]
)
def test_a_cell_is_the_text_that_it_is(sheets: Spreadsheets, name: str) -> None:
    quoted = '"' + name.replace('"', '""') + '"'

    found = sheets.come_to(CUSTOMERS + GAMMA.replace(",Gamma,", f",{quoted},")).desk

    assert found.customers[-1].name == name


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (GAMMA.replace("gamma,", "acme,", 1), "customers.csv:2: id: acme is in "),
        (GAMMA.replace("emea", "mars"), "customers.csv:2: region: “mars” is none of Standard's"),
        (GAMMA.replace("tam-one", "tam-two"), "customers.csv:2: tam: “tam-two” isn't one of the people"),
        (GAMMA.replace("Europe/Paris", "Paris"), "customers.csv:2: timezone: "),
        (GAMMA.replace("2026-12-31", "31.12.2026"), "customers.csv:2: term_end: “31.12.2026” must be a day such as"),
        (GAMMA.replace("2026-12-31", "2025-12-31"), "customers.csv:2: term_end: the term ends on 2025-12-31"),
        (GAMMA.replace("C0GAMMA", "C0ACME"), "customers.csv:2: channels: "),
        (GAMMA.replace("slack:T0DESK/", ""), "customers.csv:2: channels: “C0GAMMA” should read platform:"),
        (GAMMA.replace(",Gamma,", ",,"), "customers.csv:2: name: is missing"),
        (GAMMA.replace(",Gamma,", ',"Gam\nma",'), "customers.csv:2: name: must be one line"),
        (GAMMA.replace(",Gamma", ""), "customers.csv:2: has 9 cells, and the first line 10"),
        (GAMMA + GAMMA, "customers.csv:3: id: gamma is in this file twice"),
        (GAMMA.replace(",Gamma,", ',"Gamma,'), "customers.csv:2: isn't CSV from here on: "),
    ],
)
def test_a_fault_stands_at_its_line_and_column(sheets: Spreadsheets, row: str, fault: str) -> None:
    found = sheets.faults(CUSTOMERS + row)

    assert len(found) == 1
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (GAMMA_ONE.replace("gamma,", "nobody,", 1), "contacts.csv:2: customer: there is no customer nobody"),
        (GAMMA_ONE.replace("nine@gamma.example", "nine"), "contacts.csv:2: email: “nine” must be one address"),
        (GAMMA_ONE + GAMMA_ONE, "contacts.csv:3: id: gamma-one is in this file twice"),
        ("acme,acme-one,Contact One,,,\n", "contacts.csv:2: id: acme-one is a contact in "),
        (GAMMA_ONE.replace("2026-01-05", "soon"), "contacts.csv:2: since: “soon” must be a day"),
    ],
)
def test_a_fault_of_a_contact_stands_at_its_line_and_column(sheets: Spreadsheets, row: str, fault: str) -> None:
    (found,) = sheets.faults(CUSTOMERS + GAMMA, CONTACTS + row)

    assert found.startswith(fault)


def test_all_faults_are_told_at_once(sheets: Spreadsheets) -> None:
    rows = "".join(GAMMA.replace("gamma,", f"c{nth},", 1).replace("emea", "mars") for nth in range(10))

    found = sheets.faults(CUSTOMERS + rows.replace("C0GAMMA", "C0{}"))

    assert {fault.split(":")[1] for fault in found} == {str(line) for line in range(2, 12)}


def test_faults_of_the_file_of_cells_and_of_what_would_come_of_both_are_told_at_once(sheets: Spreadsheets) -> None:
    sheets.desk.written(('name = "Acme"', "name = 3"))
    rows = GAMMA.replace("emea", "mars") + GAMMA.replace("gamma", "delta").replace("2026-12-31", "soon")

    found = sheets.faults(CUSTOMERS + rows, CONTACTS + GAMMA_ONE.replace("nine@gamma.example", "nine"))

    assert sorted(fault.partition(": ")[0] + ": " + fault.split(": ")[1] for fault in found) == [
        "contacts.csv:2: email",
        "customers.csv:2: region",
        "customers.csv:3: channels",
        "customers.csv:3: term_end",
        "desk.toml:23: customers.acme.name",
    ]


def test_what_else_is_wrong_with_a_customer_without_an_id_is_told_at_its_cell(sheets: Spreadsheets) -> None:
    found = sheets.faults(CUSTOMERS + GAMMA.replace("gamma,", ",", 1).replace("emea", "mars"))

    assert sorted(fault.split(": ")[1] for fault in found) == ["id", "region"]
    assert all(fault.startswith("customers.csv:2: ") for fault in found)


def test_a_plan_that_nobody_knows_is_a_warning_at_its_cell(sheets: Spreadsheets) -> None:
    found = sheets.come_to(CUSTOMERS + GAMMA.replace("mst/standard", "mst/none"))

    assert [(warning.line, warning.key) for warning in found.warnings] == [(2, "plan")]


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("", "is empty: its first line names the columns id, name, plan"),
        ("id,name\nx,y\n", "there is no column plan"),
        ("id,name,plan,colour\n", "column 4 is called “colour”: known are id, name"),
        ("id,name,plan,id\n", "column id is there twice"),
        ("id,name,plan\ngamma,\xe9,mst/standard\n".encode("latin-1"), "isn't UTF-8 text"),
    ],
)
def test_a_file_that_is_none_is_told(sheets: Spreadsheets, written: str | bytes, fault: str) -> None:
    sheets.customers.write_bytes(written.encode() if isinstance(written, str) else written)
    with pytest.raises(FaultyDesk) as refusal:
        imported(sheets.desk.path, [sheets.customers], LIBRARY)

    assert any(fault in str(found) for found in refusal.value.faults)


def test_a_desk_file_that_is_faulty_itself_is_mended_first(sheets: Spreadsheets) -> None:
    sheets.desk.written(('name = "Acme"', "name = 3"))

    (fault,) = sheets.faults(CUSTOMERS + GAMMA)

    assert fault.startswith("desk.toml:")
