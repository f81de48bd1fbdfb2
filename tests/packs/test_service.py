"""What else the terms say, plan by plan: contacts, channels, limits, steps, and what is assumed."""

import pytest

from policies.terms import Beyond, ChannelKind, Line, Openers, Period, Plan
from tests.shipped import LIBRARY

PLANS = {plan.ref: plan for pack in LIBRARY.packs() for plan in pack.plans.values()}
CONTACTS = {
    "mpowr": (Openers.CONTACTS, 1, 5, Beyond.REFUSE),
    "cpi": (Openers.ANYONE, 0, None, Beyond.REFUSE),
    "influitive": (Openers.ANYONE, 1, 5, Beyond.APPROVAL),
    "m3ter": (Openers.ANYONE, 0, None, Beyond.REFUSE),
    "mst": (Openers.ANYONE, 0, None, Beyond.REFUSE),
}
CHANNELS = {
    "mpowr/priority": (ChannelKind.BY_ARRANGEMENT, ["portal", "portal", "email"]),
    "mpowr/premier": (ChannelKind.BY_ARRANGEMENT, ["portal", "portal", "email"]),
    "cpi/standard": (ChannelKind.BY_ARRANGEMENT, ["portal"]),
    "influitive/premier-success": (ChannelKind.BY_ARRANGEMENT, ["portal", "phone"]),
    "influitive/premier-success-plus": (ChannelKind.BY_ARRANGEMENT, ["portal", "phone"]),
    "m3ter/silver": (ChannelKind.NOT_INCLUDED, ["portal"]),
    "m3ter/gold": (ChannelKind.OFFICIAL, ["portal", "phone"]),
    "mst/standard": (ChannelKind.BY_ARRANGEMENT, ["portal"]),
    "mst/enhanced": (ChannelKind.BY_ARRANGEMENT, ["portal", "email"]),
    "mst/premium": (ChannelKind.BY_ARRANGEMENT, ["portal", "email", "phone"]),
}
ASSUMED = {
    "mpowr": {
        "calendars.support",
        "chat",
        "ladder",
        "ladder.steps.outside-hours",
        "plans.premier.provisions.ambassador",
        "provisions.guidance-session",
        "provisions.plan-by-product",
        "severities.1",
        "provisions.how-time-is-counted",
        "provisions.outside-hours",
    },
    "cpi": {
        "allowances.hour-block",
        "calendars.always",
        "chat",
        "contacts",
        "ladder",
        "provisions.how-time-is-counted",
        "severities.1",
        *(f"targets.{severity}.first_response" for severity in "1234"),
    },
    "influitive": {
        "allowances.admin-tasks",
        "allowances.advisory",
        "calendars.phone",
        "chat",
        "ladder",
        "ladder.goals.1",
        "ladder.goals.other",
        "provisions.how-time-is-counted",
        "provisions.packages",
        "provisions.telephone",
        "severities.1",
        "severities.1.phone",
        "severities.other",
        "severity_rule",
    },
    "m3ter": {
        "calendars.support",
        "contacts",
        "ladder",
        "ladder.goals.general",
        *(
            f"ladder.steps.{step}"
            for step in (
                "first-line",
                "second-line",
                "second-line-urgent",
                "engineering",
                "engineering-urgent",
                "leadership",
                "leadership-urgent",
            )
        ),
        "provisions.how-time-is-counted",
        *(f"targets.{severity}.first_response" for severity in "123"),
    },
    "mst": {
        *(f"calendars.{region}" for region in ("americas", "emea", "apj", "anz")),
        "chat",
        "contacts",
        "ladder",
        "plans.premium.provisions.business-hours",
        "provisions.how-time-is-counted",
        "provisions.plans",
        "severity_rule",
        *(f"targets.{severity}.first_response" for severity in "1234"),
    },
}
EXCLUDED = {
    "mpowr": ["password resets", "lockouts", "other vendors' products", "hardware", "products outside the plan"],
    "cpi": [],
    "influitive": [
        "password resets",
        "building or running campaigns",
        "other vendors' products",
        "hardware",
        "custom code",
        "implementation",
    ],
    "m3ter": ["third-party systems", "integration, custom solutions and operations", "implementation"],
    "mst": [],
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_plan_says_who_may_open_and_how_many_contacts_there_are(plan: Plan) -> None:
    rule = plan.contacts

    assert (rule.may_open, rule.minimum, rule.maximum, rule.beyond) == CONTACTS[plan.pack]


@pytest.mark.parametrize("ref", CHANNELS)
def test_the_plan_says_whether_chat_is_a_way_in_and_which_others_there_are(ref: str) -> None:
    chat = PLANS[ref].chat

    assert (chat.kind, [way.kind for way in chat.ways]) == CHANNELS[ref]


@pytest.mark.parametrize("pack", ASSUMED)
def test_every_reading_that_the_text_does_not_settle_is_marked(pack: str) -> None:
    assert {assumption.key for assumption in LIBRARY.pack(pack).assumptions} == ASSUMED[pack]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_plan_lists_what_it_leaves_out(plan: Plan) -> None:
    assert [exclusion.topic for exclusion in plan.exclusions] == EXCLUDED[plan.pack]


def test_the_product_decides_between_priority_and_premier() -> None:
    assert PLANS["mpowr/priority"].products == ("envision-essentials", "envision-professional", "engage-legacy")
    assert PLANS["mpowr/premier"].products == ("envision-enterprise",)


@pytest.mark.parametrize(
    ("former", "now"),
    [
        ("m3ter/standard", "m3ter/silver"),
        ("m3ter/pro", "m3ter/gold"),
        ("influitive/premier", "influitive/premier-success"),
        ("influitive/premier-plus", "influitive/premier-success-plus"),
    ],
)
def test_other_names_of_a_plan_are_understood(former: str, now: str) -> None:
    assert LIBRARY.plan(former).ref == now


def test_fair_use_is_five_requests_a_month_for_each_kind() -> None:
    allowances = PLANS["influitive/premier-success"].allowances

    assert [(one.id, one.limit, one.counts, one.per, one.beyond) for one in allowances] == [
        ("admin-tasks", 5, "requests", Period.MONTH, Beyond.APPROVAL),
        ("advisory", 5, "requests", Period.MONTH, Beyond.APPROVAL),
    ]


def test_the_block_of_hours_is_as_large_as_the_contract_says() -> None:
    (block,) = PLANS["cpi/standard"].allowances

    assert (block.counts, block.limit) == ("hours", None)


def test_the_two_success_packages_promise_the_same() -> None:
    one, other = PLANS["influitive/premier-success"], PLANS["influitive/premier-success-plus"]

    assert (one.targets, one.contacts, one.provisions) == (other.targets, other.contacts, other.provisions)


def test_four_steps_of_escalation_have_their_hours_by_severity() -> None:
    steps = PLANS["m3ter/silver"].ladder.steps

    assert [(step.line, step.severities, step.calendar) for step in steps] == [
        (Line.FIRST, ("1", "2", "3"), "always"),
        (Line.SECOND, ("1",), "always"),
        (Line.SECOND, ("2", "3"), "support"),
        (Line.ENGINEERING, ("1",), "always"),
        (Line.ENGINEERING, ("2", "3"), "support"),
        (Line.LEADERSHIP, ("1",), "always"),
        (Line.LEADERSHIP, ("2", "3"), "support"),
    ]


@pytest.mark.parametrize(
    "topic", ["technical account manager and solution architects", "metering SLA", "telephone support"]
)
def test_gold_alone_has_a_named_account_manager_a_metering_sla_and_the_phone(topic: str) -> None:
    says = {
        ref: {one.topic: one.says for one in PLANS[ref].provisions}[topic] for ref in ("m3ter/silver", "m3ter/gold")
    }

    assert "not of Silver" in says["m3ter/silver"]
    assert "Silver" not in says["m3ter/gold"]


def test_premier_alone_has_an_ambassador() -> None:
    topics = {
        ref: {provision.topic for provision in PLANS[ref].provisions} for ref in ("mpowr/priority", "mpowr/premier")
    }

    assert topics["mpowr/premier"] - topics["mpowr/priority"] == {"Customer Success Ambassador"}


def test_outside_hours_severe_tickets_may_be_taken_up() -> None:
    (provision,) = (one for one in PLANS["mpowr/premier"].provisions if one.topic == "outside hours")

    assert "discretion" in provision.says


@pytest.mark.parametrize("ref", ["mpowr/premier", "influitive/premier-success"])
def test_remote_access_needs_approval_each_time(ref: str) -> None:
    (provision,) = (one for one in PLANS[ref].provisions if one.topic == "remote access")

    assert "approval each time" in provision.says
