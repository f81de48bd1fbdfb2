"""Messages about a request that waits for a designated contact: at once, while it waits, and when nobody came."""

from datetime import date, datetime

from msgspec import Struct

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.message import Mention, Message, Note, OwnMessageLink, Quote, Span, Spans, Strong, Text, When
from bot.model.places import Account
from bot.sla.lateness import Lateness
from bot.wording import amounts, citing, question, refusals
from bot.wording.escalation.reminders import LATE
from bot.wording.spans import clipped, invitation, line, listed, message, note, paragraph, spaced
from bot.wording.ticket.triage import NO_TEXT, person, thread_link
from policies.terms import Exclusion, Plan

COUNTS = "One click by a designated contact opens it, and times count from that click."


class Waiting(Struct, frozen=True, kw_only=True):
    """A request that waits for a contact, as a reminder sees it.

    `goal` is when the desk wants it taken up (UTC; None: no goal), and `over` how late it is; `due_at` is when this
    reminder was to go out.
    """

    intake: Intake
    plan: Plan
    customer: Customer
    goal: datetime | None
    due_at: datetime
    now: datetime
    over: Lateness


def named(name: str, account: Account | None) -> Span:
    """Name a contact: by a mention if the platform of the thread has them."""
    return Mention(account=account, name=name) if account else Text(text=name)


def asked(
    intake: Intake, plan: Plan, customer: Customer, now: datetime, contacts: Spans, *, left_out: Exclusion | None
) -> Message:
    """Tell somebody who may not ask that the contacts are asked, and offer the contacts the severities."""
    thanks = f"Thanks, {intake.requester_name}." if intake.requester_name else "Thanks."
    opens = f"{thanks} On your plan ({plan.name}) a designated contact opens tickets"
    if not contacts:
        text = f"{opens}, and nobody is named for {customer.name} yet. Our team can see this, and can open it for you."
        return message(line(text), paragraph(text), citing.cited(plan, plan.contacts.source))
    head = line(f"{opens}, so I've asked ", *listed(contacts, "and"), ". Our team can see this too.")
    return message(
        head,
        paragraph(*head),
        question.elsewhere(left_out, customer, now),
        *question.rows(intake, plan, customer, now),
        question.hours(plan, customer, now),
        citing.cited(plan, plan.contacts.source, f"{COUNTS} "),
        question.why_elsewhere(left_out, plan),
        question.ways_out(intake, plan),
    )


def still_waits(customer: Customer, today: date) -> Message:
    """Tell somebody who writes on in the thread that their words arrived, and whom they wait for."""
    names = refusals.contact_names(customer, today)
    who = f"It waits for {names}, who can open it with a click above" if names else "It isn't open yet"
    return message(text := line(f"Passed on. {who}. Our team can see it too."), paragraph(*text))


def in_thread(waiting: Waiting, contacts: Spans) -> Message:
    """Remind the contacts, who are mentioned."""
    head = line(*listed(contacts, "and"), ": this still waits for one of you. ")
    link = OwnMessageLink(message_key=waiting.intake.question, text="Pick a level here")
    no_request = invitation(
        ", and it's open – or say there that it isn't a request.",
        ", and it's open – or say there, with @plandesk, that it isn't a request.",
    )
    tail = line(link, no_request)
    return message((*head, *tail), paragraph(*head, *tail), _late(waiting))


def in_triage(waiting: Waiting, on_duty: tuple[Mention, ...]) -> Message:
    """Remind the people on duty, under the pending line, whose buttons open it."""
    head = (*_head(waiting), *(span for mention in on_duty for span in line(" ", mention)))
    how = "Open it with a button of the pending line, or say there that it isn't a request."
    return message(head, paragraph(*head), note(how), _late(waiting))


def directly(waiting: Waiting) -> Message:
    """Remind one member of staff: the account manager, or somebody whom triage can't mention."""
    text, head = waiting.intake.first.words or NO_TEXT, _head(waiting)
    return message(
        (*head, *line(f" “{clipped(text)}”")),
        paragraph(*head),
        Quote(text=clipped(text, 600)),
        paragraph(thread_link(waiting.intake, waiting.customer)),
        _late(waiting),
    )


def lapsed(intake: Intake, customer: Customer, contacts: Spans, days: int) -> Message:
    """Tell the writer in the thread that nobody opened it, and what they can do."""
    who = Mention(account=intake.requester, name=intake.requester_name or "somebody")
    asked = line(" I'd asked ", *listed(contacts, "and"), ".") if contacts else ()
    on = invitation(
        " Still need it? Write here again, and I'll ask once more.",
        " Still need it? Write here again with @plandesk, and I'll ask once more.",
    )
    head = line(who, f": nobody has opened this within {days} days, so I've closed it.", *asked, on)
    return message(head, paragraph(*head))


def lapsed_inside(intake: Intake, customer: Customer, days: int) -> Message:
    """Tell the vendor's staff that nobody opened it."""
    text = intake.first.words or NO_TEXT
    head = line(
        Strong(text=customer.name),
        ": nobody has opened the request of ",
        person(intake.requester, intake.requester_name),
        f" within {days} days, so I've closed it. They know.",
    )
    return message(
        (*head, *line(f" “{clipped(text)}”")),
        paragraph(*head),
        Quote(text=clipped(text, 600)),
        paragraph(thread_link(intake, customer)),
    )


def _head(waiting: Waiting) -> Spans:
    intake, customer = waiting.intake, waiting.customer
    who = person(intake.requester, intake.requester_name)
    head = line(Strong(text=customer.name), ": a request of ", who, " still waits for a designated contact.")
    return spaced(head, _goal(waiting))


def _goal(waiting: Waiting) -> Spans:
    if waiting.goal is None:
        return ()
    when = When(at=waiting.goal, zone=waiting.plan.zone)
    if waiting.now < waiting.goal:
        return line("Our goal: ", when, f" ({amounts.span(waiting.goal - waiting.now)}).")
    return line("Our goal was ", when, f"{amounts.ago(waiting.over)}.")


def _late(waiting: Waiting) -> Note | None:
    late = waiting.now - waiting.due_at
    return note(f"This reminder is {amounts.span(late)} late: the desk wasn't running.") if late > LATE else None
