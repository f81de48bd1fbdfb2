"""The forms about a ticket: their labels, whom their words go to, and what is missing."""

from collections.abc import Collection, Mapping
from typing import Final

from bot.catalogue import VERBS
from bot.model.desk import Customer
from bot.model.form import FieldName, Purpose
from bot.model.listed_ticket import ListedTicket
from bot.model.message import Button, Buttons, Message, Note, Paragraph, PlaceLink, Quote, Spans, Strong
from bot.model.people import Actor, Person
from bot.model.privacy import is_private
from bot.model.ticket import Ticket
from bot.wording import metrics
from bot.wording.spans import clipped, invitation, joined, line, message, note, paragraph, plain
from bot.wording.ticket.status import severity_name
from policies.terms import AnyMetric, Plan

PREVIEW: Final = "Preview"
MAX_SEND: Final = 24
"""The most characters on the button that sends a form."""

LABELS: Final[dict[FieldName, str]] = {
    FieldName.MACRO: "Ready-made text",
    FieldName.MILESTONE: "What you have for them",
    FieldName.UNTIL: "Until when?",
    FieldName.MOMENT: "Or at another time",
    FieldName.SEVERITY: "Severity",
    FieldName.INTO: "It goes on in",
    FieldName.PERSON: "Assign it to",
    FieldName.SPAN: "For how long?",
    FieldName.ALLOWANCE: "Off what?",
    FieldName.KIND: "Kind of request",
}
MOMENTS: Final = (
    ("tomorrow", "Tomorrow morning"),
    ("1h", "In 1 hour"),
    ("4h", "In 4 hours"),
    ("monday", "Monday morning"),
)
"""The times that the snooze form offers, as they are typed, with what they are called."""
CALLED_AT: Final = "When was it?"
CALLED_HINT: Final = "Such as 09:05 or 10 min ago; empty means now."
MOMENT_HINT: Final = "Such as 30m, 2h, friday or 14:30."
SPANS: Final = (("30m", "30 minutes"), ("1h", "1 hour"), ("2h", "2 hours"), ("4h", "4 hours"), ("1d", "24 hours"))
"""The spans for which the form asks for remote access, as they are typed, with what they are called."""
NO_TEXT: Final = "Please write something here."
WITH_MACRO: Final = "Goes below a ready-made text; you can change all of it in the preview."
NO_AMOUNT: Final = "Please say how much."
NO_REASON: Final = "Please say why in a few words."
NOT_CHOSEN: Final = "Please choose one."

_TITLES: Final = {
    "reply": "Reply",
    "note": "Internal note",
    "wait": "Ask and wait",
    "resolve": "Resolve",
    "milestone": "Workaround",
    "access": "Access",
    "log": "Log work",
    "kind": "Kind",
    "link": "Link",
    "assign": "Assign",
    "snooze": "Snooze",
    "severity": "Severity",
    "merge": "Merge",
    "phoned": "Call",
    "appeal grant": "Set back",
    "appeal refuse": "Keep level",
}
_AMOUNTS: Final = {
    "hours": ("How long?", "1h30m"),
    "requests": ("How many?", "1"),
    "money": ("How much?", "120.50"),
}
_SEND: Final = {
    "note": "Keep the note",
    "phoned": "Note the call",
    "log": "Log it",
    "kind": "Set the kind",
    "link": "Link it",
    "assign": "Assign",
    "snooze": "Snooze",
}
_TEXTS: Final = {
    "reply": ("What {} reads", ""),
    "note": ("For our team alone", "{} never sees this."),
    "wait": ("What do you need from {}?", "They're asked this, and we wait for their answer."),
    "resolve": ("What was done?", "{} reads this, and is asked to reply if it isn't solved."),
    "milestone": ("What {} can do now", ""),
    "log": ("What was done?", "{} can read this in the ticket's history."),
    "access": ("What do you need to look at?", "{} is asked to allow remote access, and reads this."),
    "phoned": ("To whom?", ""),
    "link": ("Address of the work", "Such as https://tracker.example/BUG-7. {} never sees this."),
    "appeal grant": ("Why? {} reads this", "You may leave it empty."),
    "appeal refuse": ("Why? {} reads this", ""),
}


def title(verb: str, ticket: Ticket) -> str:
    """Return what a form is called, with the ticket's number."""
    return f"{_TITLES[verb]} · {ticket.id}"


def send(verb: str) -> str:
    """Return what the button of a form says: what goes to a customer is shown once more first."""
    return _SEND.get(verb, PREVIEW)


