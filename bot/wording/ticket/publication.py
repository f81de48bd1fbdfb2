"""A message of ours in triage that is sent to the customer, and what becomes of it there."""

from bot.model.customer_message import CustomerMessage
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Message, Quote, Strong, Style
from bot.model.ticket import Ticket
from bot.wording.labels import fitted
from bot.wording.spans import clipped, line, message, note, paragraph, plain
from bot.wording.ticket.triage import thread_link

UNSEND = "Take it back"


def preview(
    ticket: Ticket, customer: Customer, remark: CustomerMessage, writer: str, argument: str, *, again: bool
) -> Message:
    """Show what would be sent to whom, in whose name, with the button that sends it.

    `writer` wrote it, if that isn't who sends it; `again`: it was edited since it was shown first.
    """
    head = line("It was edited just now. " if again else "", "This goes to ", Strong(text=customer.name))
    tail = line(f" on {ticket.id}, in your name{f' ({writer} wrote it)' if writer else ''}:")
    button = Button(
        label=fitted(f"Send to {customer.name}"),
        verb="publish",
        subject=ticket.id,
        argument=argument,
        style=Style.PRIMARY,
    )
    files = "Its files don't go along: post them in the customer's thread. " if remark.files else ""
    return message(
        (*head, *tail, *line(f" “{clipped(remark.text)}”")),
        paragraph(*head, *tail),
        Quote(text=remark.text),
        note(files, thread_link(ticket, customer)),
        Buttons(buttons=(button,)),
    )


def shown_directly() -> Message:
    """Say that the preview is in the chat with the desk."""
    return plain("I've sent you a preview in our chat. Nothing has gone to the customer yet.")


def sent(ticket: Ticket, customer: Customer) -> Message:
    """Tell who sent it that the customer has it."""
    return message(
        line(f"Sent to {customer.name} on {ticket.id}. If the message is edited, their copy is, too."),
        paragraph(f"Sent to {customer.name} on {ticket.id}. If the message is edited, their copy is, too."),
    )


def published(ticket: Ticket, customer: Customer, name: str, writer: str, text: str) -> Message:
    """Say under the card whose message has been sent to the customer, and by whom."""
    what = f"what {writer} wrote" if writer else "their message"
    head = line(Strong(text=name), f" sent {what} to {customer.name}:")
    return message(
        (*head, *line(f" “{clipped(text)}”")),
        paragraph(*head, f" “{clipped(text)}”"),
        brief=line(Strong(text=name), f" sent {what} to {customer.name}: “{clipped(text)}”"),
    )


def deleted(ticket: Ticket, customer: Customer, remark: CustomerMessage, name: str) -> Message:
    """Say under the card that a message is deleted here, but stays with the customer, who has read it."""
    head = line(Strong(text=name), f" deleted a message that {customer.name} has on {ticket.id}, and keeps:")
    return message(
        (*head, *line(f" “{clipped(remark.text)}”")),
        paragraph(*head),
        Quote(text=remark.text),
        Buttons(buttons=(Button(label=UNSEND, verb="unsend", subject=ticket.id, argument=remark.key),)),
    )


def copy_taken_back(name: str) -> Message:
    """Stand in the customer's thread where the message was."""
    return plain(f"{name} took back what was written here.")


def taken_back(ticket: Ticket, name: str, remark: CustomerMessage) -> Message:
    """Say under the card that the customer doesn't have it any more."""
    return plain(Strong(text=name), f" took back what the customer read on {ticket.id}: “{clipped(remark.text)}”")


def done(ticket: Ticket, *, is_wanted: bool) -> Message:
    """Tell who took it back that it is done, what it can't undo, and that the customer waits for an answer again."""
    again = " They wait for an answer again." if is_wanted else ""
    return plain(f"Taken back on {ticket.id}. The customer may have read it before.{again}")


def nothing_there() -> Message:
    """Say which messages can be sent like this."""
    return plain("I can send the customer what one of us wrote in the thread under a ticket's card. Choose it there.")


def unreadable() -> Message:
    """Say that the platform didn't show the message to the desk."""
    return plain("I couldn't read that message. Please write “reply EX-1” and your words instead.")


def no_words() -> Message:
    """Say that there are no words to send."""
    return plain("That message has no words, and files don't go along. Post them in the customer's thread.")


def gone() -> Message:
    """Say that the message was deleted."""
    return plain("That message is deleted, so nothing was sent.")


def before_a_ticket() -> Message:
    """Say that there is no ticket yet whose customer could be replied to."""
    return plain("This isn't a ticket yet. Choose a level for it first, or write in the customer's thread.")


def none_yet(ticket: Ticket) -> Message:
    """Say that nobody has written anything under the card that could be sent."""
    return plain(f"Nobody has written under the card of {ticket.id} yet. “reply {ticket.id} …” writes to the customer.")


def sent_already(ticket: Ticket, remark: CustomerMessage) -> Message:
    """Say that the customer has it, and in whose name."""
    name = remark.publication.name if remark.publication else ""
    if not remark.is_published:
        return plain(f"The customer of {ticket.id} was sent that before, and it was taken back. Write it anew instead.")
    told = f"{name} has sent that to the customer of {ticket.id} already."
    return message(
        line(told),
        paragraph(told),
        Buttons(buttons=(Button(label=UNSEND, verb="unsend", subject=ticket.id, argument=remark.key),)),
    )


def not_sent(ticket: Ticket) -> Message:
    """Say that there is nothing to take back."""
    return plain(f"The customer of {ticket.id} doesn't have that message, so there's nothing to take back.")
