"""Two tickets about the same thing: one goes on as the other. No promise is lost by it, and no word of the customer.

A first response that is still due goes on there as a guest, which an answer there meets.
"""

from typing import Final

from msgspec.structs import replace

from bot.commands import Merge
from bot.engine import posts
from bot.engine.access import access_other
from bot.engine.evolve.transitions import may
from bot.engine.milestones.follow import happen
from bot.engine.milestones.guests import came, guests
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards, consent
from bot.events import Absorbed, Merged
from bot.model.message import Message
from bot.model.milestone import MilestoneType
from bot.model.privacy import is_private
from bot.model.ticket import Status, Ticket
from bot.wording import refusals
from bot.wording.ticket import merge as words

_THEY_WAIT: Final = frozenset({Status.NEW, Status.ACKNOWLEDGED})
"""The states of a ticket whose customer waits for us, if anybody waits."""


def merge(command: Merge, case: Case, ticket: Ticket) -> Decision:
    """Close the ticket as a duplicate; what is written in its thread from now on belongs to the other."""
    other = access_other(case.situation)
    if other is None:
        return answer(refusals.unknown_ticket(command.into))
    refused = _refusal(ticket, other, case)
    if refused:
        return answer(refused)
    beside = replace(case, plan=case.situation.plans[other.plan_version])
    ends = happen(ticket, Merged(**case.stamp, into=other.id, name=case.actor.name), targets=case.targets)
    brought = guests(ticket.id, ends.after, case.now)
    waits = any(one.type is MilestoneType.NEXT_RESPONSE for one in ticket.open_milestones)
    is_word = ticket.status in _THEY_WAIT and (waits or other.status is Status.WAITING)
    goes_on = Absorbed(
        **case.stamp,
        ticket=ticket.id,
        name=case.actor.name,
        guests=brought,
        wants_answer=waits or is_word,
        is_word=is_word,
        linked=ticket.linked,
        came=came(ticket, other),
    )
    here = happen(other, goes_on, targets=beside.targets)
    return Decision(
        events=ends.events,
        to_other=here.events,
        effects=(
            posts.to_customer(ticket, words.to_customer(ticket, other)),
            *cards.notes(ticket, words.in_ended_thread(ticket, other, case.actor.name), case),
            *cards.notes(other, words.in_remaining_thread(ticket, case.actor.name), beside),
            *consent.close_access(ticket, case),
            *cards.refresh(ends.after, case),
            *cards.refresh(here.after, beside),
            *reply_to_actor(words.to_actor(ticket, other), case),
        ),
    )


def _refusal(ticket: Ticket, other: Ticket, case: Case) -> Message | None:
    """Return why the one can't go on as the other; None if it can."""
    if other.id == ticket.id:
        return words.with_itself(ticket)
    if other.customer != ticket.customer:
        return words.two_customers(ticket, other)
    if other.merged_into:
        return refusals.goes_on(other.id, other.merged_into)
    if is_private(other, case.customer) and not _between_the_same_two(ticket, other, case):
        return words.said_alone(ticket, other)
    closed = next((t for t, kind in ((ticket, Merged), (other, Absorbed)) if not may(t.status, kind)), None)
    if closed:
        return refusals.not_from_here(closed.id, closed.status)
    return words.under_two_plans(ticket, other) if _is_under_another_plan(ticket, other) else None


def _between_the_same_two(ticket: Ticket, other: Ticket, case: Case) -> bool:
    """Return whether both were written to the desk alone, by one person."""
    return is_private(ticket, case.customer) and ticket.requester == other.requester


def _is_under_another_plan(ticket: Ticket, other: Ticket) -> bool:
    """Return whether anything is still promised here under another plan than there: it couldn't go on."""
    kept = (one for one in ticket.open_milestones if one.is_promise or one.type is MilestoneType.FIRST_RESPONSE)
    return ticket.plan_version != other.plan_version and any(one.due_at for one in kept)
