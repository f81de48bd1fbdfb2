"""Commands: everything that somebody, or the passing of time, can ask of the desk. A closed union.

Each carries its `Origin`. A slash command, a button and a mention that mean the same differ in its `via` alone.
"""

from bot.commands.appeal import AppealCommand, AppealSeverity, GrantAppeal, RefuseAppeal
from bot.commands.asking import (
    Called,
    Choose,
    CreateIntake,
    Decline,
    DeleteMessage,
    Dismiss,
    EditMessage,
    ExplainForm,
    FormCommand,
    IntakeCommand,
    JoinOffered,
    OpenFromMessage,
    OpenIntakeForm,
    Pointed,
    ReceiveMessage,
    RewritingCommand,
    Room,
    SetApart,
    Submit,
)
from bot.commands.contract import (
    AddContact,
    ApprovalCommand,
    Approve,
    ConfirmDuties,
    ContractCommand,
    DeclineApproval,
    Newcomer,
    RemoveContact,
    RosterCommand,
    TransferContact,
)
from bot.commands.delivery import Reroute
from bot.commands.incident import Announce, ArrangeIncident, IncidentCommand
from bot.commands.linked_work import LinkWork, NoteWork
from bot.commands.looking import (
    DeskCommand,
    ExplainDueTime,
    Help,
    ListTickets,
    LookingCommand,
    OpenHome,
    OpenTicketForm,
    Queue,
    RadarCommand,
    Search,
    ShowAccounts,
    ShowContacts,
    ShowHistory,
    ShowOnCall,
    ShowPlan,
    ShowRadar,
    ShowTicket,
)
from bot.commands.origin import CARRIES_ANSWER, UNSEEN, Origin, Via
from bot.commands.places import (
    ChannelChange,
    FollowChannel,
    InstallationChange,
    NoteChannel,
    NoteDeactivation,
    NoteDeparture,
    NoteInstallation,
    NoteReturn,
    NoteTenant,
    PlaceCommand,
)
from bot.commands.threads import (
    Draft,
    DropDraft,
    PointingCommand,
    Publish,
    ReplyFromMessage,
    SendDraft,
    Split,
    SplitFromMessage,
    ThreadCommand,
    Unsend,
)
from bot.commands.ticket import (
    Acknowledge,
    AddNote,
    AnsweringCommand,
    ArrangeAccess,
    Assign,
    AssignToSelf,
    AwaitCustomer,
    ChangingCommand,
    Close,
    LogWork,
    Merge,
    Reopen,
    Reply,
    ReportCall,
    ReportMilestone,
    Resolve,
    SetKind,
    SetSeverity,
    Snooze,
)
from bot.commands.timers import CheckSubject, CheckTimers, Release
from bot.commands.verdict import CheckLevel, ConfirmSolved, Rate, VerdictCommand

TicketCommand = ChangingCommand | AppealCommand | ThreadCommand | VerdictCommand | LookingCommand
DesksOwnCommand = CheckTimers | CheckSubject | Release | Reroute | NoteWork
"""A command that the desk gives itself."""
Command = (
    ReceiveMessage
    | RewritingCommand
    | FormCommand
    | OpenFromMessage
    | PointingCommand
    | IntakeCommand
    | TicketCommand
    | DeskCommand
    | ContractCommand
    | IncidentCommand
    | PlaceCommand
    | DesksOwnCommand
)

Deferrable = (
    ReceiveMessage
    | RewritingCommand
    | OpenFromMessage
    | PointingCommand
    | CreateIntake
    | IntakeCommand
    | TicketCommand
    | DeskCommand
    | ContractCommand
    | IncidentCommand
)
"""A command that can wait until it is known who gives it: all that people give, except for forms that they send."""

__all__ = [
    "CARRIES_ANSWER",
    "UNSEEN",
    "Acknowledge",
    "AddContact",
    "AddNote",
    "Announce",
    "AnsweringCommand",
    "AppealSeverity",
    "ApprovalCommand",
    "Approve",
    "ArrangeAccess",
    "ArrangeIncident",
    "Assign",
    "AssignToSelf",
    "AwaitCustomer",
    "Called",
    "ChangingCommand",
    "ChannelChange",
    "CheckLevel",
    "CheckSubject",
    "CheckTimers",
    "Choose",
    "Close",
    "Command",
    "ConfirmDuties",
    "ConfirmSolved",
    "ContractCommand",
    "CreateIntake",
    "Decline",
    "DeclineApproval",
    "Deferrable",
    "DeleteMessage",
    "DeskCommand",
    "DesksOwnCommand",
    "Dismiss",
    "Draft",
    "DropDraft",
    "EditMessage",
    "ExplainDueTime",
    "ExplainForm",
    "FollowChannel",
    "GrantAppeal",
    "Help",
    "IncidentCommand",
    "InstallationChange",
    "IntakeCommand",
    "JoinOffered",
    "LinkWork",
    "ListTickets",
    "LogWork",
    "LookingCommand",
    "Merge",
    "Newcomer",
    "NoteChannel",
    "NoteDeactivation",
    "NoteDeparture",
    "NoteInstallation",
    "NoteReturn",
    "NoteTenant",
    "NoteWork",
    "OpenFromMessage",
    "OpenHome",
    "OpenIntakeForm",
    "OpenTicketForm",
    "Origin",
    "PlaceCommand",
    "Pointed",
    "PointingCommand",
    "Publish",
    "Queue",
    "RadarCommand",
    "Rate",
    "ReceiveMessage",
    "RefuseAppeal",
    "Release",
    "RemoveContact",
    "Reopen",
    "Reply",
    "ReplyFromMessage",
    "ReportCall",
    "ReportMilestone",
    "Reroute",
    "Resolve",
    "RewritingCommand",
    "Room",
    "RosterCommand",
    "Search",
    "SendDraft",
    "SetApart",
    "SetKind",
    "SetSeverity",
    "ShowAccounts",
    "ShowContacts",
    "ShowHistory",
    "ShowOnCall",
    "ShowPlan",
    "ShowRadar",
    "ShowTicket",
    "Snooze",
    "Split",
    "SplitFromMessage",
    "Submit",
    "TicketCommand",
    "TransferContact",
    "Unsend",
    "Via",
]
