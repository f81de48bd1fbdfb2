"""`plandesk desk duty`: a calendar that others read."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import icalendar
import pytest
import vobject

from adapters.cli.main import main
from tests.unit.desk_file.files import DeskFolder
from tests.unit.desk_file.test_on_call import rotation

Span = tuple[datetime, datetime]


@pytest.fixture
def desk(tmp_path: Path) -> DeskFolder:
    folder = DeskFolder(tmp_path)
    folder.written(rotation())
    return folder


def written(desk: DeskFolder, capsys: pytest.CaptureFixture[str], person: str, *arguments: str) -> str:
    with pytest.raises(SystemExit) as ended:
        main(["desk", "duty", person, "--file", str(desk.path), *arguments])
    assert not ended.value.code
    return capsys.readouterr().out


def spans(text: str) -> list[Span]:
    """The events of a calendar, as the library that we write it with reads them."""
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    return [(one["dtstart"].dt.astimezone(UTC), one["dtend"].dt.astimezone(UTC)) for one in events]


def test_two_parsers_read_the_same_turns_from_monday_to_monday(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    text = written(desk, capsys, "agent-one")

    others = vobject.readOne(text).vevent_list
    assert spans(text) == [(one.dtstart.value, one.dtend.value) for one in others]
    assert [ends - begins for begins, ends in spans(text)].count(timedelta(weeks=1)) >= 3
    assert {one.summary.value for one in others} == {"On call: first line, Example Support"}


def test_each_has_their_own_turns_and_they_leave_no_gap(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    both = sorted(spans(written(desk, capsys, "agent-one")) + spans(written(desk, capsys, "tam-one")))

    assert all(ends == begins for (_, ends), (begins, _) in pairwise(both))


def test_it_goes_as_far_as_asked(desk: DeskFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(spans(written(desk, capsys, "agent-one", "--weeks", "1"))) == 1


def test_a_name_that_nobody_has_is_refused_with_those_that_there_are(
    desk: DeskFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["desk", "duty", "nobody", "--file", str(desk.path)])

    assert ended.value.code == 2
    assert "nobody of" in (said := capsys.readouterr().err)
    assert "agent-one" in said


def test_whoever_takes_no_turns_has_no_calendar_and_it_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = DeskFolder(tmp_path).written()

    with pytest.raises(SystemExit) as ended:
        main(["desk", "duty", "agent-one", "--file", str(file)])

    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (1, "")
    assert said.err.startswith("Agent One has no turns then, so there is no calendar: ")
    assert said.err.count("\n") == 1
