from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.sla.comparison import changes
from bot.sla.differences import Effect
from policies.terms import (
    Beyond,
    Calendar,
    ChannelKind,
    Exclusion,
    Openers,
    PhoneDuty,
    PhoneLine,
    Plan,
    Provision,
    Severity,
    Target,
    WayIn,
)
from tests.unit.sla.calendars import CLAUSE, calendar, nine_to_five, plan, target, window

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


def with_ways(one: Plan) -> Plan:
    return replace(one, chat=replace(one.chat, ways=WAYS))


WAYS = (WayIn(kind="portal", name="portal"), WayIn(kind="email", name="email"))
PLAN = with_ways(plan({"1": target("4 bh"), "2": target("1 bd")}, hours=nine_to_five()))


def found(old: Plan, new: Plan) -> list[tuple[str, str]]:
    return [(change.key, change.effect.value) for change in changes(old, new, SINCE)]


def with_first(one: Target, hours: Calendar | None = None) -> Plan:
    return with_ways(plan({"1": one, "2": target("1 bd")}, hours=hours or nine_to_five()))


def with_severity(change: Callable[[Severity], Severity]) -> Plan:
    first, *others = PLAN.severities
    return replace(PLAN, severities=(change(first), *others))


def test_equal_plans_differ_in_nothing() -> None:
    assert found(PLAN, PLAN) == []


def test_a_longer_target_is_worse_and_a_shorter_one_is_better() -> None:
    key = "targets.1.first_response.north"

    assert (key, "worse") in found(PLAN, with_first(target("5 bh")))
    assert (key, "better") in found(with_first(target("5 bh")), PLAN)


def test_a_shorter_target_in_fewer_hours_is_judged_by_its_due_times() -> None:
    mornings = with_first(target("3 bh"), calendar(window("09:00-11:00")))

    assert ("targets.1.first_response.north", "worse") in found(PLAN, mornings)


def test_other_words_for_the_same_due_times_are_no_change() -> None:
    assert found(PLAN, with_first(target("240 bm"))) == []


def test_a_promise_that_goes_is_worse() -> None:
    assert ("targets.1.first_response.north", "worse") in found(PLAN, with_first(target(None)))


def test_a_promise_that_comes_is_better() -> None:
    assert ("targets.1.first_response.north", "better") in found(with_first(target(None)), PLAN)


def test_hours_that_shrink_are_worse() -> None:
    assert ("calendars.hours", "worse") in found(PLAN, with_first(target("4 bh"), calendar(window("09:00-16:00"))))


def test_hours_that_follow_the_customers_clock_are_for_a_person_to_judge() -> None:
    theirs = replace(nine_to_five(), customer_zone=True)

    assert found(with_first(target("4 bh")), with_first(target("4 bh"), theirs)) == [("calendars.hours", "changed")]


def test_hours_that_move_are_for_a_person_to_judge() -> None:
    assert ("calendars.hours", "changed") in found(PLAN, with_first(target("4 bh"), calendar(window("08:00-16:00"))))


