"""What people ask the desk for: a list, a ticket, why a time is what it is, and what they may do here."""

import pytest
from msgspec.structs import replace

from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    COLLEAGUE,
    CONTACT_ONE,
    GLOBE_ONE,
    HELIO_ONE,
    ORBIT_ONE,
    PRIVATE,
    STRANGER,
)

LOOKING = {"open", "list", "search", "status", "why", "history", "contacts", "plan", "home", "help", "commands"}
CUSTOMERS_VERBS = LOOKING | {"new", "severity", "phoned", "reopen", "close"}
AGENTS_VERBS = CUSTOMERS_VERBS | {
    "queue",
    "report",
    "publish",
    "draft",
    "split",
    "unsend",
    "oncall",
    "snooze",
    "merge",
    "incident",
    "announce",
    "link",
    "unlink",
    "ack",
    "take",
    "assign",
    "reply",
    "note",
    "wait",
    "resolve",
    "milestone",
    "access",
    "log",
    "kind",
    "show",
}


def offered(desk: FrontDesk, who: Account) -> set[str]:
    """The verbs that help lists."""
    return {
        row.removeprefix("• ").split()[0] for row in desk.types(who, "commands").splitlines() if row.startswith("• ")
    }


@pytest.mark.parametrize(
    ("who", "verbs"),
    [
        (CONTACT_ONE, CUSTOMERS_VERBS),
        (COLLEAGUE, LOOKING),
        (AGENT_ONE, AGENTS_VERBS),
    ],
)
def test_help_lists_what_this_person_may_do(desk: FrontDesk, who: Account, verbs: set[str]) -> None:
    assert offered(desk, who) == verbs


def test_customers_are_told_of_the_mention_and_never_of_slash_commands(desk: FrontDesk) -> None:
    told = desk.types(CONTACT_ONE, "help")

    assert "@plandesk" in told
    assert "/ticket" not in told


def test_help_names_tickets_as_this_desk_does(desk: FrontDesk) -> None:
    other = FrontDesk(file=replace(desk.file, ticket_prefix="SUP", slash_ticket="/case"))

    told = other.types(AGENT_ONE, "help")

    assert "• ack SUP-1" in told
    assert "/case" in told


def test_what_cannot_be_read_is_answered_with_help(desk: FrontDesk) -> None:
    assert desk.types(AGENT_ONE, "frobnicate") == "I didn't get that."


def test_where_no_customer_is_known_whoever_asks_is_told_so(desk: FrontDesk) -> None:
    assert "not set up for support yet" in desk.types(STRANGER, "help", PRIVATE)


def test_without_tickets_the_list_says_so(desk: FrontDesk) -> None:
    assert desk.types(CONTACT_ONE, "list") == "No ticket is open."


def test_the_list_has_what_is_due_first_first_and_what_is_not_due_last(desk: FrontDesk) -> None:
    for who, severity in ((CONTACT_ONE, "4"), (HELIO_ONE, "other"), (GLOBE_ONE, "1"), (CONTACT_ONE, "1")):
        desk.opened(who, severity)

    rows = desk.types(AGENT_ONE, "list").splitlines()[1:]

    assert [row.split()[0] for row in rows] == ["EX-4", "EX-3", "EX-1", "EX-2"]


def test_closed_tickets_are_not_listed(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")
    desk.types(CONTACT_ONE, "close EX-1")

    assert desk.types(CONTACT_ONE, "list") == "No ticket is open."


def test_a_ticket_is_shown_with_where_it_stands_and_when_it_is_due(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    told = desk.types(COLLEAGUE, "status EX-1")

    assert "EX-1 · Acme · Level 2 – Urgent" in told
    assert "First response due today at 10:00 AM CST." in told


def test_why_names_target_clause_hours_and_windows(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")

    told = desk.types(CONTACT_ONE, "why EX-1")

    assert "1 business day for Level 4 – Normal" in told
    assert "“Response table”" in told
    assert "“Hours”" in told
    assert told.count("• ") == 2


def test_why_says_how_much_of_the_time_is_spent(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=20)

    assert "20 min is spent, and 40 min is left" in desk.types(CONTACT_ONE, "why EX-1")


def test_after_the_due_time_none_is_left(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=90)

    assert "1 h 30 min is spent, and none is left" in desk.types(CONTACT_ONE, "why EX-1")


def test_after_the_first_answer_why_says_when_it_came(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=20)
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(days=2)

    assert "It was answered Mon 23 Nov, 9:20 AM CST." in desk.types(CONTACT_ONE, "why EX-1")


def test_why_of_a_raised_ticket_explains_the_time_that_stands(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3")
    desk.passes(hours=3, minutes=30)
    desk.types(AGENT_ONE, "severity EX-1 1: one office")

    assert "4 business hours for Level 3 – High" in desk.types(CONTACT_ONE, "why EX-1")


def test_where_nothing_is_promised_why_names_the_clause_that_says_so(desk: FrontDesk) -> None:
    desk.opened(ORBIT_ONE, "general")

    told = desk.types(ORBIT_ONE, "why EX-1")

    assert "Gold promises no response time for General request." in told
    assert "“Note”" in told


def test_without_a_severity_why_says_that_no_time_is_set(desk: FrontDesk) -> None:
    desk.opened(ORBIT_ONE, None)

    assert "no severity yet" in desk.types(ORBIT_ONE, "why EX-1")


def test_looking_changes_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    before = desk.store.kept.copy()

    for text in ("list", "status EX-1", "show EX-1", "why EX-1", "help"):
        desk.types(CONTACT_ONE, text)

    assert desk.store.kept == before
    assert people.plan("mpowr/premier").version in before.plans
