"""The one question: how severe is it, in the words of the customer's plan."""

from datetime import datetime, timedelta
from math import ceil

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.message import Block, Button, Buttons, Heading, Message, Note, Paragraph, Spans, Strong
from bot.wording import amounts, citing, coverage, phone_lines
from bot.wording.spans import joined, line, message, note, paragraph, plain, spaced, stopped
from policies.terms import Amount, ChannelKind, DecidedBy, Exclusion, Plan, Severity, Unit, WayIn

NOT_SURE = "Not sure"


def asked(intake: Intake, plan: Plan, customer: Customer, now: datetime, left_out: Exclusion | None = None) -> Message:
    """Ask how severe it is, with everything that bears on the answer. `now` decides which hours are shown as open.

    `left_out` is an exclusion of the plan that the request may be about; choosing a severity opens it all the same.
    """
    if not plan.is_known:
        return _taken_in(intake)
    names = joined(tuple(severity.name for severity in plan.severities), last="or")
    return message(
        line(f"{_title(plan)} {names}. One click opens the ticket."),
        Heading(text=_title(plan)),
        *elsewhere(left_out, plan),
        paragraph(_who_decides(plan)),
        *severities(plan, customer, intake.opened_at),
        choices(intake, plan),
        hours(plan, customer, now),
        note("Typing the number or the name in this thread does the same.", _channel(plan)),
        citing.cited(plan, plan.severity_rule.source, f"{plan.severity_rule.says} "),
    )


def _taken_in(intake: Intake) -> Message:
    """Say, when the plan isn't known, that a person will reply: nothing is asked and nothing promised."""
    text = f"Got it{f', {intake.requester_name}' if intake.requester_name else ''}. A person will answer you here."
    why = "Your plan isn't set up here yet, so I can't say by when; our team has your words now."
    way_out = Buttons(buttons=(Button(label="Not a request", verb="dismiss", subject=intake.id),))
    return message(line(f"{text} {why}"), paragraph(text), note(why), way_out)


def definitions(plan: Plan, customer: Customer, now: datetime) -> tuple[Block, ...]:
    """Return what bears on the severity in a form: each promise, the hours that are open, and who decides."""
    channel = _channel(plan).strip()
    return (
        *severities(plan, customer, now),
        *((said,) if (said := hours(plan, customer, now)) else ()),
        *((note(channel),) if channel else ()),
        citing.cited(plan, plan.severity_rule.source, f"{plan.severity_rule.says} "),
    )


def asked_again(intake: Intake, plan: Plan, left: timedelta) -> Message:
    """Ask a second time, in short, with the same choices; `left` is the time until it opens by itself."""
    minutes = Amount(value=max(1, ceil(left.total_seconds() / 60)), unit=Unit.MINUTE)
    anyway = f"Without an answer it opens anyway in {amounts.amount(minutes)}"
    text = f"How severe is this? {anyway}, with no severity and no time promised."
    return message(line(text), paragraph(text), choices(intake, plan))


def asked_back(intake: Intake, severities: tuple[Severity, ...], *, is_number: bool) -> Message:
    """Ask whether what was typed means one of these.

    A number may just as well reply to something that a member of staff asked.
    """
    names = joined(tuple(severity.name for severity in severities), last="or")
    buttons = [_choice(intake, severity) for severity in severities]
    if is_number:
        buttons.append(Button(label="No, just an answer", verb="no-level", subject=intake.id))
    text = f"Did you mean {names}?"
    return message(line(text), paragraph(text), Buttons(buttons=tuple(buttons)))


def still_open() -> Message:
    """Reply to somebody who asks for the state before a severity was chosen."""
    return plain("We have your message, and our team sees it. Pick a level in its thread and I can tell you by when.")


def no_request_offered(intake: Intake) -> Message:
    """Offer a click that puts it away to somebody who says, before a severity was chosen, that it is over."""
    text = "Glad to hear it. Shall I close this? Otherwise just pick a level above."
    button = Button(label="Not a request", verb="dismiss", subject=intake.id)
    return message(line(text), paragraph(text), Buttons(buttons=(button,)))


def settled_back() -> Message:
    """Return the final form of that question, with nothing left to press."""
    told = line("Thanks, that's clear now.")
    return message(told, note(*told))


def settled(told: Spans) -> Message:
    """Return the final form of the question, with nothing left to choose."""
    return message(told, note(*told))


