"""The one way from a command to a decision: permission first, then one line a command."""

from dataclasses import replace
from typing import assert_never

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
    FormCommand,
    Hear,
    Help,
    IntakeCommand,
    JoinOffered,
    ListTickets,
    Merge,
    Note,
    OpenHome,
    Point,
    Queue,
    Reopen,
    Reply,
    Reroute,
    Resolve,
    Retract,
    Rewrite,
    Room,
    SetApart,
    SetSeverity,
    ShowContacts,
    ShowPlan,
    ShowTicket,
    Snooze,
    Submit,
    Take,
    TicketCommand,
    Wait,
)
from bot.commands.places import PlaceCommand
from bot.engine import accounts, gate, readers, relocation
from bot.engine.access import access_case, access_intake, access_ticket
from bot.engine.conversation import edits
from bot.engine.conversation.channel import hear
from bot.engine.conversation.direct import hear_directly
from bot.engine.conversation.places import is_elsewhere, note, unserved
from bot.engine.escalation import reminders
from bot.engine.intake import choice, doubt, form, new_request, offer_answer
from bot.engine.intake.message_action import point
from bot.engine.situation import NOTHING, NUMBER_WANTED, Case, Decision, Situation, answer
from bot.engine.ticket import assignment, closure, response, severity
from bot.engine.views import answers
from bot.model.ticket import Ticket
from bot.wording import refusals


def decide(command: Command, situation: Situation) -> Decision:
    """Return what follows from a command in a situation, said where its customer reads. Pure; a refusal is a decision
    too.
    """
    if accounts.is_a_programs(command.origin, situation.desk):
        return NOTHING
    if is_elsewhere(command, situation.desk):
        return unserved(command, situation)
    why = None if isinstance(command, PlaceCommand) else gate.barred(command, situation)
    decision = gate.refused(command, situation, why) if why else relocation.decided(command, situation, _decided)
    unlisted = () if decision is NUMBER_WANTED else accounts.under_another(command, situation)
    decision = replace(decision, effects=(*decision.effects, *unlisted)) if unlisted else decision
    return readers.told(decision, situation)


def _decided(command: Command, situation: Situation) -> Decision:
    if isinstance(command, PlaceCommand):
        return note(command, situation)
    match command:
        case Hear():
            return hear(command, situation) if command.room is Room.CHANNEL else hear_directly(command, situation)
        case Ask() | Submit() | ExplainForm():
            return _asked(command, situation)
        case Point():
            return point(command, situation)
        case Rewrite() | Retract():
            return edits.follow(command, situation)
        case Help() | ListTickets() | Queue() | OpenHome() | ShowContacts() | ShowPlan():
            return answers.round_here(command, situation)
        case CheckTimers():
            return _check(command, situation)
        case Reroute():
            return relocation.reroute(command, situation)
        case Choose() | Decline() | Dismiss() | JoinOffered() | SetApart():
            return _on_intake(command, situation)
        case _:
            return _on_ticket(command, situation)


def _asked(command: FormCommand, situation: Situation) -> Decision:
    """Who may ask is decided with the clause of the plan in hand, and not by the table of permissions."""
    match command:
        case Ask(text="", files=(), carried=()):
            return form.show(situation, command.origin)
        case Ask():
            return new_request.ask(command, situation)
        case Submit():
            return form.submit(command, situation)
        case ExplainForm():
            return form.explain(command, situation)
        case _:
            assert_never(command)


def _on_intake(command: IntakeCommand, situation: Situation) -> Decision:
    found, case = access_intake(situation), access_case(situation, command.origin.via)
    if found is None or case is None:
        return answer(refusals.gone())
    match command:
        case Choose():
            return choice.choose(command, case, found)
        case Decline():
            return doubt.decline(command, case, found)
        case Dismiss():
            return choice.dismiss(command, case, found)
        case JoinOffered():
            return offer_answer.join(case, found)
        case SetApart():
            return offer_answer.set_apart(case, found)
        case _:
            assert_never(command)


def _on_ticket(command: TicketCommand, situation: Situation) -> Decision:
    ticket, case = access_ticket(situation), access_case(situation, command.origin.via)
    if ticket is None or case is None:
        return answer(refusals.unknown_ticket(command.ticket))
    if ticket.merged_into and not isinstance(command, ShowTicket | Explain | Note):
        return answer(refusals.goes_on(ticket.id, ticket.merged_into))
    return _do(command, case, ticket)


def _do(command: TicketCommand, case: Case, ticket: Ticket) -> Decision:
    match command:
        case Acknowledge() | Reply() | Wait() | Resolve():
            return response.do(command, case, ticket)
        case Take() | Assign() | Note() | Snooze() | Merge():
            return assignment.do(command, case, ticket)
        case SetSeverity():
            return severity.set_severity(command, case, ticket)
        case Reopen() | Close():
            return closure.do(command, case, ticket)
        case ShowTicket() | Explain():
            return answers.at(command, case, ticket)
        case _:
            assert_never(command)


def _check(command: CheckTimers, situation: Situation) -> Decision:
    case = access_case(situation, command.origin.via)
    if case is None:
        return NOTHING
    if situation.ticket:
        return reminders.check_ticket(command, case, situation.ticket)
    if situation.intake:
        return reminders.check_intake(command, case, situation.intake)
    return NOTHING
