"""The one question: how urgent is it, in the words of the customer's plan."""

from datetime import datetime, timedelta
from math import ceil

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.message import Block, Button, Buttons, Link, ListItem, Message, Note, Paragraph, Spans, Title
from bot.wording import amounts, choosing, citing, coverage, labels, phone_lines, severity_row
from bot.wording.spans import joined, line, message, note, paragraph, plain, spaced, stopped
from policies.terms import (
    Amount,
    ChannelKind,
    DecidedBy,
    Exclusion,
    Hint,
    Plan,
    Provision,
    Severity,
    Unit,
    WayIn,
    once_a_plan,
)

NOT_SURE = "Not sure"
USE_FORM = "Use the form"


def asked(
    intake: Intake,
    plan: Plan,
    customer: Customer,
    now: datetime,
    hint: Hint | None = None,
    *,
    spends: Note | None = None,
) -> Message:
    """Ask how urgent it is: a row for each severity, the most severe first. `now` decides which hours are open.

    `hint` is an exclusion of the plan that the request may be about, or what its writer can do without us; choosing a
    severity opens it all the same.
    `spends` says what it may be spent from, and what is left of that.
    """
    if not plan.is_known:
        return _taken_in(intake)
    head = f"Got it{f', {intake.requester_name}' if intake.requester_name else ''}. How urgent is this?"
    who_decides = _who_decides(plan)
    return message(
        line(f"{head} {_names(plan)}. One click opens the ticket."),
        Title(spans=line(head)),
        paragraph(who_decides) if who_decides else None,
        elsewhere(hint, customer, now),
        *rows(intake, plan, customer, intake.opened_at),
        spends,
        hours(plan, customer, now),
        _by_order_form(plan),
        why_elsewhere(hint, plan),
        ways_out(intake, plan),
    )


@once_a_plan
def _names(plan: Plan) -> str:
    return joined(tuple(severity.name for severity in plan.severities), last="or")


@once_a_plan
def _by_order_form(plan: Plan) -> Note | None:
    """Say which times are by the customer's order form and not by the plan, and where; None for none."""
    found: dict[str, list[str]] = {}
    for severity in plan.severities:
        target = plan.target(severity.id)
        if target and target.source.document:
            found.setdefault(citing.clause(plan, target.source), []).append(severity.name)
    said = (f"As agreed in {clause}: {joined(tuple(names))}." for clause, names in found.items())
    return note(" ".join(said)) if found else None


def _taken_in(intake: Intake) -> Message:
    """Say, when the plan isn't known, that a person will reply: nothing is asked and nothing promised."""
    text = f"Got it{f', {intake.requester_name}' if intake.requester_name else ''}. A person will answer you here."
    why = "Your plan isn't set up here yet, so I can't say by when; our team has your words now."
    return message(line(f"{text} {why}"), paragraph(text), note(why), Buttons(buttons=(_no_request(intake),)))


def definitions(plan: Plan, customer: Customer, now: datetime) -> tuple[Block, ...]:
    """Return what bears on the severity in a form: each promise, the hours that are open, and who decides."""
    channel = plan.chat.says if plan.chat.kind is ChannelKind.BY_ARRANGEMENT else ""
    return (
        *(severity_row.row(severity, plan, customer, now) for severity in plan.severities),
        *((said,) if (said := hours(plan, customer, now)) else ()),
        *((note(channel),) if channel else ()),
        citing.cited(plan, plan.severity_rule.source, f"{plan.severity_rule.says} "),
    )


def asked_again(intake: Intake, plan: Plan, left: timedelta) -> Message:
    """Ask a second time, in short, with the same choices; `left` is the time until it opens by itself."""
    minutes = Amount(value=max(1, ceil(left.total_seconds() / 60)), unit=Unit.MINUTE)
    text = f"{choosing.still_there(plan)} Otherwise we'll open it in {amounts.amount(minutes)} and choose together."
    ways = [*_unsure(intake, plan), _no_request(intake)]
    return message(line(text), paragraph(text), Buttons(buttons=(*choosing.levels(intake.id, plan), *ways)))


def asked_back(intake: Intake, severities: tuple[Severity, ...], *, is_number: bool) -> Message:
    """Ask whether what was typed means one of these.

    A number may just as well reply to something that a member of staff asked.
    """
    names = joined(tuple(severity.name for severity in severities), last="or")
    labelled = zip(severities, labels.distinct(one.name for one in severities), strict=True)
    buttons = [choosing.level(intake.id, severity, label) for severity, label in labelled]
    if is_number:
        buttons.append(Button(label="No, just an answer", verb="no-level", subject=intake.id))
    text = f"Did you mean {names}?"
    return message(line(text), paragraph(text), Buttons(buttons=tuple(buttons)))


