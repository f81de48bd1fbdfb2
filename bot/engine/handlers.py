"""The handler of each command: one row per command, with what must be at hand for it.

A row's handler takes the command that the row names and nothing else: mypy checks each. The subject of a command is
accessed here, so that no handler is given anything that its actor may not see; permission comes before all of it.
"""

from collections.abc import Callable
from typing import Any, Final, TypeVar

from bot import commands
from bot.commands import ApprovalCommand, Command, ContractCommand, IntakeCommand, TicketCommand
from bot.engine import relocation
from bot.engine.access import access_case, access_contract, access_intake, access_ticket
from bot.engine.appeal import asking, ruling
from bot.engine.contract import announcing, duties, ledger, roster, withdrawing
from bot.engine.conversation import channel, departures, direct, drafts, edits, places
from bot.engine.escalation import audit, reminders
from bot.engine.incident import arranging
from bot.engine.intake import choice, doubt, form, message_action, offer_answer, question_form, split, term_ruling
from bot.engine.situation import Case, Decision, Situation, answer
from bot.engine.ticket import (
    assignment,
    closure,
    consent,
    draft,
    kind,
    level_check,
    linked_work,
    merge,
    phone,
    publication,
    release,
    reopening,
    response,
    snooze,
    verdict,
)
from bot.engine.ticket import form as ticket_form
from bot.engine.views import answers, history, home, on_call, queue, radar, report
from bot.model.contract import Contract
from bot.model.intake import Intake
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.contract import approval as approvals
from bot.wording.contract import roster as rosters
from bot.wording.views import plan as terms

C = TypeVar("C", bound=Command)
R = TypeVar("R", bound=IntakeCommand)
T = TypeVar("T", bound=TicketCommand)
A = TypeVar("A", bound=ContractCommand)
Handler = Callable[[Any, Situation], Decision]
Row = tuple[type[Any], Handler]


def alone(kind: type[C], handle: Callable[[C, Situation], Decision]) -> Row:
    """Return the row of a command that finds its own subject."""
    return kind, handle


def on_request(kind: type[R], handle: Callable[[R, Case, Intake], Decision]) -> Row:
    """Return the row of a command about a request that its actor may see."""

    def decide(command: R, situation: Situation) -> Decision:
        request, case = access_intake(situation), access_case(situation, command.origin.via)
        if request is None or case is None:
            return answer(refusals.gone())
        return handle(command, case, request)

    return kind, decide


def on_ticket(kind: type[T], handle: Callable[[T, Case, Ticket], Decision], *, also_merged: bool = False) -> Row:
    """Return the row of a command about a ticket that its actor may see.

    For one that goes on as another it says where, unless the command is about the past (`also_merged`).
    """

    def decide(command: T, situation: Situation) -> Decision:
        ticket, case = access_ticket(situation), access_case(situation, command.origin.via)
        if ticket is None or case is None:
            return answer(refusals.unknown_ticket(command.ticket))
        if ticket.merged_into and not also_merged:
            return answer(refusals.goes_on(ticket.id, ticket.merged_into))
        return handle(command, case, ticket)

    return kind, decide


def on_contract(kind: type[A], handle: Callable[[A, Case, Contract], Decision]) -> Row:
    """Return the row of a command about the contract with a customer whom its actor may know of."""

    def decide(command: A, situation: Situation) -> Decision:
        contract, case = access_contract(situation), access_case(situation, command.origin.via)
        if contract and case:
            return handle(command, case, contract)
        if isinstance(command, ApprovalCommand):
            return answer(approvals.unknown(command.number))
        if case:
            return answer(rosters.no_contract(case.customer))
        return answer(terms.which_customer("", situation.desk, staff=situation.actor.is_staff))

    return kind, decide


def _heard(command: commands.ReceiveMessage, situation: Situation) -> Decision:
    in_a_channel = command.room is commands.Room.CHANNEL
    return channel.hear(command, situation) if in_a_channel else direct.hear_directly(command, situation)


def _created(command: commands.CreateIntake, situation: Situation) -> Decision:
    if situation.actor.is_assistant:
        return drafts.offer_request(command, situation)
    begun = form.ask(command, situation)
    return drafts.settle_request(command, situation, begun) if command.draft else begun


def _drafted(command: commands.Draft, case: Case, ticket: Ticket) -> Decision:
    keep = drafts.offer_words if case.actor.is_assistant and case.actor.customer else draft.keep
    return keep(command, case, ticket)


def _approve(command: commands.Approve, case: Case, contract: Contract) -> Decision:
    rule = term_ruling.serve if term_ruling.is_about(command.number, contract) else ruling.approve
    return rule(command, case, contract)


def _decline(command: commands.DeclineApproval, case: Case, contract: Contract) -> Decision:
    rule = term_ruling.refuse if term_ruling.is_about(command.number, contract) else ruling.decline
    return rule(command, case, contract)


