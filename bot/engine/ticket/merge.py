"""Two tickets about the same thing: one goes on as the other. No promise is lost by it, and no word of the customer."""

from dataclasses import replace

from bot.commands import Merge
from bot.engine import posts
from bot.engine.access import access_other
from bot.engine.evolve import evolve_ticket
from bot.engine.evolve.timeline import fold_ticket
from bot.engine.evolve.transitions import may
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards
from bot.engine.ticket.response import unrecorded_breach
from bot.events import Absorbed, Merged, TicketEvent
from bot.model.message import Message
from bot.model.privacy import is_private
from bot.model.ticket import Basis, Ticket
from bot.wording import refusals
from bot.wording.ticket import merge as words
from policies.terms import Plan


def merge(command: Merge, case: Case, ticket: Ticket) -> Decision:
    """Close the ticket as a duplicate; what is written in its thread from now on belongs to the other."""
    other = access_other(case.situation)
    if other is None:
        return answer(refusals.unknown_ticket(command.into))
    refused = _refusal(ticket, other, case)
    if refused:
        return answer(refused)
    gone = Merged(**case.stamp, into=other.id, name=case.actor.name)
    here = Absorbed(**case.stamp, ticket=ticket.id, name=case.actor.name)
    history: tuple[TicketEvent, ...] = (*unrecorded_breach(ticket, case.now, case), gone)
    after = fold_ticket(ticket, history)
    beside = replace(case, plan=case.situation.plans[other.plan_version])
    return Decision(
        events=history,
        to_other=(here,),
        effects=(
            posts.to_customer(ticket, words.to_customer(ticket, other)),
            *cards.notes(ticket, words.in_ended_thread(ticket, other, case.actor.name), case),
            *cards.notes(other, words.in_remaining_thread(ticket, case.actor.name), beside),
            *cards.refresh(after, case),
            *cards.refresh(evolve_ticket(other, here), beside),
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
    return words.still_promised(ticket, other) if _loses_a_promise(ticket, other, case.plan) else None


def _between_the_same_two(ticket: Ticket, other: Ticket, case: Case) -> bool:
    """Return whether both were written to the desk alone, by one person."""
    return is_private(ticket, case.customer) and ticket.requester == other.requester


def _loses_a_promise(ticket: Ticket, other: Ticket, plan: Plan) -> bool:
    """Return whether a reply is promised here earlier, or at a higher severity, than there."""
    milestone, there = ticket.milestone, other.milestone
    if milestone is None or milestone.kind is not Basis.PROMISE:
        return False
    if there is None or there.kind is not Basis.PROMISE or milestone.due_at < there.due_at:
        return True
    ranks = [severity.id for severity in plan.severities]
    return there.severity not in ranks or ranks.index(milestone.severity) < ranks.index(there.severity)
