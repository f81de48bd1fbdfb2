"""Documents of requests from before they had milestones: since when one waited for somebody who may ask, in its fields.

`bot.engine.evolve.former_intakes` makes the same of their timelines.
"""

from typing import Any

Tree = dict[str, Any]

_LAST_RUNG = 100


def with_milestones(intake: Tree) -> Tree:
    """Return a request's document, under the names of today, with the milestone that it waits for."""
    if "milestones" in intake:
        return intake
    return {**intake, "milestones": [_take_up(intake)] if intake["state"] == "held" else []}


def _take_up(intake: Tree) -> Tree:
    since = intake.get("held_at") or intake["first"]["at"]
    return {
        "id": "take-up",
        "type": "take-up",
        "basis": "goal",
        "owner": "contacts",
        "severity": None,
        "since": since,
        "due_at": None,
        "round": intake["cycle"],
        "set_at": since,
        "told": _told(intake.get("told")),
    }


def _told(told: Tree | None) -> Tree | None:
    """Return the last reminder: a step beyond the last rung counted repeats."""
    if told is None or told["kind"] != "take-up":
        return told
    step = told["step"]
    if step <= _LAST_RUNG:
        return {**told, "kind": "remind"}
    return {**told, "kind": "repeat", "step": step - _LAST_RUNG}
