"""The table of who may do what, read row by row."""

from typing import get_args

from bot import commands
from bot.catalogue import allows, verbs_of
from bot.commands import Command
from bot.model.people import ASSISTANT_ROLES, CUSTOMER_ROLES, STAFF_ROLES, Actor, Role

VENDORS = STAFF_ROLES
ANSWERABLE = frozenset({Role.TAM, Role.LEAD, Role.MANAGER})
ASKERS = VENDORS | {Role.REQUESTER, Role.CONTACT}
KNOWN = VENDORS | CUSTOMER_ROLES
EVERYBODY = frozenset(Role) - {Role.SYSTEM} - ASSISTANT_ROLES
READERS = KNOWN | ASSISTANT_ROLES
OURS = VENDORS | {Role.ASSISTANT}
THE_DESK = frozenset({Role.SYSTEM})

MAY: dict[frozenset[Role], list[type[Command]]] = {
    VENDORS: [
        commands.Acknowledge,
        commands.Reply,
        commands.AwaitCustomer,
        commands.Resolve,
        commands.ReportMilestone,
        commands.AssignToSelf,
        commands.Assign,
        commands.ReplyFromMessage,
        commands.SplitFromMessage,
        commands.Publish,
        commands.Unsend,
        commands.Split,
        commands.Snooze,
        commands.Merge,
        commands.LogWork,
        commands.SetKind,
        commands.LinkWork,
        commands.ArrangeIncident,
        commands.Announce,
        commands.WithdrawAnnouncement,
        commands.ShowReport,
    ],
    ASKERS: [
        commands.Submit,
        commands.Choose,
        commands.Decline,
        commands.Dismiss,
        commands.OpenIntakeForm,
        commands.SetSeverity,
        commands.OpenTicketForm,
        commands.ReportCall,
        commands.Reopen,
        commands.Close,
    ],
    ANSWERABLE | {Role.CONTACT}: [commands.AddContact, commands.RemoveContact, commands.TransferContact],
    ANSWERABLE: [
        commands.Approve,
        commands.DeclineApproval,
        commands.GrantAppeal,
        commands.RefuseAppeal,
        commands.ShowRadar,
        commands.ShowAccounts,
    ],
    frozenset({Role.CONTACT}): [commands.ConfirmDuties],
    frozenset({Role.REQUESTER, Role.CONTACT}): [
        commands.ConfirmSolved,
        commands.Rate,
        commands.CheckLevel,
        commands.AppealSeverity,
        commands.SendDraft,
        commands.DropDraft,
    ],
    KNOWN: [
        commands.JoinOffered,
        commands.SetApart,
        commands.ArrangeAccess,
    ],
    READERS: [
        commands.ShowTicket,
        commands.ExplainDueTime,
        commands.ListTickets,
        commands.Search,
        commands.ShowHistory,
        commands.ShowContacts,
        commands.ShowPlan,
    ],
    ASKERS | {Role.CUSTOMERS_ASSISTANT}: [commands.CreateIntake],
    OURS: [commands.Queue, commands.ShowOnCall],
    VENDORS | ASSISTANT_ROLES: [commands.AddNote, commands.Draft],
    EVERYBODY | ASSISTANT_ROLES: [commands.Help],
    EVERYBODY: [
        commands.ReceiveMessage,
        commands.EditMessage,
        commands.DeleteMessage,
        commands.OpenFromMessage,
        commands.OpenHome,
        commands.ExplainForm,
        commands.NoteDeparture,
        commands.NoteDeactivation,
        commands.NoteReturn,
    ],
    THE_DESK: [
        commands.CheckSubject,
        commands.CheckTimers,
        commands.Release,
        commands.NoteWork,
        commands.Reroute,
        commands.FollowChannel,
        commands.NoteChannel,
        commands.NoteInstallation,
        commands.NoteTenant,
    ],
}
"""Who may give which command: these roles, and no other."""


def someone(*roles: Role) -> Actor:
    """Somebody with these roles."""
    return Actor(id="someone", name="Someone", roles=frozenset(roles))


def test_each_command_stands_in_one_of_these_rows() -> None:
    rows = [command for commands in MAY.values() for command in commands]

    assert sorted(rows, key=str) == sorted(get_args(Command), key=str)


def test_each_role_may_what_its_rows_say_and_nothing_else() -> None:
    wrong = [
        f"{role} {'may' if allows(someone(role), command) else 'may not'} give {command.__name__}"
        for roles, commands in MAY.items()
        for command in commands
        for role in Role
        if allows(someone(role), command) is not (role in roles)
    ]

    assert wrong == []


def test_one_of_several_roles_is_enough() -> None:
    assert allows(someone(Role.COLLEAGUE, Role.REQUESTER), commands.Close)


def test_customers_verbs_are_those_of_their_rows() -> None:
    theirs = verbs_of(CUSTOMER_ROLES)

    looking = {"list", "search", "show", "status", "why", "history", "contacts", "plan", "home", "help", "commands"}
    verdicts = {"confirm", "rate", "reopen", "close"}
    roster = {"contacts add", "contacts remove", "contacts transfer", "contacts confirm"}
    assert theirs == looking | roster | {"new", "open", "severity", "phoned", "access", "appeal"} | verdicts
