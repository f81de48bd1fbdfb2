"""What the vendor's people do with a ticket among themselves: hold it, put it aside, merge it, note something."""

from collections.abc import Iterator
from datetime import timedelta

from msgspec.structs import replace

from bot.model.ids import PersonId, TicketId
from bot.model.message import Message
from bot.model.people import Person, Role
from bot.model.ticket import Status, Ticket
from bot.wording import refusals
from bot.wording.spans import message
from bot.wording.ticket import assignment, merge, moved_on, news, raised, snooze, triage_card
from bot.wording.views import answers
from tests.unit.wording.examples import AGENT_ONE, NOBODY, SOMEBODY, Promise


def among_themselves(one: Promise, ticket: Ticket) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    held = replace(ticket, assignee="Agent Two", assignee_id="agent-two")
    somebody = Person(id=PersonId("agent-two"), name="Agent Two", roles=frozenset({Role.AGENT}))
    for each in (ticket, held):
        yield "taken", assignment.taken(each, "Agent One")
    yield "assigned", assignment.assigned(ticket, "Agent One", "Agent Two")
    yield "given", assignment.given(held, one.plan, one.customer, "Agent One")
    back = ticket.opened_at + timedelta(days=1)
    for away in (None, back):
        yield "is with", assignment.assigned_to(held, one.plan, away=away)
        yield "isn't there", assignment.not_there(ticket, "Agent Two", away, one.plan)
        yield "ticket of somebody away", answers.inside(held, one.plan, one.customer, away=away)
    yield "has it already", assignment.already_assigned(held)
    yield "nobody meant", assignment.unclear("Agent Nine", (somebody,), ambiguous=False)
    yield "several meant", assignment.unclear("agent", (somebody, somebody), ambiguous=True)
    yield "note", assignment.note(ticket, "Agent One", "Mind the old version.")
    aside = replace(held, snoozed_until=ticket.opened_at + timedelta(days=1))
    yield "triage card, put aside", triage_card.card(aside, one.plan, one.customer)
    yield "ticket, inside", answers.to_work_on(aside, one.plan, one.customer)
    yield "put aside", snooze.put_aside(aside, one.plan, "Agent One")
    yield "aside", snooze.snoozed(aside, one.plan)
    for each in (ticket, held):
        yield "woken", snooze.woken(each)
        yield "back", snooze.to_assignee(each, one.plan, one.customer, each.opened_at)
    for by in (SOMEBODY, NOBODY) if ticket.severity else ():
        yield "raised in triage", raised.in_triage(ticket, one.plan, one.customer, by, (AGENT_ONE,))
        yield "raised, directly", raised.directly(held, one.plan, one.customer, by)
        for until in (None, back):
            left = assignment.left(ticket, "Agent Two", until, one.plan)
            yield "raised, of somebody away", raised.in_triage(ticket, one.plan, one.customer, by, (), left=left)
    yield "not answered", snooze.not_answered(ticket)
    for each in (ticket, held, aside):
        yield "moved on", moved_on.since_message(each, one.plan)
        now = moved_on.since_form(each, one.plan)
        yield "moved on, in a form", message(now.spans, now)
    for each in ticket.milestones if ticket.due_at else ():
        yield "promised before", snooze.promised_before(ticket, each, one.plan)
        yield "overdue", snooze.overdue(ticket, each, one.plan)
    yield "no such moment", snooze.no_such_moment("yesterday", timedelta(days=90))
    other = replace(held, id=TicketId("EX-2"))
    merged = replace(ticket, status=Status.CLOSED, merged_into=other.id)
    yield "card, merged", news.card(merged, one.plan)
    yield "triage card, merged", triage_card.card(merged, one.plan, one.customer)
    yield "triage card, absorbed", triage_card.card(replace(held, absorbed=(other.id,)), one.plan, one.customer)
    yield "ticket, merged", answers.inside(merged, one.plan, one.customer)
    yield "told of a merger", merge.to_customer(ticket, other)
    yield "gone", merge.in_ended_thread(ticket, other, "Agent One")
    yield "here", merge.in_remaining_thread(ticket, "Agent One")
    yield "merged", merge.to_actor(ticket, other)
    yield "itself", merge.with_itself(ticket)
    yield "two customers", merge.two_customers(ticket, other)
    yield "said alone", merge.said_alone(ticket, other)
    yield "under two plans", merge.under_two_plans(ticket, other)
    yield "goes on", refusals.goes_on(ticket.id, other.id)
    yield "noted", assignment.noted(ticket)
    yield "overheard", assignment.overheard(ticket)
