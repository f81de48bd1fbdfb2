"""Each rule of the linter, held against a pack that breaks it: file and key are named."""

from datetime import date

import pytest

from policies.faults import InvalidPack
from policies.predicates.names import slug
from policies.reader import Edition, read_pack
from policies.rules import ERRORS, WARNINGS, warnings
from tests.unit.policies.broken_rules import BROKEN, GOAL
from tests.unit.policies.small_pack import FILE, edition, faults


@pytest.mark.parametrize("rule", BROKEN)
def test_a_pack_that_breaks_a_rule_is_refused_with_the_key(rule: str) -> None:
    key, value, fault = BROKEN[rule]

    assert fault in faults({key: value})


def test_every_rule_has_a_pack_that_breaks_it() -> None:
    assert [rule.name for rule in ERRORS] == list(BROKEN)


def test_the_file_stands_before_the_keys() -> None:
    with pytest.raises(InvalidPack) as refused:
        read_pack(edition({"contacts.minimum": 6}))

    assert {fault.file for fault in refused.value.faults} == {FILE}


def test_a_ladder_without_rungs_is_refused() -> None:
    assert faults(without="ladder.rungs") == ["ladder.rungs: needs a rung at 100 percent, the breach"]


def test_a_calendar_must_fit_a_ticket_that_was_not_phoned_in() -> None:
    phoned_only = [{"phoned": True, "use": "support"}]

    assert "targets.2.first_response.calendar: no calendar fits region emea" in faults(
        {"targets.2.first_response.calendar": phoned_only}
    )


def test_a_step_needs_a_calendar_that_exists() -> None:
    assert faults({"ladder.steps.first.calendar": "night"}) == ['ladder.steps: there is no calendar "night"']


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"target": "0 m"}, "ladder.goals.2.target: a target must be longer than nothing"),
        ({"target": "1 bd"}, "ladder.goals.2.calendar: 1 bd needs a calendar to count in"),
        ({"calendar": "night"}, 'ladder.goals.2.calendar: there is no calendar "night"'),
    ],
)
def test_a_goal_is_held_to_the_rules_of_a_target(change: dict[str, str], fault: str) -> None:
    assert faults({"targets.2.first_response.target": "none", "ladder.goals.2": {**GOAL, **change}}) == [fault]


@pytest.mark.parametrize("alias", ["basic", "Basic"])
def test_an_alias_cannot_be_the_name_of_another_plan(alias: str) -> None:
    assert faults({"plans.full.aliases": [alias]}) == [f'plans.full.aliases: "{alias}" already means another plan']


def test_the_name_of_a_plan_can_stand_in_a_reference() -> None:
    assert faults({"plans.Full Care": {"name": "Full Care"}}) == [
        'plans.Full Care: "Full Care" must be 1 to 64 of a-z, 0-9 and hyphens'
    ]


def test_the_name_of_the_folder_can_stand_in_a_reference() -> None:
    sound = edition()

    with pytest.raises(InvalidPack, match='"Acme Inc" must be'):
        read_pack(Edition(id="Acme Inc", file=FILE, raw=sound.raw))


def test_the_file_is_named_after_the_edition() -> None:
    assert faults({"effective": date(2027, 1, 1)}) == ["effective: the file must be named 2027-01-01.toml"]


def test_a_name_in_words_is_written_with_hyphens_in_a_reference() -> None:
    assert slug("Premier  Plus") == "premier-plus"


WARNED: dict[str, tuple[dict[str, object], str, str]] = {
    "phone-number": (
        {"severities.1.phone": {"says": "Please call.", "clause": "2"}},
        "severities.1.phone.number",
        "no number; the operator must supply it",
    ),
    "address": (
        {"chat.ways": {"email": {"name": "email"}}},
        "chat.ways.email.address",
        "email: no address; the operator must supply it",
    ),
    "holidays": (
        {"calendars.support.holidays": []},
        "calendars.support.holidays",
        "no holidays are listed, so none are kept",
    ),
    "early-time": (
        {"targets.2.first_response": {"target": "nbd 08:00", "calendar": "support", "clause": "3"}},
        "targets.2.first_response.target",
        "08:00 is before any hours of that day, so nobody works towards it then; is it meant so?",
    ),
    "last-opening": (
        {"calendars.support.windows": []},
        "calendars.support.special_days",
        "opens for the last time on 2026-12-24; nothing is promised in it after that",
    ),
    "wake": (
        {"ladder.steps.first.severities": ["2"], "ladder.steps.first.wake": True},
        "ladder.steps",
        "First has no hours that close, so that nobody is ever called outside of them",
    ),
    "unused-calendar": (
        {"calendars.always": {"name": "Always", "always": True, "clause": "4"}},
        "calendars.always",
        "nothing is counted in it",
    ),
}


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        (
            {"provisions.docs": {"topic": "where to look", "says": "Look there.", "offer": "Look.", "clause": "5"}},
            "provisions.docs.offered_at",
        ),
        ({"chat.ways": {"desk": {"kind": "portal", "name": "the portal"}}}, "chat.ways.desk.address"),
    ],
)
def test_a_missing_address_is_named_by_the_table_that_lacks_it(changes: dict[str, object], key: str) -> None:
    found = [one.key for one in warnings(read_pack(edition(changes))) if one.rule == "address"]

    assert found == [key]


@pytest.mark.parametrize("rule", WARNED)
def test_a_gap_is_a_warning_and_no_fault(rule: str) -> None:
    changes, key, says = WARNED[rule]

    found = warnings(read_pack(edition(changes)))

    assert [(breach.rule, breach.key, breach.says) for breach in found if breach.rule != "assumed"] == [
        (rule, key, says)
    ]


def test_a_time_after_midnight_in_a_night_is_not_before_its_hours() -> None:
    night = [{"days": "mon-fri", "opens": "22:00", "closes": "06:00"}]
    pack = read_pack(
        edition({"calendars.support.windows": night, "targets.1.first_response.target": "nbd 05:00"}),
    )

    assert [breach for breach in warnings(pack) if breach.rule == "early-time"] == []


def test_every_warning_has_a_pack_that_draws_it() -> None:
    assert [rule.name for rule in WARNINGS] == list(WARNED)


def test_an_assumption_is_a_warning_with_its_reason() -> None:
    (only,) = warnings(read_pack(edition()))

    assert (only.key, only.says) == ("targets.2.first_response", "assumed: the lower end is an aim")


def test_a_gap_of_one_plan_is_told_of_that_plan() -> None:
    found = warnings(read_pack(edition({"plans.full.calendars": {"support": {"holidays": []}}})))

    assert "plans.full.calendars.support.holidays" in [breach.key for breach in found]
