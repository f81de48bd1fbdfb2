"""A new desk file is read, merged and made into rows beside those who write: the look only takes it up."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from adapters.composition.beside_writers import TURN
from adapters.desk_file import DeskFile, parse
from tests.unit.desk_file.files import Change
from tests.unit.live_desk import LiveDesk, live_desk

RENAMED: Change = ('name = "Contact One"', 'name = "Contact Uno"')


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[LiveDesk]:
    with live_desk(tmp_path) as found:
        yield found


def test_what_was_read_ahead_is_not_read_by_the_look(desk: LiveDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.apply(desk.file.written(RENAMED))
    desk.process.read_ahead()
    monkeypatch.delattr("adapters.composition.desk_reload.parse")
    monkeypatch.delattr("storage.sql.contracts.ContractsAtWork.of")

    desk.process.look()

    assert [one.name for one in desk.acme().contacts] == ["Contact Uno"]


def test_a_file_that_somebody_asks_for_is_merged_before_the_look_and_not_read_again(
    desk: LiveDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.file.written(RENAMED)
    desk.process.ask()
    desk.process.read_ahead()
    for work in ("read_new", "merged_ahead", "ready"):
        monkeypatch.delattr(f"adapters.composition.desk_reload.{work}")
    monkeypatch.delattr("storage.sql.contracts.ContractsAtWork.of")

    desk.process.look()

    assert [one.name for one in desk.acme().contacts] == ["Contact Uno"]


def test_a_new_file_is_read_beside_those_who_write(desk: LiveDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    turns: list[float] = []

    def watched(*given: Any) -> DeskFile:
        turns.append(sys.getswitchinterval())
        return parse(*given)

    monkeypatch.setattr("adapters.composition.desk_reload.parse", watched)
    desk.apply(desk.file.written(RENAMED))

    desk.process.read_ahead()

    assert turns == [pytest.approx(TURN)]
