"""The desk's mind, for the panel beside the sandbox: tickets, requests, timers, and what isn't out yet.

Plain values, to be drawn or written as JSON; every sentence is the desk's own.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from typing import Any

from msgspec import Struct

from bot.events import Event
from bot.model.desk import Desk
from bot.model.ids import CustomerId, TicketId, subject_id
from bot.model.intake import Intake, IntakeState
from bot.model.plain_text import lines, summary, words
from bot.model.selection import Selection
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.ports import Clock, Unsent, Views
from bot.wording.spans import spaced
from bot.wording.ticket import promised, status
from bot.wording.views import history, timer_questions
from bot.wording.views.why import explained

MAX_SHOWN = 50
"""The most that are shown of each kind: a panel isn't an archive."""


class TicketSeen(Struct, frozen=True, kw_only=True):
    """A ticket as the panel shows it.

    `next_up` is what our side has to do next, `due_at` when that is due by the plan, or `goal_at` by a goal of the
    desk's own. `why` explains the due times line by line, down to the clauses.
    """

    id: str
    customer: str
    plan: str
    severity: str
    status: str
    state: str
    assignee: str | None
    text: str
    next_up: str
    due_at: datetime | None
    goal_at: datetime | None
    is_overdue: bool
    why: tuple[str, ...]


class RequestSeen(Struct, frozen=True, kw_only=True):
    """A request that isn't a ticket yet."""

    id: str
    customer: str
    by: str
    text: str
    state: str
    since: datetime


class TimerSeen(Struct, frozen=True, kw_only=True):
    """A question that will be asked; `about` is the ticket or the request."""

    about: str
    question: str
    due_at: datetime


class UnsentSeen(Struct, frozen=True, kw_only=True):
    """Something to say that isn't out yet, or never will be."""

    to: str
    text: str
    where: str
    problem: str | None
    attempts: int
    since: datetime
    next_try_at: datetime | None


class ToldLine(Struct, frozen=True, kw_only=True):
    """One line of a timeline, and the event that it tells of."""

    at: datetime
    text: str
    event: Event


class Thoughts(Struct, frozen=True, kw_only=True):
    """Everything that the desk thinks at one moment of its clock."""

    now: datetime
    tickets: tuple[TicketSeen, ...]
    requests: tuple[RequestSeen, ...]
    timers: tuple[TimerSeen, ...]
    unsent: tuple[UnsentSeen, ...]


class Mind:
    """A reader of what the desk thinks; `in_thread` is where the database may be waited for."""

    def __init__(
        self,
        *,
        views: Views,
        desk: Desk,
        clock: Clock,
        in_thread: Callable[[Callable[[], Any]], Awaitable[Any]],
    ) -> None:
        self._views = views
        self._desk = desk
        self._clock = clock
        self._in_thread = in_thread

    async def thoughts(self) -> Thoughts:
        """Return what the desk thinks now."""
        found: Thoughts = await self._in_thread(self._thoughts)
        return found

    async def timeline(self, about: str) -> tuple[ToldLine, ...]:
        """Return what happened to a ticket, from the request on, or to a request; empty for an unknown id."""
        found: tuple[ToldLine, ...] = await self._in_thread(partial(self._timeline, about))
        return found

    def _thoughts(self) -> Thoughts:
        now, views = self._clock.now(), self._views
        return Thoughts(
            now=now,
            tickets=tuple(self._ticket(one, now) for one in views.tickets(Selection(), MAX_SHOWN)),
            requests=tuple(
                self._request(one) for one in views.requests(MAX_SHOWN) if one.state is not IntakeState.REFUSED
            ),
            timers=tuple(_timer(one) for one in views.timers(MAX_SHOWN)),
            unsent=tuple(_unsent(one) for one in views.unsent(MAX_SHOWN)),
        )

    def _timeline(self, about: str) -> tuple[ToldLine, ...]:
        ticket = self._views.ticket(TicketId(about))
        subjects = (ticket.intake, ticket.id) if ticket else (about,)
        plan = self._views.pinned(ticket.plan_version) if ticket else None
        recorded = [each for subject in subjects for each in self._views.timeline(subject_id(subject))]
        return tuple(
            ToldLine(at=each.event.at, text=history.told(each.event, plan), event=each.event) for each in recorded
        )

    def _ticket(self, one: Ticket, now: datetime) -> TicketSeen:
        plan = self._views.pinned(one.plan_version)
        due = one.milestone
        return TicketSeen(
            id=one.id,
            customer=self._customer(one.customer),
            plan=plan.name,
            severity=status.severity_name(one, plan),
            status=one.status.value,
            state=words(spaced(status.state(one, plan), status.former_breaches(one, plan))),
            assignee=one.assignee,
            text=one.text,
            next_up=promised.label(due) if due else "",
            due_at=due.due if due and due.is_promise else None,
            goal_at=due.due if due and not due.is_promise else None,
            is_overdue=due is not None and due.due <= now,
            why=lines(explained(one, plan, now, to_staff=True)),
        )

    def _request(self, one: Intake) -> RequestSeen:
        return RequestSeen(
            id=one.id,
            customer=self._customer(one.customer),
            by=one.requester_name,
            text=one.first.words,
            state=one.state.value.replace("-", " "),
            since=one.opened_at,
        )

    def _customer(self, customer: CustomerId) -> str:
        known = self._desk.customer(customer)
        return known.name if known else customer


def _timer(one: Timer) -> TimerSeen:
    return TimerSeen(about=one.subject, question=timer_questions.asked_by(one), due_at=one.due_at)


def _unsent(one: Unsent) -> UnsentSeen:
    return UnsentSeen(
        to=one.conversation,
        text=summary(one.message) if one.message else "",
        where=one.where.value,
        problem=one.problem,
        attempts=one.attempts,
        since=one.created_at,
        next_try_at=one.not_before,
    )
