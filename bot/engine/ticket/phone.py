"""The customer's call, where the terms want one: they say that they have phoned, and a member of staff confirms it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.commands import ReportCall
from bot.effects import Effect
from bot.engine import posts
from bot.engine.milestones.follow import happen
from bot.engine.milestones.guests import seen
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards
from bot.events import PhoneCallClaimed, PhoneCallConfirmed
from bot.language.call_words import ToldCall, read
from bot.model import customer_call
from bot.model.ticket import OVER, Ticket
from bot.model.ticket_messages import call_message_of
from bot.wording import refusals
from bot.wording.ticket import phone as words
from bot.wording.ticket import status
from policies.terms import Plan


def report_call(command: ReportCall, case: Case, ticket: Ticket) -> Decision:
    """Record a call: the customer's own word about it holds back reminders, and only an agent's meets the duty.

    Where the plan has other hours for requests that were phoned in, they count from the call that an agent confirms. It
    may have been about a ticket that was merged into this one.
    """
    if ticket.status in OVER:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    plan, asked = case.plan, [one for one in _whole(ticket) if not one.phoned_at]
    is_open = any(customer_call.is_open(one, plan) for one in asked)
    if case.actor.is_staff and (is_open or any(_counts_calls(one, plan) for one in asked)):
        return _confirm(command, case, ticket)
    return _claim(command, case, ticket) if is_open and not case.actor.is_staff else answer(words.not_wanted(ticket))


def _whole(ticket: Ticket) -> tuple[Ticket, ...]:
    """Return a ticket, and those that were merged into it: a call about one is about all of them."""
    return (replace(ticket, guests=()), *(seen(one, ticket) for one in ticket.guests))


def _opened_at(ticket: Ticket) -> datetime:
    """Return when the first of them was opened: no call about it was before that."""
    return min(one.opened_at for one in _whole(ticket))


def _claim(command: ReportCall, case: Case, ticket: Ticket) -> Decision:
    """Take in the customer's word, and later when the call was and to whom, which changes nothing else."""
    if customer_call.is_to_be_confirmed(ticket) and not command.text:
        return answer(words.claimed_already(ticket))
    call = _call(command, case, ticket)
    event = PhoneCallClaimed(**case.stamp, name=case.actor.name, text=call.whom, called_at=call.at)
    course = happen(ticket, event, targets=case.targets)
    told = words.claim(course.after, case.customer, event, status.zone(ticket, case.plan))
    has_said = bool(command.text)
    key = None if has_said else call_message_of(ticket.id)
    return Decision(
        events=course.events,
        effects=(
            posts.to_customer(ticket, words.claimed(ticket, case.actor.name, has_said=has_said), key),
            *(_nothing_more_asked(ticket, case) if has_said else ()),
            *cards.notes(ticket, told, case),
            *cards.refresh(course.after, case),
            *reply_to_actor(words.noted_claim(course.after), case),
        ),
    )


def _nothing_more_asked(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return the thanks for their word without its button, if there were any here: when and to whom is known by now."""
    if not customer_call.is_to_be_confirmed(ticket):
        return ()
    settled = words.claimed(ticket, "", has_said=True)
    return (posts.edit(ticket, call_message_of(ticket.id), settled, cards.rank_of(ticket, case.plan)),)


def _call(command: ReportCall, case: Case, ticket: Ticket) -> ToldCall:
    """Return the call as it is told: not before the ticket, and not later than now."""
    actor = case.actor
    own = next((one.timezone for one in case.desk.people if one.id == actor.id), None) if actor.is_staff else None
    call = read(command.text, case.now, ZoneInfo(own or case.customer.timezone or status.zone(ticket, case.plan)))
    return call._replace(at=min(max(call.at, _opened_at(ticket)), case.now)) if call.at else call


def _confirm(command: ReportCall, case: Case, ticket: Ticket) -> Decision:
    """Confirm the call. It was when who confirms it says, or the customer first said, or else it is taken to be now."""
    claimed_at = _call(command, case, ticket).at or customer_call.claimed_at(ticket) or case.now
    event = PhoneCallConfirmed(**case.stamp, name=case.actor.name, called_at=max(claimed_at, _opened_at(ticket)))
    course = happen(ticket, event, targets=case.targets)
    said = words.confirmed(ticket, course.after, case.actor.name, case.now, status.zone(ticket, case.plan))
    return Decision(
        events=course.events,
        effects=(
            posts.to_customer(ticket, said),
            *_nothing_more_asked(ticket, case),
            *cards.refresh(course.after, case),
            *reply_to_actor(words.noted(ticket), case),
        ),
    )


def _counts_calls(ticket: Ticket, plan: Plan) -> bool:
    """Return whether the plan has hours of its own for requests of this severity that were phoned in."""
    targets = plan.targets[ticket.severity].values() if ticket.severity else ()
    return any(choice.phoned is not None for target in targets for choice in target.calendars)
