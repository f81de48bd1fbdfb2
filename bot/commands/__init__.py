"""Commands: everything that somebody, or the passing of time, can ask of the desk. A closed union.

Every command carries its `Origin`. A slash command, a button and a typed mention that mean the same are the same
command; only `via` tells them apart, for the timeline.
"""

from bot.commands.asking import (
    Ask,
    Called,
    Choose,
    Decline,
    Dismiss,
    ExplainForm,
    FormCommand,
    Hear,
    IntakeCommand,
    JoinOffered,
    Point,
    Pointed,
    Retract,
    Rewrite,
    RewritingCommand,
    Room,
    SetApart,
    Submit,
)
from bot.commands.delivery import Reroute
from bot.commands.looking import (
    CustomerCommand,
    DeskCommand,
    Explain,
    Help,
    ListTickets,
    LookingCommand,
    OpenHome,
    Queue,
    ShowContacts,
    ShowHistory,
    ShowPlan,
    ShowTicket,
)
from bot.commands.origin import CARRIES_ANSWER, Origin, Via
from bot.commands.places import (
    ChannelChange,
    FollowChannel,
    InstallationChange,
    NoteChannel,
    NoteDeparture,
    NoteInstallation,
    NoteTenant,
    PlaceCommand,
)
from bot.commands.ticket import (
    Acknowledge,
    AnsweringCommand,
    Assign,
    ChangingCommand,
    Close,
    Merge,
    Note,
    Reopen,
    Reply,
    Resolve,
    SetSeverity,
    Snooze,
    Take,
    Wait,
)
from bot.commands.timers import CheckTimers

TicketCommand = ChangingCommand | LookingCommand
DesksOwnCommand = CheckTimers | Reroute
"""A command that the desk gives itself."""
Command = (
    Hear
    | RewritingCommand
    | FormCommand
    | Point
    | IntakeCommand
    | TicketCommand
    | DeskCommand
    | PlaceCommand
    | DesksOwnCommand
)

Deferrable = Hear | RewritingCommand | Point | Ask | IntakeCommand | TicketCommand | DeskCommand
"""A command that can wait until it is known who gives it: all that people give, except for forms that they send."""

__all__ = [
    "CARRIES_ANSWER",
    "Acknowledge",
    "AnsweringCommand",
    "Ask",
    "Assign",
    "Called",
    "ChangingCommand",
    "ChannelChange",
    "CheckTimers",
    "Choose",
    "Close",
    "Command",
    "CustomerCommand",
    "Decline",
    "Deferrable",
    "DeskCommand",
    "DesksOwnCommand",
    "Dismiss",
    "Explain",
    "ExplainForm",
    "FollowChannel",
    "FormCommand",
    "Hear",
    "Help",
    "InstallationChange",
    "IntakeCommand",
    "JoinOffered",
    "ListTickets",
    "LookingCommand",
    "Merge",
    "Note",
    "NoteChannel",
    "NoteDeparture",
    "NoteInstallation",
    "NoteTenant",
    "OpenHome",
    "Origin",
    "PlaceCommand",
    "Point",
    "Pointed",
    "Queue",
    "Reopen",
    "Reply",
    "Reroute",
    "Resolve",
    "Retract",
    "Rewrite",
    "RewritingCommand",
    "Room",
    "SetApart",
    "SetSeverity",
    "ShowContacts",
    "ShowHistory",
    "ShowPlan",
    "ShowTicket",
    "Snooze",
    "Submit",
    "Take",
    "TicketCommand",
    "Via",
    "Wait",
]