def send_to(customer: Customer) -> str:
    """Return what the button says that sends it to the customer."""
    named = f"Send to {customer.name}"
    return named if len(named) <= MAX_SEND else "Send to customer"


def text(verb: str, customer: Customer) -> tuple[str, str]:
    """Return the label of a verb's text, and the hint below it."""
    label, hint = _TEXTS[verb]
    return label.format(customer.name), hint.format(customer.name)


def amount(counts: Collection[str]) -> tuple[str, str]:
    """Return the label of an amount of what allowances count, and the hint below it."""
    labels, examples = zip(*(said for each, said in _AMOUNTS.items() if each in counts), strict=True)
    label = labels[0] if len(labels) == 1 else _AMOUNTS["money"][0]
    return label, f"Such as {joined(examples, last='or')}; with “reverse” before it it's given back."


def reason(customer: Customer, *, staff: bool) -> str:
    """Return the label of the reason for another severity."""
    return f"Why? {customer.name} reads this" if staff else "Why?"


def about(ticket: Ticket) -> Note:
    """Say which ticket a form is about, by the words of who asked."""
    return note(f"{ticket.id} – “{clipped(ticket.text)}”" if ticket.text else ticket.id)


def to_customer(ticket: Ticket, customer: Customer, by: Actor) -> tuple[Paragraph, Quote | Note]:
    """Say to whom it goes, where they read it and in whose name, and what they wrote."""
    wrote = Quote(text=clipped(ticket.text, 300)) if ticket.text else about(ticket)
    return paragraph(*_whom(ticket, customer, by), "."), wrote


def preview(ticket: Ticket, customer: Customer, by: Actor) -> Note:
    """Say that what follows is what the customer will read."""
    return note(*_whom(ticket, customer, by), ". They'll read:")


def other(one: ListedTicket, plans: Mapping[str, Plan]) -> str:
    """Return a ticket that another can be merged into, in a line."""
    return clipped(f"{one.id} · {severity_name(one, plans[one.plan_version])} · {one.head}", 75)


def more_tickets(more: int, ticket: Ticket) -> Note:
    """Say how to merge into a ticket that is beyond what a choice can have."""
    return note(f"{more} more aren't listed; for one of them say “merge {ticket.id} into EX-9”.")


def person(one: Person, *, on_duty: bool, away: bool) -> str:
    """Return somebody whom a ticket can be assigned to, and whether they are there."""
    return f"{one.name}{' · on duty' if on_duty else ' · away' if away else ''}"


def metric(one: AnyMetric) -> str:
    """Return what is reported by its name, as an option."""
    return metrics.one(one).capitalize()


def nothing_to_choose(verb: str, customer: Customer) -> Message:
    """Say that a form would have nothing to choose from."""
    if verb == "merge":
        return plain(f"{customer.name} has no other open ticket to merge this into.")
    return plain("There is nobody else to assign this to.")


def empty() -> Message:
    """Say that there is nothing to send yet."""
    return plain(NO_TEXT)


def no_macro(name: str, known: tuple[str, ...]) -> Message:
    """Say that there is no ready-made text of that name, and which there are."""
    there = f"There's {joined(tuple(f'/{one}' for one in known))}." if known else "The desk file has none yet."
    return plain(f"I don't have a ready-made text /{clipped(name, 40)}. {there}")


def in_words(purpose: Purpose) -> Message:
    """Say the same without the form, which couldn't be shown, with a button that tries again."""
    verb, _, rest = VERBS[purpose.verb].example.partition(" EX-")
    after = _behind(purpose) or rest.partition(" ")[2]
    said = line("Say “", Strong(text=f"{verb} {purpose.subject} {after}"), invitation("”, or use the form.", "”."))
    again = Button(label="Open the form", verb="form", subject=purpose.subject, argument=purpose.verb)
    return message(said, Paragraph(spans=said), Buttons(buttons=(again,)))


def _behind(purpose: Purpose) -> str:
    """Return what follows the number where the verb's own example would be wrong behind this one; else nothing."""
    if purpose.verb == "merge":
        prefix = purpose.subject.rpartition("-")[0]
        return f"into {prefix}-{1 if purpose.subject == f'{prefix}-2' else 2}"
    return "2: why" if purpose.verb == "severity" else ""


def _whom(ticket: Ticket, customer: Customer, by: Actor) -> Spans:
    who = Strong(text=customer.name)
    if is_private(ticket, customer):
        return line("To ", who, ", in their direct messages, as ", Strong(text=by.name))
    channel = PlaceLink(place=ticket.thread.place, text="their channel")
    return line("To ", who, ", in ", channel, ", as ", Strong(text=by.name))