ROWS: Final[tuple[Row, ...]] = (
    alone(commands.ReceiveMessage, _heard),
    alone(commands.EditMessage, edits.follow),
    alone(commands.DeleteMessage, edits.follow),
    alone(commands.CreateIntake, _created),
    alone(commands.Submit, form.submit),
    alone(commands.ExplainForm, form.explain),
    alone(commands.OpenFromMessage, message_action.point),
    alone(commands.ReplyFromMessage, publication.point),
    on_request(commands.Choose, choice.choose),
    on_request(commands.Decline, doubt.decline),
    on_request(commands.Dismiss, choice.dismiss),
    on_request(commands.OpenIntakeForm, question_form.show),
    on_request(commands.JoinOffered, offer_answer.join),
    on_request(commands.SetApart, offer_answer.set_apart),
    on_ticket(commands.Acknowledge, response.acknowledge),
    on_ticket(commands.Reply, response.reply),
    on_ticket(commands.ConfirmSolved, verdict.confirm),
    on_ticket(commands.Rate, verdict.rate),
    on_ticket(commands.CheckLevel, level_check.check_level),
    alone(commands.SplitFromMessage, split.point),
    on_ticket(commands.Split, split.split),
    on_ticket(commands.Draft, _drafted),
    on_ticket(commands.SendDraft, drafts.send),
    alone(commands.DropDraft, drafts.drop),
    on_ticket(commands.Publish, publication.publish),
    on_ticket(commands.Unsend, publication.unsend),
    on_ticket(commands.AwaitCustomer, response.wait),
    on_ticket(commands.Resolve, response.resolve),
    on_ticket(commands.AssignToSelf, assignment.take),
    on_ticket(commands.Assign, assignment.assign),
    on_ticket(commands.AddNote, assignment.note, also_merged=True),
    on_ticket(commands.Snooze, snooze.snooze),
    on_ticket(commands.Merge, merge.merge),
    on_ticket(commands.SetSeverity, asking.set_severity),
    on_ticket(commands.AppealSeverity, asking.appeal),
    on_ticket(commands.GrantAppeal, ruling.grant),
    on_ticket(commands.RefuseAppeal, ruling.refuse),
    on_ticket(commands.ReportMilestone, response.report_milestone),
    on_ticket(commands.ReportCall, phone.report_call),
    on_ticket(commands.ArrangeAccess, consent.arrange),
    on_ticket(commands.LogWork, ledger.log),
    on_ticket(commands.SetKind, kind.set_kind),
    on_ticket(commands.LinkWork, linked_work.link),
    on_ticket(commands.Reopen, reopening.reopen),
    on_ticket(commands.Close, closure.close),
    on_ticket(commands.ShowTicket, answers.show, also_merged=True),
    on_ticket(commands.ExplainDueTime, answers.explain, also_merged=True),
    on_ticket(commands.ShowHistory, history.history, also_merged=True),
    on_ticket(commands.OpenTicketForm, ticket_form.show),
    alone(commands.ListTickets, answers.list_tickets),
    alone(commands.Search, answers.search),
    alone(commands.Queue, queue.queue),
    alone(commands.ShowOnCall, on_call.on_call),
    alone(commands.ShowRadar, radar.radar),
    alone(commands.ShowAccounts, radar.accounts),
    alone(commands.ShowReport, report.report),
    alone(commands.OpenHome, home.home),
    alone(commands.ShowContacts, answers.contacts),
    alone(commands.ShowPlan, answers.plan),
    on_contract(commands.AddContact, roster.add),
    on_contract(commands.RemoveContact, roster.remove),
    on_contract(commands.TransferContact, roster.transfer),
    on_contract(commands.ConfirmDuties, duties.confirm),
    on_contract(commands.Approve, _approve),
    on_contract(commands.DeclineApproval, _decline),
    alone(commands.ArrangeIncident, arranging.arrange),
    alone(commands.Announce, announcing.announce),
    alone(commands.WithdrawAnnouncement, withdrawing.withdraw),
    alone(commands.Help, answers.help_here),
    alone(commands.NoteChannel, places.note_channel),
    alone(commands.FollowChannel, places.follow_channel),
    alone(commands.NoteDeparture, departures.note_departure),
    alone(commands.NoteDeactivation, departures.note_deactivation),
    alone(commands.NoteReturn, departures.note_return),
    alone(commands.NoteInstallation, places.note_installation),
    alone(commands.NoteTenant, places.note_tenant),
    alone(commands.CheckTimers, reminders.check),
    alone(commands.CheckSubject, audit.restore),
    alone(commands.Release, release.release),
    alone(commands.NoteWork, linked_work.note_state),
    alone(commands.Reroute, relocation.reroute),
)
HANDLERS: Final[dict[type[Command], Handler]] = dict(ROWS)
"""The handler of every command."""


def handle(command: Command, situation: Situation) -> Decision:
    """Return what the command's handler decides."""
    return HANDLERS[type(command)](command, situation)