@pytest.mark.parametrize(
    ("worse", "key"),
    [
        (replace(PLAN, chat=replace(PLAN.chat, kind=ChannelKind.NOT_INCLUDED)), "chat"),
        (replace(PLAN, contacts=replace(PLAN.contacts, may_open=Openers.CONTACTS)), "contacts.may_open"),
        (replace(PLAN, contacts=replace(PLAN.contacts, maximum=5)), "contacts.maximum"),
        (replace(PLAN, contacts=replace(PLAN.contacts, minimum=1)), "contacts.minimum"),
        (replace(PLAN, exclusions=(Exclusion(topic="passwords", says="Not.", source=CLAUSE),)), "exclusions.passwords"),
        (replace(PLAN, contacts=replace(PLAN.contacts, duties=("read the manual",))), "duties.read the manual"),
        (replace(PLAN, contacts=replace(PLAN.contacts, conditions=("is trained",))), "conditions.is trained"),
        (replace(PLAN, chat=replace(PLAN.chat, ways=PLAN.chat.ways[:1])), "ways.email"),
        (
            with_severity(lambda one: replace(one, phone=PhoneDuty(number=None, says="Phone.", source=CLAUSE))),
            "phone.1",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_takes_something_from_the_customer_is_worse_and_its_reverse_better(worse: Plan, key: str) -> None:
    assert found(PLAN, worse) == [(key, "worse")]
    assert found(worse, PLAN) == [(key, "better")]


def test_past_the_last_contact_a_refusal_is_worse_than_a_decision() -> None:
    old, new = (
        replace(PLAN, contacts=replace(PLAN.contacts, maximum=5, beyond=beyond))
        for beyond in (Beyond.APPROVAL, Beyond.REFUSE)
    )

    assert found(old, new) == [("contacts.beyond", "worse")]


def test_a_severity_that_goes_takes_its_promise_with_it() -> None:
    lesser = plan({"1": target("4 bh")}, hours=nine_to_five())

    assert ("targets.2.first_response.north", "worse") in found(PLAN, lesser)


def test_a_plan_without_regions_is_held_against_every_region_of_the_other() -> None:
    everywhere = replace(with_first(target("5 bh")), regions=())

    keys = [key for key, effect in found(PLAN, everywhere) if effect == "worse" and key.startswith("targets.1.")]
    assert keys == ["targets.1.first_response.north", "targets.1.first_response.south"]


def test_a_clause_that_says_something_else_is_for_a_person_to_judge() -> None:
    old, new = (
        replace(PLAN, provisions=(Provision(topic="language", says=says, source=CLAUSE),)) for says in ("A.", "B.")
    )

    assert found(old, new) == [("provisions.language", "changed")]


def test_a_phone_line_that_goes_is_worse_and_other_hours_are_for_a_person_to_judge() -> None:
    without, phone = with_first(target("4 bh")), PhoneLine(id="main", name="main", number="+33 1", source=CLAUSE)
    old = replace(without, phone_lines=(phone,))

    assert found(old, without) == [("phone_lines.main", "worse")]
    assert found(without, old) == [("phone_lines.main", "better")]
    assert found(old, replace(old, phone_lines=(replace(phone, calendar="hours"),))) == [
        ("phone_lines.main", "changed")
    ]


def test_the_worse_comes_first() -> None:
    mixed = replace(with_first(target("2 bh")), chat=replace(PLAN.chat, kind=ChannelKind.NOT_INCLUDED))

    effects = [change.effect for change in changes(PLAN, mixed, SINCE)]

    assert effects == sorted(effects, key=list(Effect).index)
    assert effects[0] is Effect.WORSE


def test_a_lost_provision_is_worse_and_a_new_one_is_for_a_person_to_judge() -> None:
    with_it = replace(PLAN, provisions=(Provision(topic="a named manager", says="You have one.", source=CLAUSE),))

    assert found(with_it, PLAN) == [("provisions.a named manager", "worse")]
    assert found(PLAN, with_it) == [("provisions.a named manager", "changed")]


def renamed(of: Plan, **ids: str) -> Plan:
    """The plan with some severities under other ids, and so called."""
    return replace(
        of,
        severities=tuple(
            replace(one, id=ids.get(f"_{one.id}", one.id), name=ids.get(f"_{one.id}", one.name))
            for one in of.severities
        ),
        targets={ids.get(f"_{severity}", severity): targets for severity, targets in of.targets.items()},
    )


def test_a_severity_that_was_renamed_is_compared_with_what_it_was() -> None:
    assert found(PLAN, renamed(PLAN, _1="P1", _2="P2")) == [
        ("severities.1.name", "changed"),
        ("severities.2.name", "changed"),
    ]


def test_a_renamed_severity_that_is_due_later_is_worse() -> None:
    later = found(PLAN, renamed(with_first(target("5 bh")), _1="P1", _2="P2"))

    assert ("targets.1.first_response.north", "worse") in later
    assert not [key for key, _ in later if "targets.2" in key]


def test_ids_that_shift_by_a_new_level_are_told_apart_by_name() -> None:
    first, second = PLAN.severities
    shifted = replace(
        PLAN,
        severities=(
            replace(first, id="1", name="Blocker", definition="Worse than ever."),
            replace(first, id="2"),
            replace(second, id="3"),
        ),
        targets={"1": PLAN.targets["1"], "2": PLAN.targets["1"], "3": PLAN.targets["2"]},
    )

    assert [(key, effect) for key, effect in found(PLAN, shifted) if effect == "worse"] == []


def test_severities_in_another_order_are_told() -> None:
    assert ("severities", "changed") in found(PLAN, replace(PLAN, severities=PLAN.severities[::-1]))


def test_another_name_under_the_same_id_is_told() -> None:
    assert found(PLAN, with_severity(lambda one: replace(one, name="Blocker"))) == [("severities.1.name", "changed")]


def test_what_a_new_severity_promises_is_told_with_it() -> None:
    more = with_ways(plan({"1": target("4 bh"), "2": target("1 bd"), "3": target("2 bd")}, hours=nine_to_five()))

    (promised,) = (one for one in changes(PLAN, more, SINCE) if one.key == "targets.3.first_response")

    assert (promised.old, promised.new, promised.effect) == (None, more.target("3"), Effect.CHANGED)
