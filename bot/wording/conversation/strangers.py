"""The message in triage about somebody of another customer who writes in a customer's channel."""

from bot.commands import ReceiveMessage
from bot.model.desk import Customer
from bot.model.message import Message, MessageLink, Quote
from bot.model.places import MessageRef
from bot.wording.spans import clipped, joined, line, message, note, paragraph
from bot.wording.ticket.additions import MAX_BRIEF
from bot.wording.ticket.triage import person


def wrote(command: ReceiveMessage, name: str, theirs: tuple[Customer, ...], here: Customer) -> Message:
    """Tell triage whose contact wrote in whose channel, with their words, and that nothing was opened."""
    by, place = command.origin.by, command.origin.place
    if by is None or place is None:
        raise ValueError("only an account writes, and somewhere")
    whose = joined(tuple(customer.name for customer in theirs))
    head = line(person(by, name), f" of {whose} wrote in {here.name}'s channel. I haven't opened anything.")
    link = MessageLink(ref=MessageRef(place=place, id=command.message), text="Open the message")
    return message(
        (*head, *line(f" “{clipped(command.words)}”")),
        paragraph(*head),
        Quote(text=command.words),
        note(link),
        brief=line(person(by, name), f": {clipped(command.words, MAX_BRIEF)} ", link),
    )
