"""The names of today for those that stored documents may still have.

The class names of a command and the names of fields are part of what is kept. One that is renamed gets a line here, so
that a database of before reads on; what is written has today's names.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

COMMANDS: Final = {
    "Hear": "ReceiveMessage",
    "Rewrite": "EditMessage",
    "Retract": "DeleteMessage",
    "Point": "OpenFromMessage",
    "Ask": "CreateIntake",
    "Wait": "AwaitCustomer",
    "Take": "AssignToSelf",
    "Note": "AddNote",
    "Explain": "ExplainDueTime",
}
"""Commands that wait or are parked are kept by the name of their class."""
EVENTS: Final = {"WorkaroundGiven": "MilestoneReported"}
"""So is each line of a timeline."""
NESTED: Final = {"SlotLink": "OwnMessageLink"}
"""Classes that occur within other documents, whose former names belong to no other class today."""
FIELDS: Final = {
    "holder": "assignee",
    "holder_id": "assignee_id",
    "owed": "milestone",
    "owed_from": "set_at",
    "slot": "message_key",
    "mail": "email",
    "said": "customer_message",
}

MISSED: Final = "missed_at"
"""The instant at which the only breach of a ticket was found, from before each had its due time and severity."""
_FORMER: Final = re.compile(
    "|".join([*(f'"{name}":' for name in (*FIELDS, MISSED)), *(f'"_type":"{name}"' for name in NESTED)])
)


def upcast(text: str, tree: Any, types: Mapping[str, str]) -> Any:
    """Return a document, given as it is kept and as it was read, under the names of today.

    `types` are the former names of the union that it is a member of. Only a document in which a former name occurs
    within is gone through.
    """
    if types and isinstance(tree, dict) and tree.get("_type") in types:
        tree = {**tree, "_type": types[tree["_type"]]}
    return _renamed(tree) if _FORMER.search(text) else tree


def _renamed(tree: Any) -> Any:
    match tree:
        case dict():
            renamed = {FIELDS.get(key, key): _renamed(value) for key, value in tree.items()}
            if MISSED in renamed:
                renamed["breaches"] = _breaches(renamed, renamed.pop(MISSED))
            return renamed | {"_type": NESTED.get(tree["_type"], tree["_type"])} if "_type" in tree else renamed
        case list():
            return [_renamed(value) for value in tree]
        case _:
            return tree


def _breaches(ticket: Mapping[Any, Any], missed_at: str | None) -> list[dict[str, Any]]:
    """Return the breach of a ticket's document, with the due time that it has, unless it has a later one by now."""
    if missed_at is None:
        return []
    due_at = ticket["due_at"]
    severity = next(each["severity"] for each in reversed(ticket["history"]) if each["severity"])
    return [{"due_at": due_at if due_at and due_at <= missed_at else missed_at, "severity": severity, "at": missed_at}]
