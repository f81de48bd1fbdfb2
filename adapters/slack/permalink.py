"""The addresses of Slack's messages and channels, which open in whichever client a reader has.

They are made of ids that the desk has, rather than asked for with `chat.getPermalink`, so that rendering needs no call.
"""

import re
from typing import Final

from adapters.platform.permalink import Permalinks
from bot.model.places import MessageRef, Place

ID: Final = re.compile(r"[A-Za-z0-9_]{1,64}")
STAMP: Final = re.compile(r"[0-9]{1,12}\.[0-9]{6}")


def message(ref: MessageRef) -> str:
    """Return the address of a message (`https://slack.com/archives/C…/p…`); empty if its ids aren't Slack's."""
    if not (STAMP.fullmatch(ref.id) and ID.fullmatch(ref.place.channel)):
        return ""
    return f"https://slack.com/archives/{ref.place.channel}/p{ref.id.replace('.', '')}"


def channel(place: Place) -> str:
    """Return the address of a channel, in its workspace; empty if its ids aren't Slack's."""
    if not (ID.fullmatch(place.channel) and ID.fullmatch(place.workspace)):
        return ""
    return f"https://slack.com/app_redirect?channel={place.channel}&team={place.workspace}"


PERMALINKS: Final = Permalinks(message=message, channel=channel)
