"""Turns an entry in the menu of a message, which somebody has chosen, into a command. Pure, as `inbound` is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from adapters.http.payload import Payload, part, words
from adapters.platform.keys import keys
from adapters.teams import inbound, speech
from bot.commands import OpenFromMessage, Origin, Pointed, PointingCommand, ReplyFromMessage, SplitFromMessage, Via
from bot.model.places import Account, Place, Platform, Thread

OPEN, REPLY, SPLIT = "open", "reply", "split"
"""The entries in the menu of a message, as the manifest names them."""
MENU: Final[Mapping[str, type[OpenFromMessage] | type[ReplyFromMessage] | type[SplitFromMessage]]] = {
    OPEN: OpenFromMessage,
    REPLY: ReplyFromMessage,
    SPLIT: SplitFromMessage,
}
"""The command of each."""


def pointed(activity: Payload, at: datetime) -> OpenFromMessage | PointingCommand | None:
    """Return the order of an entry in the menu of a message; None for any other action.

    `at` is for an activity that doesn't say when. It carries no key of the message: that one was heard, maybe, and
    started nothing. The engine knows what it began.
    """
    it, place, by = part(activity, "value", "messagePayload"), inbound.place_of(activity), inbound.account_of(activity)
    command, message = MENU.get(words(activity, "value", "commandId")), words(it, "id")
    is_there = inbound.is_shared(activity) and bool(inbound.NAMED.fullmatch(message))
    if command is None or place is None or by is None or not is_there:
        return None
    writer = _writer(it, place)
    if writer is None and command is OpenFromMessage:
        return None
    root = words(it, "replyToId")
    origin = Origin(
        by=by,
        by_name=words(activity, "from", "name"),
        place=place,
        thread=Thread(place=place, root=root) if inbound.NAMED.fullmatch(root) and root != message else None,
        at=inbound.instant(activity) or at,
        via=Via.ACTION,
        is_channel=True,
        is_workspace_assumed=inbound.is_assumed(activity),
        keys=keys(("teams:action", words(activity, "id"))),
    )
    return command(origin=origin, pointed=_said(it, words(activity, "recipient", "id"), writer, at))


def _said(it: Payload, bot: str, writer: Account | None, at: datetime) -> Pointed:
    said = speech.quoted(it, bot)
    return Pointed(
        message=words(it, "id"),
        writer=writer,
        writer_name=words(it, "from", "user", "displayName"),
        is_workspace_assumed=True,
        at=inbound.moment(words(it, "createdDateTime"), words(it, "id")) or at,
        text=said.text,
        files=said.files,
        carried=said.carried,
    )


def _writer(it: Payload, place: Place) -> Account | None:
    """Return who wrote a message that is pointed at; None if that was a bot."""
    user = words(it, "from", "user", "id")
    known = inbound.NAMED.fullmatch(user)
    return Account(platform=Platform.TEAMS, workspace=place.workspace, user=user) if known else None
