"""A customer's order form over the plan."""

from datetime import date

import pytest

from policies.faults import InvalidPack
from policies.reader import read_overridden, read_pack
from policies.terms import Amount, Metric, Plan, Source, Unit
from tests.unit.policies.small_pack import edition

FORM = "Order form 12, section 3"


def overridden(key: str, value: object, clause: str = FORM) -> Plan:
    return read_overridden(edition(), "basic", [{"key": key, "value": value, "clause": clause}])


def refused(*overrides: dict[str, object]) -> list[str]:
    with pytest.raises(InvalidPack) as refusal:
        read_overridden(edition(), "basic", overrides)
    return [fault.on_key for fault in refusal.value.faults]


def test_text_for_a_target_is_its_new_amount_and_the_calendar_stays() -> None:
    before = read_pack(edition()).plans["basic"].targets["1"][Metric.FIRST_RESPONSE]

    after = overridden("targets.1.first_response", "30 bm").targets["1"][Metric.FIRST_RESPONSE]

    assert after.amount == Amount(value=30, unit=Unit.BUSINESS_MINUTE)
    assert after.calendars == before.calendars


def test_the_reference_becomes_the_clause_and_nothing_is_assumed_any_more() -> None:
    target = overridden("targets.2.first_response", "1 h").targets["2"][Metric.FIRST_RESPONSE]

    assert target.source == Source(clause=FORM, document="Order form 12")


GOAL = {"target": "1 h", "clause": "not stated", "assumed": "the desk's own"}


def with_goal(*overrides: dict[str, object]) -> Plan:
    """Basic with nothing promised at severity 2, where the desk has a goal instead; then these overrides."""
    unpromised = edition({"targets.2.first_response.target": "none", "ladder.goals": {"2": GOAL}})
    return read_overridden(unpromised, "basic", [{"clause": FORM, **override} for override in overrides])


def test_an_agreed_first_response_takes_the_place_of_the_desks_own_goal() -> None:
    assert with_goal({"key": "targets.2.first_response", "value": "2 h"}).ladder.goals == {}


def test_other_agreements_leave_the_desks_own_goal() -> None:
    assert list(with_goal({"key": "contacts.maximum", "value": 8}).ladder.goals) == ["2"]


def test_a_goal_of_another_length_is_still_the_desks_own() -> None:
    goal = with_goal({"key": "ladder.goals.2.target", "value": "2 h"}).ladder.goals["2"]

    assert (goal.amount, goal.source.assumed) == (Amount(value=2, unit=Unit.HOUR), "the desk's own")


def test_a_target_may_be_added_as_a_table() -> None:
    plan = overridden("targets.1.resolution", {"target": "2 d"})

    target = plan.targets["1"][Metric.RESOLUTION]
    assert (target.amount, target.source.clause) == (Amount(value=2, unit=Unit.DAY), FORM)


def test_a_field_keeps_the_clause_of_the_rest_beside_its_own_reference() -> None:
    contacts = overridden("contacts.maximum", 8).contacts

    assert contacts.maximum == 8
    assert contacts.source.clause == f"{FORM} (maximum); otherwise 5"


def test_a_field_leaves_what_is_assumed_of_the_rest() -> None:
    target = overridden("targets.2.first_response.calendar", "support").targets["2"][Metric.FIRST_RESPONSE]

    assert target.source.assumed == "the lower end is an aim"


def test_holidays_can_be_supplied() -> None:
    plan = overridden("calendars.support.holidays", [date(2026, 5, 1)])

    assert plan.calendars["support"].holidays == {date(2026, 5, 1)}


def test_a_phone_duty_has_a_clause_of_its_own() -> None:
    phone = overridden("severities.1.phone.number", "200").severity("1").phone

    assert phone is not None
    assert (phone.number, phone.source.clause) == ("200", f"{FORM} (number); otherwise 2")


def test_a_limit_can_be_taken_away() -> None:
    assert overridden("contacts.maximum", False).contacts.maximum is None


def test_an_entry_that_is_taken_away_leaves_its_reference() -> None:
    plan = overridden("provisions.remote-access", False)

    (left,) = plan.provisions
    assert (left.topic, left.source.clause) == ("agreed: provisions.remote-access", FORM)


def test_what_has_no_clause_of_its_own_is_recorded_as_a_provision() -> None:
    plan = overridden("products", ["rockets"])

    assert plan.products == ("rockets",)
    assert plan.provisions[-1].source.clause == FORM


