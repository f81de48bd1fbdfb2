"""Documents of tickets from before they had milestones: one reply that was due, with its reminders, in their fields.

`bot.engine.evolve.former` makes the same of their timelines.
"""

from typing import Any, Final

Tree = dict[str, Any]

_DROPPED: Final = ("milestone", "due_at", "set_at", "told", "breaches")


def with_milestones(ticket: Tree) -> Tree:
    """Return a ticket's document, under the names of today, with milestones in the place of what was due."""
    if "milestones" in ticket:
        return ticket
    kept = {name: value for name, value in ticket.items() if name not in _DROPPED}
    return {**kept, "milestones": list(_milestones({"breaches": [], **ticket}))}


def _milestones(ticket: Tree) -> list[Tree]:
    due, promised = ticket["milestone"], ticket["due_at"] or ticket["breaches"]
    if ticket["response"]:
        answered = [_answered(ticket)] if promised else []
        return [*answered, _again(ticket, due)] if due else answered
    if due is None:
        if ticket["status"] != "closed":
            return [_first(ticket) | _breaches(ticket)]
        went_on = ticket.get("merged_into") and not ticket["breaches"]  # in another ticket, in time: it counts nowhere
        return [_resting(ticket)] if promised and not went_on else []
    if due["kind"] == "goal" and ticket["due_at"]:
        return [_resting(ticket), _again(ticket, due)]
    return [_first(ticket) | _running(ticket, due) | _breaches(ticket)]


def _first(ticket: Tree) -> Tree:
    return {
        "id": "first-response",
        "type": "first-response",
        "basis": "goal",
        "owner": "vendor",
        "severity": None,
        "since": ticket["opened_at"],
        "due_at": None,
        "target": None,
        "question": "",
        "pauses": [],
        "round": ticket["cycle"],
        "set_at": ticket["opened_at"],
        "told": None,
        "breaches": [],
        "ended": None,
    }


def _running(ticket: Tree, due: Tree) -> Tree:
    set_at = ticket.get("set_at") or ticket["opened_at"]
    given = {"basis": due["kind"], "severity": due["severity"], "since": due["since"], "due_at": due["due_at"]}
    return {**given, "set_at": set_at, "told": ticket.get("told")}


def _again(ticket: Tree, due: Tree) -> Tree:
    """Return the goal of a ticket that was open again."""
    return _first(ticket) | {"id": "next-response/1", "type": "next-response"} | _running(ticket, due)


def _resting(ticket: Tree) -> Tree:
    """Return a first response that hadn't come when the ticket was closed."""
    severity = ticket["history"][-1]["severity"] if ticket["history"] else None
    return _first(ticket) | {"basis": "promise", "severity": severity, "due_at": ticket["due_at"]} | _breaches(ticket)


def _answered(ticket: Tree) -> Tree:
    response = ticket["response"]
    standing = [one["severity"] for one in ticket["history"] if one["at"] <= response["at"]]
    ended = {"outcome": "met", "at": response["at"], "by": response["by"], "name": response["name"]}
    severity = standing[-1] if standing else None
    return _resting(ticket) | {"severity": severity, "round": 1, "ended": ended}


def _breaches(ticket: Tree) -> Tree:
    return {"breaches": ticket["breaches"]}
