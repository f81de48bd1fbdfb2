"""Every command in one table: who may give it, what must be loaded for it, and what people type or press for it.

Parsing (`language.verbs`), permission (`engine.gate`), loading (`shell.subjects`), help and completion read it. Which
customer's tickets somebody may touch is `engine.access`'s question; who answers a command is in `engine.handlers`.
"""

from typing import Any, Final

from bot import commands
from bot.catalogue import later, threads
from bot.catalogue.appeal import APPEAL_ROWS
from bot.catalogue.assignment import ASSIGNMENT_ROWS
from bot.catalogue.contract import CONTRACT_ROWS, LEDGER_ROWS
from bot.catalogue.incident import INCIDENT_ROWS
from bot.catalogue.linked_work import LINK_ROWS
from bot.catalogue.row import (
    ArgumentForm,
    Needs,
    Row,
    Verb,
    alone,
    bare,
    of_form,
    pressed,
    row,
    verb,
    worded,
    written,
)
from bot.commands import Command
from bot.model.people import ASSISTANT_ROLES, CUSTOMER_ROLES, STAFF_ROLES, Actor, Role

EVERYONE: Final = frozenset(Role) - {Role.SYSTEM} - ASSISTANT_ROLES
KNOWN: Final = STAFF_ROLES | CUSTOMER_ROLES
"""Colleagues who aren't contacts may look, and write in a thread; where a plan lets anyone ask, all are contacts."""
READERS: Final = KNOWN | ASSISTANT_ROLES
OURS: Final = STAFF_ROLES | {Role.ASSISTANT}
"""Those who read what customers don't."""
ASKERS: Final = STAFF_ROLES | {Role.REQUESTER, Role.CONTACT}
THE_DESK: Final = frozenset({Role.SYSTEM})

