"""Which desk file a start begins with: its own if somebody changed it, else the one in force."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from adapters.desk_file import FaultyDesk
from adapters.platform.settings import UnusableSettings
from bot.events import ContractOpened
from policies.library import SHIPPED, Library
from storage.sql.unit_of_work import SqlUnitOfWork
from tests.contract.examples import a_ticket, opened
from tests.unit.desk_file.files import SOUND, Change, contacts
from tests.unit.live_desk import ACME, LiveDesk, live_desk, removed

RENAMED: Change = ('name = "Acme"', 'name = "Acme Group"')
ACME_BEGINS, BETA_BEGINS = '[[customers]]\nid = "acme"', '[[customers]]\nid = "beta"'


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LiveDesk]:
    with live_desk(tmp_path) as found:
        yield found


def elsewhere(desk: LiveDesk, *changes: Change) -> Path:
    """A file of another place."""
    text = desk.file.written(*changes).read_text()
    desk.file.written()
    other = desk.file.path.with_name("other.toml")
    other.write_text(text)
    return other


def test_a_file_that_was_changed_since_it_was_last_read_there_counts(desk: LiveDesk) -> None:
    desk.file.written(RENAMED)

    assert desk.acme(desk.started()).name == "Acme Group"


def test_a_file_that_is_as_it_was_rolls_back_nothing_that_was_applied_since(
    desk: LiveDesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.apply(elsewhere(desk, RENAMED))

    restarted, again = desk.started(), desk.started()

    assert desk.acme(restarted).name == desk.acme(again).name == "Acme Group"
    assert f"plandesk desk apply {desk.file.path}" in caplog.text
    assert f"plandesk desk apply {desk.file.path}" in desk.said()["slack:T0DESK/C0TRIAGE"][0]


def test_an_old_file_of_a_place_that_was_never_seen_rolls_back_nothing(desk: LiveDesk) -> None:
    old = elsewhere(desk)
    desk.file.written(RENAMED)
    desk.started()

    replica = desk.started(old)

    assert desk.acme(replica).name == "Acme Group"


def test_a_new_file_of_a_place_that_was_never_seen_counts(desk: LiveDesk) -> None:
    assert desk.acme(desk.started(elsewhere(desk, RENAMED))).name == "Acme Group"


def test_a_file_that_is_as_it_was_before_its_last_change_counts(desk: LiveDesk) -> None:
    desk.file.written(RENAMED)
    desk.started()
    desk.file.written()

    assert desk.acme(desk.started()).name == "Acme"


def test_a_file_that_was_applied_and_then_changed_back_counts(desk: LiveDesk) -> None:
    desk.apply(desk.file.written(RENAMED))
    desk.file.written()

    assert desk.acme(desk.started()).name == "Acme"


def test_one_in_force_that_cannot_be_used_here_is_no_reason_to_roll_back(desk: LiveDesk) -> None:
    with SqlUnitOfWork(desk.database) as work:
        work.desk_files.apply("nonsense", desk.clock.now())
        work.commit()

    with pytest.raises(UnusableSettings, match=f"plandesk desk apply {desk.file.path}"):
        desk.started()


def test_a_database_of_before_has_its_contracts_opened_by_the_next_start(desk: LiveDesk) -> None:
    with desk.database.transaction() as connection:
        for table in ("contracts", "desk_file_places", "timeline"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - names of ours

    restarted = desk.started()

    assert [type(event) for event in desk.timeline()] == [ContractOpened]
    assert desk.contacts(restarted) == ["acme-one"]
    assert desk.said() == {}


Edit = tuple[str, str]
RENAMED_LEVEL: Edit = ("Level 1", "Stage 1")
WITHOUT_THE_PLAN: Edit = ("[plans.premier", "[plans.former")
BROKEN: Edit = ("[severities.1]", "[severities.1")


def packs(folder: Path, edit: Edit, edition: str = "") -> Library:
    """The packs, one of which somebody has edited, or has brought out in a newer edition."""
    (shipped,) = (SHIPPED / "mpowr").glob("*.toml")
    text = shipped.read_text().replace(*edit).replace(shipped.stem, edition or shipped.stem)
    (folder / "mpowr").mkdir(exist_ok=True)
    (folder / "mpowr" / f"{edition or shipped.stem}.toml").write_text(text)
    return Library(folder)


@pytest.mark.parametrize("edition", ["2027-01-01", ""], ids=["a newer edition", "an edited one"])
def test_row_28_a_pack_that_reads_otherwise_waits_for_somebody_to_apply_the_file(
    desk: LiveDesk, tmp_path: Path, edition: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = desk.process.loader.plans[ACME].version
    library = packs(tmp_path, RENAMED_LEVEL, edition)

    restarted = desk.started(library=library)
    waits = restarted.loader.plans[ACME].version
    desk.apply(desk.file.path, library)
    restarted.look()

    assert waits == before
    assert restarted.loader.plans[ACME].severities[0].name.startswith("Stage 1")
    assert "The plans of acme read otherwise in their packs by now" in caplog.text


def test_row_80_a_plan_that_is_gone_from_its_pack_stays_in_force(desk: LiveDesk, tmp_path: Path) -> None:
    before = desk.process.loader.plans[ACME]

    restarted = desk.started(library=packs(tmp_path, WITHOUT_THE_PLAN))

    assert restarted.loader.plans[ACME] == before


def test_row_80_a_pack_that_is_broken_while_the_desk_runs_changes_nothing_and_triage_hears_of_it(
    desk: LiveDesk, tmp_path: Path
) -> None:
    before, process = desk.process.loader.plans[ACME], desk.started(library=packs(tmp_path, RENAMED_LEVEL))
    packs(tmp_path, BROKEN)

    process.ask()
    process.look()

    assert process.loader.plans[ACME] == before
    assert len(desk.told) == 1


@pytest.mark.parametrize("by", ["a start", "SIGHUP"])
def test_a_customer_that_leaves_the_file_with_open_tickets_is_logged_with_their_numbers(
    desk: LiveDesk, caplog: pytest.LogCaptureFixture, by: str
) -> None:
    with SqlUnitOfWork(desk.database) as work:
        work.save(a_ticket(), [opened(a_ticket())])
        work.commit()
    desk.file.path.write_text(SOUND.replace(SOUND[SOUND.index(ACME_BEGINS) : SOUND.index(BETA_BEGINS)], ""))

    if by == "a start":
        desk.started()
    else:
        desk.process.ask()
        desk.process.look()

    assert caplog.text.count("EX-1 is open, and acme isn't in this file") == 1


def test_a_start_judges_how_many_contacts_there_are_with_what_was_agreed(desk: LiveDesk) -> None:
    desk.apply(desk.file.written(contacts(4)))
    desk.agree(removed("acme-5"))
    desk.file.written(contacts(5))

    restarted = desk.started()

    assert desk.contacts(restarted) == ["acme-one", "acme-2", "acme-3", "acme-4", "acme-6"]


def test_a_start_refuses_a_file_with_more_contacts_than_both_together_may_have(desk: LiveDesk) -> None:
    desk.file.written(contacts(5))

    with pytest.raises(FaultyDesk, match="five designated contacts are the limit, and this is number 6"):
        desk.started()


def test_a_signal_judges_how_many_contacts_there_are_with_what_was_agreed(desk: LiveDesk) -> None:
    desk.apply(desk.file.written(contacts(4)))
    desk.process.look()
    desk.agree(removed("acme-5"))
    desk.file.written(contacts(5))

    desk.process.ask()
    desk.process.look()

    assert desk.told == []
    assert desk.contacts()[-1] == "acme-6"
