"""What the samples of messages are about: every plan, a request, and a ticket wherever it can stand."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from bot.engine.milestones import clock
from bot.model.carried import File
from bot.model.classification import Classification
from bot.model.customer_message import CustomerMessage
from bot.model.desk import Customer, Term
from bot.model.ids import CustomerId, IntakeId, PersonId, TicketId
from bot.model.intake import Intake, IntakeState, TakenUp
from bot.model.message import Mention
from bot.model.milestone import Basis, Breach, Ended, MilestoneKind, MilestoneType, Outcome
from bot.model.people import Actor, Contact, Role
from bot.model.places import Account, Place, Thread
from bot.model.response import Response
from bot.model.targets import Goals, Targets
from bot.model.ticket import Status, Ticket
from policies.terms import Plan
from tests.rounds import one_of_each
from tests.shipped import LIBRARY

OPEN = datetime(2026, 11, 25, 16, 30, tzinfo=UTC)
"""A Wednesday on which every shipped calendar but those east of Europe is open."""
CLOSED = datetime(2026, 11, 28, 16, 30, tzinfo=UTC)
"""A Saturday."""

CHANNEL = Place.parse("slack:T0DESK/C0ACME")
TRIAGE = Place.parse("slack:T0DESK/C0TRIAGE")
THREAD = Thread(place=CHANNEL, root="1800000001.000100")
CONTACT_ONE = Account.parse("slack:T0ACME/U0ONE")
AGENT_ONE = Mention(account=Account.parse("slack:T0DESK/U0AGENT1"), name="Agent One")
SAID = CustomerMessage(
    message="1800000001.000100", at=OPEN, by=CONTACT_ONE, text="Nobody can log in", files=(File(name="a.png"),)
)
CONTACT = Contact(id=PersonId("acme-one"), name="Contact One", accounts=(CONTACT_ONE,))
SOMEBODY = Actor(id="acme-one", name="Contact One", roles=frozenset({Role.CONTACT}))
NOBODY = Actor(id="system", name="plandesk", roles=frozenset({Role.SYSTEM}))


class Promise(Struct, frozen=True, kw_only=True, dict=True, eq=False):
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
    def targets(self) -> Targets:
        """What decides when anything is due."""
        return Targets(plan=self.plan, goals=Goals())

    @property
    def severities(self) -> tuple[str | None, ...]:
        """Every severity, and none."""
        return (*(severity.id for severity in self.plan.severities), None)

    def __str__(self) -> str:
        return f"{self.plan.ref} {self.region}" if self.region else self.plan.ref


def shipped() -> list[Promise]:
    """Every shipped plan in each of its regions."""
    plans = [plan for pack in LIBRARY.packs() for plan in pack.plans.values()]
    return [Promise(plan=plan, region=region) for plan in plans for region in plan.regions or (None,)]


@cache
def is_shown_widely(one: Promise) -> bool:
    """Whether its tickets are shown wherever they can stand: one plan of each programme, in a soak all of them."""
    return str(one) in map(str, one_of_each(shipped(), lambda each: each.plan.pack))


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
        first=replace(SAID, at=at),
        last_at=at,
        state=IntakeState.ASKED,
    )


def a_ticket(one: Promise, severity: str | None, at: datetime = OPEN, *, own: bool = True) -> Ticket:
    """A ticket that has just opened."""
    history = (Classification(severity=severity, at=at, own_first_choice=own),)
    ticket = Ticket(
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
    )
    return replace(
        ticket, milestones=tuple(clock.begin(MilestoneKind(MilestoneType.FIRST_RESPONSE), at, ticket, one.targets))
    )


def standings(new: Ticket) -> Iterator[Ticket]:
    """The same ticket wherever it can stand."""
    late = new.due_at or new.opened_at
    (first,) = new.milestones
    met = replace(first, ended=Ended(outcome=Outcome.MET, at=late, by="agent-one", name="Agent One"))
    response = Response(by="agent-one", name="Agent One", at=late)
    answered = replace(new, response=response, assignee="Agent One", milestones=(met,))
    again = replace(first, type=MilestoneType.NEXT_RESPONSE, basis=Basis.GOAL, due_at=late + timedelta(hours=1))
    yield new
    yield replace(new, taken_up=TakenUp(at=late, by="Agent One", writer=CONTACT_ONE, writer_name="Contact One"))
    yield replace(new, history=tuple(replace(step, own_first_choice=False) for step in new.history))
    if new.due_at:
        missed = (Breach(due_at=new.due_at, severity=new.severity or "", at=late),)
        late_first, later = replace(first, breaches=missed), new.due_at + timedelta(hours=3)
        yield replace(new, milestones=(late_first,))
        yield replace(new, milestones=(replace(late_first, due_at=later),))
        yield replace(answered, status=Status.ACKNOWLEDGED, milestones=(replace(met, breaches=missed),))
    yield replace(new, status=Status.CLOSED)
    yield replace(answered, status=Status.NEW, assignee=None, milestones=(met, again) if new.severity else (met,))
    for status in (Status.ACKNOWLEDGED, Status.WAITING, Status.RESOLVED, Status.CLOSED):
        yield replace(answered, status=status)
