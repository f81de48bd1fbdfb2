"""Every message that the desk can write, for a plan: each severity, each place a ticket can stand, open and closed."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from bot.engine import owing
from bot.model.desk import Customer, Desk, Term
from bot.model.ids import CustomerId, IntakeId, PersonId, TicketId
from bot.model.intake import Answer, File, Intake, IntakeState, Said, TakenUp
from bot.model.message import Mention, Message
from bot.model.people import Actor, Contact, Role
from bot.model.places import Account, Place, Thread
from bot.model.ticket import Classification, Debt, Owed, Response, Status, Ticket
from bot.sla import clock
from bot.wording import alarms, answers, news, outcomes, question, refusals, reminders, triage
from bot.wording.reminders import Nudge
from policies.library import Library
from policies.terms import Plan
from tests.unit.wording import takings

OPEN = datetime(2026, 11, 25, 16, 30, tzinfo=UTC)
"""A Wednesday on which every shipped calendar but those east of Europe is open."""
CLOSED = datetime(2026, 11, 28, 16, 30, tzinfo=UTC)
"""A Saturday."""

CHANNEL = Place.parse("slack:T0DESK/C0ACME")
TRIAGE = Place.parse("slack:T0DESK/C0TRIAGE")
THREAD = Thread(place=CHANNEL, root="1800000001.000100")
CONTACT_ONE = Account.parse("slack:T0ACME/U0ONE")
AGENT_ONE = Mention(account=Account.parse("slack:T0DESK/U0AGENT1"), name="Agent One")
SAID = Said(message="1800000001.000100", at=OPEN, by=CONTACT_ONE, text="Nobody can log in", files=(File(name="a.png"),))
CONTACT = Contact(id=PersonId("acme-one"), name="Contact One", accounts=(CONTACT_ONE,))
SOMEBODY = Actor(id="acme-one", name="Contact One", roles=frozenset({Role.CONTACT}))
NOBODY = Actor(id="system", name="plandesk", roles=frozenset({Role.SYSTEM}))


@dataclass(frozen=True, kw_only=True, eq=False)
class Promise:
    """A plan in one of its regions."""

    plan: Plan
    region: str | None

    @property
    def customer(self) -> Customer:
        """A customer on it."""
        return Customer(
            id=CustomerId("acme"),
            name="Acme",
            plan=self.plan.ref,
            region=self.region,
            term=Term(start=OPEN.date(), end=OPEN.date() + timedelta(days=364)),
            channels=(CHANNEL,),
            contacts=(CONTACT,),
        )

    @property
    def severities(self) -> tuple[str | None, ...]:
        """Every severity, and none."""
        return (*(severity.id for severity in self.plan.severities), None)

    def __str__(self) -> str:
        return f"{self.plan.ref} {self.region}" if self.region else self.plan.ref


def shipped() -> list[Promise]:
    """Every shipped plan in each of its regions."""
    plans = [plan for pack in Library().packs() for plan in pack.plans.values()]
    return [Promise(plan=plan, region=region) for plan in plans for region in plan.regions or (None,)]


def an_intake(one: Promise, at: datetime = OPEN) -> Intake:
    """A request that is asked about."""
    return Intake(
        id=IntakeId("in-1"),
        customer=CustomerId("acme"),
        thread=THREAD,
        requester=CONTACT_ONE,
        requester_name="Contact One",
        plan_ref=one.plan.ref,
        plan_version=one.plan.version,
        said=(replace(SAID, at=at),),
        state=IntakeState.ASKED,
    )


def a_ticket(one: Promise, severity: str | None, at: datetime = OPEN, *, own: bool = True) -> Ticket:
    """A ticket that has just opened."""
    history = (Classification(severity=severity, at=at, own_first_choice=own),)
    due_at, owed = owing.promised(one.plan, at, history, one.region)
    return Ticket(
        id=TicketId("EX-1"),
        customer=CustomerId("acme"),
        intake=IntakeId("in-1"),
        thread=THREAD,
        requester=CONTACT_ONE,
        requester_name="Contact One",
        text="Nobody can log in",
        opened_at=at,
        plan_ref=one.plan.ref,
        plan_version=one.plan.version,
        region=one.region,
        history=history,
        status=Status.NEW,
        due_at=due_at,
        owed=owed,
    )


def standings(new: Ticket) -> Iterator[Ticket]:
    """The same ticket wherever it can stand."""
    late = new.due_at or new.opened_at
    answered = replace(new, response=Response(by="agent-one", name="Agent One", at=late), holder="Agent One", owed=None)
    again = Owed(kind=Debt.GOAL, severity=new.severity or "", since=late, due_at=late + timedelta(hours=1))
    yield new
    yield replace(new, taken_up=TakenUp(at=late, by="Agent One", writer=CONTACT_ONE, writer_name="Contact One"))
    yield replace(new, history=tuple(replace(step, own_first_choice=False) for step in new.history))
    if new.due_at:
        yield replace(new, missed_at=new.due_at)
        yield replace(answered, status=Status.ACKNOWLEDGED, missed_at=new.due_at)
    yield replace(new, status=Status.CLOSED, owed=None)
    yield replace(answered, status=Status.NEW, holder=None, owed=again if new.severity else None)
    for status in (Status.ACKNOWLEDGED, Status.WAITING, Status.RESOLVED, Status.CLOSED):
        yield replace(answered, status=status)


def messages(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    yield from _about_a_request(one)
    yield from _refusals(one)
    yield from _alarms()
    for severity in one.severities:
        for at in (OPEN, CLOSED):
            new = a_ticket(one, severity, at)
            yield from _reminders(one, new)
            for ticket in standings(new) if at is OPEN else (new,):
                yield from _about_a_ticket(one, ticket)


def _about_a_request(one: Promise) -> Iterator[tuple[str, Message]]:
    plan, customer = one.plan, one.customer
    for at in (OPEN, CLOSED):
        yield "question", question.asked(an_intake(one, at), plan, customer, at)
    intake, wordless = an_intake(one), replace(an_intake(one), said=(replace(SAID, text="", files=()),))
    answered = replace(intake, answered=Answer(by="agent-one", name="Agent One", at=OPEN))
    assert customer.term
    yield "asked again", question.asked_again(intake, plan)
    chosen = [
        outcomes.opened(TicketId("EX-1"), each, by) for by in (SOMEBODY, NOBODY) for each in (*plan.severities, None)
    ]
    for outcome in (*chosen, outcomes.no_request(SOMEBODY), outcomes.taken_up(SOMEBODY)):
        yield "settled", question.settled(outcome.told)
        yield "no longer pending", triage.no_longer_pending(intake, customer, outcome.noted)
    nameless = replace(intake, requester_name="")
    for each in (intake, answered, wordless, nameless, takings.held(intake), *takings.taken_up(intake)):
        yield "pending", triage.pending(each, plan, customer, triage.outside(customer.term, customer))
        yield "pending", triage.pending(each, plan, customer)
    for reason in (outcomes.NO_CHANNEL, outcomes.LEFT_OUT):
        yield "turned away", triage.turned_away(intake, customer, reason)
    yield "said", triage.said(None, customer, SAID, "Contact One", CHANNEL)
    yield "said", triage.said("EX-1", customer, replace(SAID, text=""), "", CHANNEL)


def _refusals(one: Promise) -> Iterator[tuple[str, Message]]:
    plan, customer, ticket = one.plan, one.customer, a_ticket(one, None)
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), customers=(customer,))
    for contacts in ((CONTACT,), (), (CONTACT, CONTACT)):
        each = replace(customer, contacts=contacts)
        yield "held", refusals.held(takings.held(an_intake(one)), plan, each, SAID.at.date())
        yield "contacts only", refusals.contacts_only(plan, each, SAID.at.date())
    for exclusion in plan.exclusions:
        yield f"outside {exclusion.topic}", refusals.outside_the_plan(an_intake(one).id, plan, exclusion)
    yield "channel", refusals.channel_not_included(plan)
    yield "vendor only", refusals.vendor_only(desk)
    yield "the vendor's severity", refusals.severity_is_the_vendors(plan)
    yield "unknown severity", refusals.unknown_severity(plan, "9")
    yield "unknown ticket", refusals.unknown_ticket("EX-9")
    yield "gone", refusals.gone()
    yield "settled already", refusals.settled_already()
    yield "taken up already", refusals.taken_up_already()
    for severity in plan.severities:
        yield "open already", refusals.open_already(a_ticket(one, severity.id), plan)
        yield "severity already", refusals.severity_already(ticket, severity)
    yield "open already", refusals.open_already(ticket, plan)
    for status in Status:
        yield "not from here", refusals.not_from_here(ticket.id, status)
    yield "no customer here", answers.no_customer_here()
    for problem in ("", "There is no “frobnicate”."):
        yield "usage", answers.usage(problem, ("ack EX-1", "help"), slash="/ticket", vendor=True)
        yield "usage", answers.usage(problem, ("list", "help"), slash="/ticket", vendor=False)


def _alarms() -> Iterator[tuple[str, Message]]:
    yield "quarantined", alarms.quarantined("KeyError")
    yield "timers quarantined", alarms.timers_quarantined("EX-1", "KeyError")
    yield "undelivered", alarms.undelivered(str(CHANNEL), "channel_not_found")


def _about_a_ticket(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    plan, customer = one.plan, one.customer
    desk = Desk(name="Example Support", ticket_prefix="EX", triage=(TRIAGE,), customers=(customer,))
    yield "card", news.card(ticket, plan)
    yield "triage card", triage.card(ticket, plan, customer)
    yield "triage card with duty", triage.card(ticket, plan, customer, (AGENT_ONE,))
    yield "ticket", answers.ticket(ticket, plan, customer)
    yield "list", answers.tickets((ticket, ticket), {plan.version: plan}, desk, 20)
    yield "list", answers.tickets((ticket,), {plan.version: plan}, desk, 1)
    yield "why", _why(one, ticket)
    for confirmed in (True, False) if ticket.severity else ():
        yield "reclassified", news.reclassified(ticket, plan, "Agent One", confirmed=confirmed)
    yield "acknowledged", news.acknowledged(ticket, "Agent One")
    for text in ("", "We restarted it."):
        yield "waiting", news.waiting(ticket, "Agent One", text)
        yield "resolved", news.resolved(ticket, "Agent One", text)
    yield "reply", news.reply(ticket, "Agent One", "We restarted it.")
    yield "reopened", news.reopened(ticket)
    yield "reopened in triage", triage.reopened(ticket, customer, (AGENT_ONE,))
    yield "closed", news.closed(ticket)
    if ticket.holder:
        yield "acknowledged already", answers.acknowledged_already(ticket)


def _why(one: Promise, ticket: Ticket) -> Message:
    made = clock.due_under(one.plan, opened_at=ticket.opened_at, history=ticket.history, region=one.region)
    now = ticket.opened_at + timedelta(minutes=20)
    return answers.why(ticket, one.plan, clock.why(made, now) if made else None)


def _reminders(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    if ticket.owed is None:
        return
    due_at = ticket.owed.due_at
    for percent, now in ((50, due_at - timedelta(hours=1)), (100, due_at), (101, due_at + timedelta(hours=1))):
        for late in (timedelta(), timedelta(minutes=20)):
            nudge = Nudge(
                ticket=ticket,
                owed=ticket.owed,
                customer=one.customer,
                plan=one.plan,
                percent=percent,
                due_at=now - late,
                now=now,
            )
            yield f"reminder at {percent}", reminders.in_triage(nudge, (AGENT_ONE,))
            yield f"reminder to the account manager at {percent}", reminders.directly(nudge)
