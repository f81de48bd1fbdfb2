"""Assignment and notes: the assignee of a ticket, and remarks that the vendor's staff keep among themselves."""

from collections.abc import Iterable
from datetime import datetime

from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Fact, Facts, Message, Quote, Spans, Strong, When
from bot.model.milestone import FIRST_RESPONSE
from bot.model.people import Person
from bot.model.ticket import Status, Ticket
from bot.wording.spans import clipped, joined, line, message, paragraph, plain, spaced
from bot.wording.ticket import acknowledged, linked_work, promised, status
from bot.wording.ticket.triage import NO_TEXT, acknowledge, form, thread_link
from policies.terms import Plan


def taken(ticket: Ticket, name: str) -> Message:
    """Say under the triage card that somebody is the new assignee by their own act."""
    before = f" over from {ticket.assignee}" if ticket.assignee else ""
    return plain(Strong(text=name), f" took {ticket.id}{before}.")


def assigned(ticket: Ticket, by: str, name: str) -> Message:
    """Say under the triage card that somebody assigned it to a colleague."""
    unanswered = " No response yet, so reminders go on." if ticket.status is Status.NEW else ""
    return plain(Strong(text=by), f" assigned {ticket.id} to ", Strong(text=name), f".{unanswered}")


def given(ticket: Ticket, plan: Plan, customer: Customer, by: str) -> Message:
    """Tell the new assignee what it is, its state, and when a reply is due."""
    name = f"{ticket.id} · {customer.name} · {status.severity_name(ticket, plan)}"
    head = line(f"{by} assigned this to you: ", Strong(text=name), ".")
    stands_now = spaced(status.state(ticket, plan), status.former_breaches(ticket, plan))
    stands = spaced(stands_now, status.promised(ticket, plan))
    why = Button(label="Why this time?", verb="why", subject=ticket.id)
    return message(
        spaced(head, stands),
        paragraph(*head),
        Facts(facts=(*_next_up(ticket, plan), Fact(label="State", spans=(*stands_now, *status.goal(ticket, plan))))),
        Quote(text=clipped(ticket.text or NO_TEXT, 600)),
        paragraph(thread_link(ticket, customer)),
        Buttons(
            buttons=(
                *((acknowledge(ticket),) if ticket.status is Status.NEW else ()),
                form(ticket, "reply", "Reply"),
                why,
            )
        ),
    )


def _next_up(ticket: Ticket, plan: Plan) -> tuple[Fact, ...]:
    """Return what is due next, if anything: before the first response that one, in words if it has no time."""
    one = ticket.milestone
    if (one is None and ticket.status is Status.NEW) or (one is not None and one.id == FIRST_RESPONSE):
        return (Fact(label="First response due", spans=status.due(ticket, plan)),)
    if one is None:
        return ()
    due = When(at=one.due, zone=status.zone(ticket, plan))
    return (Fact(label=f"{promised.label(one)}{' due' if one.is_promise else ', our goal'}", spans=line(due)),)


def inside(ticket: Ticket, plan: Plan) -> Spans:
    """Return what only the vendor's staff know about a ticket, for one of them who looks at it."""
    return spaced(
        line(f"Assigned to {ticket.assignee}." if ticket.assignee else "Unassigned."),
        line("Snoozed until ", *status.until(ticket, plan), ".") if ticket.snoozed_until else (),
        line(f"Merged into it: {joined(ticket.absorbed)}.") if ticket.absorbed else (),
        linked_work.on_record(ticket),
        line(acknowledged.standing(ticket, plan)),
    )


def assigned_to(ticket: Ticket, plan: Plan, *, away: datetime | None = None) -> Message:
    """Tell who assigned it that it is done, and that the assignee is `away` until then (UTC)."""
    back = When(at=away, zone=status.zone(ticket, plan)) if away else None
    absent = (" They're away until ", back, ".") if back else ()
    return plain(f"{ticket.id} is assigned to {ticket.assignee} now.", *absent)


def not_there(ticket: Ticket, name: str, until: datetime | None, plan: Plan) -> Message:
    """Say that it can't be given to somebody who is away until then (UTC), or doesn't work on tickets, and what can."""
    other = f"Assign {ticket.id} to somebody else"
    if until is None:
        return plain(f"{name} can't work on tickets. {other}.")
    back = When(at=until, zone=status.zone(ticket, plan))
    own = f", or let {name} take it (“take {ticket.id}”) if they are there for it."
    return plain(f"{name} is away until ", back, f", and it can't wait that long. {other}{own}")


def left(ticket: Ticket, name: str, until: datetime | None, plan: Plan) -> Spans:
    """Say that a ticket was taken from somebody who isn't there: they are away until then (UTC), or have left."""
    why = line(" is away until ", When(at=until, zone=status.zone(ticket, plan))) if until else line(" has left")
    return line(name, *why, ", so nobody is assigned now.")


def already_assigned(ticket: Ticket) -> Message:
    """Say that there is nothing to change."""
    return plain(f"{ticket.id} is assigned to {ticket.assignee} already.")


def yours_already(ticket: Ticket) -> Message:
    """Tell who takes a ticket that it is theirs."""
    return plain(f"{ticket.id} is yours already.")


def taken_meanwhile(ticket: Ticket) -> Message:
    """Say whose it is by now to who pressed a button that was shown before, and how to take it over."""
    return plain(f"{ticket.id} is assigned to {ticket.assignee} by now. “take {ticket.id}” takes it over.")


def unclear(typed: str, people: Iterable[Person], *, ambiguous: bool) -> Message:
    """Say that what was typed names nobody or more than one, with those people, or else everybody in the desk file."""
    names = joined(tuple(person.name for person in people), last="or")
    known = clipped(typed, 40)
    problem = f"Which one: {names}?" if ambiguous else f"I don't know a colleague “{known}”. There's {names}."
    return plain(f"{problem} Mention them, or write the whole name.")


def note(ticket: Ticket, name: str, text: str) -> Message:
    """Show a note for colleagues under the triage card."""
    return message(
        line(f"{name} – internal note on {ticket.id}: {clipped(text)}"),
        paragraph(Strong(text=name), f" – internal note on {ticket.id}:"),
        Quote(text=text),
    )


def shared_note(ticket: Ticket, customer: Customer, name: str, text: str) -> Message:
    """Show a note of a customer's assistant under the triage card."""
    return message(
        line(f"{name} of {customer.name} – note on {ticket.id}: {clipped(text)}"),
        paragraph(Strong(text=name), f" of {customer.name} – note on {ticket.id}, which they read too:"),
        Quote(text=text),
    )


def their_note(ticket: Ticket, name: str, text: str) -> Message:
    """Show a note of their assistant in the customer's thread."""
    return message(
        line(f"{name} – note on {ticket.id}: {clipped(text)}"),
        paragraph(Strong(text=name), f" – note on {ticket.id}:"),
        Quote(text=text),
    )


def shared(ticket: Ticket) -> Message:
    """Tell a customer's assistant that its note is kept, and who reads it."""
    return plain(f"Your note is kept with {ticket.id}. Both sides can read it; it isn't an answer.")


def noted(ticket: Ticket) -> Message:
    """Tell the writer that their note is kept."""
    return plain(f"Your note is kept under the card of {ticket.id}. The customer can't see it.")


def overheard(ticket: Ticket) -> Message:
    """Tell the writer of a note that customers read along where they wrote it."""
    return plain(
        f"Your note is kept with {ticket.id}, but the customer can read what you wrote in this channel. "
        "Next time, write it in triage or by slash command."
    )
