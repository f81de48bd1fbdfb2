"""Reading a pack: what becomes of each part, and how every fault is told at once."""

from datetime import date, datetime, time
from pathlib import Path

import pytest

from policies.faults import MAX_FAULTS, InvalidPack
from policies.reader import open_edition, parse_edition, read_pack
from policies.terms import Amount, CalendarChoice, Metric, Source, SpecialDay, Target, Unit, Window
from tests.unit.policies.small_pack import FILE, edition, faults


def test_a_sound_pack_has_no_faults() -> None:
    assert faults() == []


def test_a_plan_says_only_what_differs() -> None:
    plans = read_pack(edition()).plans

    assert [plan.targets["1"][Metric.FIRST_RESPONSE].amount for plan in plans.values()] == [
        Amount(value=2, unit=Unit.BUSINESS_HOUR),
        Amount(value=1, unit=Unit.BUSINESS_HOUR),
    ]
    assert plans["full"].targets["1"][Metric.FIRST_RESPONSE].calendars == (
        CalendarChoice(calendar="support", region="emea"),
        CalendarChoice(calendar="support"),
    )


def test_the_order_of_severities_is_their_rank() -> None:
    plan = read_pack(edition()).plans["basic"]

    assert [plan.rank(severity) for severity in ("1", "2")] == [0, 1]


def test_where_nothing_is_promised_the_desk_may_have_a_goal_of_its_own() -> None:
    goal = {"target": "1 bd", "calendar": "support", "clause": "not stated", "assumed": "ours"}

    pack = read_pack(edition({"targets.2.first_response.target": "none", "ladder.goals": {"2": goal}}))

    assert pack.plans["basic"].ladder.goals == {
        "2": Target(
            amount=Amount(value=1, unit=Unit.BUSINESS_DAY),
            calendars=(CalendarChoice(calendar="support"),),
            source=Source(clause="not stated", assumed="ours"),
        )
    }


def test_times_without_a_zone_are_in_that_of_the_plan() -> None:
    (window,) = read_pack(edition()).plans["basic"].calendars["support"].windows

    assert window == Window(
        days=frozenset(range(5)),
        opens=time(8),
        opens_zone="Europe/Paris",
        closes=time(17),
        closes_zone="Europe/Paris",
    )


def test_a_window_may_open_in_one_zone_and_close_in_another() -> None:
    hours = [{"days": "mon-fri", "opens": "10:00 Asia/Kolkata", "closes": "17:00 America/New_York"}]

    (window,) = read_pack(edition({"calendars.support.windows": hours})).plans["basic"].calendars["support"].windows

    assert (window.opens_zone, window.closes_zone) == ("Asia/Kolkata", "America/New_York")


def test_a_special_day_has_hours_of_its_own() -> None:
    (special,) = read_pack(edition()).plans["basic"].calendars["support"].special_days

    assert (special.day, special.windows[0].closes) == (date(2026, 12, 24), time(12))


def test_a_special_day_without_windows_is_closed() -> None:
    pack = read_pack(edition({"calendars.support.special_days": [{"day": date(2026, 5, 2)}]}))

    assert pack.plans["basic"].calendars["support"].special_days == (SpecialDay(day=date(2026, 5, 2), windows=()),)


def test_a_calendar_may_have_dated_openings_alone() -> None:
    pack = read_pack(edition(without="calendars.support.windows"))

    assert pack.plans["basic"].calendars["support"].windows == ()


def test_every_assumption_is_listed_with_its_key() -> None:
    (assumption,) = read_pack(edition()).assumptions

    assert (assumption.key, assumption.source.assumed) == ("targets.2.first_response", "the lower end is an aim")


def test_a_fault_names_file_and_key() -> None:
    with pytest.raises(InvalidPack) as refused:
        read_pack(edition(without="targets.2"))

    assert str(refused.value) == (
        f"{FILE}: targets.2: no target for severity 2; plans.full.targets.2: no target for severity 2"
    )


def test_a_fault_that_all_plans_inherit_is_told_once() -> None:
    assert faults({"chat.says": 3}) == ["chat.says: must be text, not 3"]


def test_a_fault_of_one_plan_is_told_of_that_plan() -> None:
    assert faults({"plans.full.chat": {"says": 3}}) == ["plans.full.chat.says: must be text, not 3"]


def test_an_unknown_key_comes_with_the_nearest_known_one() -> None:
    assert faults({"contacts.maximun": 3}) == ['contacts.maximun: unknown key; did you mean "maximum"?']


def test_an_unknown_key_like_no_other_comes_with_all_known_ones() -> None:
    (fault,) = faults({"severity_rule.xyz": 3})

    assert fault == "severity_rule.xyz: unknown key; known here: assumed, clause, decided_by, says"


