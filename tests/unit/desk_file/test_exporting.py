"""The contacts that are agreed with customers, written into a desk file."""

from dataclasses import replace
from datetime import date

import pytest

from adapters.desk_file import DeskFile, parse
from adapters.desk_file.exporting import exported
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Contact
from bot.model.places import Account
from tests.unit.desk_file.files import LIBRARY, SOUND, contacts

ACME, BETA = CustomerId("acme"), CustomerId("beta")
REMARK = "# the first of them\n"
ONE_LIST = """\
contacts = [
  { id = "acme-one", name = "Contact One", email = "one@acme.example", accounts = [
    "slack:T0ACME/U0ONE",
  ], since = 2026-01-05 },  # theirs
]
"""
NEW = Contact(
    id=PersonId("acme-nine"),
    name='Contact "Nine"',
    email="nine@acme.example",
    accounts=(Account.parse("slack:T0ACME/U09"), Account.parse("teams:TENANT/U09")),
    since=date(2026, 4, 1),
)


def read(text: str) -> DeskFile:
    return parse(text, "desk.toml", LIBRARY)


def in_tables() -> str:
    """Acme has three contacts, each in a table, with a remark above the first."""
    old, new = contacts(2)
    return SOUND.replace(old, new).replace("  [[customers.contacts]]", REMARK + "  [[customers.contacts]]")


def in_one_list() -> str:
    """Acme has its contact in a list between brackets."""
    begin, end = SOUND.index("  [[customers.contacts]]"), SOUND.index('[[customers]]\nid = "beta"')
    return f"{SOUND[:begin]}{ONE_LIST}\n{SOUND[end:]}"


FILES = {"tables": in_tables(), "with CRLF": in_tables().replace("\n", "\r\n"), "one list": in_one_list()}


def after(found: DeskFile, customer: CustomerId, roster: list[Contact]) -> str:
    rosters = {one.id: list(one.contacts) for one in found.desk.customers}
    return exported(found, rosters | {customer: roster})


@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_a_roster_that_is_the_files_leaves_it_to_the_byte(text: str) -> None:
    found = read(text)

    assert after(found, ACME, list(reversed(found.desk.customers[0].contacts))) == text


@pytest.mark.parametrize("customer", [ACME, BETA])
@pytest.mark.parametrize("text", FILES.values(), ids=FILES)
def test_whoever_was_added_changed_or_removed_reads_back(text: str, customer: CustomerId) -> None:
    found = read(text)
    before = next(list(one.contacts) for one in found.desk.customers if one.id == customer)
    renamed = [replace(one, name="Renamed", email=None, since=None) for one in before[:1]]

    for roster in ([*before, NEW], [NEW], [*renamed, *before[1:]], [*renamed, *before[2:], NEW]):
        read_back = read(after(found, customer, roster))

        expected = {one.id: one.contacts for one in found.desk.customers} | {customer: tuple(roster)}
        there = {one.id: set(one.contacts) for one in read_back.desk.customers}
        assert there == {who: set(them) for who, them in expected.items()}
        unchanged = replace(read_back.desk.customers[0], contacts=())
        assert unchanged == replace(found.desk.customers[0], contacts=())


def test_every_line_that_is_about_something_else_stays() -> None:
    found = read(in_tables())
    one, two, three = found.desk.customers[0].contacts

    lines = after(found, ACME, [one, replace(three, name="Renamed"), NEW]).splitlines()

    gone = {f'id = "{two.id}"', f'name = "{two.name}"', f'accounts = ["{two.accounts[0]}"]', f'name = "{three.name}"'}
    assert set(in_tables().splitlines()) - set(lines) <= gone | {f'id = "{three.id}"', "[[customers.contacts]]"} | {
        f'accounts = ["{three.accounts[0]}"]'
    }
    assert REMARK.strip() in lines


def test_contacts_in_one_list_stay_one_a_line() -> None:
    found = read(FILES["one list"])
    before = list(found.desk.customers[0].contacts)

    text = after(found, ACME, [*before, NEW])

    lines = [line for line in text.splitlines() if line.startswith("  {id = ")]
    assert [line.split('"')[1] for line in lines] == ["acme-one", "acme-nine"]
    assert max(map(len, lines)) < 200
