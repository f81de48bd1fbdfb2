"""Messages in triage about messages that somebody has edited or deleted."""

from bot.model.customer_message import CustomerMessage
from bot.model.message import Message, MessageLink, Quote
from bot.model.places import MessageRef, Place
from bot.wording.spans import clipped, line, message, note, paragraph, quoted
from bot.wording.ticket.additions import MAX_BRIEF
from bot.wording.ticket.triage import NO_TEXT, person


def edited(
    ticket: str | None, whose: str, before: CustomerMessage, after: CustomerMessage, *, name: str, place: Place
) -> Message:
    """Show a message before and after its edit; `ticket` None: it belongs to the pending request.

    `whose`: see `additions.added`.
    """
    head = line(person(after.by, name), f"{whose} edited a message on {ticket or 'the pending request'}:")
    link = MessageLink(ref=MessageRef(place=place, id=after.message), text="Open the message")
    return message(
        (*head, *line(f" {quoted(_text(after))} Before: {quoted(_text(before))}")),
        paragraph(*head),
        Quote(text=_text(after)),
        paragraph("Before, it said:"),
        Quote(text=_text(before)),
        note(link),
        brief=line(person(after.by, name), f" edited: {_in_brief(after)} Before, it said: {_in_brief(before)} ", link),
    )


def restored(ticket: str | None, whose: str, after: CustomerMessage, *, name: str, place: Place) -> Message:
    """Show a message that was deleted and is back; `ticket` None: it belongs to the pending request."""
    of = ticket or "the pending request"
    head = line(person(after.by, name), f"{whose} brought a deleted message on {of} back:")
    link = MessageLink(ref=MessageRef(place=place, id=after.message), text="Open the message")
    return message(
        (*head, *line(f" “{clipped(_text(after))}”")),
        paragraph(*head),
        Quote(text=_text(after)),
        note(link),
        brief=line(person(after.by, name), f" brought back: {_in_brief(after)} ", link),
    )


def deleted(ticket: str | None, whose: str, before: CustomerMessage, name: str) -> Message:
    """Show what a deleted message said; `ticket` None: it belongs to the pending request."""
    of = ticket or "the pending request"
    head = line("A message of ", person(before.by, name), f"{whose} on {of} was deleted. It said:")
    return message(
        (*head, *line(f" “{clipped(_text(before))}”")),
        paragraph(*head),
        Quote(text=_text(before)),
        brief=line("A message of ", person(before.by, name), f" was deleted. It said: {_in_brief(before)}"),
    )


def _in_brief(said: CustomerMessage) -> str:
    return quoted(_text(said), MAX_BRIEF)


def _text(said: CustomerMessage) -> str:
    return "\n".join(said.lines) or NO_TEXT