@pytest.mark.parametrize(
    "key", ["colour", "plans.full.colour", "severities.1.phone.colour", "ladder.steps.first.colour"]
)
def test_an_unknown_key_is_found_at_any_depth(key: str) -> None:
    assert [fault.partition(":")[0] for fault in faults({key: "red"})] == [key]


@pytest.mark.parametrize(
    "key",
    [
        "name",
        "vendor",
        "document",
        "effective",
        "severities.1.clause",
        "severities.1.definition",
        "severities.1.phone.clause",
        "severity_rule.decided_by",
        "targets.1.first_response.clause",
        "targets.1.first_response.target",
        "calendars.support.clause",
        "contacts.may_open",
        "contacts.clause",
        "chat.clause",
        "ladder.clause",
        "ladder.repeat",
        "ladder.steps.first.clause",
        "allowances.reviews.clause",
        "provisions.remote-access.clause",
        "plans.basic.name",
    ],
)
def test_what_is_required_is_missed(key: str) -> None:
    assert f"{key}: is missing" in faults(without=key)


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("ladder.steps.first.until", 0, "must be 1 or more: how many people have to acknowledge"),
        ("zone", "Berlin", '"Berlin" is not an IANA time zone such as Europe/Paris'),
        ("effective", datetime(2026, 1, 1, 12), "must be a date without a time"),  # noqa: DTZ001 - as TOML gives it
        ("severities.1.name", " ", "must not be empty"),
        ("severities.1.aliases", ["down", ""], "must be a list of texts, none of them empty"),
        ("severities.1.phone", "100", 'must be a table, not "100"'),
        ("severity_rule.decided_by", "nobody", 'must be one of customer, confirmed, vendor, not "nobody"'),
        ("contacts.maximum", -1, "must be a whole number from 0 up, not -1"),
        ("contacts.maximum", True, "must be a whole number from 0 up, not true"),
        ("calendars.support.windows", [3], "must be a list of tables, not of 3"),
        ("ladder.repeat.every", "none", '"none" is not a single amount; write "30 bm" or "1 d"'),
        ("plans", {}, "a pack needs at least one plan"),
    ],
)
def test_a_wrong_value_is_named_for_what_it_should_be(key: str, value: object, says: str) -> None:
    assert f"{key}: {says}" in faults({key: value})


def test_a_pack_with_thousands_of_faults_is_not_judged_to_its_end() -> None:
    assert len(faults({f"unknown{nth}": "x" * 100_000 for nth in range(1_200)})) == MAX_FAULTS


def test_a_fault_never_repeats_a_megabyte() -> None:
    (fault,) = faults({"zone": "x" * 1_000_000})

    assert len(fault) < 1_100
    assert fault.endswith("is not an IANA time zone such as Europe/Paris")


def test_an_unknown_line_of_a_rung_is_named() -> None:
    (fault,) = faults({"ladder.rungs": [{"percent": 100, "lines": ["third"]}]})

    assert fault == 'ladder.rungs.0.lines: "third" is not a line; there are first, second, engineering, leadership'


def test_what_follows_from_a_fault_is_not_told_as_another() -> None:
    assert faults({"calendars.support.windows": "always"}) == [
        'calendars.support.windows: must be a list of tables, not "always"'
    ]


def test_ten_faults_are_told_at_once() -> None:
    broken = {
        "vendor": 3,
        "colour": "red",
        "zone": "Berlin",
        "severities.1.definition": "",
        "severity_rule.decided_by": "nobody",
        "targets.1.first_response.target": "soon",
        "targets.2.first_response.target": "0 h",
        "calendars.support.breaks": [{"day": date(2026, 6, 1), "starts": "14:00", "ends": "13:00"}],
        "contacts.minimum": 6,
        "plans.full.provisions": {"remote-access": {"clause": ""}},
    }

    told = {fault.partition(":")[0] for fault in faults(broken)}

    assert told == {
        *broken,
        "calendars.support.breaks.0",
        "targets.2.first_response.target",
        "plans.full.provisions.remote-access.clause",
    } - {
        "calendars.support.breaks",
        "plans.full.provisions",
    }


def test_text_that_is_no_toml_is_a_fault_with_its_line() -> None:
    with pytest.raises(InvalidPack, match=r"acme/2026-01-01.toml: line 2: is not TOML: "):
        parse_edition("name = 1\nname = x\n", pack_id="acme", file=FILE)


def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(InvalidPack, match=r"2026-01-01.toml: can't be read"):
        open_edition(tmp_path / "2026-01-01.toml")
