"""Courses of what plans promise beyond a first response, with the clock and with all that people read."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from bot.model.milestone import Outcome
from policies.terms import Metric, PausedBy, Plan
from policies.version import versioned
from tests.hand_clock import HandClock
from tests.shipped import readme_pack
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, GLOBE_ONE, ORBIT_ONE
from tests.unit.engine.walk import Walk

PARIS = ZoneInfo("Europe/Paris")
CALL = "about EX-1: 📞 Please call 800.999.0197 now"
NOT_YET = "no call noted yet, and this level is handled by phone."


def with_pauses(plan: Plan) -> Plan:
    """Northwind's plan, whose updates pause while the customer is waited for."""
    targets = {severity: dict(metrics) for severity, metrics in plan.targets.items()}
    updates = targets["P0"][Metric.NEXT_UPDATE]
    targets["P0"][Metric.NEXT_UPDATE] = replace(updates, pauses=(PausedBy.WAITING,))
    return versioned(
        replace(plan, targets=targets, severities=tuple(replace(one, phone=None) for one in plan.severities))
    )


def test_acknowledged_an_emergency_has_an_update_every_four_hours(desk: FrontDesk) -> None:
    walk = Walk(desk)
    desk.agrees(ACME, with_pauses(readme_pack("northwind").plans["care"]))
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    walk.until("Mon 09:10")
    desk.types(AGENT_ONE, "ack EX-1")
    acknowledged = walk.outcome(), walk.due("next-update/1"), walk.due("next-response/1")
    walk.until("Mon 10:00")
    desk.types(AGENT_ONE, "reply EX-1 It is the queue.")
    replied = walk.outcome("next-response/1"), walk.outcome("next-update/1"), walk.due("next-update/2")
    walk.skips()

    walk.until("Mon 14:20")
    queue = desk.types(AGENT_ONE, "queue")
    walk.until("Mon 15:20")
    desk.types(AGENT_ONE, "reply EX-1 We restart it.")
    late = walk.outcome("next-update/2"), walk.breaches("next-update/2"), walk.due("next-update/3")
    walk.until("Mon 16:00")
    desk.types(AGENT_ONE, "wait EX-1 Which dock?")
    asked = walk.outcome("next-update/3"), walk.due("next-update/4"), walk.due("customer-reply/1")
    walk.until("Mon 18:00")
    desk.hears(CONTACT_ONE, "Dock 4", desk.ticket().thread)

    assert acknowledged == (Outcome.MET, "Mon 13:10", "Tue 09:10")
    assert replied == (Outcome.MET, Outcome.MET, "Mon 14:00")
    assert late == (Outcome.MET, ["Mon 14:00"], "Mon 19:20")
    assert asked == (Outcome.MET, "", "Thu 16:00")
    assert (walk.due("next-update/4"), walk.outcome("customer-reply/1")) == ("Mon 22:00", Outcome.MET)
    assert "next update −20 min · Agent One" in queue
    lines = "@Agent One @Agent Two @Lead One @Manager One"
    walk.reads(
        ("Mon 13:00", "triage", "EX-1 · Acme – next update, due in 1 h (Mon 23 Nov, 2:00 PM CST). @Agent One"),
        ("Mon 14:00", "triage", f"next update, overdue since Mon 23 Nov, 2:00 PM CST. {lines}"),
        ("Mon 14:00", "TAM One", "waits for the next update, overdue since Mon 23 Nov, 2:00 PM CST."),
        ("Mon 14:00", "customer", "We're late, and we're sorry: your next update was due"),
        ("Mon 14:30", "triage", f"overdue by 30 min (Mon 23 Nov, 2:00 PM CST). {lines}"),
        ("Mon 14:30", "TAM One", "waits for the next update, overdue since Mon 23 Nov, 2:00 PM CST (30 min over)."),
        ("Mon 15:00", "triage", f"overdue by 1 h (Mon 23 Nov, 2:00 PM CST). {lines}"),
        ("Mon 15:00", "TAM One", "waits for the next update, overdue since Mon 23 Nov, 2:00 PM CST (1 h over)."),
        ("Mon 15:20", "customer", "Agent One on EX-1: We restart it."),
        ("Mon 15:20", "triage", "Agent One to the customer on EX-1: “We restart it.”"),
        ("Mon 16:00", "customer", "EX-1: Agent One needs something from you: Which dock?"),
        ("Mon 16:00", "triage", "Agent One to the customer on EX-1: “Which dock?”"),
        ("Mon 18:00", "triage", "Contact One of Acme on EX-1: “Dock 4”"),
    )