def test_overrides_build_on_each_other() -> None:
    plan = read_overridden(
        edition(),
        "basic",
        [
            {"key": "contacts.maximum", "value": 8, "clause": "Form 1"},
            {"key": "contacts.minimum", "value": 7, "clause": "Form 2"},
        ],
    )

    assert plan.contacts.source.clause == "Form 2 (minimum); otherwise Form 1 (maximum); otherwise 5"


def test_the_result_is_judged_as_a_whole() -> None:
    assert refused({"key": "contacts.maximum", "value": 0, "clause": FORM}) == [
        "contacts.minimum: the minimum is above the maximum of 0"
    ]


def test_a_faulty_value_is_told_under_the_overrides() -> None:
    assert refused({"key": "targets.1.first_response", "value": "soon", "clause": FORM}) == [
        'overrides.targets.1.first_response.target: "soon" is not an amount; write "2 bh", "24-48 h" or "none", '
        "in units m, h, d, w, mo, bm, bh, bd, nbd"
    ]


def test_an_unknown_key_is_told_under_the_overrides() -> None:
    assert refused({"key": "contacts.maximun", "value": 8, "clause": FORM}) == [
        'overrides.contacts.maximun: unknown key; did you mean "maximum"?'
    ]


def test_every_fault_of_every_override_is_told() -> None:
    told = refused(
        {"value": 3, "clause": FORM}, {"key": "zone"}, {"key": "zone", "value": "UTC", "clause": "", "by": "me"}
    )

    assert told == [
        "overrides.0.key: is missing",
        "overrides.1.clause: is missing",
        "overrides.1.value: is missing",
        "overrides.2.clause: must not be empty",
        "overrides.2.by: unknown key; known here: clause, document, key, value",
    ]


@pytest.mark.parametrize("key", ["targets.1", "severities"])
def test_a_key_that_names_no_entry_is_refused(key: str) -> None:
    assert refused({"key": key, "value": {}, "clause": FORM}) == [
        f'overrides.0.key: "{key}" names no entry; write "targets.2.first_response" or the like'
    ]


def test_what_an_order_form_sets_is_in_the_order_form() -> None:
    target = overridden("targets.2.first_response", "1 h").targets["2"][Metric.FIRST_RESPONSE]

    assert target.source.document == "Order form 12"


def test_an_override_may_name_its_document_beside_the_clause() -> None:
    form = {"clause": "section 3", "document": "Order form 12, annex A"}
    overrides = [{"key": "targets.2.first_response", "value": "1 h", **form}, {"key": "zone", "value": "UTC", **form}]

    plan = read_overridden(edition(), "basic", overrides)

    sources = (plan.targets["2"][Metric.FIRST_RESPONSE].source, plan.provisions[-1].source)
    assert {(one.document, one.clause) for one in sources} == {
        ("Order form 12, annex A", "Order form 12, annex A, section 3")
    }


def test_a_field_whose_document_is_beside_the_clause_is_named_with_both() -> None:
    override = {"key": "contacts.maximum", "value": 8, "clause": "section 5", "document": "Order form 12"}

    assert read_overridden(edition(), "basic", [override]).contacts.source.clause == (
        "Order form 12, section 5 (maximum); otherwise 5"
    )


def test_a_document_must_be_named_if_it_is_written() -> None:
    assert refused({"key": "contacts.maximum", "value": 8, "clause": "5", "document": " "}) == [
        "overrides.0.document: must not be empty"
    ]


ASSUMED = "Monday to Friday, since no days are stated. No holidays are stated, so none are kept."


def test_what_a_field_settles_is_no_longer_open_and_the_rest_is() -> None:
    unsure = edition({"calendars.support.assumed": ASSUMED, "calendars.support.holidays": []})
    agreed = {"key": "calendars.support.holidays", "value": [date(2026, 5, 1)], "clause": FORM}

    calendar = read_overridden(unsure, "basic", [agreed]).calendars["support"]

    assert calendar.source.assumed == "Monday to Friday, since no days are stated."


def test_what_a_field_settles_wholly_is_open_no_longer() -> None:
    target = overridden("targets.2.first_response.target", "1 h").targets["2"][Metric.FIRST_RESPONSE]

    assert target.source.assumed is None
