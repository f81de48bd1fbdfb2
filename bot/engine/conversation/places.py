"""Channels: those that nobody serves, and news about those that the desk serves. Triage is notified of both at once."""

from typing import Final

from msgspec.structs import replace

from bot.commands import (
    ChannelChange,
    Command,
    FollowChannel,
    Help,
    NoteChannel,
    NoteInstallation,
    NoteTenant,
    OpenFromMessage,
    Origin,
    ReceiveMessage,
    Room,
    Via,
)
from bot.effects import Destination, Effect, Follow, InChannel, ReplyToActor, Say, ToPerson
from bot.engine.access import access_pages
from bot.engine.escalation import operator_alerts
from bot.engine.situation import NOTHING, Decision, Situation
from bot.model.desk import Customer, Desk
from bot.model.hearing import shares_little, workspaces
from bot.model.message import Message
from bot.model.places import Place, Platform
from bot.model.rank import Rank
from bot.model.selection import Page
from bot.wording.conversation import places, unlisted
from policies.terms import Openers

POINTING: Final = frozenset({Via.REACTION, Via.SHORTCUT, Via.ACTION})
"""The ways of asking for a ticket about a message in its place."""
ANYWHERE: Final = frozenset({Via.SLASH, Via.SHORTCUT})
"""The ways that are available in every channel of a workspace, whether the desk is in it or not."""
SILENT: Final = frozenset({ChannelChange.ARCHIVED, ChannelChange.DELETED, ChannelChange.LEFT})
"""The changes after which nothing can be posted there."""


def is_served(place: Place, desk: Desk) -> bool:
    """Return whether the desk file has this channel, as a customer's or as triage."""
    return desk.customer_in(place) is not None or place in desk.triage


def is_elsewhere(command: Command, desk: Desk) -> bool:
    """Return whether somebody writes, or asks for the desk, in a channel that nobody serves.

    A slash command of staff is carried out there, as it is when they mention the desk.
    """
    origin = command.origin
    if origin.place is None or is_served(origin.place, desk):
        return False
    match command:
        case ReceiveMessage():
            return command.room is Room.CHANNEL
        case OpenFromMessage():
            return origin.via in POINTING and origin.is_channel
        case _:
            is_order = _is_by_staff(origin, desk) and not isinstance(command, Help)
            return origin.via is Via.SLASH and origin.is_channel and not is_order


def permitted_there(command: ReceiveMessage, spoken: Command, desk: Desk) -> Command:
    """Return the command of a message; in a channel that nobody serves, only staff can give one."""
    staff = _is_by_staff(command.origin, desk)
    return command if is_elsewhere(command, desk) and (not staff or isinstance(spoken, Help)) else spoken


def report_unserved(command: Command, situation: Situation) -> Decision:
    """Tell triage, once per day and channel, of a channel that the desk file lacks.

    Whoever spoke to the desk, or asked for it by a command, 🎫 or the menu of a message, reads why nothing happens and
    where to write instead. Commands and menus are available where the desk isn't: what staff try there isn't news for
    anybody.
    """
    origin, desk = command.origin, situation.desk
    if origin.place is None:
        return NOTHING
    known = tuple(customer for customer, _ in desk.contact_of(origin.by, origin.email)) if origin.by else ()
    is_message = isinstance(command, ReceiveMessage)
    message = unlisted.channel(
        origin.place, known, is_foreign=_is_foreign(origin.place, desk), is_there=origin.via not in ANYWHERE
    )
    key = f"told:channel/{origin.place}/{situation.now.date()}"
    is_news = is_message or not _is_by_staff(origin, desk)
    told = (Say(to=InChannel(place=to), message=message, once=f"{key}/{to}") for to in desk.triage if is_news)
    return Decision(effects=(*told, *_not_served(command, known, desk)))


def _not_served(command: Command, known: tuple[Customer, ...], desk: Desk) -> tuple[Effect, ...]:
    """Return the reply to whoever asked; where the desk may not be, it can't be posted in the channel."""
    origin = command.origin
    if isinstance(command, ReceiveMessage) and not command.mentions_desk:
        return ()
    if origin.via is Via.SHORTCUT and origin.by:
        told = unlisted.not_served(desk.name, known, where=unlisted.OF_THE_MESSAGE)
        return (Say(to=ToPerson(account=origin.by), message=told),)
    return (ReplyToActor(message=unlisted.not_served(desk.name, known)),)


def _is_by_staff(origin: Origin, desk: Desk) -> bool:
    return origin.by is not None and desk.staff(origin.by, origin.email) is not None


