"""Who may do what, as a table. Which customer's tickets somebody may touch is `engine.access`'s question."""

from bot.commands import (
    Acknowledge,
    Ask,
    Assign,
    CheckTimers,
    Choose,
    Close,
    Command,
    Decline,
    Dismiss,
    Explain,
    ExplainForm,
    FollowChannel,
    Hear,
    Help,
    ListTickets,
    Merge,
    Note,
    NoteChannel,
    NoteDeparture,
    NoteInstallation,
    OpenHome,
    Point,
    Queue,
    Reopen,
    Reply,
    Reroute,
    Resolve,
    Retract,
    Rewrite,
    SetSeverity,
    ShowContacts,
    ShowPlan,
    ShowTicket,
    Snooze,
    Submit,
    Take,
    Wait,
)
from bot.model.people import CUSTOMER_ROLES, VENDOR_ROLES, Actor, Role

EVERYONE = frozenset(Role) - {Role.SYSTEM}
KNOWN = VENDOR_ROLES | CUSTOMER_ROLES
ASKERS = VENDOR_ROLES | {Role.REQUESTER, Role.CONTACT}

ALLOWED: dict[type[Command], frozenset[Role]] = {
    Hear: EVERYONE,
    Ask: ASKERS,
    Point: EVERYONE,
    Rewrite: EVERYONE,
    Retract: EVERYONE,
    Submit: ASKERS,
    ExplainForm: EVERYONE,
    Choose: ASKERS,
    Decline: ASKERS,
    Dismiss: ASKERS,
    Acknowledge: VENDOR_ROLES,
    Reply: VENDOR_ROLES,
    Wait: VENDOR_ROLES,
    Resolve: VENDOR_ROLES,
    Take: VENDOR_ROLES,
    Assign: VENDOR_ROLES,
    Note: VENDOR_ROLES,
    Snooze: VENDOR_ROLES,
    Merge: VENDOR_ROLES,
    SetSeverity: ASKERS,
    Reopen: ASKERS,
    Close: ASKERS,
    ShowTicket: KNOWN,
    Explain: KNOWN,
    ListTickets: KNOWN,
    ShowContacts: KNOWN,
    ShowPlan: KNOWN,
    Queue: VENDOR_ROLES,
    OpenHome: EVERYONE,
    Help: EVERYONE,
    CheckTimers: frozenset({Role.SYSTEM}),
    Reroute: frozenset({Role.SYSTEM}),
    FollowChannel: frozenset({Role.SYSTEM}),
    NoteChannel: frozenset({Role.SYSTEM}),
    NoteDeparture: EVERYONE,
    NoteInstallation: frozenset({Role.SYSTEM}),
}
"""A colleague who is no contact may look, and may write in a thread; where a plan lets anyone ask, all are contacts."""


VERBS: dict[str, type[Command]] = {
    "ack": Acknowledge,
    "take": Take,
    "assign": Assign,
    "reply": Reply,
    "note": Note,
    "snooze": Snooze,
    "merge": Merge,
    "severity": SetSeverity,
    "wait": Wait,
    "resolve": Resolve,
    "reopen": Reopen,
    "close": Close,
    "open": Point,
    "new": Ask,
    "queue": Queue,
    "list": ListTickets,
    "show": ShowTicket,
    "status": ShowTicket,
    "why": Explain,
    "contacts": ShowContacts,
    "plan": ShowPlan,
    "home": OpenHome,
    "help": Help,
}
"""The verbs that people may type, and the commands that they are."""


def allows(actor: Actor, command: type[Command]) -> bool:
    """Whether any role of the actor may give such a command."""
    return bool(actor.roles & ALLOWED[command])
