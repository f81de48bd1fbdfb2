"""The addresses of Teams' messages and channels: the deep links of its documentation, made from their ids.

A personal chat has none: nobody but the person and the desk could open it.
"""

import re
from typing import Final
from urllib.parse import quote

from adapters.platform.permalink import Permalinks
from bot.model.places import MessageRef, Place

CHANNEL: Final = re.compile(r"19:[\w.:=+-]{1,200}@thread\.(?:tacv2|skype|v2)", re.ASCII)
MESSAGE: Final = re.compile(r"[0-9]{1,20}")
TENANT: Final = re.compile(r"[A-Za-z0-9.-]{1,64}")


def message(ref: MessageRef) -> str:
    """Return the address of a message in a channel or group chat; empty if it has none."""
    if not (MESSAGE.fullmatch(ref.id) and _is_shared(ref.place)):
        return ""
    return f"https://teams.microsoft.com/l/message/{_quoted(ref.place)}/{ref.id}?tenantId={ref.place.workspace}"


def channel(place: Place) -> str:
    """Return the address of a channel or group chat; empty if it has none."""
    if not _is_shared(place):
        return ""
    return f"https://teams.microsoft.com/l/channel/{_quoted(place)}/?tenantId={place.workspace}"


def _is_shared(place: Place) -> bool:
    return bool(CHANNEL.fullmatch(place.channel) and TENANT.fullmatch(place.workspace))


def _quoted(place: Place) -> str:
    return quote(place.channel, safe="")


PERMALINKS: Final = Permalinks(message=message, channel=channel)