TABLE: Final = (
    row(commands.ReceiveMessage, EVERYONE, Needs.UNDER_WAY),
    row(commands.EditMessage, EVERYONE, Needs.MESSAGE),
    row(commands.DeleteMessage, EVERYONE, Needs.MESSAGE),
    row(commands.Submit, ASKERS, Needs.FORM),
    row(commands.ExplainForm, EVERYONE, Needs.NOTHING),
    row(
        commands.Choose,
        ASKERS,
        Needs.REQUEST,
        verb(
            "choose",
            ArgumentForm.REQUEST,
            lambda origin, it: commands.Choose(origin=origin, intake=it.request, severity=it.words or None),
        ),
    ),
    row(commands.Decline, ASKERS, Needs.REQUEST, pressed("no-level", commands.Decline)),
    row(commands.Dismiss, ASKERS, Needs.REQUEST, pressed("dismiss", commands.Dismiss)),
    row(commands.OpenIntakeForm, ASKERS, Needs.REQUEST, pressed("use-form", commands.OpenIntakeForm)),
    row(commands.JoinOffered, KNOWN, Needs.REQUEST, pressed("join", commands.JoinOffered)),
    row(commands.SetApart, KNOWN, Needs.REQUEST, pressed("apart", commands.SetApart)),
    row(commands.Acknowledge, STAFF_ROLES, Needs.TICKET, bare("ack EX-1", commands.Acknowledge)),
    *ASSIGNMENT_ROWS,
    row(
        commands.Reply,
        STAFF_ROLES,
        Needs.TICKET,
        written("reply EX-1 what the customer should read", commands.Reply),
    ),
    *threads.TABLE,
    later.SNOOZE,
    row(
        commands.Merge,
        STAFF_ROLES,
        Needs.TICKET | Needs.OTHER,
        verb(
            "merge EX-2 into EX-1",
            ArgumentForm.TICKET_INTO,
            lambda origin, it: commands.Merge(origin=origin, ticket=it.ticket, into=it.into),
        ),
    ),
    row(
        commands.SetSeverity,
        ASKERS,
        Needs.TICKET | Needs.CONTRACT,
        verb(
            "severity EX-1 2: why",
            ArgumentForm.TICKET_WORDS,
            lambda origin, it: commands.SetSeverity(origin=origin, ticket=it.ticket, severity=it.words),
        ),
    ),
    row(
        commands.AwaitCustomer,
        STAFF_ROLES,
        Needs.TICKET,
        written("wait EX-1 what we need from you", commands.AwaitCustomer, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
    later.RESOLVE,
    row(
        commands.ReportMilestone,
        STAFF_ROLES,
        Needs.TICKET,
        written("milestone EX-1 workaround what the customer can do", commands.ReportMilestone),
    ),
    row(
        commands.ReportCall,
        ASKERS,
        Needs.TICKET,
        written("phoned EX-1 to whom, if you know", commands.ReportCall, ArgumentForm.TICKET_MAYBE_TEXT),
    ),
    row(
        commands.ArrangeAccess,
        KNOWN,
        Needs.TICKET,
        written("access EX-1 2h to look at the exports", commands.ArrangeAccess),
    ),
    *LEDGER_ROWS,
    row(commands.Reopen, ASKERS, Needs.TICKET, bare("reopen EX-1", commands.Reopen)),
    row(commands.Close, ASKERS, Needs.TICKET, bare("close EX-1", commands.Close), later.CLOSE_SHOWN),
    row(
        commands.OpenFromMessage,
        EVERYONE,
        Needs.UNDER_WAY,
        alone("open", lambda *, origin: commands.OpenFromMessage(origin=origin, pointed=None)),
    ),
    row(
        commands.CreateIntake,
        ASKERS | {Role.CUSTOMERS_ASSISTANT},
        Needs.NOTHING,
        threads.SEND_REQUEST,
        verb(
            "new what happened",
            ArgumentForm.TEXT,
            lambda origin, it: commands.CreateIntake(origin=origin, text=it.words),
        ),
    ),
    row(commands.ShowOnCall, OURS, Needs.NOTHING, alone("oncall", commands.ShowOnCall)),
    row(commands.Queue, OURS, Needs.NOTHING, worded("queue mine", commands.Queue)),
    row(
        commands.ListTickets,
        READERS,
        Needs.NOTHING,
        verb(
            "list",
            ArgumentForm.LIST,
            lambda origin, it: commands.ListTickets(origin=origin, page=it.page, closed=it.closed),
        ),
    ),
    row(commands.Search, READERS, Needs.NOTHING, worded('search "export fails"', commands.Search)),
    row(
        commands.ShowTicket,
        READERS,
        Needs.TICKET,
        bare("show EX-1", commands.ShowTicket),
        bare("status EX-1", commands.ShowTicket),
    ),
    row(commands.ExplainDueTime, READERS, Needs.TICKET | Needs.CONTRACT, bare("why EX-1", commands.ExplainDueTime)),
    row(
        commands.OpenTicketForm,
        ASKERS,
        Needs.TICKET,
        of_form("form", commands.OpenTicketForm),
    ),
    row(
        commands.ShowHistory,
        READERS,
        Needs.TICKET | Needs.TIMELINE,
        verb(
            "history EX-1",
            ArgumentForm.TICKET_PAGE,
            lambda origin, it: commands.ShowHistory(origin=origin, ticket=it.ticket, page=it.page),
        ),
    ),
    row(commands.ShowContacts, READERS, Needs.CONTRACT, worded("contacts", commands.ShowContacts)),
    *APPEAL_ROWS,
    *CONTRACT_ROWS,
    *INCIDENT_ROWS,
    *LINK_ROWS,
    row(commands.ShowPlan, READERS, Needs.NOTHING, worded("plan", commands.ShowPlan)),
    row(commands.OpenHome, EVERYONE, Needs.NOTHING, alone("home", commands.OpenHome)),
    row(
        commands.Help,
        EVERYONE | ASSISTANT_ROLES,
        Needs.NOTHING,
        alone("help", commands.Help),
        verb("commands", ArgumentForm.NOTHING, lambda origin, _: commands.Help(origin=origin, everything=True)),
    ),
    row(commands.CheckTimers, THE_DESK, Needs.SUBJECT),
    row(commands.CheckSubject, THE_DESK, Needs.SUBJECT | Needs.TIMERS),
    row(commands.Release, THE_DESK, Needs.SUBJECT),
    row(commands.Reroute, THE_DESK, Needs.SUBJECT),
    row(commands.FollowChannel, THE_DESK, Needs.NOTHING),
    row(commands.NoteChannel, THE_DESK, Needs.NOTHING),
    row(commands.NoteDeparture, EVERYONE, Needs.CONTRACT),
    row(commands.NoteDeactivation, EVERYONE, Needs.CONTRACT),
    row(commands.NoteReturn, EVERYONE, Needs.CONTRACT),
    row(commands.NoteInstallation, THE_DESK, Needs.NOTHING),
    row(commands.NoteTenant, THE_DESK, Needs.NOTHING),
)
ROWS: Final[dict[type[Command], Row]] = {each.command: each for each in TABLE}
"""The row of every command."""

_VERBS: Final = {verb.name: (each, verb) for each in TABLE for verb in each.verbs}
VERBS: Final[dict[str, Verb[Any]]] = {
    name: verb for name, (_, verb) in _VERBS.items() if verb.form not in (ArgumentForm.REQUEST, ArgumentForm.FORM)
}
"""The verbs that people may type, on a line or on a button."""
PRESSED: Final[dict[str, Verb[Any]]] = {name: verb for name, (_, verb) in _VERBS.items() if name not in VERBS}
"""The verbs that only buttons say."""


def judged_as(command: Command) -> type[Command]:
    """Return the kind of command whose rights a command needs: for a form, those of the verb that it is for."""
    if isinstance(command, commands.OpenTicketForm) and command.verb in VERBS:
        return _VERBS[command.verb][0].command
    return type(command)


def allows(actor: Actor, command: type[Command]) -> bool:
    """Return whether any role of the actor may give such a command."""
    return bool(actor.roles & ROWS[command].roles)


def verbs_of(roles: frozenset[Role]) -> frozenset[str]:
    """Return the verbs that people of any of these roles may type."""
    return frozenset(name for name in VERBS if _VERBS[name][0].roles & roles)
