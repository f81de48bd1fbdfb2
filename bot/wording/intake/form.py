"""The form for a request: its labels, the words for a wrong answer, and the result."""

from typing import Final

from msgspec.structs import replace

from bot.model.desk import Customer
from bot.model.form import FieldName
from bot.model.ids import IntakeId
from bot.model.intake import Intake
from bot.model.message import Block, Button, Buttons, Message, Note, Quote
from bot.model.people import Actor
from bot.model.ticket import Ticket
from bot.wording import question
from bot.wording.results import named
from bot.wording.spans import clipped, invitation, line, message, note, paragraph, plain
from bot.wording.ticket import news
from bot.wording.ticket.triage import NO_TEXT
from policies.terms import Plan

TITLE: Final = "New request"
WAITING_TITLE: Final = "Your request"
SEND: Final = "Open the ticket"
GO_ON: Final = "Go on"
CANCEL: Final = "Cancel"
CLOSE: Final = "Close"

LABELS: Final[dict[FieldName, str]] = {
    FieldName.CUSTOMER: "Customer",
    FieldName.CONTACT: "For whom",
    FieldName.TEXT: "What happened?",
    FieldName.SEVERITY: "Severity",
    FieldName.KIND: "Kind of request",
    FieldName.PRODUCT: "Product",
}
MORE: Final = "Anything to add?"
HINT: Final = "What you see, since when, and who is affected."
KINDS: Final = ("Something is broken", "A question", "A change, or access", "Something else")
"""The kinds of request for plans that name none of their own."""
_SO_FAR: Final = 600
"""The most characters of a request that are shown above what can be added to it."""


def made_for(customer: Customer, plan: Plan) -> Note:
    """Say for whom it opens, and under which plan."""
    return note(f"For {customer.name}, under {plan.name}. It is posted in the channel of {customer.name}.")


def so_far(intake: Intake) -> tuple[Block, ...]:
    """Show what was written so far, to whoever is about to add to it."""
    further = f" …and {intake.more} more in its thread." if intake.more else ""
    return note(f"We have this already:{further}"), Quote(text=clipped(intake.first.words or NO_TEXT, _SO_FAR))


def added(by: Actor, text: str) -> Message:
    """Show what was added to a request in the form that opened it."""
    who = named(by)
    return message(line(who, f" added: “{clipped(text)}”"), paragraph(who, " added:"), Quote(text=text))


def no_request_now() -> Message:
    """Say that the request was closed without a ticket before the form came back."""
    return plain("This was closed without a ticket meanwhile. Still need it? Write in its thread, and I'll ask again.")


def opened_meanwhile(ticket: Ticket) -> Message:
    """Say that it opened before the form came back, and where to write what was added in it."""
    return plain(f"{ticket.id} has its level now. It opened before you sent this: please post the rest in its thread.")


def waiting_in_words(intake: IntakeId) -> Message:
    """Say how to answer the question without its form, which couldn't be shown, with a button that tries again."""
    text = invitation(
        "I couldn't show you the form. Pick a level in the thread of your request, or type its name or number there.",
        "I can't show you the form here. Pick a level in the thread of your request, "
        "or type @plandesk and its name or number there.",
    )
    again = Button(label=question.USE_FORM, verb="use-form", subject=intake)
    return message(line(text), paragraph(text), Buttons(buttons=(again,)))


def plan_has_changed() -> Note:
    """Say that the form was made under an older version of the plan."""
    return note("The plan has changed since you opened this form. Please look at it once more, and send it again.")


def not_chosen(name: FieldName) -> str:
    """Say that none of the options was chosen."""
    return f"Please choose one: {LABELS[name].lower()}."


def not_written() -> str:
    """Say that the text is missing."""
    return "Please write what happened."


def too_long(max_length: int, length: int) -> str:
    """Say that the text is longer than can be taken."""
    return f"Please shorten it to {max_length:,} characters; it has {length:,}."


def opened(ticket: Ticket, customer: Customer, plan: Plan) -> Message:
    """Say that the ticket is open: number, severity and due time, and where it goes on."""
    said = news.standing(ticket, plan)
    where = line(f"It goes on in the channel of {customer.name}, under your request.")
    return message((*said, *line(" "), *where), note(*said), note(*where))


def opened_waiting(ticket: Ticket, plan: Plan) -> Message:
    """Say that the request that waited is open: number, severity and due time, and where it goes on."""
    said, where = news.standing(ticket, plan), "It goes on where you asked."
    return message((*said, *line(f" {where}")), note(*said), note(where))


def sent_already(ticket: Ticket) -> Message:
    """Say that the same form was sent before."""
    return plain(f"This form was sent already; it is {ticket.id}.")


def of_another() -> Message:
    """Say that the form can't be taken: it was made for a customer that isn't its sender's, or isn't known."""
    return plain("This form cannot be taken any more. Please open it again.")


def with_text(told: Message, text: str) -> Message:
    """Return the message with the text of a form that can't be taken, so that it isn't lost with the form."""
    kept = (note("This is what you wrote:"), Quote(text=text)) if text else ()
    return replace(told, blocks=(*told.blocks, *kept))


def unreadable() -> Message:
    """Say that the form came back in a shape that the desk never gave it."""
    return plain("This form cannot be read any more. Please open it again.")


def in_words(customer: Customer | None, *, staff: bool) -> Message:
    """Say how to ask without the form, which couldn't be shown, with a button that tries again."""
    example = f"new {customer.id if customer else 'customer'}: what happened" if staff else "new what happened"
    text = invitation(
        f"The form can be opened by this button. Or say the same in words: “@plandesk {example}”.",
        f"Say it in words: “@plandesk {example}”.",
    )
    return message(line(text), note(text), Buttons(buttons=(use(customer if staff else None),)))


def use(customer: Customer | None = None) -> Button:
    """Return the button that opens the form; the vendor's staff open it for a customer."""
    return Button(label=question.USE_FORM, verb="new", subject=customer.id if customer else "")
