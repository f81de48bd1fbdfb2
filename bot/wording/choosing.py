"""The words that ask for a severity, with the time that is gained where the plan sets any, and the buttons for it."""

from bot.model.ids import IntakeId
from bot.model.message import Button
from bot.wording import labels
from policies.terms import Metric, Plan, Severity


def levels(intake: IntakeId, plan: Plan) -> tuple[Button, ...]:
    """Return the button that chooses each severity, the most severe first."""
    return tuple(level(intake, severity, label) for severity, label in labels.of_severities(plan))


def level(intake: IntakeId, severity: Severity, label: str) -> Button:
    """Return the button that chooses a severity."""
    return Button(label=label, verb="choose", subject=intake, argument=severity.id)


def any_time(plan: Plan) -> str:
    """Ask for the severity of what is open already."""
    gain = "you'll get a time" if _sets_times(plan) else "we'll know how urgent it is"
    return f"Pick a level any time, and {gain}."


def still_there(plan: Plan) -> str:
    """Ask again for the severity of what isn't open yet."""
    gain = "we can tell you by when" if _sets_times(plan) else "we'll know how urgent it is"
    return f"Still there? Pick a level and {gain}."


def in_its_thread(plan: Plan) -> str:
    """Ask for it in words that may be read elsewhere."""
    gain = "I can tell you by when" if _sets_times(plan) else "they'll know how urgent it is"
    return f"Pick a level in its thread and {gain}."


def _sets_times(plan: Plan) -> bool:
    """Return whether the plan sets a time for the first response at any severity."""
    targets = (plan.target(severity.id, Metric.FIRST_RESPONSE) for severity in plan.severities)
    return any(one is not None and one.amount is not None for one in targets)