def still_open(plan: Plan) -> Message:
    """Reply to somebody who asks for the state before a severity was chosen."""
    return plain(f"We have your message, and our team sees it. {choosing.in_its_thread(plan)}")


def no_request_offered(intake: Intake) -> Message:
    """Offer a click that puts it away to somebody who says, before a severity was chosen, that it is over."""
    text = "Glad to hear it. Shall I close this? Otherwise just pick a level above."
    return message(line(text), paragraph(text), Buttons(buttons=(_no_request(intake),)))


def settled_back() -> Message:
    """Return the final form of that question, with nothing left to press."""
    told = line("Thanks, that's clear now.")
    return message(told, note(*told))


def asked_below() -> Message:
    """Return the final form of a question that was asked once more."""
    told = line("Asked again below.")
    return message(told, note(*told))


def settled(told: Spans) -> Message:
    """Return the final form of the question, with nothing left to choose."""
    return message(told, note(*told))


def rows(intake: Intake, plan: Plan, customer: Customer, since: datetime) -> tuple[ListItem, ...]:
    """Return a row for each severity with its button, its promise counted from `since` (UTC)."""
    buttons = choosing.levels(intake.id, plan)
    return tuple(
        severity_row.row(severity, plan, customer, since, button)
        for severity, button in zip(plan.severities, buttons, strict=True)
    )


def ways_out(intake: Intake, plan: Plan) -> Buttons:
    """Return the buttons below the rows: “not sure” if the vendor classifies, “Not a request”, and the form."""
    form = Button(label=USE_FORM, verb="use-form", subject=intake.id)
    return Buttons(buttons=(*_unsure(intake, plan), _no_request(intake), form))


def _unsure(intake: Intake, plan: Plan) -> tuple[Button, ...]:
    staff_decide = plan.severity_rule.decided_by is DecidedBy.VENDOR
    return (Button(label=NOT_SURE, verb="choose", subject=intake.id),) if staff_decide else ()


def _no_request(intake: Intake) -> Button:
    return Button(label="Not a request", verb="dismiss", subject=intake.id)


def elsewhere(hint: Hint | None, customer: Customer, now: datetime) -> Paragraph | None:
    """Say what to do instead, if the request is about an exclusion, and whom to ask, if that is a contact.

    If it asks how something is done, say where that can be looked up; nobody has to.
    """
    if hint is None:
        return None
    if isinstance(hint, Provision):
        return paragraph(
            f"{stopped(hint.offer or hint.says)} ", *_at(hint.offered_at), "Want us to help? Choose below."
        )
    names = joined(tuple(contact.name for contact in customer.contacts_on(customer.today(now))))
    whom = f" Your contacts: {names}." if hint.ask_contacts and names else ""
    return paragraph(f"{stopped(hint.instead or hint.says)}{whom} Something else? Choose below.")


def why_elsewhere(hint: Hint | None, plan: Plan) -> Note | None:
    """Say by which clause, in small print."""
    if hint is None:
        return None
    says = isinstance(hint, Exclusion) and hint.instead
    return citing.cited(plan, hint.source, f"{stopped(hint.says)} " if says else "")


def _at(address: str | None) -> Spans:
    """Return where to look, as a link if it is one; empty if the address isn't known."""
    if address is None:
        return ()
    return line("See ", Link(url=address, text=address) if address.startswith("http") else address, ". ")


def _who_decides(plan: Plan) -> str:
    match plan.severity_rule.decided_by:
        case DecidedBy.CUSTOMER:
            return ""
        case DecidedBy.CONFIRMED:
            return "Choose what fits; we'll confirm it with you."
        case DecidedBy.VENDOR:
            return "Tell us how it looks to you; we set the level and tell you here."


def hours(plan: Plan, customer: Customer, now: datetime) -> Note | None:
    """Say which hours are open now and whom to call, in small print; None if first responses count no hours."""
    said = (*coverage.in_short(plan, now, customer.region), *phone_lines.to_call(plan, now))
    return note(*spaced(*said)) if said else None


def ways(named: tuple[WayIn, ...]) -> str:
    """Return the ways in that the terms name, as a sentence; empty if they name none."""
    if not named:
        return ""
    return f"Other ways: {joined(tuple(_way(way) for way in named))}."


def _way(way: WayIn) -> str:
    return f"{way.name} ({way.address})" if way.address else way.name
