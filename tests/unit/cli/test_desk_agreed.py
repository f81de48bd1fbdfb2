"""`plandesk desk check`, `apply` and `export`, where something was agreed beside the desk file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.events import ContactAdded, ContractEvent
from bot.model.contract import Grant
from tests.unit.cli.test_desk import run
from tests.unit.desk_file.files import SOUND, Change, contacts
from tests.unit.live_desk import LiveDesk, added, changed, contact, live_desk, removed
from tests.unit.test_desk_file_at_start import RENAMED_LEVEL, packs

NO_PRODUCTS: Change = ('products = ["envision-enterprise"]\n', "")
RENAMED: Change = ('name = "Contact One"', 'name = "Contact Uno"')
UNDONE = (
    "customers.acme.contacts.acme-one: this undoes what was agreed since: Contact Uno has the name of the file again, "
    "which Tam One had changed on 03 Mar 2026"
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[LiveDesk]:
    """A desk that has started, and the settings that name it."""
    for name in ("PLANDESK_PACKS", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "TEAMS_APP_ID"):
        monkeypatch.delenv(name, raising=False)
    with live_desk(tmp_path) as found:
        monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'desk.db'}")
        monkeypatch.setenv("PLANDESK_DESK", str(found.file.path))
        yield found


def renamed_here(desk: LiveDesk) -> None:
    """The name of a contact is agreed, and another one is in the file."""
    desk.agree(changed(replace(desk.acme().contacts[0], name="Named Here")))
    desk.file.written(RENAMED)


def test_a_check_lists_what_the_file_would_undo_and_changes_nothing(
    desk: LiveDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed_here(desk)
    before = desk.contract()

    assert run("desk", "check") == 0

    assert f"{desk.file.path}:31: {UNDONE}" in capsys.readouterr().err
    assert desk.contract() == before


def test_applying_lists_it_too_before_it_counts(desk: LiveDesk, capsys: pytest.CaptureFixture[str]) -> None:
    renamed_here(desk)

    assert run("desk", "apply") == 0

    assert UNDONE in capsys.readouterr().err
    assert [one.name for one in desk.contract().contacts] == ["Contact Uno"]


@pytest.mark.parametrize("verb", ["check", "apply"])
def test_a_limit_that_the_file_breaks_with_what_was_agreed_is_a_fault(
    desk: LiveDesk, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.agree(added(contact(12)))
    desk.file.written(contacts(4))

    assert run("desk", verb) == 2

    assert "customers.acme.contacts: there would be 6 designated contacts" in capsys.readouterr().err
    assert len(desk.contract().contacts) == 2


def test_a_plan_that_nobody_knows_leaves_the_one_in_force_and_that_is_said(
    desk: LiveDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.file.written(("mpowr/premier", "mpowr/legacy"))

    assert run("desk", "check") == 1

    said = capsys.readouterr().err
    assert "customers.acme.plan: until that plan is known, nothing that this file says of their plans, contacts" in said
    assert "unless a plan is in force already, what Acme asks goes to triage, and nothing is promised" in said


def test_what_was_exported_changes_nothing_when_it_is_applied(
    desk: LiveDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.agree(added(contact(2)), changed(replace(desk.acme().contacts[0], name="Named Here")))
    agreed = desk.contract().contacts
    assert run("desk", "export") == 0
    text = capsys.readouterr().out

    desk.file.path.write_text(text)
    assert run("desk", "apply") == 0

    assert "undoes" not in capsys.readouterr().err
    assert desk.contract().contacts == agreed
    assert run("desk", "export") == 0
    assert capsys.readouterr().out == text


def test_who_lets_a_plan_get_worse_says_why(desk: LiveDesk, capsys: pytest.CaptureFixture[str]) -> None:
    worse = desk.file.written(
        ("mpowr/premier", "mpowr/priority"), ('products = ["envision-enterprise"]', 'products = ["engage-legacy"]')
    )

    refused = [run("desk", "apply", str(worse)), run("desk", "apply", str(worse), "--despite", "Lead One")]
    done = run("desk", "apply", str(worse), "--despite", "Lead One: agreed by order form 13")

    assert (refused, done) == ([2, 2], 0)
    said = capsys.readouterr().err
    assert "customers.acme.plan: the plan would get worse within the term" in said
    assert "plandesk: --despite says who and why" in said


def test_a_check_says_whose_plan_would_be_brought_up_to_date(
    desk: LiveDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packs(tmp_path, RENAMED_LEVEL, "2027-01-01")
    monkeypatch.setenv("PLANDESK_PACKS", str(tmp_path))

    assert run("desk", "check") == 0

    said = (
        "customers.acme.plan: mpowr/premier reads otherwise in its pack now than when it came into force on 02 Mar 2026"
    )
    assert said in capsys.readouterr().err


def test_the_history_says_what_was_agreed_and_what_a_file_has_undone(
    desk: LiveDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    renamed_here(desk)
    assert run("desk", "apply") == 0
    capsys.readouterr()

    assert run("desk", "history", "acme") == 0

    first, here, file, _ = capsys.readouterr().out.splitlines()[1:]
    assert first.endswith("The desk file named them first: mpowr/premier, Contact One as designated contacts.")
    assert here.startswith("2026-03-03 15:00 UTC  tam-one")
    assert file.endswith("was changed: the desk file has undone the name agreed since.")


def test_a_customer_without_a_contract_is_named_in_one_line(desk: LiveDesk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("desk", "history", "nobody") == 2

    assert capsys.readouterr().err.startswith("plandesk: there is no contract with “nobody”")


@pytest.mark.parametrize("verb", ["check", "apply"])
def test_a_sixth_contact_of_the_file_is_in_order_if_another_was_removed_in_chat(
    desk: LiveDesk, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.apply(desk.file.written(contacts(4)))
    desk.agree(removed("acme-5"))
    desk.file.written(contacts(5))

    assert run("desk", verb) == 0

    assert "limit" not in capsys.readouterr().err


def test_the_only_contact_may_leave_the_file_if_another_was_added_in_chat(desk: LiveDesk) -> None:
    desk.agree(added(contact(2)), removed("acme-one"))
    desk.file.path.write_text(without_contacts())

    assert [run("desk", "check"), run("desk", "apply")] == [0, 0]
    assert [one.id for one in desk.contract().contacts] == ["acme-2"]


@pytest.mark.parametrize("verb", ["check", "apply"])
def test_a_sixth_contact_that_is_the_sixth_of_both_together_is_named_as_a_fault(
    desk: LiveDesk, verb: str, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.agree(changed(replace(desk.acme().contacts[0], name="Named Here")))
    desk.file.written(contacts(5))

    assert run("desk", verb) == 2

    said = capsys.readouterr().err
    assert said.count("customers.acme.contacts.acme-6: five designated contacts are the limit") == 1
    assert "there would be" not in said


def without_contacts() -> str:
    """The sound file without a contact of Acme."""
    return SOUND.replace(SOUND[SOUND.index("  [[customers.contacts]]") : SOUND.index('[[customers]]\nid = "beta"')], "")


def approved(number: int) -> ContactAdded:
    """The account manager approves somebody beyond those that are included."""
    return replace(added(contact(number)), grant=Grant(approval=1, name="Tam One"))


MORE = "five designated contacts are the limit, and this is number"


@pytest.mark.parametrize(
    ("agreed", "in_file", "named"),
    [
        ((removed("acme-5"),), 5, {}),
        ((approved(12),), 4, {}),
        ((approved(12),), 5, {"acme-6": 7}),
        ((removed("acme-5"), added(contact(12))), 5, {"acme-6": 6}),
    ],
    ids=["one fewer in chat", "one approved in chat", "one approved, another in the file", "one instead, one more"],
)
def test_a_contact_beyond_those_included_is_counted_with_those_of_the_chat(
    desk: LiveDesk,
    capsys: pytest.CaptureFixture[str],
    agreed: tuple[ContractEvent, ...],
    in_file: int,
    named: dict[str, int],
) -> None:
    other = (('plan = "mpowr/premier"', 'plan = "influitive/premier-success"'), NO_PRODUCTS)
    desk.apply(desk.file.written(*other, contacts(4)), despite="Lead One: agreed")
    desk.agree(*agreed)
    desk.file.written(*other, contacts(in_file))

    assert [run("desk", "check"), run("desk", "apply")] == [0, 0]

    said = [line for line in capsys.readouterr().err.splitlines() if MORE in line]
    wanted = [f"customers.acme.contacts.{who}: {MORE} {number}; make sure" for who, number in named.items()]
    assert len(said) == 2 * len(wanted)
    assert all(want in line for want, line in zip(wanted * 2, said, strict=True))


def test_the_doctor_judges_how_many_contacts_there_are_with_what_was_agreed(
    desk: LiveDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.apply(desk.file.written(contacts(4)))
    desk.file.written(contacts(5))
    run("doctor")
    before = capsys.readouterr().out
    desk.agree(removed("acme-5"))

    run("doctor")

    assert "five designated contacts are the limit" in before
    assert "five designated contacts are the limit" not in capsys.readouterr().out
