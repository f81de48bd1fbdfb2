"""The desk file while the desk runs: a sound one takes the place of the old one, a faulty one changes nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from adapters.composition.desk_in_force import begin
from adapters.composition.desk_reload import Reloading
from adapters.composition.platforms import fixed
from adapters.composition.settings import Settings
from adapters.desk_file import read
from adapters.sandbox.core.clock import ManualClock
from bot.model.ids import CustomerId
from bot.model.message import Message
from bot.model.places import Place, Platform
from storage.database import Database, opened
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.stores import sqlite_url
from tests.unit.desk_file.files import LIBRARY, Change, DeskFolder

ACME = Place.parse("slack:T0DESK/C0ACME")
RENAMED: Change = ('name = "Acme"', 'name = "Acme Group"')
FAULTY: Change = ('name = "Acme"', "name = 3")
LEFT: Change = ('tam = "tam-one"\nterm', 'tam = "tam-two"\nterm')
NOBODY_HEARS: Change = ("slack:T0DESK/C0TRIAGE", "teams:TENANT/19:triage@thread.tacv2")
ELSEWHERE: Change = ("slack:T0DESK/C0TRIAGE", "slack:T0ELSE/C0TRIAGE")


class Rig:
    """A desk that runs, its file, and what triage is told."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.file = DeskFolder(folder)
        self.told: list[Message] = []
        self.clock = ManualClock(datetime(2026, 3, 2, tzinfo=UTC))
        self.database = database
        self.desk = self.process()

    def process(self) -> Reloading:
        """A process of the desk, which starts with the file as it is."""
        found, settings = read(self.file.written(), LIBRARY), Settings(desk_file=self.file.path)
        return Reloading(
            begun=begin(found, settings, LIBRARY, self.database, self.clock.now()),
            path=self.file.path,
            library=LIBRARY,
            kept=self.database,
            alert=self.told.append,
            clock=self.clock,
            fixed=fixed,
            platforms=frozenset({Platform.SLACK}),
        )

    def applied(self, text: str) -> None:
        """Another process puts a file in force."""
        with SqlUnitOfWork(self.database) as work:
            work.desk_files.apply(text, self.clock.now())
            work.commit()

    def name(self, desk: Reloading | None = None) -> str:
        """What the customer is called by now."""
        customer = (desk or self.desk).loader.desk.customer(CustomerId("acme"))
        assert customer is not None
        return customer.name


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[Rig]:
    database = opened(sqlite_url(tmp_path))
    yield Rig(tmp_path, database)
    database.close()


def test_a_channel_with_another_id_is_followed_by_every_process_and_across_starts(rig: Rig) -> None:
    old, new = ACME, replace(ACME, channel="C0NEW")
    with SqlUnitOfWork(rig.database) as work:
        work.follow(old, new, rig.clock.now())
        work.commit()

    rig.desk.look()
    restarted = rig.process()

    for desk in (rig.desk, restarted):
        customer = desk.loader.desk.customer_in(new)
        assert customer
        assert customer.id == "acme"
        assert desk.loader.desk.customer_in(old) is None


def test_the_desk_knows_which_platforms_the_settings_leave_off(rig: Rig) -> None:
    rig.applied(rig.file.written(RENAMED).read_text())
    before = rig.desk.loader.desk.off

    rig.desk.look()

    assert before == rig.desk.loader.desk.off == {Platform.TEAMS}


def test_a_file_that_was_applied_elsewhere_is_taken_up_with_the_next_look(rig: Rig) -> None:
    rig.applied(rig.file.written(RENAMED).read_text())

    rig.desk.look()

    assert rig.name() == "Acme Group"
    assert rig.told == []


def test_a_file_that_was_applied_since_one_was_read_ahead_counts(rig: Rig) -> None:
    rig.applied(rig.file.written(FAULTY).read_text())
    rig.desk.read_ahead()
    rig.applied(rig.file.written(RENAMED).read_text())

    rig.desk.look()

    assert rig.name() == "Acme Group"
    assert rig.told == []


def test_a_tam_who_has_left_holds_up_no_desk_that_runs_and_the_log_says_so(
    rig: Rig, caplog: pytest.LogCaptureFixture
) -> None:
    rig.applied(rig.file.written(RENAMED, LEFT).read_text())

    rig.desk.look()

    assert rig.name() == "Acme Group"
    assert "“tam-two” isn't one of the people" in caplog.text


def test_the_file_is_read_again_when_somebody_asks_for_it(rig: Rig) -> None:
    rig.file.written(RENAMED)
    rig.desk.look()
    before = rig.name()

    rig.desk.ask()
    rig.desk.read_ahead()
    rig.desk.look()

    assert (before, rig.name()) == ("Acme", "Acme Group")


def test_all_processes_follow_the_one_that_was_asked(rig: Rig) -> None:
    other = rig.process()
    rig.file.written(RENAMED)
    rig.desk.ask()
    rig.desk.look()

    other.look()

    assert rig.name(other) == "Acme Group"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (FAULTY, "customers.acme.name"),
        (ELSEWHERE, "the Slack workspace"),
        (LEFT, "“tam-two” isn't one of the people"),
        (NOBODY_HEARS, "every triage channel is on Teams, which is off"),
        (('name = "Acme"', f"name = {'[' * 100_000}"), "desk.toml:23: is nested more than 16 deep"),
        (('name = "Acme"', f"name = {'9' * 100_000}"), "desk.toml:23: has a number beyond"),
    ],
    ids=["a fault", "another workspace", "a TAM who is nobody", "triage that is off", "deep nesting", "a huge number"],
)
def test_a_file_that_cannot_be_used_changes_nothing_and_triage_hears_of_it_once(
    rig: Rig, change: Change, says: str, caplog: pytest.LogCaptureFixture
) -> None:
    rig.file.written(change)

    rig.desk.ask()
    rig.desk.look()
    rig.desk.look()

    assert rig.name() == "Acme"
    assert len(rig.told) == 1
    assert says in str(rig.told[0])
    assert says in caplog.text


@pytest.mark.parametrize("text", ["nonsense", "a = " + "[" * 100_000], ids=["nonsense", "deep nesting"])
def test_a_faulty_file_out_of_the_database_is_told_of_once(rig: Rig, text: str) -> None:
    rig.applied(text)

    rig.desk.look()
    rig.desk.look()

    assert rig.name() == "Acme"
    assert len(rig.told) == 1


def test_after_a_faulty_file_a_sound_one_is_taken_up(rig: Rig) -> None:
    rig.applied("nonsense")
    rig.desk.look()
    rig.applied(rig.file.written(RENAMED).read_text())

    rig.desk.look()

    assert rig.name() == "Acme Group"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (("[desk]\n", '[desk]\nslash = { ack = "/mine" }\n'), "the names of the slash commands can only change"),
        (("T0DESK/C0BETA", "T0ELSE/C0BETA"), "the Slack workspace can only change"),
    ],
)
def test_what_was_told_to_the_platforms_at_the_start_needs_another_start(rig: Rig, change: Change, says: str) -> None:
    rig.file.written(change)

    rig.desk.ask()
    rig.desk.look()

    assert says in str(rig.told[0])
