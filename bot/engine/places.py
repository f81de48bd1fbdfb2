"""Channels: those that nobody serves, and what becomes of those that the desk serves. Triage hears of both at once."""

from typing import Final, assert_never

from bot.commands import (
    ChannelChange,
    Command,
    FollowChannel,
    Hear,
    Help,
    NoteChannel,
    NoteDeparture,
    NoteInstallation,
    PlaceCommand,
    Room,
)
from bot.effects import Answer, Destination, Follow, InChannel, Say, ToPerson
from bot.engine import alarming
from bot.engine.access import access_pages
from bot.engine.situation import NOTHING, Decision, Situation
from bot.model.desk import Customer, Desk
from bot.model.message import Message
from bot.model.places import Place, Platform
from bot.model.rank import Rank
from bot.model.selection import Page
from bot.wording import places, unlisted

SILENT: Final = frozenset({ChannelChange.ARCHIVED, ChannelChange.DELETED, ChannelChange.LEFT})
"""After these nothing can be said there."""


def is_served(place: Place, desk: Desk) -> bool:
    """Return whether the desk file has this channel, a customer's or one of triage."""
    return desk.customer_in(place) is not None or place in desk.triage


def is_elsewhere(command: Hear, desk: Desk) -> bool:
    """Return whether somebody writes in a channel that nobody serves."""
    place = command.origin.place
    return command.room is Room.CHANNEL and place is not None and not is_served(place, desk)


def meant_there(command: Hear, spoken: Command, desk: Desk) -> Command:
    """Return what a message means: in a channel that nobody serves only an order of the vendor's people is one."""
    by = command.origin.by
    vendor = by is not None and desk.staff(by, command.origin.mail) is not None
    return command if is_elsewhere(command, desk) and (not vendor or isinstance(spoken, Help)) else spoken


def unserved(command: Hear, situation: Situation) -> Decision:
    """Tell triage, once a day and channel, of a channel that the desk file lacks; who spoke to the desk hears why there
    is no more, and where to write instead.
    """
    origin, desk = command.origin, situation.desk
    if origin.place is None:
        return NOTHING
    known = tuple(customer for customer, _ in desk.contact_of(origin.by, origin.mail)) if origin.by else ()
    message = unlisted.channel(origin.place, known, is_foreign=_is_foreign(origin.place, desk))
    key = f"told:channel/{origin.place}/{situation.now.date()}"
    told = (Say(to=InChannel(place=to), message=message, once=f"{key}/{to}") for to in desk.triage)
    back = (Answer(message=unlisted.not_served(desk.name, known)),) if command.mentions_desk else ()
    return Decision(effects=(*told, *back))


def note(command: PlaceCommand, situation: Situation) -> Decision:
    """Return what triage is told of a channel, of who left it, and of the desk's own place on a platform."""
    match command:
        case NoteChannel():
            return _changed(command, situation)
        case FollowChannel():
            return _followed(command, situation)
        case NoteDeparture():
            return _departed(command, situation)
        case NoteInstallation():
            told = places.installation(command.platform, command.change)
            return _told(_beside(command.platform, situation.desk), told)
        case _:
            assert_never(command)


def _changed(command: NoteChannel, situation: Situation) -> Decision:
    place, desk = command.origin.place, situation.desk
    if place is None or not (is_served(place, desk) or command.is_team):
        return NOTHING
    customer = desk.customer_in(place)
    is_silent = command.change in SILENT
    told = places.changed(command, _whose(place, customer, desk), _concerned(situation))
    return _told(alarming.told(desk, lambda home: is_silent and home == place), told)


def _followed(command: FollowChannel, situation: Situation) -> Decision:
    """The desk goes on in the new place by itself, also after a start with the file that has the old one."""
    old, new, desk = command.origin.place, command.to, situation.desk
    if old is None or old == new or not (is_served(old, desk) or is_served(new, desk)):
        return NOTHING
    desk = desk.moved({old: new})
    customer = desk.customer_in(new)
    key, channels = ("channels", customer.channels) if customer else ("triage", desk.triage)
    entry = unlisted.entry(key, channels)
    told = places.moved(_whose(new, customer, desk), old, new, entry, _concerned(situation))
    follow = Follow(old=old, new=new, since=min(command.origin.at, situation.now))
    return Decision(effects=(follow, *_told(alarming.told(desk), told).effects))


def _departed(command: NoteDeparture, situation: Situation) -> Decision:
    """Of designated contacts alone: others come and go."""
    origin, customer = command.origin, situation.customer
    known = situation.desk.contact_of(origin.by, origin.mail) if origin.by else ()
    contact = next((one for of, one in known if customer and of.id == customer.id), None)
    if contact is None or customer is None or origin.place is None:
        return NOTHING
    told = places.departed(contact, customer, origin.place, _concerned(situation))
    return _told(alarming.told(situation.desk), told)


def _concerned(situation: Situation) -> Page:
    """The tickets that are open there, or of who left."""
    return next(iter(access_pages(situation)), Page())


def _whose(place: Place, customer: Customer | None, desk: Desk) -> str:
    if customer:
        return f"{customer.name}'s channel"
    return "a triage channel" if place in desk.triage else ""


def _beside(platform: Platform, desk: Desk) -> tuple[Destination, ...]:
    """Triage everywhere, since it waits there until it can be said; where all of it is on that platform, those too who
    answer for the desk and can be told on another.
    """
    channels = tuple(InChannel(place=place) for place in desk.triage)
    if any(place.platform is not platform for place in desk.triage):
        return channels
    elsewhere = [
        next((account for account in person.accounts if account.platform is not platform), None)
        for person in desk.people
        if person.roles & alarming.ANSWERABLE
    ]
    return (*channels, *(ToPerson(account=account) for account in elsewhere if account))


def _is_foreign(place: Place, desk: Desk) -> bool:
    """Whether it is in a workspace in which the desk file has no channel."""
    served = (*desk.triage, *(one for customer in desk.customers for one in customer.channels))
    return all((one.platform, one.workspace) != (place.platform, place.workspace) for one in served)


def _told(to: tuple[Destination, ...], message: Message) -> Decision:
    return Decision(effects=tuple(Say(to=each, message=message, rank=Rank.CRITICAL) for each in to))
