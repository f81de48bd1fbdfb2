"""A ticket that is open again, since it wasn't solved: by an order, or by what its customer writes or does."""

from typing import Final

from bot.commands import Reopen
from bot.effects import Effect
from bot.engine import posts
from bot.engine.evolve.transitions import may
from bot.engine.milestones.follow import Course, happen
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards, recipients, standing
from bot.events import Reopened
from bot.model.message import Message
from bot.model.people import Actor, Role
from bot.model.places import Place
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.ticket import closure as words
from bot.wording.ticket import news, triage
from policies.terms import Line

MAX_WORDS: Final = 600
"""The most characters that are kept of the words that opened it again."""


def reopen(_: Reopen, case: Case, ticket: Ticket) -> Decision:
    """Open it again, since it wasn't solved."""
    if not may(ticket.status, Reopened):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    return reopened(ticket, case)


def reopened(ticket: Ticket, case: Case, text: str = "") -> Decision:
    """Open it again, by what its customer wrote if that's a text, and call those who work on it."""
    course = _course(ticket, case, text)
    again = course.after
    reply = () if reads_along(ticket, case) else reply_to_actor(words.reopened(again, case.actor), case)
    return Decision(
        events=course.events,
        effects=(
            *_settled(ticket, again, case),
            *call(again, case, former=ticket.assignee),
            *cards.refresh(again, case),
            *reply,
        ),
    )


def reopened_in_passing(ticket: Ticket, case: Case) -> tuple[Decision, Ticket]:
    """Open it again for what is done with it at once, which says so itself; return the ticket as it is then, too."""
    course = _course(ticket, case, "")
    return Decision(events=course.events, effects=_settled(ticket, course.after, case)), course.after


def _course(ticket: Ticket, case: Case, text: str) -> Course:
    """Open it again. A first response that never came is due as it was; else the desk has a goal of its own.

    It goes back to its assignee, unless they have left or are away.
    """
    is_there = cards.assignee(ticket, case) is not None
    event = Reopened(**case.stamp, name=name_of(case.actor), keeps_assignee=is_there, text=text[:MAX_WORDS])
    return happen(ticket, event, targets=case.targets)


def _settled(ticket: Ticket, again: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return what the customer reads of it, and the questions whether it's solved without their buttons."""
    told = posts.unless_marked(again, news.reopened(again))
    return (
        posts.to_customer(again, told),
        *standing.settle_question(ticket),
        *standing.settle_resolved(ticket, case),
    )


def name_of(actor: Actor) -> str:
    """Return the name of who did it; the desk itself has none."""
    return "" if Role.SYSTEM in actor.roles else actor.name


def reads_along(ticket: Ticket, case: Case) -> bool:
    """Return whether who acts, where nobody else is, reads there what is said in the ticket's thread."""
    return bool(ticket.private) and case.situation.in_private and not case.actor.is_staff


def call(ticket: Ticket, case: Case, former: str | None) -> tuple[Effect, ...]:
    """Call its assignee and the first line under its cards; directly, whom no channel there can mention."""

    def calling(channel: Place) -> Message:
        called = recipients.called((Line.FIRST,), ticket, channel, case)
        return triage.reopened(ticket, case.customer, called, former=former)

    person = cards.assignee(ticket, case)
    unheard = recipients.accounts([person] if person and not cards.can_be_called(person, case) else [], case)
    directly = posts.to_people(ticket, unheard, triage.reopened(ticket, case.customer))
    return (*cards.notes(ticket, calling, case), *directly)
