"""What people ask the desk for: a list, a ticket, why a time is what it is, and what they may do here."""

from datetime import datetime
from typing import assert_never

from bot.commands import (
    CustomerCommand,
    DeskCommand,
    Explain,
    Help,
    ListTickets,
    LookingCommand,
    OpenHome,
    Queue,
    ShowContacts,
    ShowPlan,
    ShowTicket,
)
from bot.engine.access import access_customer, access_pages
from bot.engine.situation import Case, Decision, Situation, answer
from bot.engine.views import home, queue
from bot.language.verbs import USAGE
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.people import Actor, Role
from bot.model.selection import Page
from bot.model.ticket import Classification, Ticket
from bot.permissions import ALLOWED, VERBS
from bot.sla import clock
from bot.wording.intake import form as forms
from bot.wording.ticket import assignment, status
from bot.wording.views import answers, help
from bot.wording.views import plan as terms
from policies.terms import DecidedBy, Plan


def round_here(command: DeskCommand, situation: Situation) -> Decision:
    """What somebody wants to know that is about no ticket."""
    match command:
        case ListTickets():
            return list_tickets(command, situation)
        case Queue():
            return queue.queue(command, situation)
        case OpenHome():
            return home.home(command, situation)
        case ShowContacts() | ShowPlan():
            return _of_customer(command, situation)
        case Help():
            return help_here(command, situation)
        case _:
            assert_never(command)


def list_tickets(_: ListTickets, situation: Situation) -> Decision:
    """The open tickets that this person may see."""
    (page,) = access_pages(situation) or (Page(),)
    return answer(answers.tickets(page, situation.plans, situation.desk))


def _of_customer(command: CustomerCommand, situation: Situation) -> Decision:
    customer, plan, desk = access_customer(situation), situation.plan, situation.desk
    vendor = situation.actor.is_vendor
    unknown = bool(command.words) and not (vendor and desk.called(command.words))
    if customer is None or plan is None or unknown:
        return answer(terms.which_customer(command.words, desk, vendor=vendor))
    if isinstance(command, ShowPlan):
        return answer(terms.plan(plan, customer, situation.now))
    tam = desk.person(customer.tam) if customer.tam else None
    return answer(terms.contacts(plan, customer, tam.name if tam else None, customer.today(situation.now)))


def at(command: LookingCommand, case: Case, ticket: Ticket) -> Decision:
    """What somebody wants to know of one ticket."""
    match command:
        case ShowTicket():
            return show(command, case, ticket)
        case Explain():
            return explain(command, case, ticket)
        case _:
            assert_never(command)


def show(_: ShowTicket, case: Case, ticket: Ticket) -> Decision:
    """One ticket."""
    inside = assignment.inside(ticket, case.plan) if case.actor.is_vendor else ()
    return answer(answers.ticket(ticket, case.plan, case.customer, inside))


def explain(_: Explain, case: Case, ticket: Ticket) -> Decision:
    """Its due time, down to the clause."""
    return answer(explained(ticket, case.plan, case.now, to_vendor=case.actor.is_vendor))


def explained(ticket: Ticket, plan: Plan, now: datetime, *, to_vendor: bool) -> Message:
    """Why a ticket is due when it is; the desk's own goals are told to the vendor's people alone."""
    made = clock.due_under(plan, opened_at=ticket.opened_at, history=_counted(ticket), region=ticket.region)
    goal = status.goal(ticket, plan) if to_vendor else ()
    return answers.why(ticket, plan, clock.why(made, now) if made else None, goal)


def _counted(ticket: Ticket) -> tuple[Classification, ...]:
    """The classifications that the due time follows: after the first response nothing moves."""
    first, *later = ticket.history
    until = ticket.response.at if ticket.response else None
    return (first, *(one for one in later if until is None or one.at <= until))


def help_here(command: Help, situation: Situation) -> Decision:
    """What this person may do here, and what was wrong with what they typed."""
    actor = situation.actor
    if command.problem:
        return answer(help.unread(command.problem, command.guess))
    if actor.roles == {Role.STRANGER} and situation.customer is None:
        return answer(answers.no_customer_here())
    examples = may_say(actor, situation.desk, situation.plan)
    form = forms.use(situation.customer if actor.is_vendor else None) if "new" in examples else None
    slash = situation.desk.slash_ticket
    return answer(help.listed(examples, slash=slash, vendor=actor.is_vendor, form=form))


def may_say(actor: Actor, desk: Desk, plan: Plan | None) -> dict[str, str]:
    """The verbs that somebody may say under a plan, each with an example."""
    left_out = frozenset() if actor.is_vendor else _left_out(plan)
    return {
        verb: USAGE[verb].replace("EX-", f"{desk.ticket_prefix}-")
        for verb, kind in VERBS.items()
        if actor.roles & ALLOWED[kind] and verb not in left_out
    }


def _left_out(plan: Plan | None) -> frozenset[str]:
    """What customers need not say: they say `status`. The severity is theirs to change only where the plan says so."""
    decides = plan is None or plan.severity_rule.decided_by is DecidedBy.CUSTOMER
    return frozenset({"show"} if decides else {"show", "severity"})