def note_installation(command: NoteInstallation, situation: Situation) -> Decision:
    """Tell people, once an hour and platform, that the desk was taken off it: Slack says so by two events."""
    message = places.installation(command.platform, command.change)
    told = told_to(_beside(command.platform, situation.desk), message)
    return replace(told, once=f"told:installation/{command.platform}/{situation.now:%Y-%m-%dT%H}")


def note_tenant(command: NoteTenant, situation: Situation) -> Decision:
    """Tell triage, once per day and tenant; those who were turned away read nothing, and so try again."""
    place, desk = command.origin.place, situation.desk
    here = desk.customer_in(place) if place and command.account else None
    message = (
        unlisted.from_elsewhere(command.account, here)
        if here and command.account
        else unlisted.tenant(command.tenant, command.account or place)
    )
    key = f"told:tenant/{command.tenant}/{here.id if here else ''}/{situation.now.date()}"
    told = (Say(to=InChannel(place=to), message=message, once=f"{key}/{to}") for to in desk.triage)
    return Decision(effects=tuple(told))


def note_channel(command: NoteChannel, situation: Situation) -> Decision:
    """Tell triage about a channel that has changed, and what is open there."""
    place, desk = command.origin.place, situation.desk
    if place is None or not (is_served(place, desk) or command.is_team):
        return _added_to(place, desk) if place and command.change is ChannelChange.JOINED else NOTHING
    customer = desk.customer_in(place)
    is_silent = command.change in SILENT
    sharing = _sharing(command, place, customer, situation)
    told = places.changed(command, _whose(place, customer, desk), concerned(situation), sharing)
    return told_to(operator_alerts.destinations(desk, lambda home: is_silent and home == place), told)


def _sharing(command: NoteChannel, place: Place, customer: Customer | None, situation: Situation) -> places.Sharing:
    """Return what is known of those that a channel is shared with: customers by their contacts, and who of them asks.

    A platform that shares little tells of nobody whom the desk file doesn't know to be of there.
    """
    others, plan = frozenset(filter(None, command.other.split(", "))), situation.plan
    known = [one for one in situation.desk.customers if others & workspaces(one, place.platform)]
    anyone = customer is not None and plan is not None and plan.contacts.may_open is Openers.ANYONE
    return places.Sharing(
        names=tuple(one.name for one in known),
        heard=customer is None or customer in known or not shares_little(place),
        anyone=plan.name if plan and anyone else "",
    )


def _added_to(place: Place, desk: Desk) -> Decision:
    told = places.added_to(place, unlisted.entry("channels", (place,)))
    return told_to(operator_alerts.destinations(desk), told)


def follow_channel(command: FollowChannel, situation: Situation) -> Decision:
    """Go on in the new place without being asked, also after a start with the file that has the old one."""
    old, new, desk = command.origin.place, command.to, situation.desk
    if old is None or old == new or not (is_served(old, desk) or is_served(new, desk)):
        return NOTHING
    desk = desk.moved({old: new})
    customer = desk.customer_in(new)
    key, channels = ("channels", customer.channels) if customer else ("triage", desk.triage)
    entry = unlisted.entry(key, channels)
    told = places.moved(_whose(new, customer, desk), old, new, entry, concerned(situation))
    follow = Follow(old=old, new=new, since=min(command.origin.at, situation.now))
    return Decision(effects=(follow, *told_to(operator_alerts.destinations(desk), told).effects))


def concerned(situation: Situation) -> Page:
    """Return the tickets that are open there, or belong to the person who left."""
    return next(iter(access_pages(situation)), Page())


def _whose(place: Place, customer: Customer | None, desk: Desk) -> str:
    if customer:
        return f"{customer.name}'s channel"
    return "a triage channel" if place in desk.triage else ""


def _beside(platform: Platform, desk: Desk) -> tuple[Destination, ...]:
    """Return triage everywhere, since messages wait there until they can be posted.

    If all of it is on that platform, also the people who answer for the desk and can be reached on another.
    """
    channels = tuple(InChannel(place=place) for place in desk.triage)
    if any(place.platform is not platform for place in desk.triage):
        return channels
    elsewhere = [
        next((account for account in person.accounts if account.platform is not platform), None)
        for person in desk.people
        if person.roles & operator_alerts.ANSWERABLE
    ]
    return (*channels, *(ToPerson(account=account) for account in elsewhere if account))


def _is_foreign(place: Place, desk: Desk) -> bool:
    """Return whether it is in a workspace in which the desk file has no channel."""
    served = (*desk.triage, *(one for customer in desk.customers for one in customer.channels))
    return all((one.platform, one.workspace) != (place.platform, place.workspace) for one in served)


def told_to(to: tuple[Destination, ...], message: Message) -> Decision:
    """Return a message of the highest rank to each of these."""
    return Decision(effects=tuple(Say(to=each, message=message, rank=Rank.CRITICAL) for each in to))