def choices(intake: Intake, plan: Plan) -> Buttons:
    """Return a button for each severity, “not sure” if the vendor classifies, and “Not a request”."""
    buttons = [_choice(intake, severity) for severity in plan.severities]
    if plan.severity_rule.decided_by is DecidedBy.VENDOR:
        buttons.append(Button(label=NOT_SURE, verb="choose", subject=intake.id))
    buttons.append(Button(label="Not a request", verb="dismiss", subject=intake.id))
    return Buttons(buttons=tuple(buttons))


def _choice(intake: Intake, severity: Severity) -> Button:
    return Button(label=severity.name, verb="choose", subject=intake.id, argument=severity.id)


def elsewhere(left_out: Exclusion | None, plan: Plan) -> tuple[Block, ...]:
    """Say what to do instead, if the request is about an exclusion, and the clause behind it."""
    if left_out is None:
        return ()
    said = f"{stopped(left_out.says)} "
    if not left_out.instead:
        return paragraph(f"{said}Something else? Choose below."), citing.cited(plan, left_out.source)
    first = f"{stopped(left_out.instead)} Something else, or doesn't it help? Choose below."
    return paragraph(first), citing.cited(plan, left_out.source, said)


def _title(plan: Plan) -> str:
    staff_decide = plan.severity_rule.decided_by is DecidedBy.VENDOR
    return "How severe does this look to you?" if staff_decide else "How severe is this?"


def _who_decides(plan: Plan) -> str:
    match plan.severity_rule.decided_by:
        case DecidedBy.CUSTOMER:
            return f"Your plan is {plan.name}. Choose one, and the ticket is open."
        case DecidedBy.CONFIRMED:
            return f"Your plan is {plan.name}. Choose one, and the ticket is open; {plan.vendor} confirms the severity."
        case DecidedBy.VENDOR:
            return f"Your plan is {plan.name}. {plan.vendor} classifies; what you choose is your suggestion."


def severities(plan: Plan, customer: Customer, since: datetime) -> tuple[Block, ...]:
    """Return each severity with its definition and its promise, counted from `since` (UTC)."""
    return tuple(_severity(severity, plan, customer, since) for severity in plan.severities)


def hours(plan: Plan, customer: Customer, now: datetime) -> Note | None:
    """Say which hours are open now and whom to call, in small print; None if first responses count no hours."""
    said = (*coverage.now_open(plan, now, customer.region), *phone_lines.to_call(plan, now))
    return note(*spaced(*said)) if said else None


def _severity(severity: Severity, plan: Plan, customer: Customer, since: datetime) -> Block:
    examples = f" For example: {stopped('; '.join(severity.examples))}" if severity.examples else ""
    named = line(Strong(text=severity.name), f"\n{severity.wording or severity.definition}{examples}\n")
    promises = spaced(_first(severity, plan, customer, since), _beside(plan, severity))
    return Paragraph(spans=(*named, *promises, *line(_phone(severity))))


def _first(severity: Severity, plan: Plan, customer: Customer, since: datetime) -> Spans:
    """Return when the first response is due; empty if none is promised, but something else is."""
    target = plan.target(severity.id)
    if coverage.beyond(plan, severity.id) and not (target and target.amount):
        return ()
    return line(*coverage.promised(plan, severity.id, since, customer.region), ".")


def _beside(plan: Plan, severity: Severity) -> Spans:
    """Return what is promised beyond the first response."""
    said = coverage.beyond(plan, severity.id)
    return line(f"{said[:1].upper()}{said[1:]}.") if said else ()


def _phone(severity: Severity) -> str:
    if severity.phone is None:
        return ""
    number = severity.phone.number or phone_lines.UNKNOWN
    return f" {stopped(severity.phone.says)} The number is {number}."


def _channel(plan: Plan) -> str:
    if plan.chat.kind is not ChannelKind.BY_ARRANGEMENT:
        return ""
    return f" {plan.chat.says}"


def ways(named: tuple[WayIn, ...]) -> str:
    """Return the ways in that the terms name, as a sentence; empty if they name none."""
    if not named:
        return ""
    return f"The terms name: {joined(tuple(_way(way) for way in named))}."


def _way(way: WayIn) -> str:
    return f"{way.name} ({way.address})" if way.address else way.name
