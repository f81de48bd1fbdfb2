"""The contacts that are agreed with customers, written into a desk file."""

from datetime import date

import pytest
from msgspec.structs import replace

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


HEAD = 'channels = ["slack:T0DESK/C0ACME"]\n'
ADDED = (
    '{id = "acme-nine", name = "Contact \\"Nine\\"", email = "nine@acme.example", '
    'accounts = ["slack:T0ACME/U09", "teams:TENANT/U09"], since = 2026-04-01}'
)
ONE, TWO = (f'{{ id = "acme-{name}", name = "Contact" }}' for name in ("one", "two"))


@pytest.mark.parametrize(
    ("contacts_of_acme", "added", "replaced"),
    [
        (f"[ {ONE}, {TWO} ]", f"[ {ONE}, {TWO}, {ADDED} ]", f"[ {TWO}, {ADDED} ]"),
        (f"[{ONE}, {TWO},]", f"[{ONE}, {TWO}, {ADDED},]", f"[{TWO}, {ADDED},]"),
        (
            f"[ # all\n  {ONE},  # first\n\n  # second\n  {TWO}  # last\n  # end\n]",
            f"[ # all\n  {ONE},  # first\n\n  # second\n  {TWO},  # last\n  {ADDED},\n  # end\n]",
            f"[ # all\n\n  # second\n  {TWO},  # last\n  {ADDED},\n  # end\n]",
        ),
        (
            f"[\n    {ONE} # odd\n    , {TWO}\n]",
            f"[\n    {ONE} # odd\n    , {TWO},\n  {ADDED},\n]",
            f"[\n     {TWO},\n  {ADDED},\n]",
        ),
    ],
    ids=["on one line", "with a comma at the end", "one a line, with remarks", "with a comma in front"],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_of_a_list_between_brackets_only_the_entries_that_change_are_touched(
    contacts_of_acme: str, added: str, replaced: str, ends: str
) -> None:
    begin, end = SOUND.index("  [[customers.contacts]]"), SOUND.index('[[customers]]\nid = "beta"')
    spaced = SOUND.replace("term = { start", "term = {  start")

    def with_contacts(text: str) -> str:
        return f"{spaced[:begin]}contacts = {text}\n\n{spaced[end + 1 :]}".replace("\n", ends)

    found = read(with_contacts(contacts_of_acme))
    one, two = found.desk.customers[0].contacts

    assert after(found, ACME, [one, two, NEW]) == with_contacts(added)
    assert after(found, ACME, [two, NEW]) == with_contacts(replaced)
    assert read(after(found, ACME, [NEW])).desk.customers[0].contacts == (NEW,)


@pytest.mark.parametrize("contacts_of_beta", ["", ", contacts = []", ", contacts = [ # nobody\n ]"])
def test_customers_between_brackets_get_contacts_too(contacts_of_beta: str) -> None:
    head = SOUND[: SOUND.index("[[customers]]")].replace("[desk]", "XX\n[desk]", 1)
    acme = f'{{ id = "acme", name = "Acme", plan = "mpowr/premier", contacts = [{ONE}] }}'
    beta = f'{{ id = "beta", name = "Beta", plan = "mst/standard", region = "emea"{contacts_of_beta} }}'
    text = head.replace("XX", f"customers = [\n  {acme},  # first\n  {beta},\n]")
    found = read(text)

    exported_text = after(found, BETA, [NEW])

    assert f"  {acme},  # first\n" in exported_text
    assert read(exported_text).desk.customers[1].contacts == (NEW,)
