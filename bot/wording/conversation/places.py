"""Messages to the vendor's staff about channels and about the desk's own place on a platform."""

from typing import assert_never

from msgspec import Struct

from bot.commands import ChannelChange, InstallationChange, NoteChannel
from bot.model.desk import Customer
from bot.model.message import Button, Buttons, Message, PlaceLink, Quote
from bot.model.people import Contact
from bot.model.places import Place
from bot.model.selection import Page
from bot.wording.spans import joined, line, message, paragraph, plain


class Sharing(Struct, frozen=True, kw_only=True):
    """The organisations that a channel is, or was, shared with, as far as they are known.

    `names` are those of customers; `heard`: their people are. `anyone`: the plan on which anybody there opens tickets,
    else empty.
    """

    names: tuple[str, ...] = ()
    heard: bool = True
    anyone: str = ""


def changed(command: NoteChannel, whose: str, tickets: Page, sharing: Sharing) -> Message:
    """Say what became of a channel, `whose` it is (“Acme's channel”), and which tickets are open there."""
    place = command.origin.place
    if place is None:
        raise ValueError("only a channel changes")
    subject = _subject(command, whose)
    link = PlaceLink(place=place, text=f"{subject[:1].upper()}{subject[1:]}")
    head = line(link, f" {_happened(command, sharing)}.")
    rest = f"{_what_to_do(command.change, sharing)} {_open(tickets)}".strip()
    return message((*head, *line(f" {rest}")), paragraph(*head, f" {rest}"))


def added_to(place: Place, entry: str) -> Message:
    """Say that the desk was added to a channel that nobody has, with the line of the desk file that would change it."""
    head = line("I was added to ", PlaceLink(place=place, text=str(place)), ", and no customer has that channel.")
    advice = "If it's a customer's, put this line into theirs in the desk file. Until then, nothing opens from it."
    return message(head, paragraph(*head, f" {advice}"), Quote(text=entry))


def moved(whose: str, old: Place, new: Place, entry: str, tickets: Page) -> Message:
    """Say that a channel has another id, that all goes on there, and which line of the desk file says so."""
    subject = f"{whose[:1].upper()}{whose[1:]}"
    head = line(f"{subject} has a new id since it was shared: ", PlaceLink(place=new, text=str(new)))
    rest = f" (before: {old}). Everything goes on there. {_open(tickets)}".rstrip()
    advice = "Please put this line into the desk file when you get to it:"
    return message((*head, *line(rest)), paragraph(*head, f"{rest} {advice}"), Quote(text=entry))


def departed(contact: Contact, customer: Customer, place: Place, tickets: Page) -> Message:
    """Say that a designated contact left their channel, with the one click that takes them off the roster."""
    head = line(
        f"{contact.name}, a contact of {customer.name}, left ", PlaceLink(place=place, text="their channel"), "."
    )
    rest = (
        "They won't see what we say there. Please ask them to come back, or remove them as a contact. "
        f"{_open(tickets, whose='Theirs, and still open')}"
    ).strip()
    remove = Buttons(buttons=(_remove(contact, customer),))
    return message((*head, *line(f" {rest}")), paragraph(*head, f" {rest}"), remove)


def deactivated(contact: Contact, customer: Customer, tickets: Page) -> Message:
    """Say that the account of a designated contact is gone, with the one click that takes them off the roster."""
    head = f"{contact.name}, a contact of {customer.name}, isn't there any more: their account is gone."
    rest = (
        "They won't see what we say. Please agree with the customer on somebody else, or remove them as a contact. "
        f"{_open(tickets, whose='Theirs, and still open')}"
    ).strip()
    return message(line(f"{head} {rest}"), paragraph(f"{head} {rest}"), Buttons(buttons=(_remove(contact, customer),)))


def returned(contact: Contact, customer: Customer) -> Message:
    """Say that a designated contact who had left is there again."""
    return plain(f"{contact.name}, a contact of {customer.name}, is back: there's nothing to do about them any more.")


def _remove(contact: Contact, customer: Customer) -> Button:
    return Button(label="Remove as contact", verb="contacts remove", subject=customer.id, argument=contact.id)


def installation(platform: str, change: InstallationChange) -> Message:
    """Say that the desk was taken off a platform, or its token there."""
    name = platform.capitalize()
    waits = (
        "What we have to say there waits, and goes out once that's done. Until then, please watch the channels there."
    )
    match change:
        case InstallationChange.UNINSTALLED:
            return plain(f"Our app was removed from {name}, so I hear nothing there. Please install it again. {waits}")
        case InstallationChange.REVOKED:
            return plain(
                f"{name} has revoked our token, so I can't say anything there. "
                f"Please install the app again, and give me the new token. {waits}"
            )
        case _:
            assert_never(change)


def _who_opens(sharing: Sharing) -> str:
    if not sharing.heard:
        return "I hear them once the desk file has a contact from there."
    if sharing.anyone:
        return f"On {sharing.anyone}, any of them can open tickets."
    return "Whoever isn't in the desk file doesn't open tickets."


def _subject(command: NoteChannel, whose: str) -> str:
    if command.is_team:
        of = f", with {whose}," if whose else ""
        return f"the team “{command.name}”{of}" if command.name else f"a team{of}"
    return whose


def _happened(command: NoteChannel, sharing: Sharing) -> str:
    whom = joined(sharing.names) or (f"another organisation ({command.other})" if command.other else "")
    match command.change:
        case ChannelChange.SHARED:
            return f"is now shared{f' with {whom}' if whom else ''}"
        case ChannelChange.UNSHARED:
            return f"is no longer shared{f' with {whom}' if whom else ''}"
        case ChannelChange.ARCHIVED:
            return "was archived"
        case ChannelChange.UNARCHIVED:
            return "is no longer archived"
        case ChannelChange.DELETED:
            return "was deleted"
        case ChannelChange.RESTORED:
            return "was brought back"
        case ChannelChange.LEFT:
            return "doesn't have me in it any more"
        case ChannelChange.JOINED:
            return "has me in it now"
        case _:
            assert_never(command.change)


def _what_to_do(change: ChannelChange, sharing: Sharing) -> str:
    match change:
        case ChannelChange.SHARED:
            return f"Other people can read and write there now. {_who_opens(sharing)}"
        case ChannelChange.UNSHARED:
            return "Their people don't see what we say there any more. Please reach them another way."
        case ChannelChange.ARCHIVED:
            return "Nothing can be said there now. Please unarchive it, or reach them another way."
        case ChannelChange.DELETED:
            return "Nothing can be said there any more. Please agree on another channel and put it into the desk file."
        case ChannelChange.LEFT:
            return "I hear and say nothing there until somebody adds me again. Please do, or watch it yourselves."
        case ChannelChange.JOINED:
            return "There I hear only what mentions @plandesk, and /plandesk: please tell everybody to begin with one."
        case ChannelChange.UNARCHIVED | ChannelChange.RESTORED:
            return "Please look there for what I've missed meanwhile."
        case _:
            assert_never(change)


def _open(tickets: Page, whose: str = "Open") -> str:
    more = [f"{tickets.more} more (“list” has them all)"] if tickets.more else []
    named = (*(one.id for one in tickets.tickets), *more)
    return f"{whose}: {joined(named)}." if named else ""
