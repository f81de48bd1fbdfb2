"""The address at which a message or a channel can be opened, from whichever platform a reader comes."""

import re
from typing import assert_never
from urllib.parse import quote

from bot.model.places import MessageRef, Place, Platform

SLACK_CHANNEL = re.compile(r"[A-Za-z0-9_]{1,64}")
SLACK_STAMP = re.compile(r"[0-9]{1,12}\.[0-9]{6}")
TEAMS_CHANNEL = re.compile(r"19:[\w.:=+-]{1,200}@thread\.(?:tacv2|skype|v2)", re.ASCII)
TEAMS_ID = re.compile(r"[0-9]{1,20}")
TENANT = re.compile(r"[A-Za-z0-9.-]{1,64}")


def permalink(ref: MessageRef) -> str:
    """Return the address, for anybody who may see the message; empty if it has none."""
    match ref.place.platform:
        case Platform.SLACK:
            return _slack(ref)
        case Platform.TEAMS:
            return _teams(ref)
        case _:
            assert_never(ref.place.platform)


def channel_link(place: Place) -> str:
    """Return the address of a channel, for anybody who may see it; empty if it has none."""
    match place.platform:
        case Platform.SLACK:
            is_one = SLACK_CHANNEL.fullmatch(place.channel) and SLACK_CHANNEL.fullmatch(place.workspace)
            return f"https://slack.com/app_redirect?channel={place.channel}&team={place.workspace}" if is_one else ""
        case Platform.TEAMS:
            if not (TEAMS_CHANNEL.fullmatch(place.channel) and TENANT.fullmatch(place.workspace)):
                return ""
            return f"https://teams.microsoft.com/l/channel/{quote(place.channel, safe='')}/?tenantId={place.workspace}"
        case _:
            assert_never(place.platform)


def _slack(ref: MessageRef) -> str:
    if not SLACK_STAMP.fullmatch(ref.id) or not SLACK_CHANNEL.fullmatch(ref.place.channel):
        return ""
    return f"https://slack.com/archives/{ref.place.channel}/p{ref.id.replace('.', '')}"


def _teams(ref: MessageRef) -> str:
    """Return the address on Teams. A personal chat has none: nobody else could open it."""
    place = ref.place
    if not (
        TEAMS_ID.fullmatch(ref.id) and TEAMS_CHANNEL.fullmatch(place.channel) and TENANT.fullmatch(place.workspace)
    ):
        return ""
    channel = quote(place.channel, safe="")
    return f"https://teams.microsoft.com/l/message/{channel}/{ref.id}?tenantId={place.workspace}"
