"""Timers whose time a change of the severity moves: people are asked at the new one, in the hours that count then."""

from datetime import timedelta

from bot.model.targets import Goals
from bot.model.ticket import Status
from policies.terms import Amount, Unit
from tests.shipped import EXAMPLES
from tests.unit.engine.access_acts import outcome, under_card
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE

HOUR = timedelta(hours=1)


def test_raised_before_the_first_line_reads_of_an_unanswered_question_it_does_when_it_opens(desk: FrontDesk) -> None:
    desk.clock.at = MONDAY_NINE - 8 * HOUR
    desk.opened(CONTACT_ONE, "4")
    desk.types(AGENT_ONE, "reply EX-1 We look into it.")
    desk.types(AGENT_ONE, "access EX-1 8h to look at the exports")
    desk.passes(hours=5)

    desk.types(CONTACT_ONE, "severity EX-1 2: they are empty")

    desk.passes(hours=1, minutes=30)
    assert "no answer yet on remote access" not in under_card(desk)
    desk.passes(minutes=30)
    assert "no answer yet on remote access" in under_card(desk)
    assert outcome(desk) is None


def test_resolved_on_a_friday_and_lowered_it_closes_by_the_hours_of_the_lower_severity(desk: FrontDesk) -> None:
    desk.is_set_up(goals=Goals(closes_after=Amount(value=1, unit=Unit.BUSINESS_DAY)))
    desk.agrees(ACME, EXAMPLES.plan("fernhill/till-care", zone="America/Chicago"))
    desk.passes(days=4)
    desk.opened(CONTACT_ONE, "hindered", "The tills are slow")
    desk.types(AGENT_ONE, "resolve EX-1 Restarted them.")

    desk.types(AGENT_ONE, "severity EX-1 question: only a question")

    desk.passes(days=2, hours=23)
    assert desk.ticket().status is Status.RESOLVED
    desk.passes(hours=1)
    assert desk.ticket().status is Status.CLOSED
