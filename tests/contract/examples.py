"""A customer's request, the ticket it became, and what is said about it: small values for the storage contract."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from msgspec.structs import replace

from bot.effects import Amend, InChannel, Say, UnderMessage
from bot.events import Acknowledged, IntakeJoined, IntakeStarted, TicketOpened
from bot.model.classification import Classification
from bot.model.customer_message import CustomerMessage
from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId, subject_id
from bot.model.intake import Intake, IntakeState
from bot.model.message import Message, Paragraph, Text
from bot.model.milestone import FIRST_RESPONSE, Basis, Milestone, MilestoneType, Owner
from bot.model.places import Account, Place, Platform, Thread
from bot.model.ticket import Status, Ticket
from bot.model.timer import Timer, TimerKind
from bot.ports import UnitOfWork
from policies.terms import (
    Amount,
    Calendar,
    ChannelKind,
    ChannelRule,
    ContactRule,
    DecidedBy,
    Ladder,
    Metric,
    Openers,
    Plan,
    Repeat,
    Severity,
    SeverityRule,
    Source,
    Target,
    Unit,
)
from tests.contract.stores import Store

T = TypeVar("T")

NOW = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
CHANNEL = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C0ACME")
TRIAGE = Place(platform=Platform.SLACK, workspace="T0DESK", channel="C0TRIAGE")
CONTACT_ONE = Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
AGENT_ONE = Account(platform=Platform.SLACK, workspace="T0DESK", user="U0AGENT1")
THREAD = Thread(place=CHANNEL, root="1772463600.000100")
ACME = CustomerId("acme")


def minutes(number: float) -> timedelta:
    """A length of time."""
    return timedelta(minutes=number)


def said(text: str = "The export fails.") -> CustomerMessage:
    """One message of Contact One."""
    return CustomerMessage(message=THREAD.root, at=NOW, by=CONTACT_ONE, text=text)


def an_intake(name: str = "i1", **changes: Any) -> Intake:
    """An intake that was just started."""
    started = Intake(
        id=IntakeId(name),
        customer=ACME,
        thread=THREAD,
        requester=CONTACT_ONE,
        requester_name="Contact One",
        plan_ref="example/gold",
        plan_version="v1",
        first=said(),
        last_at=NOW,
        state=IntakeState.ASKED,
        version=1,
    )
    return replace(started, **changes)


def started(intake: Intake) -> IntakeStarted:
    """The event that an intake begins with."""
    return IntakeStarted(
        at=NOW,
        by=str(intake.requester),
        via="message",
        intake=intake.id,
        customer=intake.customer,
        thread=intake.thread,
        requester=intake.requester,
        requester_name=intake.requester_name,
        plan_ref=intake.plan_ref,
        plan_version=intake.plan_version,
        customer_message=intake.first,
    )


def joined() -> IntakeJoined:
    """A further message."""
    return IntakeJoined(at=NOW, by=str(CONTACT_ONE), via="message", customer_message=said("Since this morning."))


def a_ticket(name: str = "EX-1", **changes: Any) -> Ticket:
    """A ticket that was just opened."""
    opened = Ticket(
        id=TicketId(name),
        customer=ACME,
        intake=IntakeId("i1"),
        thread=THREAD,
        requester=CONTACT_ONE,
        requester_name="Contact One",
        text="The export fails.",
        opened_at=NOW,
        plan_ref="example/gold",
        plan_version="v1",
        region=None,
        history=(Classification(severity="1", at=NOW),),
        status=Status.NEW,
        milestones=(a_promise(30),),
        version=1,
    )
    return replace(opened, **changes)


def a_promise(due_in: float, severity: str = "1", since: datetime = NOW) -> Milestone:
    """A first response that is promised in so many minutes."""
    return Milestone(
        id=FIRST_RESPONSE,
        type=MilestoneType.FIRST_RESPONSE,
        basis=Basis.PROMISE,
        owner=Owner.VENDOR,
        severity=severity,
        since=since,
        due_at=since + minutes(due_in),
        set_at=since,
    )


def opened(ticket: Ticket) -> TicketOpened:
    """The event that a ticket begins with."""
    return TicketOpened(
        at=ticket.opened_at,
        by=str(ticket.requester),
        via="button",
        ticket=ticket.id,
        customer=ticket.customer,
        intake=ticket.intake,
        thread=ticket.thread,
        requester=ticket.requester,
        requester_name=ticket.requester_name,
        text=ticket.text,
        opened_at=ticket.opened_at,
        plan_ref=ticket.plan_ref,
        plan_version=ticket.plan_version,
        region=ticket.region,
        classification=ticket.history[0],
        milestones=ticket.milestones,
    )


def acknowledged() -> Acknowledged:
    """Agent One took note."""
    return Acknowledged(at=NOW + minutes(5), by="agent-one", via="button", name="Agent One")


def a_timer(subject: str = "EX-1", *, step: int = 50, cycle: int = 1, due_in: float = 15) -> Timer:
    """A reminder, due in so many minutes."""
    return Timer(
        subject=subject_id(subject),
        plan_version="v1",
        kind=TimerKind.REMIND,
        step=step,
        cycle=cycle,
        due_at=NOW + minutes(due_in),
    )


def a_message(text: str = "hello") -> Message:
    """Something to say."""
    return Message(summary=(Text(text=text),), blocks=(Paragraph(spans=(Text(text=text),)),))


def post(
    text: str, *, place: Place = TRIAGE, message_key: str | None = None, under: str | None = None, **how: Any
) -> Say:
    """A message for a channel, or for under a message of ours there."""
    to = UnderMessage(place=place, message_key=MessageKey(under)) if under else InChannel(place=place)
    return Say(to=to, message=a_message(text), message_key=MessageKey(message_key) if message_key else None, **how)


def an_edit(text: str, *, message_key: str, place: Place = TRIAGE, **how: Any) -> Amend:
    """An edit of what was posted as a slot."""
    return Amend(place=place, message_key=MessageKey(message_key), message=a_message(text), **how)


def a_plan(version: str = "v1") -> Plan:
    """The smallest plan that promises something."""
    source = Source(clause="1")
    return Plan(
        pack="example",
        id="gold",
        name="Gold",
        vendor="Example",
        document="Terms",
        edition=None,
        zone="UTC",
        severities=(Severity(id="1", name="Level 1", definition="Nothing works.", source=source),),
        severity_rule=SeverityRule(decided_by=DecidedBy.CUSTOMER, says="You choose.", source=source),
        targets={"1": {Metric.FIRST_RESPONSE: Target(amount=Amount(value=30, unit=Unit.MINUTE), source=source)}},
        calendars={"always": Calendar(id="always", name="Always", zone="UTC", always=True, source=source)},
        contacts=ContactRule(may_open=Openers.CONTACTS, source=source),
        chat=ChannelRule(kind=ChannelKind.OFFICIAL, says="Here.", source=source),
        ladder=Ladder(
            rungs=(),
            repeat=Repeat(every=Amount(value=30, unit=Unit.MINUTE), times=3, then=Amount(value=2, unit=Unit.HOUR)),
            source=source,
        ),
        version=version,
    )


def keep(store: Store, change: Callable[[UnitOfWork], T]) -> T:
    """Does one thing in a unit of work of its own, and commits it."""
    with store.unit_of_work() as work:
        result = change(work)
        work.commit()
    return result


def look(store: Store, question: Callable[[UnitOfWork], T]) -> T:
    """Asks one thing in a unit of work of its own."""
    with store.unit_of_work() as work:
        return question(work)
