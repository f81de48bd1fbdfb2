"""A desk under a plan by which several people are to acknowledge what is most severe."""

from msgspec.structs import replace

from policies.terms import Line
from policies.version import versioned
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME

PREMIER = people.plan("mpowr/premier")


def wants(count: int, *, wake: bool = True) -> FrontDesk:
    """The desk, with three people in its first line, of whom so many are to acknowledge what is most severe."""
    steps = tuple(
        replace(step, wake=wake, until=count) if "1" in step.severities and step.line is Line.FIRST else step
        for step in PREMIER.ladder.steps
    )
    assert steps != PREMIER.ladder.steps
    first = {"agent-one", "agent-two", "lead-one"}
    desk = FrontDesk()
    staff = tuple(replace(one, lines=one.lines | {Line.FIRST}) if one.id in first else one for one in desk.file.people)
    desk.is_set_up(people=staff)
    desk.agrees(ACME, versioned(replace(PREMIER, ladder=replace(PREMIER.ladder, steps=steps))))
    return desk
