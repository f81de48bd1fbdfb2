"""A severity that is chosen once the time that it promises is over: it counts since the customer asked."""

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE, TRIAGE


def test_a_severity_chosen_once_its_time_is_over_promises_nobody_a_time_that_has_passed(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.passes(hours=2)

    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")

    ticket = desk.ticket()
    told = "Level 1 – Critical. A first response was due"
    assert told in desk.new_in(asked)[-1].text
    assert "Overdue: a first response was due" in desk.under(ticket.card_in(TRIAGE))[-1].text
    for said in (desk.standing(ticket.card), desk.types(CONTACT_ONE, "show EX-1")):
        assert "We're late with our first response" in said
