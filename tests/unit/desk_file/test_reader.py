"""The whole file: what comes of a sound one, and how a faulty one is refused."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from adapters.desk_file import FaultyDesk, read
from bot.model.desk import IntakeMode, Override, Term
from bot.model.ids import CustomerId, PersonId
from bot.model.people import Role
from bot.model.places import Account, Place
from policies.library import Library
from policies.terms import Amount, Line, Metric, Unit
from tests.unit.desk_file.files import LIBRARY, Change, DeskFolder, contacts

PREMIER = 'plan = "mpowr/premier"'
ACME = CustomerId("acme")


def overridden(*entries: str) -> Change:
    return PREMIER, f"{PREMIER}\noverrides = [\n{''.join(f'  {entry},{chr(10)}' for entry in entries)}]"


def test_the_desk_is_as_the_file_says(desk: DeskFolder) -> None:
    read_desk = desk.read().desk

    acme = read_desk.customer(ACME)
    agent = read_desk.staff(Account.parse("slack:T0DESK/U0AGENT1"))
    assert acme is not None
    assert agent is not None
    assert (read_desk.name, read_desk.ticket_prefix, read_desk.intake) == ("Example Support", "EX", IntakeMode.MESSAGE)
    assert read_desk.customer_in(Place.parse("slack:T0DESK/C0ACME")) is acme
    assert acme.term == Term(start=date(2026, 1, 1), end=date(2026, 12, 31))
    assert acme.tam == PersonId("tam-one")
    assert (agent.roles, agent.lines) == ({Role.AGENT}, set(Line))


def test_commands_are_named_as_the_file_says(desk: DeskFolder) -> None:
    slash: Change = ('ticket_prefix = "EX"', 'ticket_prefix = "EX"\nslash = { ack = "/ack-it", ticket = "/case" }')

    named = desk.read(slash).desk

    assert (named.slash_ack, named.slash_ticket) == ("/ack-it", "/case")


@pytest.mark.parametrize(("written", "back"), [("", timedelta(days=1)), ('read_back = "90 m"', timedelta(minutes=90))])
def test_how_far_back_is_read_after_an_absence_is_for_the_file_to_say(
    desk: DeskFolder, written: str, back: timedelta
) -> None:
    assert desk.read(('ticket_prefix = "EX"', f'ticket_prefix = "EX"\n{written}')).desk.read_back == back


@pytest.mark.parametrize("written", ["31 d", "4 bh", "soon"])
def test_what_is_no_length_of_time_or_too_long_is_a_fault(desk: DeskFolder, written: str) -> None:
    with pytest.raises(FaultyDesk, match="read_back"):
        desk.read(('ticket_prefix = "EX"', f'ticket_prefix = "EX"\nread_back = "{written}"'))


def test_each_customer_has_its_plan(desk: DeskFolder) -> None:
    plans = desk.read().plans

    assert {customer: plan.ref for customer, plan in plans.items()} == {"acme": "mpowr/premier", "beta": "mst/standard"}


def test_an_override_changes_the_customers_plan_and_is_kept_with_its_clause(desk: DeskFolder) -> None:
    agreed = '{ key = "targets.2.first_response", value = "30 bm", clause = "Order form 12, section 3" }'

    found = desk.read(overridden(agreed))

    target = found.plans[ACME].targets["2"][Metric.FIRST_RESPONSE]
    assert (target.amount, target.source.clause) == (
        Amount(value=30, unit=Unit.BUSINESS_MINUTE),
        "Order form 12, section 3",
    )
    assert found.desk.customers[0].overrides == (
        Override(key="targets.2.first_response", value="30 bm", clause="Order form 12, section 3"),
    )


def test_an_override_that_the_plan_cannot_take_is_a_fault_on_its_line(desk: DeskFolder) -> None:
    faults = desk.faults(
        overridden(
            '{ key = "targets.2.first_response", value = "30 bm", clause = "Order form 12" }',
            '{ key = "targets.9.first_response", value = "30 bm", clause = "Order form 12" }',
            '{ key = "targets.3.first_response", value = "30 bananas", clause = "Order form 12" }',
            '{ key = "contacts.maximun", value = 6, clause = "Order form 12" }',
        )
    )

    assert [fault.partition("; ")[0] for fault in faults] == [
        "27: customers.acme.overrides.1.key: there is no severity 9 (in targets.9)",
        '28: customers.acme.overrides.2.value: "30 bananas" is not an amount',
        "29: customers.acme.overrides.3.key: unknown key",
    ]


def test_an_override_needs_key_value_and_clause(desk: DeskFolder) -> None:
    faults = desk.faults(overridden('{ key = "targets.2.first_response" }', '{ key = "targets.2", value = "1 bh" }'))

    assert [fault.partition(";")[0] for fault in faults] == [
        "26: customers.acme.overrides.0.value: is missing",
        "26: customers.acme.overrides.0.clause: is missing",
        "27: customers.acme.overrides.1.clause: is missing",
        '27: customers.acme.overrides.1.key: "targets.2" names no entry',
    ]


@pytest.mark.parametrize(
    ("ref", "says"),
    [
        ("mpowr/premium", 'there is no plan "mpowr/premium"; mpowr has mpowr/priority, mpowr/premier'),
        ("mpower/premier", 'there is no pack "mpower"; there are '),
        ("premier", 'there is no pack "premier"; there are '),
    ],
)
def test_an_unknown_plan_is_a_warning_that_lists_those_there_are(desk: DeskFolder, ref: str, says: str) -> None:
    warnings = desk.warnings((PREMIER, f'plan = "{ref}"'))

    assert len(warnings) == 1
    assert warnings[0].startswith(f"24: customers.acme.plan: {says}")
    assert warnings[0].endswith(
        "; unless a plan is in force already, what Acme asks goes to triage, and nothing is promised"
    )


def test_a_warning_calls_a_customer_without_a_name_by_its_id(desk: DeskFolder) -> None:
    with pytest.raises(FaultyDesk) as refusal:
        desk.read((PREMIER, 'plan = "mpowr/premium"'), ('name = "Acme"\n', ""))

    assert any(
        "; unless a plan is in force already, what acme asks goes to triage" in str(warning)
        for warning in refusal.value.warnings
    )


def test_a_customer_whose_plan_nobody_knows_has_one_that_promises_nothing(desk: DeskFolder) -> None:
    file = desk.read((PREMIER, 'plan = "mpowr/legacy"'))

    plan = file.plans[file.desk.customers[0].id]
    assert [one.id for one in file.without_plan] == ["acme"]
    assert (plan.is_known, plan.ref, plan.name) == (False, "mpowr/legacy", "legacy")
    assert all(target.amount is None for targets in plan.targets.values() for target in targets.values())


def test_a_faulty_pack_is_told_at_the_customer_that_has_it(desk: DeskFolder, tmp_path: Path) -> None:
    (tmp_path / "packs" / "mpowr").mkdir(parents=True)
    (tmp_path / "packs" / "mpowr" / "2026-01-01.toml").write_text('name = "Broken"\n')

    with pytest.raises(FaultyDesk) as refusal:
        read(desk.written(), Library(tmp_path / "packs"))

    assert {fault.key for fault in refusal.value.faults} == {"customers.acme.plan"}
    assert "the pack has a fault: mpowr/2026-01-01.toml: document: is missing" in str(refusal.value)


def test_ten_faults_are_listed_at_once_in_the_order_of_the_file(desk: DeskFolder) -> None:
    faults = desk.faults(
        ("slack:T0DESK/C0TRIAGE", "C0TRIAGE"),
        ('roles = ["agent"]', 'roles = ["boss"]'),
        ("America/Chicago", "Chicago"),
        ("slack:T0DESK/U0AGENT1", "U0AGENT1"),
        ('["tam", "lead"]', "[]"),
        ("end = 2026-12-31", "end = 2025-12-31"),
        ("since = 2026-01-05", "sinse = 2026-01-05"),
        ("emea", "mars"),
        ("C0BETA", "C0ACME"),
        ('tam = "tam-one"\nchannels', 'timezone = "Moon"\nchannels'),
    )

    assert [fault.split(": ")[:2] for fault in faults] == [
        ["4", "desk.triage.0"],
        ["10", "people.agent-one.roles.0"],
        ["12", "people.agent-one.timezone"],
        ["13", "people.agent-one.accounts.0"],
        ["18", "people.tam-one.roles"],
        ["28", "customers.acme.term.end"],
        ["36", "customers.acme.contacts.acme-one.sinse"],
        ["42", "customers.beta.region"],
        ["43", "customers.beta.timezone"],
        ["44", "customers.beta.channels.0"],
    ]


def test_faults_of_the_file_and_of_the_plan_come_together(desk: DeskFolder) -> None:
    faults = desk.faults(("slack:T0DESK/C0TRIAGE", "C0TRIAGE"), contacts(5))

    assert len(faults) == 2


def test_a_fault_names_the_file_as_it_was_given(desk: DeskFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk.written(('["tam", "lead"]', "[]")).parent
    monkeypatch.chdir(folder)

    with pytest.raises(FaultyDesk, match=r"^desk\.toml:18: people\.tam-one\.roles: needs at least one role$"):
        read(Path("desk.toml"), LIBRARY)


def test_what_is_no_toml_is_told_with_its_line(desk: DeskFolder) -> None:
    faults = desk.faults(('ticket_prefix = "EX"', "ticket_prefix = EX"))

    assert faults == ["3: is not TOML: Invalid value"]


def test_a_file_that_ends_too_soon_is_told_at_its_end(desk: DeskFolder) -> None:
    faults = desk.faults(('channels = ["slack:T0DESK/C0BETA"]', 'channels = ["slack:T0DESK/C0BETA'))

    assert [fault.partition(": is not TOML")[0] for fault in faults] == ["44"]


def test_a_file_that_is_not_there_is_a_fault() -> None:
    with pytest.raises(FaultyDesk, match=r"nowhere\.toml:1: can't be read: No such file"):
        read(Path("nowhere.toml"), LIBRARY)


def test_a_file_of_another_encoding_is_a_fault(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_bytes('[desk]\nname = "Café"'.encode("latin-1"))

    with pytest.raises(FaultyDesk, match="is not UTF-8 text, at byte 18"):
        read(file, LIBRARY)


def test_an_empty_file_says_what_it_needs(tmp_path: Path) -> None:
    file = tmp_path / "desk.toml"
    file.write_text("")

    with pytest.raises(FaultyDesk) as refusal:
        read(file, LIBRARY)

    assert [str(fault).removeprefix(str(file)) for fault in refusal.value.faults] == [":1: desk: is missing"]


def test_a_file_with_ten_faults_lists_ten(desk: DeskFolder) -> None:
    faults = desk.faults(
        ('name = "Example Support"', "name = 3"),
        ('ticket_prefix = "EX"', 'ticket_prefix = "ex"'),
        ("slack:T0DESK/C0TRIAGE", "C0TRIAGE"),
        ("agent.one@vendor.example", "agent.one"),
        ('roles = ["agent"]', 'roles = ["boss"]'),
        ("America/Chicago", "Chicago"),
        ('products = ["envision-enterprise"]', 'products = [""]'),
        ("end = 2026-12-31", "end = 2025-12-31"),
        ("since = 2026-01-05", 'since = "soon"'),
        ('id = "beta"', 'id = "acme"'),
    )

    lines = [int(fault.partition(":")[0]) for fault in faults]
    assert len(faults) == 10
    assert lines == sorted(set(lines))
