"""A message that may belong to something that the customer's people have reported already: it is offered as a part.

Its writer is asked, with two buttons; if nobody presses within five minutes, it is asked about as a request of its own.
Triage reads it at once. Offered is what somebody adds within five minutes of their ticket's opening, to that ticket; a
report of an outage within ten minutes of another person's, to the first such; and what a third person of the customer
writes within ten minutes, to the first request. A private message is offered to nobody.
"""

from datetime import datetime, timedelta
from typing import Final

from bot.effects import Amend
from bot.engine import posts
from bot.engine.evolve import begin_intake
from bot.engine.intake import question as asking
from bot.engine.intake.eligibility import may_ask
from bot.engine.milestones.timers import OFFERED_FOR
from bot.engine.situation import Case, Decision, Nearby
from bot.events import IntakeOffered, IntakeStarted
from bot.language.outages import tells_of_outage
from bot.language.vocabulary import OUTAGE
from bot.model.intake import Intake, IntakeState
from bot.model.message import Spans
from bot.model.offer import Offer
from bot.model.privacy import is_private
from bot.model.rank import Rank
from bot.model.ticket import Status
from bot.wording import question
from bot.wording.intake import offer as words
from policies.terms import ChannelKind

ADDED_WITHIN: Final = timedelta(minutes=5)
"""The time after a ticket's opening in which further words of its writer may be part of it."""
TOLD_WITHIN: Final = timedelta(minutes=10)
"""The time in which reports of several people may be about one outage."""
MANY: Final = 3
"""The number of people of a customer who, if they write within that time, may be reporting the same thing."""


def offer(start: IntakeStarted, case: Case) -> Decision | None:
    """Offer the message as a part of what it may belong to; None: it belongs to nothing that is known."""
    found = _found(start, case) if case.plan.chat.kind is not ChannelKind.NOT_INCLUDED else None
    if found is None:
        return None
    ticket = found.ticket.id if found.ticket else None
    name, quote = found.intake.requester_name, found.text or found.intake.first.words
    offered = Offer(
        intake=found.intake.id, ticket=ticket, name=name, quote=words.shortened(quote), may_ask=may_ask(case.actor)
    )
    event = IntakeOffered(**asking.beginning_fields(start), offer=offered)
    intake = begin_intake(event)
    asked = words.asked(intake, offered, found.intake, OFFERED_FOR)
    saying = posts.to_customer(intake, asked, intake.offering, rank=Rank.QUESTION)
    return Decision(events=(event,), effects=(saying, *asking.show_pending(intake, case)))


def settle_offer(intake: Intake, told: Spans) -> tuple[Amend, ...]:
    """Return the question with nothing left to press; nothing if it isn't asked."""
    if not intake.is_offered:
        return ()
    return (posts.edit(intake, intake.offering, question.settled(told), Rank.QUESTION),)


def can_take_in(near: Nearby) -> bool:
    """Return whether something can still be added to it."""
    if near.ticket:
        return near.ticket.status is not Status.CLOSED
    return (near.intake.is_open or near.intake.is_held) and not near.intake.is_empty


def _found(start: IntakeStarted, case: Case) -> Nearby | None:
    nearby = [one for one in case.situation.nearby if not is_private(one.intake, case.customer)]
    if not nearby:
        return None
    added = case.desk.words.get(OUTAGE, ())
    return _own(start, nearby) or _same_outage(start, nearby, added) or _told_by_many(start, nearby)


def _own(start: IntakeStarted, nearby: list[Nearby]) -> Nearby | None:
    """Return the ticket of the same writer in this channel that has just opened; the latest of several."""
    here = [one for one in nearby if one.intake.thread.place == start.thread.place and _is_under_way(one)]
    opened = [
        (one.ticket.history[0].at, one)
        for one in here
        if one.ticket and start.requester in (one.intake.requester, one.intake.first.by)
    ]
    recent = [(at, one) for at, one in opened if _near(start.customer_message.at, at, ADDED_WITHIN)]
    return max(recent, key=lambda each: each[0], default=(None, None))[1]


def _same_outage(start: IntakeStarted, nearby: list[Nearby], added: tuple[str, ...]) -> Nearby | None:
    """Return the first request by which another person reported an outage; those that wait for a contact come last."""
    if not tells_of_outage(start.customer_message.words, added):
        return None
    told = [one for one in _others(start, nearby) if _is_under_way(one) and tells_of_outage(one.text, added)]
    return _first(told)


def _told_by_many(start: IntakeStarted, nearby: list[Nearby]) -> Nearby | None:
    """Return the first request, if enough people have written."""
    others = _others(start, nearby)
    if len({one.intake.first.by for one in others}) + 1 < MANY:
        return None
    return _first([one for one in others if _is_under_way(one)])


def _others(start: IntakeStarted, nearby: list[Nearby]) -> list[Nearby]:
    """Return the requests of other people within ten minutes of it."""
    return [
        one
        for one in nearby
        if one.intake.first.by != start.customer_message.by
        and one.intake.state not in (IntakeState.DISMISSED, IntakeState.REFUSED)
        and _near(start.customer_message.at, one.intake.first.at, TOLD_WITHIN)
    ]


def _first(found: list[Nearby]) -> Nearby | None:
    return min(found, key=lambda one: (one.intake.is_held, one.intake.first.at), default=None)


def _is_under_way(near: Nearby) -> bool:
    return can_take_in(near) and not (near.ticket and near.ticket.status is Status.RESOLVED)


def _near(at: datetime, other: datetime, within: timedelta) -> bool:
    return abs(at - other) <= within