@pytest.fixture
def site_down(desk: FrontDesk) -> Walk:
    """A site that is down, of which its customer says at 09:20 that they have phoned about it."""
    walk = Walk(desk)
    desk.opened(GLOBE_ONE, "1", "The site is down")
    walk.skips()
    walk.until("Mon 09:20")
    desk.presses(GLOBE_ONE, "phoned", "EX-1")
    return walk


SAID = (
    ("Mon 09:15", "customer", CALL),
    ("Mon 09:15", "triage", f"{NOT_YET} Call them if you can. @Agent One"),
    ("Mon 09:20", "customer", "Thanks, Contact Three. We've noted your call and will confirm it here."),
    ("Mon 09:20", "triage", "Contact Three (Globe) says they called about EX-1. Did you take the call?"),
)


def test_a_call_is_asked_for_until_one_of_us_confirms_it_and_moves_no_first_response(site_down: Walk) -> None:
    (claim,) = site_down.milestone("phone-call/1").pauses
    claimed = site_down.asks("phone-call/1"), site_down.due(), site_down.due("confirmation/1")
    site_down.until("Mon 09:30")

    site_down.desk.types(AGENT_ONE, "phoned EX-1")

    assert claim.ends == MONDAY_NINE + timedelta(minutes=35)  # its time goes on, with 10 min left to the next rung
    assert claimed == (["Mon 09:45", "Mon 10:00", "Mon 10:15", "Mon 13:15"], "Mon 11:00", "Mon 11:00")
    site_down.reads(*SAID, ("Mon 09:30", "customer", "Agent One confirmed your call. Thank you."))
    assert (site_down.outcome("phone-call/1"), site_down.due()) == (Outcome.MET, "Mon 11:00")


def test_a_call_that_nobody_confirms_is_asked_about_again_and_one_that_is_not_needed_is_not(site_down: Walk) -> None:
    desk = site_down.desk
    site_down.until("Mon 09:46")
    desk.hears(GLOBE_ONE, "no", desk.ticket().thread)

    desk.types(AGENT_ONE, "severity EX-1 2: one office")

    site_down.reads(
        *SAID,
        ("Mon 09:45", "triage", "EX-1 · Globe – the customer says they called. Did you take the call? @Agent One"),
        ("Mon 09:46", "triage", "Contact Three of Globe on EX-1: “no”"),
        ("Mon 09:46", "customer", "Thanks. We'll look at the level with you; nothing waits for that."),
        ("Mon 09:46", "triage", "completely down?” Contact Three: no. Is the level right? @Agent One"),
        (
            "Mon 09:46",
            "customer",
            "to Level 2 – Major Functionality Impairment: one office. You'll hear from a person by Mon 23 Nov, 5:00 PM",
        ),
    )
    ended = [site_down.outcome(about) for about in ("confirmation/1", "phone-call/1")]
    assert ended == [Outcome.MET, Outcome.WITHDRAWN]
    assert site_down.due() == "Mon 17:00"
    assert site_down.asks("phone-call/1") == []


def test_over_a_weekend_the_highest_severity_speaks_and_the_next_waits_for_its_lines() -> None:
    friday_noon = HandClock(datetime(2026, 11, 27, 12, tzinfo=PARIS).astimezone(UTC))
    desk = FrontDesk(clock=friday_noon)
    walk = Walk(desk, PARIS)
    desk.opened(ORBIT_ONE, "2", "Bills are slow")
    desk.opened(ORBIT_ONE, "1", "The console is down")
    walk.until("Fri 17:59")
    walk.skips()

    walk.until("Mon 18:00")

    four = "@Agent Two @Lead One @Engineer One @Manager One"
    urgent, high = (
        "EX-2 · Orbit – no response yet, overdue by",
        "EX-1 · Orbit – no response yet, overdue by",
    )
    walk.reads(
        ("Sat 14:30", "triage", f"{urgent} 1 day 1 h (Fri 27 Nov, 6:00 AM CST). {four}"),
        ("Sun 14:30", "triage", f"{urgent} 2 days 1 h (Fri 27 Nov, 6:00 AM CST). {four}"),
        ("Mon 10:00", "triage", f"{high} 7 h (Fri 27 Nov, 9:00 AM CST). {four}"),
        ("Mon 14:30", "triage", f"{urgent} 3 days 1 h (Fri 27 Nov, 6:00 AM CST). {four}"),
        ("Mon 17:30", "triage", f"{high} 1 business day, 1 h (Fri 27 Nov, 9:00 AM CST). {four}"),
    )
