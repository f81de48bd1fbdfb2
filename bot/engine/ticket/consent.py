"""Remote access for work on a ticket: staff ask, and whom the clause names allows it for a span, refuses it or ends it.

The word that is awaited is a milestone, which lapses with the span that was asked for. What is granted ends at an
instant, with its ticket at the latest. Neither meets, stops or moves anything else.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.commands import ArrangeAccess
from bot.effects import Effect
from bot.engine import posts
from bot.engine.evolve.transitions import may
from bot.engine.milestones.follow import happen
from bot.engine.milestones.ladders import own_ladder
from bot.engine.situation import NOTHING, Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards, recipients
from bot.engine.ticket.grantors import grantors, may_grant
from bot.events import (
    AccessAsked,
    AccessEnded,
    AccessEvent,
    AccessExpired,
    AccessGranted,
    AccessRefused,
    AccessWithdrawn,
)
from bot.language import access_words
from bot.language.access_words import AccessAnswer, Answered
from bot.model.access import AccessAsk, question_of
from bot.model.ids import PersonId
from bot.model.message import Message, Spans
from bot.model.milestone import MilestoneType
from bot.model.people import Person
from bot.model.ticket import Ticket
from bot.model.timer import Timer
from bot.wording import refusals
from bot.wording.ticket import access as words
from policies.terms import Amount, Unit

SHORTEST, LONGEST = timedelta(minutes=5), timedelta(days=7)
_HOUR: Final = 60


def arrange(command: ArrangeAccess, case: Case, ticket: Ticket) -> Decision:
    """Ask for remote access, or take in what somebody says about it."""
    if not may(ticket.status, AccessAsked):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    said = access_words.answered(command.text)
    if said is None:
        return _ask(command, case, ticket) if case.actor.is_staff else answer(words.ours_to_ask(ticket))
    return _end(said, case, ticket) if said.answer is AccessAnswer.END else _answer(said, case, ticket)


def _ask(command: ArrangeAccess, case: Case, ticket: Ticket) -> Decision:
    wanted, whom = access_words.wanted(command.text), grantors(ticket, case)
    if wanted is None or not SHORTEST <= wanted.span <= LONGEST:
        return answer(words.unreadable(ticket, command.text))
    if not wanted.why:
        return answer(words.no_reason(ticket, case.customer, command.text))
    if ticket.access_asked:
        return answer(words.asked_already(ticket, ticket.access_asked))
    if not whom:
        return answer(words.nobody_to_ask(ticket, case.plan, case.customer))
    clause, number = case.plan.consent, ticket.access_count + 1
    event = AccessAsked(
        **case.stamp,
        number=number,
        name=case.actor.name,
        text=wanted.why,
        span=_amount(wanted.span),
        clause=clause.source.reference if clause else "",
    )
    course = happen(ticket, event, targets=case.targets)
    ask = course.after.access_asked
    if ask is None:
        raise LookupError("what was asked for is on the ticket")
    asking = words.question(ticket, ask, case.plan, whom, case.now + wanted.span)
    rank = cards.rank_of(ticket, case.plan)
    return Decision(
        events=course.events,
        effects=(
            posts.to_customer(ticket, asking, question_of(ticket.id, number), rank=rank),
            *cards.notes(ticket, words.inside_asked(ticket, ask, case.customer), case),
            *reply_to_actor(words.asked(ticket, ask, whom), case),
        ),
    )


def _amount(span: timedelta) -> Amount:
    minutes = int(span.total_seconds()) // 60
    if minutes % _HOUR:
        return Amount(value=minutes, unit=Unit.MINUTE)
    return Amount(value=minutes // _HOUR, unit=Unit.HOUR)


def _answer(said: Answered, case: Case, ticket: Ticket) -> Decision:
    """Take in the word of who may give it, if it is about the question that is open."""
    if case.actor.is_staff:
        return answer(words.customers_to_allow(case.plan, case.customer))
    if not may_grant(case.actor, ticket, case):
        return answer(words.who_may_allow(case.plan, grantors(ticket, case)))
    ask = ticket.access_asked
    if ask is None or said.number not in {None, ask.number}:
        return answer(words.nothing_asked(ticket, case.plan))
    return _allow(ask, case, ticket) if said.answer is AccessAnswer.ALLOW else _refuse(ask, case, ticket)


def _allow(ask: AccessAsk, case: Case, ticket: Ticket) -> Decision:
    """Grant it from now on; what is granted already isn't cut short by it."""
    before, name = ticket.access, _name(case)
    until = max(case.now + _length(ask.span), before.until if before else case.now)
    event = AccessGranted(**case.stamp, name=name, until=until)
    course = happen(ticket, event, targets=case.targets)
    grant = course.after.access
    if grant is None:
        raise LookupError("what was granted is on the ticket")
    told = words.inside_granted(ticket, grant, case.customer, case.plan)
    former = (
        (_edit(ticket, before.ask.number, words.settled(words.was_allowed(ticket, before)), case),) if before else ()
    )
    return Decision(
        events=course.events,
        effects=(
            _edit(ticket, ask.number, words.granted(ticket, grant, case.plan), case),
            *former,
            *_tell_staff(ticket, ask, told, case),
            *reply_to_actor(words.granted(ticket, grant, case.plan), case),
        ),
    )


