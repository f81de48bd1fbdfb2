"""Rules for the calendar that are written once, under a name, and used by several targets."""

import pytest

from policies.reader import read_overridden, read_pack
from policies.terms import CalendarChoice, Metric
from tests.unit.policies.small_pack import edition, faults

BY_REGION = [{"region": "emea", "use": "support"}, {"phoned": False, "use": "support"}, {"use": "support"}]
SHARED = {
    "calendar_rules": {"by-region": BY_REGION},
    "targets.1.first_response.calendar": "by-region",
    "targets.2.first_response.calendar": "by-region",
}


def test_rules_of_a_name_are_those_written_in_place() -> None:
    in_place = {key: BY_REGION for key in SHARED if key.startswith("targets")}

    shared, written_out = (read_pack(edition(changes)).plans["basic"] for changes in (SHARED, in_place))

    assert shared == written_out
    assert len(shared.targets["2"][Metric.FIRST_RESPONSE].calendars) == len(BY_REGION)


def test_a_goal_may_use_them_too() -> None:
    goal = {"target": "1 bd", "calendar": "by-region", "clause": "not stated", "assumed": "ours"}

    plan = read_pack(edition({**SHARED, "targets.2.first_response.target": "none", "ladder.goals": {"2": goal}})).plans

    assert plan["basic"].ladder.goals["2"].calendars[0] == CalendarChoice(calendar="support", region="emea")


def test_a_plan_may_have_other_rules_under_the_same_name() -> None:
    own = {**SHARED, "plans.full.calendar_rules": {"by-region": [{"use": "support"}]}}

    plans = read_pack(edition(own)).plans

    assert plans["full"].targets["2"][Metric.FIRST_RESPONSE].calendars == (CalendarChoice(calendar="support"),)
    assert len(plans["basic"].targets["2"][Metric.FIRST_RESPONSE].calendars) == len(BY_REGION)


def test_an_order_form_may_choose_them() -> None:
    override = {"key": "targets.2.first_response.calendar", "value": "by-region", "clause": "Form"}

    plan = read_overridden(edition({"calendar_rules": {"by-region": BY_REGION}}), "basic", [override])

    assert len(plan.targets["2"][Metric.FIRST_RESPONSE].calendars) == len(BY_REGION)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        ({"by-region": [{"use": "night"}]}, ['by-region.0.use: there is no calendar "night"']),
        (
            {"by-region": [{"region": "mars", "use": "night"}, {"use": 3}]},
            [
                'by-region.0.use: there is no calendar "night"',
                'by-region.0.region: there is no region "mars"',
                "by-region.1.use: must be text, not 3",
            ],
        ),
        ({"by-region": []}, ['by-region: needs a rule, such as { use = "support" }']),
        ({"by-region": "support"}, ['by-region: must be a list of tables, not "support"']),
        ({"support": [{"use": "support"}]}, ["support: is a calendar too; give the rules another name"]),
        (
            {"by-region": [{"use": "support", "xyz": "UTC"}]},
            ["by-region.0.xyz: unknown key; known here: phoned, region, use"],
        ),
    ],
)
def test_what_is_wrong_with_rules_is_told_once_where_they_are(rules: dict[str, object], told: list[str]) -> None:
    used = {**SHARED, "calendar_rules": {"by-region": [{"use": "support"}], **rules}}

    assert faults(used) == [f"calendar_rules.{one}" for one in told]


def test_rules_that_leave_out_a_region_are_told_at_the_targets_that_use_them() -> None:
    partial = {**SHARED, "calendar_rules": {"by-region": [{"region": "emea", "use": "support"}]}}

    assert "targets.1.first_response.calendar: no calendar fits region americas" in faults(partial)


def test_a_name_without_rules_is_no_calendar() -> None:
    assert 'targets.2.first_response.calendar: there is no calendar "by-regoin"' in faults(
        {**SHARED, "targets.2.first_response.calendar": "by-regoin"}
    )
