"""The desk's hearing in a place: by which command it is called there, and whether it hears what doesn't name it."""

from typing import Final

from bot.model.blocks import message_with_spans
from bot.model.desk import Customer, Desk
from bot.model.message import Invitation, Message, Spans, Text
from bot.model.places import Account, Place, Platform

MENTION: Final = "@plandesk"
"""The desk's name, as people mention it."""
OWN_COMMANDS: Final = {Platform.TEAMS: "/plandesk"}
"""The command of our app, on platforms where an app has one of its own instead of those that a desk file names."""
_SHARES_LITTLE: Final = frozenset({Platform.TEAMS})
"""The platforms that tell an app only of what names it in a channel that is shared with another organisation."""


def own_command(place: Place | None) -> str:
    """Return the command of our app there, which customers have too; empty if it has none of its own."""
    return OWN_COMMANDS.get(place.platform, "") if place else ""


def is_shared(place: Place, desk: Desk) -> bool:
    """Return whether a channel's customer has people in another organisation of that platform, by the desk file."""
    customer = desk.customer_in(place)
    return customer is not None and bool(workspaces(customer, place.platform) - {place.workspace})


def workspaces(customer: Customer, platform: Platform) -> frozenset[str]:
    """Return the workspaces of a platform that a customer's contacts act from."""
    accounts = (account for one in customer.contacts for account in one.accounts)
    return frozenset(one.workspace for one in accounts if one.platform is platform)


def shares_little(place: Place) -> bool:
    """Return whether the platform, in a shared channel, tells an app only of what names it."""
    return place.platform in _SHARES_LITTLE


def is_foreign_in(place: Place, account: Account) -> bool:
    """Return whether somebody acts in a shared channel from another organisation, which has no chat with our app."""
    is_there = account.platform is place.platform and account.platform in _SHARES_LITTLE
    return is_there and account.workspace != place.workspace


def hears_all(place: Place | None, desk: Desk) -> bool:
    """Return whether the desk hears there what doesn't name it, as it does unless the platform keeps that back."""
    return place is None or place.platform not in _SHARES_LITTLE or not is_shared(place, desk)


def inviting(message: Message, place: Place | None, desk: Desk) -> Message:
    """Return a message as it invites people to write in that place."""
    return message if hears_all(place, desk) else message_with_spans(message, _by_name)


def _by_name(spans: Spans) -> Spans:
    return tuple(Text(text=span.by_name) if isinstance(span, Invitation) else span for span in spans)
