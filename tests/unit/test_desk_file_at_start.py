"""Which desk file a start begins with: its own if somebody changed it, else the one in force."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from policies.library import SHIPPED, Library
from tests.unit.desk_file.files import Change
from tests.unit.live_desk import ACME, LiveDesk, live_desk

RENAMED: Change = ('name = "Acme"', 'name = "Acme Group"')


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


def a_newer_edition(folder: Path) -> Library:
    """The packs, with another edition of one, in which its most severe level has another name."""
    (folder / "mpowr").mkdir()
    (shipped,) = (SHIPPED / "mpowr").glob("*.toml")
    text = shipped.read_text().replace("Level 1", "Stage 1").replace(shipped.stem, "2027-01-01")
    (folder / "mpowr" / "2027-01-01.toml").write_text(text)
    return Library(folder)


def test_a_newer_edition_of_a_pack_waits_for_somebody_to_apply_the_file(
    desk: LiveDesk, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = desk.process.loader.plans[ACME].version
    newer = a_newer_edition(tmp_path)

    restarted = desk.started(library=newer)
    waits = restarted.loader.plans[ACME].version
    desk.apply(desk.file.path, newer)
    restarted.look()

    assert waits == before
    assert restarted.loader.plans[ACME].severities[0].name.startswith("Stage 1")
    assert "The plans of acme read otherwise in their packs by now" in caplog.text
