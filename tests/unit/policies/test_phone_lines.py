"""Phone lines: numbers that people may call, beside the duty to call that a severity may have."""

from policies.reader import read_overridden, read_pack
from policies.rules import unreminded, warnings
from policies.terms import PhoneLine, Source
from tests.unit.policies.small_pack import edition, faults

MAIN = {"number": "+33 1", "calendar": "support", "languages": ["English"], "says": "Say who you are.", "clause": "6"}


def test_a_phone_line_has_a_number_with_hours_and_languages() -> None:
    (line,) = read_pack(edition({"phone_lines.duty-desk": MAIN})).plans["basic"].phone_lines

    assert line == PhoneLine(
        id="duty-desk",
        name="duty desk",
        number="+33 1",
        calendar="support",
        languages=("English",),
        says="Say who you are.",
        source=Source(clause="6"),
    )


def test_everything_but_its_clause_may_be_left_out() -> None:
    assert faults({"phone_lines": {"main": {"clause": "6"}, "other": {"name": "Other"}}}) == [
        "phone_lines.other.clause: is missing"
    ]


def test_its_hours_must_be_there() -> None:
    assert faults({"phone_lines.main": {**MAIN, "calendar": "night"}}) == [
        'phone_lines.main.calendar: there is no calendar "night"'
    ]


def test_every_fault_of_a_line_is_told() -> None:
    assert faults({"phone_lines.main": {"number": 33, "languages": "English", "hours": "always", "clause": ""}}) == [
        "phone_lines.main.number: must be text, not 33",
        'phone_lines.main.languages: must be a list of texts, not "English"',
        "phone_lines.main.clause: must not be empty",
        "phone_lines.main.hours: unknown key; known here: assumed, calendar, clause, languages, name, number, says",
    ]


def test_a_number_that_is_missing_is_noted_and_an_order_form_supplies_it() -> None:
    without = edition({"phone_lines.main": {key: value for key, value in MAIN.items() if key != "number"}})
    override = {"key": "phone_lines.main.number", "value": "+33 2", "clause": "Form"}

    noted = [breach.key for breach in warnings(read_pack(without)) if breach.rule == "phone-number"]
    (line,) = read_overridden(without, "basic", [override]).phone_lines

    assert noted == ["phone_lines.main.number"]
    assert (line.number, line.source.clause) == ("+33 2", "Form (number); otherwise 6")


def test_hours_of_a_line_alone_are_used() -> None:
    always = {"name": "By phone, day and night", "always": True, "clause": "6"}
    pack = read_pack(edition({"phone_lines.main": {**MAIN, "calendar": "phone"}, "calendars.phone": always}))

    assert [breach for breach in warnings(pack) if breach.rule == "unused-calendar"] == []


def test_nobody_has_to_call_a_line_so_nothing_is_to_be_asked_about_it() -> None:
    pack = read_pack(edition({"phone_lines.main": MAIN}, without="severities.1.phone"))

    assert unreminded(pack) == ()
