"""Why a time is what it is: only what the due time followed is told."""

from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE


def test_a_severity_set_after_the_answer_changes_nothing_in_the_explanation(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "3")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.passes(minutes=5)
    before = desk.types(AGENT_ONE, "why EX-1").splitlines()[0]

    desk.types(AGENT_ONE, "severity EX-1 1")

    assert desk.types(AGENT_ONE, "why EX-1").splitlines()[0] == before
