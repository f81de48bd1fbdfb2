"""A plan that says when something is solved, and nothing of first responses (the example pack of Larkspur)."""

import pytest

from adapters.cli import packs_show
from tests.shipped import EXAMPLES
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, TRIAGE

ARCHIVE = EXAMPLES.plan("larkspur/archive")


@pytest.fixture
def desk() -> FrontDesk:
    """A desk whose customer Acme is on Larkspur's plan."""
    one = FrontDesk()
    one.agrees(ACME, ARCHIVE)
    return one


def test_the_question_says_what_is_promised_and_only_of_a_wish_that_nothing_is(desk: FrontDesk) -> None:
    asked = desk.new_in(desk.hears(CONTACT_ONE, "Nobody can read it"))[-1].text

    assert " · an update within 1 hour" in asked
    assert "Nobody can read the archive. Please call the watch as well." in asked
    assert asked.count("your plan sets no time") == 1


def test_the_question_and_home_say_in_which_hours_that_counts(desk: FrontDesk) -> None:
    asked = desk.new_in(desk.hears(CONTACT_ONE, "Nobody can read it"))[-1].text

    assert "House, Mon–Fri 08:00–16:00: closed now, opens Tue 24 Nov, 08:00 CET." in asked


def test_both_cards_and_why_name_it(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "A")

    for said in (desk.standing(ticket.card), desk.card_in(ticket)):
        assert "esolution due" in said
    assert "resolution by tomorrow, 00:00 CET" in desk.types(CONTACT_ONE, "list")
    assert "The resolution is due tomorrow, 00:00 CET, which is 8 hours" in desk.types(CONTACT_ONE, "why EX-1")
    assert "We have it. Your plan sets no time for a first response. Resolution due" in desk.standing(ticket.card)


def test_the_plan_names_it_with_its_clause(desk: FrontDesk) -> None:
    said = desk.types(CONTACT_ONE, "plan")

    assert "B – Impaired: a resolution within 5 business days" in said
    assert "C – Wish: no time is promised." in said
    assert "“V”" in said


def test_a_reminder_of_our_own_goal_does_not_say_that_nothing_is_promised(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "A")

    desk.passes(minutes=8)

    told = desk.under(ticket.card_in(TRIAGE))[-1].text
    assert "no response yet – our goal:" in told


def test_a_wish_that_nothing_is_promised_of_is_told_so(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "C")
    desk.passes(days=1, hours=6)

    assert "your plan sets no time for this level" in desk.standing(ticket.card)
    assert "– our goal:" in desk.under(ticket.card_in(TRIAGE))[-1].text


@pytest.mark.parametrize("answered", [False, True])
def test_who_hears_of_another_severity_hears_what_is_due_by_it(desk: FrontDesk, answered: bool) -> None:
    ticket = desk.opened(CONTACT_ONE, "B")
    if answered:
        desk.types(AGENT_ONE, "ack EX-1")

    desk.types(AGENT_ONE, "severity EX-1 A: one office")

    told = desk.new_in(ticket.thread)[-1].text
    assert "set this from B – Impaired to A – Locked out: one office." in told
    assert "Resolution due Tue 24 Nov, 00:00 CET." in told
    assert "no due time moves" not in told


def test_it_is_in_the_rows_of_the_plan() -> None:
    found = [(row["severity"], row["target"], row["within"]) for row in packs_show.targets(ARCHIVE)]

    assert ("A", "resolution", "8 hours") in found
    assert ("B", "work plan", "15:00 on the next business day") in found
