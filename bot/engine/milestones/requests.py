"""The milestones of each event of a request: by the same tables as a ticket's (`follow`)."""

from msgspec import Struct
from msgspec.structs import replace

from bot.engine.evolve.timeline import fold_intake
from bot.engine.milestones import take_up
from bot.engine.milestones.rules import RULES
from bot.engine.milestones.signals import signals
from bot.engine.milestones.step import ended_by, on_record, outcome_of
from bot.events import IntakeEvent
from bot.model.intake import Intake
from bot.model.milestone import Milestone
from bot.model.targets import Targets
from policies.terms import Plan


class CourseOfRequest(Struct, frozen=True, kw_only=True):
    """A request after some events, and these events with what they did to its milestones."""

    after: Intake
    events: tuple[IntakeEvent, ...]


def happen_to_request(intake: Intake | None, *events: IntakeEvent, targets: Targets) -> CourseOfRequest:
    """Return a request after these events, the first of which may begin it, and the events with their milestones.

    An event that says already what it did is left as it is. Raises LookupError if there is no request.
    """
    course = list[IntakeEvent]()
    for event in events:
        is_known = event.milestones is not None
        course.append(event if is_known else replace(event, milestones=_changed(intake, event, targets)))
        intake = fold_intake(intake, course[-1:])
    return CourseOfRequest(after=fold_intake(intake, ()), events=tuple(course))


def _changed(intake: Intake | None, event: IntakeEvent, targets: Targets) -> tuple[Milestone, ...]:
    """Return the milestones of a request that an event changes or ends, and those that begin with it."""
    open_before = (
        take_up.dated(intake, targets.plan, targets.region).open_milestones if intake and intake.take_up else ()
    )
    moved = tuple(now for one in open_before if (now := _after(one, event, targets.plan)) != one)
    meant = signals(event)
    kinds = [kind for kind, rule in RULES.items() if not meant.isdisjoint(rule.starts)] if meant else []
    if not kinds:
        return moved
    after = fold_intake(intake, (replace(event, milestones=()),))
    return (*moved, *(take_up.begin(kind, event.at, after, targets) for kind in kinds))


def _after(one: Milestone, event: IntakeEvent, plan: Plan) -> Milestone:
    outcome = outcome_of(one, event, plan)
    if outcome:
        return replace(one, ended=ended_by(outcome, event))
    return on_record(one, event, plan) or one
