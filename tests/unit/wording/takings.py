"""Requests that wait for somebody who may ask, or were made requests by another act than the writing."""

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.intake import Intake, IntakeState, TakenUp
from bot.model.message import Message
from bot.model.places import Account
from bot.model.ticket import Ticket
from bot.sla.lateness import Lateness
from bot.wording.conversation import direct
from bot.wording.intake import held as words
from bot.wording.intake import message_action, pending
from policies.terms import Plan
from tests.unit.wording.examples import AGENT_ONE

HOUR = timedelta(hours=1)
COLLEAGUE = Account.parse("slack:T0ACME/U0COLLEAGUE")


def told(plan: Plan, customer: Customer, ticket: Ticket, today: date) -> Iterator[tuple[str, Message]]:
    """What is told to who points at a message, or writes to the desk alone."""
    for known in ((), (customer,), (customer, replace(customer, name="Globe", channels=()))):
        yield "for whom", direct.for_whom(known)
    yield "waits", message_action.waits(plan, customer, today)
    yield "already", message_action.already()
    yield "in a ticket", message_action.in_ticket(ticket)
    yield "nothing there", message_action.nothing_there()
    yield "unreadable", message_action.unreadable()


def waiting(intake: Intake, plan: Plan, customer: Customer) -> Iterator[tuple[str, Message]]:
    """What is read of a request that waits for a contact, from the first minute to the last."""
    at, one = intake.opened_at, held(intake)
    contacts = tuple(words.named(each.name, next(iter(each.accounts), None)) for each in customer.contacts)
    for each in (one, replace(one, requester_name="")):
        for left_out in (None, *plan.exclusions):
            yield "held", words.asked(each, plan, customer, at, contacts, left_out=left_out)
        yield "lapsed", words.lapsed(each, customer, contacts, 7)
        yield "lapsed, inside", words.lapsed_inside(each, customer, 7)
        yield "pending, with duty", pending.shown(each, plan, customer, on_duty=(AGENT_ONE,))
    yield "still waits", words.still_waits(customer, at.date())
    for goal, late in ((at + HOUR, HOUR), (at - HOUR, HOUR * 0), (None, HOUR * 0)):
        over = Lateness(rest=HOUR) if goal and goal < at else Lateness()
        asked = words.Waiting(intake=one, plan=plan, customer=customer, goal=goal, due_at=at - late, now=at, over=over)
        yield "waiting, in the thread", words.in_thread(asked, contacts)
        yield "waiting, in triage", words.in_triage(asked, (AGENT_ONE,))
        yield "waiting, directly", words.directly(asked)


def held(intake: Intake) -> Intake:
    """A request of somebody who may not ask."""
    return replace(intake, state=IntakeState.HELD, requester=COLLEAGUE, requester_name="Colleague")


def taken_up(intake: Intake) -> Iterator[Intake]:
    """The same made a request by another act: a contact's, for who wrote; an agent's; the writer's own, later."""
    act = TakenUp(at=intake.opened_at, by="Contact One", writer=COLLEAGUE, writer_name="Colleague")
    yield replace(intake, taken_up=act)
    yield replace(intake, requester=COLLEAGUE, requester_name="", taken_up=replace(act, by="Agent One", writer_name=""))
    yield replace(intake, taken_up=replace(act, writer=intake.requester, writer_name=intake.requester_name))
