"""What is shown of the people who acknowledge a ticket that several are to, and which plans want that."""

from msgspec.structs import replace

from bot.events import OthersCalled, Reminded
from bot.oncall.duty import others
from policies.terms import Line
from policies.version import versioned
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE
from tests.unit.engine.several import PREMIER, wants


def test_who_has_acknowledged_is_on_the_card_and_in_show_why_and_history() -> None:
    two = wants(2)
    two.opened(CONTACT_ONE, "1")
    two.types(AGENT_ONE, "ack EX-1")

    assert "Acknowledged by Agent One (1 of 2)." in two.card_in(two.ticket())
    two.types(AGENT_TWO, "ack EX-1")

    both = "Acknowledged by Agent One and Agent Two (2 of 2)."
    assert both in two.card_in(two.ticket())
    assert both in two.types(AGENT_ONE, "show EX-1")
    assert f"Others are called until 2 people have acknowledged it. {both}" in two.types(AGENT_ONE, "why EX-1")
    assert "Agent Two acknowledged it, too: 2 of 2 people." in two.types(AGENT_ONE, "history EX-1")
    for verb in ("show", "why", "history"):
        assert "Agent Two" not in two.types(CONTACT_ONE, f"{verb} EX-1")


def test_unless_the_plan_says_so_one_is_enough(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, "ack EX-1")

    assert "already" in desk.types(AGENT_TWO, "ack EX-1")
    desk.passes(hours=2)

    assert not [one for one in desk.history("EX-1") if isinstance(one, OthersCalled)]
    assert not [one for one in desk.history("EX-1") if isinstance(one, Reminded)]


def test_who_is_on_duty_is_called_before_the_rest_of_the_line() -> None:
    two = wants(2)
    file, now = two.file, two.clock.at
    assert [one.id for one in others(file, Line.FIRST, {"agent-one"}, now)] == ["agent-two", "lead-one"]
    whole = {"agent-one", "agent-two", "lead-one"}
    assert [one.id for one in others(file, Line.FIRST, whole, now)] == ["engineer-one"]
    assert others(file, Line.LEADERSHIP, {"manager-one"}, now) == ()


def test_a_plan_that_wants_one_keeps_its_version() -> None:
    steps = tuple(replace(step, until=1) for step in PREMIER.ladder.steps)

    assert versioned(replace(PREMIER, ladder=replace(PREMIER.ladder, steps=steps))).version == PREMIER.version
