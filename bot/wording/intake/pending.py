"""The pending line: the message in triage about a request that isn't a ticket yet, and its later states."""

from bot.model.customer_message import CustomerMessage, written
from bot.model.desk import Customer
from bot.model.intake import Intake, TakenUp
from bot.model.message import Button, Buttons, Mention, Message, Quote, Spans
from bot.model.places import Account
from bot.model.privacy import is_private
from bot.wording import choosing, late
from bot.wording.intake import offer
from bot.wording.spans import clipped, line, message, note, paragraph
from bot.wording.ticket.triage import NO_TEXT, SOURCE_DELETED, duty, person, thread_link
from policies.terms import Plan

SETTLED = 40
"""The most characters of the request's words in a line about what is settled: with the rest it is one line."""
_WAITS = ", and isn't a designated contact: it waits for one of them to open it with a click."


def _stands(intake: Intake, plan: Plan) -> str:
    act = intake.taken_up
    if act:
        return f"{_asked_for(act, intake.first.by)} The severity is asked for."
    if not plan.is_known:
        return ", a plan that nobody knows here, wrote. They were told that a person will answer, and no time."
    if intake.is_offered and intake.offer:
        return f" wrote{offer.stands(intake.offer)}"
    return f" wrote{_WAITS}" if intake.is_held else " wrote, and is asked for the severity."


def _asked_for(act: TakenUp, writer: Account) -> str:
    """Return who made a request of a message; `writer` may be a member of staff, who has no requests."""
    if act.by != act.writer_name:
        return f" wrote; {act.by} made a request of it."
    return " wrote and made a request of it." if act.writer == writer else " made a request of what another wrote."


def _how(intake: Intake, customer: Customer) -> str:
    if intake.needs_contact:
        return "Answer in the customer's thread, or open it for them:"
    if is_private(intake, customer):
        return "Set the severity, and “reply” with the number answers them:"
    return "Answer in the customer's thread, or set the severity:"


def _open_it(intake: Intake, plan: Plan) -> tuple[Button]:
    """Return the one button under a plan that isn't known: its only severity isn't anybody's choice."""
    return (Button(label="Open the ticket", verb="choose", subject=intake.id, argument=plan.severities[0].id),)


def _further(count: int) -> str:
    """Say how many further messages there are that this line doesn't quote."""
    if count <= 0:
        return ""
    return "There's one more message from them. " if count == 1 else f"There are {count} more messages from them. "


def shown(
    intake: Intake,
    plan: Plan,
    customer: Customer,
    remark: str = "",
    also: tuple[CustomerMessage, ...] = (),
    *,
    on_duty: tuple[Mention, ...] = (),
) -> Message:
    """Say that a customer was asked for the severity, or waits for a contact; nobody needs to wait for that.

    `remark` is what else to know; `also` are further messages that are shown here and nowhere else in triage; `on_duty`
    are called.
    """
    act, text = intake.taken_up, written((intake.first, *also)) or NO_TEXT
    wrote = person(act.writer, act.writer_name) if act else person(intake.requester, intake.requester_name)
    head = line("Pending: ", wrote, f" of {customer.name} ({plan.name}){_stands(intake, plan)}")
    set_it = choosing.levels(intake.id, plan) if plan.is_known else _open_it(intake, plan)
    join = (offer.button(intake, intake.offer),) if intake.is_offered and intake.offer else ()
    answered = f"{intake.answered.name} has answered already. " if intake.answered else ""
    summary, link = (*head, *line(f" “{clipped(text)}”")), thread_link(intake, customer)
    return message(
        summary,
        paragraph(*head),
        Quote(text=text),
        late.remark(intake.first.at, intake.first.read_at, customer.zone),
        note(SOURCE_DELETED) if intake.is_source_deleted else None,
        paragraph(link),
        duty(on_duty),
        note(answered, _further(intake.more - len(also)), remark, _how(intake, customer)),
        Buttons(buttons=(*join, *set_it, Button(label="Not a request", verb="dismiss", subject=intake.id))),
        brief=(*summary, *line(" ", link), *(each for one in on_duty for each in line(" ", one))),
    )


def settled(intake: Intake, customer: Customer, result: Spans) -> Message:
    """Return the final form of the pending line."""
    text = line(f"{customer.name}: “{clipped(intake.first.words or NO_TEXT, SETTLED)}” ", *result)
    whole = (*text, *line(" ", thread_link(intake, customer)))
    return message(text, note(*whole), brief=whole)


def turned_away(intake: Intake, customer: Customer, reason: str) -> Message:
    """Say that a customer was told why nothing opens; the vendor's staff may still want to know."""
    head = line(
        person(intake.requester, intake.requester_name), f" of {customer.name} wrote; nothing was opened. {reason}"
    )
    summary = (*head, *line(f" “{clipped(intake.first.words or NO_TEXT)}”"))
    return message(
        summary,
        paragraph(*head),
        Quote(text=intake.first.words or NO_TEXT),
        paragraph(thread_link(intake, customer)),
        brief=(*summary, *line(" ", thread_link(intake, customer))),
    )
