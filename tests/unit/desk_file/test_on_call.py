"""Rotations and overrides of a desk file: what they come to, every fault at once, and the spans without anybody."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from adapters.desk_file.reader import parse
from adapters.desk_file.uncovered import warnings_of_gaps
from bot.model.oncall import OnCallOverride, Rotation
from bot.oncall.duty import on_duty
from policies.terms import Line
from tests.shipped import LIBRARY
from tests.unit.desk_file.files import SOUND, Change, DeskFolder

ROTATION = """{ line = "first", people = ["agent-one", "tam-one"], rule = "FREQ=WEEKLY;BYDAY=MO", \
starts = 2026-11-02, hand_over = "09:00", timezone = "Europe/Paris" }"""


def desk_with(keys: str) -> Change:
    return 'ticket_prefix = "EX"', f'ticket_prefix = "EX"\n{keys}'


def rotation(old: str = "", new: str = "") -> Change:
    assert old in ROTATION
    return desk_with(f"rotations = [{ROTATION.replace(old, new)}]")


def override(keys: str, before: str = "") -> Change:
    return desk_with(f"{before}on_call_overrides = [{{ {keys} }}]")


def test_a_rotation_is_read_as_it_is_written(desk: DeskFolder) -> None:
    (found,) = desk.read(rotation()).desk.rotations

    assert found == Rotation(
        line=Line.FIRST,
        people=("agent-one", "tam-one"),
        rule="FREQ=WEEKLY;BYDAY=MO",
        starts=date(2026, 11, 2),
        hand_over=time(9),
        timezone="Europe/Paris",
    )


def test_a_rota_at_midnight_is_written_00_00_and_calls_one_person_before_and_after(desk: DeskFolder) -> None:
    (fault,) = desk.faults(rotation('"09:00"', '"24:00"'))
    found = desk.read(rotation('"09:00"', '"00:00"')).desk
    midnight = datetime(2026, 11, 8, 23, tzinfo=UTC)  # of Monday in Paris

    called = [on_duty(found, Line.FIRST, midnight + timedelta(seconds=by)) for by in (-1, 0, 1)]

    assert 'must be a time of day such as "09:00"' in fault
    assert [[person.id for person in each] for each in called] == [["agent-one"], ["tam-one"], ["tam-one"]]


def test_both_may_be_tables_of_their_own(desk: DeskFolder) -> None:
    table = ROTATION.strip("{ }").replace(", rule", "\nrule").replace(", starts", "\nstarts")
    table = table.replace('", people', '"\npeople').replace(", hand", "\nhand").replace(", time", "\ntime")
    leave = "[[on_call_overrides]]\noff = 'agent-one'\nfrom = 2026-12-24T09:00:00\nuntil = '2026-12-27T09:00'\n"

    found = desk.read(('[[people]]\nid = "agent-one"', f'[[rotations]]\n{table}\n{leave}[[people]]\nid = "agent-one"'))

    assert [one.line for one in found.desk.rotations] == [Line.FIRST]
    assert [one.off for one in found.desk.on_call_overrides] == ["agent-one"]


OFF = 'off = "agent-one", from = 2026-12-24T09:00, until = 2026-12-27T09:00'


@pytest.mark.parametrize(
    ("keys", "before", "begins"),
    [
        (OFF, "", 15),  # the person's own clock, Chicago's
        (OFF, f"rotations = [{ROTATION}]\n", 8),  # the clock by which they take turns
        (f'{OFF}, timezone = "Asia/Tokyo"', f"rotations = [{ROTATION}]\n", 0),
        (OFF.replace("24T09:00", "24T09:00:00-05:00"), "", 14),
    ],
)
def test_times_of_an_override_are_by_the_clock_of_its_person(
    desk: DeskFolder, keys: str, before: str, begins: int
) -> None:
    (found,) = desk.read(override(keys, before)).desk.on_call_overrides

    assert found == OnCallOverride(off="agent-one", since=datetime(2026, 12, 24, begins, tzinfo=UTC), until=found.until)


def test_every_fault_of_both_is_listed_at_once(desk: DeskFolder) -> None:
    turns = [
        ROTATION.replace("first", "zeroth"),
        ROTATION.replace('["agent-one", "tam-one"]', "[]"),
        ROTATION.replace("FREQ=WEEKLY;BYDAY=MO", "FREQ=HOURLY"),
        ROTATION.replace("BYDAY=MO", "BYDAY=XX"),
        ROTATION.replace("BYDAY=MO", "COUNT=3"),
        ROTATION.replace("FREQ=WEEKLY;BYDAY=MO", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"),
        ROTATION.replace('"09:00"', '"nine"'),
        ROTATION.replace("Europe/Paris", "Paris"),
        ROTATION.replace("rule", "rules"),
    ]
    differing = [
        "from = 2026-12-24T09:00, until = 2026-12-27T09:00",
        'off = "agent-one", on = "agent-one", from = 2026-12-24T09:00, until = 2026-12-27T09:00',
        'off = "agent-one", from = 2026-12-24, until = 2026-12-27T09:00',
        'off = "agent-one", until = 2026-12-27T09:00',
        'off = "agent-one", from = 2026-12-27T09:00, until = 2026-12-24T09:00',
    ]
    both = (("rotations", turns), ("on_call_overrides", [f"{{ {one} }}" for one in differing]))
    written = "\n".join(f"{key} = [\n{commas}\n]" for key, rows in both for commas in (",\n".join(rows),))

    faults = desk.faults(desk_with(written))

    keys = [fault.split(": ")[1] for fault in faults]
    assert keys == [
        "desk.rotations.0.line",
        "desk.rotations.1.people",
        "desk.rotations.2.rule",
        "desk.rotations.3.rule",
        "desk.rotations.4.rule",
        "desk.rotations.5.rule",
        "desk.rotations.6.hand_over",
        "desk.rotations.7.timezone",
        "desk.rotations.8.rule",
        "desk.rotations.8.rules",
        "desk.on_call_overrides.0.off",
        "desk.on_call_overrides.1.on",
        "desk.on_call_overrides.2.from",
        "desk.on_call_overrides.3.from",
        "desk.on_call_overrides.4.until",
    ]


def test_a_desk_goes_on_though_somebody_on_call_has_left(desk: DeskFolder) -> None:
    turns = f"rotations = [{ROTATION.replace('tam-one', 'agent-two')}]"
    leave = 'on_call_overrides = [{ off = "agent-oen", from = 2026-12-24T09:00, until = 2026-12-27T09:00 }]'

    found = desk.read(desk_with(f"{turns}\n{leave}"))

    assert [one.key for one in found.tolerated] == ["desk.rotations.0.people.1", "desk.on_call_overrides.0.off"]
    assert "did you mean “agent-one”?" in found.tolerated[1].says


def test_the_check_names_the_spans_without_anybody() -> None:
    leave = 'on_call_overrides = [{ off = "agent-one", from = 2026-11-17T09:00, until = 2026-11-19T12:00 }]'
    text = SOUND.replace(*desk_with(f"rotations = [\n{ROTATION}\n]\n{leave}")).replace(
        'lines = ["first", ', "lines = ["
    )

    found = parse(text, "desk.toml", LIBRARY)

    (first, *others) = warnings_of_gaps("desk.toml", found, datetime(2026, 11, 3, tzinfo=UTC))
    assert str(first) == (
        "desk.toml:5: desk.rotations.0: nobody of the first line is on call from Tue 17 Nov 2026, 09:00 to "
        "Thu 19 Nov 2026, 12:00 (Europe/Paris); Tam One would be called instead. Counted hours: "
        "mpowr/premier, 51 h for Level 1 – Critical and Level 2 – Urgent (all that time), "
        "18 h for Level 3 – High and Level 4 – Normal (Tue 17 Nov to Wed 18 Nov 15:00–24:00); mst/standard, "
        "21 h for Severity 1 – Critical, Severity 2 – Major, Severity 3 – Minor and Severity 4 – Cosmetic "
        "(Tue 17 Nov to Wed 18 Nov 09:00–18:00, Thu 19 Nov 09:00–12:00)"
    )
    assert [one.key for one in others] == ["desk.on_call_overrides.0"] * 3  # the lines without a rotation


def test_hours_of_a_person_are_by_their_own_clock(desk: DeskFolder) -> None:
    hours = 'hours = [{ days = "mon-thu", opens = "09:30", closes = "16:00" }]'

    (found,) = (
        desk.read(('timezone = "America/Chicago"', f'timezone = "America/Chicago"\n{hours}')).desk.people[0].hours
    )

    assert (found.opens, found.opens_zone) == (time(9, 30), "America/Chicago")
    assert (found.closes, found.days) == (time(16), frozenset(range(4)))


def test_people_and_lines_may_be_woken(desk: DeskFolder) -> None:
    one, first = "https://pager.example/one", "https://pager.example/first"
    person = ('roles = ["agent"]', f'roles = ["agent"]\nwake_url = "{one}"')

    found = desk.read(desk_with(f'wake_urls = {{ first = "{first}" }}'), person).desk

    assert found.people[0].wake_url == one
    assert found.wake_urls == {Line.FIRST: first}
    assert "pager" not in repr(found)


@pytest.mark.parametrize("url", ["http://pager.example/", "https://", "pager", "https://me:canary@pager.example/"])
def test_nobody_is_woken_by_an_address_that_is_not_safe(desk: DeskFolder, url: str) -> None:
    (fault,) = desk.faults(desk_with(f'wake_urls = {{ first = "{url}" }}'))

    assert fault.startswith("4: desk.wake_urls.first: must be an address that begins with https://")
    assert "canary" not in fault


def test_the_check_names_a_rotation_in_which_nobody_takes_over() -> None:
    found = parse(SOUND.replace(*rotation(', "tam-one"')), "desk.toml", LIBRARY)

    (alone,) = warnings_of_gaps("desk.toml", found, datetime(2026, 11, 3, tzinfo=UTC))

    assert (alone.key, alone.says) == ("desk.rotations.0", "Agent One is alone in it: nobody takes over")