def _refuse(ask: AccessAsk, case: Case, ticket: Ticket) -> Decision:
    name = _name(case)
    said = words.refused(ticket, name)
    told = words.inside_refused(ticket, name, case.customer)
    return _over(AccessRefused(**case.stamp, name=name), ticket, case, (ask, said), told)


def _end(said: Answered, case: Case, ticket: Ticket) -> Decision:
    """End what is granted, or take back what is asked for."""
    if not (case.actor.is_staff or may_grant(case.actor, ticket, case)):
        return answer(words.who_may_allow(case.plan, grantors(ticket, case)))
    ask = ticket.access.ask if ticket.access else ticket.access_asked
    if ask is None or said.number not in {None, ask.number}:
        return answer(words.nothing_to_end(ticket))
    name, staff = _name(case), case.actor.is_staff
    event = AccessWithdrawn(**case.stamp, name=name, by_staff=staff)
    if ticket.access is None:
        line = words.taken_back(ticket, name)
        return _over(event, ticket, case, (ask, line), line)
    line = words.ended_by(ticket, name, by_staff=staff)
    told = words.inside_ended_by(ticket, case.customer, name, by_staff=staff)
    ended = _over(event, ticket, case, (ask, line), told, left=words.was_allowed(ticket, ticket.access))
    return ended + Decision(effects=(posts.to_customer(ticket, words.noted(line)), *_moot(ticket, line, case)))


def end_in_time(case: Case, ticket: Ticket) -> Decision:
    """End what is granted, since its time has come: the customer reads it, and so does who had asked."""
    if ticket.access is None:
        return NOTHING
    line = words.ended(ticket)
    told = words.inside_ended(ticket, case.customer)
    was, said = words.was_allowed(ticket, ticket.access), (ticket.access.ask, line)
    ended = _over(AccessEnded(**case.own_stamp), ticket, case, said, told, left=was)
    return ended + Decision(effects=(posts.to_customer(ticket, words.noted(line)),))


def lapse(fired: Sequence[Timer], case: Case, ticket: Ticket) -> Decision:
    """Let the question lapse when all its time has passed: staff and the account manager are told."""
    ask, last = ticket.access_asked, {timer.about: timer.step for timer in fired}
    open_ones = (one for one in ticket.open_milestones if one.type is MilestoneType.CONSENT and one.id in last)
    ladders = ((own_ladder(one), last[one.id]) for one in open_ones)
    if ask is None or not any(ladder and ladder.ends_at(step) for ladder, step in ladders):
        return NOTHING
    told = words.inside_lapsed(ticket, ask, case.customer)
    lapsed = _over(AccessExpired(**case.own_stamp), ticket, case, (ask, words.lapsed(ticket, ask)), told)
    asker, manager = _asker(ask, case), recipients.tam(case)
    besides = recipients.accounts([manager if manager != asker else None], case)
    return lapsed + Decision(effects=posts.to_people(ticket, besides, words.directly(told, ticket, case.customer)))


def close_access(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return what is said of a ticket's remote access when the ticket is over: it ends, and none is needed any more."""
    said = words.over(ticket)
    asks = (ticket.access.ask if ticket.access else None, ticket.access_asked)
    edits = tuple(_edit(ticket, one.number, words.settled(said), case) for one in asks if one)
    told = words.inside_ended(ticket, case.customer)
    return (*edits, *(_tell_asker(ticket, ticket.access.ask, told, case) if ticket.access else ()))


def _over(
    event: AccessEvent, ticket: Ticket, case: Case, said: tuple[AccessAsk, Spans], told: Spans, *, left: Spans = ()
) -> Decision:
    """Decide that a question, or what was granted, is over: its message says so in a line, and staff are told.

    `left` is that line, where a message of its own says so.
    """
    ask, line = said
    return Decision(
        events=happen(ticket, event, targets=case.targets).events,
        effects=(
            _edit(ticket, ask.number, words.settled(left or line), case),
            *_tell_staff(ticket, ask, told, case),
            *reply_to_actor(words.noted(line), case),
        ),
    )


def _moot(ticket: Ticket, line: Spans, case: Case) -> tuple[Effect, ...]:
    """Return the edit of a further question that was open when everything was ended."""
    further = ticket.access_asked
    return (_edit(ticket, further.number, words.settled(line), case),) if further else ()


def _edit(ticket: Ticket, number: int, message: Message, case: Case) -> Effect:
    return posts.edit(ticket, question_of(ticket.id, number), message, cards.rank_of(ticket, case.plan))


def _tell_staff(ticket: Ticket, ask: AccessAsk, told: Spans, case: Case) -> tuple[Effect, ...]:
    return (*cards.notes(ticket, words.noted(told), case), *_tell_asker(ticket, ask, told, case))


def _tell_asker(ticket: Ticket, ask: AccessAsk, told: Spans, case: Case) -> tuple[Effect, ...]:
    """Tell who asked directly, unless it is their own act."""
    asker = _asker(ask, case)
    people = recipients.accounts([asker if asker and asker.id != case.actor.id else None], case)
    return posts.to_people(ticket, people, words.directly(told, ticket, case.customer))


def _asker(ask: AccessAsk, case: Case) -> Person | None:
    return case.desk.person(PersonId(ask.by))


def _name(case: Case) -> str:
    return case.actor.name or words.SOMEBODY


def _length(span: Amount) -> timedelta:
    return timedelta(minutes=span.value * (_HOUR if span.unit is Unit.HOUR else 1))
