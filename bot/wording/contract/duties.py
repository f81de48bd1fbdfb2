"""Sentences about what a plan asks of designated contacts, and whether they have confirmed it."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from bot.model.contract import Seat
from bot.model.desk import Customer
from bot.model.message import Block, Button, Buttons, Message
from bot.wording import citing, refusals
from bot.wording.spans import joined, line, message, paragraph, plain
from policies.terms import Plan


def asked(plan: Plan) -> tuple[Block, ...]:
    """Ask somebody who has just become a contact whether what the plan asks of them fits, by which clause.

    Empty if it asks nothing.
    """
    rule = plan.contacts
    if not rule.asks:
        return ()
    button = Button(label="That fits me", verb="contacts confirm", subject="")
    tasks = paragraph(f"As a designated contact on {plan.name}, you:", _points(rule.duties)) if rule.duties else None
    knows = paragraph("And a designated contact:", _points(rule.conditions)) if rule.conditions else None
    return *filter(None, (tasks, knows)), Buttons(buttons=(button,)), citing.cited(plan, rule.source)


def _points(asked: Iterable[str]) -> str:
    return "".join(f"\n• {one}" for one in asked)


def confirmed(name: str) -> Message:
    """Thank somebody for their word."""
    return plain(f"Thanks, {name}. We've noted that.")


def confirmed_already(plan: Plan) -> Message:
    """Say that nothing more is asked of them."""
    return plain(f"Thanks, there's nothing more to confirm on {plan.name}.")


def not_on_roster(plan: Plan, customer: Customer, today: date) -> Message:
    """Say that this is for designated contacts, by which clause."""
    text = f"That's for designated contacts to confirm. {refusals.contacts_named(customer, today)}"
    return message(line(text), paragraph(text), citing.cited(plan, plan.contacts.source))


def standing(seats: Iterable[Seat], plan: Plan, customer: Customer) -> str:
    """Return who has confirmed what the plan asks of contacts, with the day, and who hasn't yet."""
    rule, zone = plan.contacts, ZoneInfo(customer.zone)
    if not rule.asks:
        return ""
    seats = tuple(seats)
    there = tuple(
        f"{one.contact.name} ({one.attested.at.astimezone(zone):%d %b %Y})"
        for one in seats
        if one.attested and one.has_attested(rule)
    )
    missing = tuple(one.contact.name for one in seats if not one.has_attested(rule))
    said = f"Confirmed what {plan.name} asks of them: {joined(there)}." if there else ""
    asked = "Not yet" if said else f"Still to confirm what {plan.name} asks of them"
    still = f"{asked}: {joined(missing)}." if missing else ""
    return " ".join(filter(None, (said, still)))
