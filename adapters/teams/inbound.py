"""Turns what Teams delivers into commands.

Pure: an activity in, a command out, or None for what the desk needn't hear. A place is the tenant and a channel,
without the part of the id that names a thread, or a personal chat. An account is the tenant and the object id that a
person has in its directory.
"""

import re
from datetime import UTC, datetime

from msgspec.structs import replace

from adapters.http.payload import Payload, part, words
from adapters.platform.keys import keys
from adapters.teams import aside, speech
from adapters.teams.click import click_keys
from bot.commands import Called, Command, OpenHome, Origin, ReceiveMessage, Room, Via
from bot.language import verbs
from bot.model.places import Account, MessageRef, Place, Platform, Thread

MARK = "plandesk"
"""The key of the data of our buttons, so that nobody else's is taken for one."""

BOT = "28:"
"""The prefix of the ids of bots."""

THREADED = re.compile(r"19:[^;]+@thread\.(?:tacv2|skype)")
SHARED = re.compile(r"19:[^;]+@thread\.(?:tacv2|skype|v2)")
"""The ids of channels and group chats: more people than one and the desk are there."""
ROOT = ";messageid="
NAMED = re.compile(r"[^\s/\x00-\x1f]{1,512}")
MILLISECONDS = re.compile(r"[0-9]{13}")


def heard(activity: Payload, at: datetime) -> ReceiveMessage | None:
    """Return a message that a person wrote, or a program to the desk; else None.

    `at` is for one that doesn't say when.
    """
    origin, others_see_it = written(activity, at), is_shared(activity)
    said, is_aside = speech.spoken(activity), others_see_it and aside.is_aside(activity)
    mentioned = said.is_to_the_desk or not others_see_it or is_aside
    if origin is None or (said.is_empty and not mentioned):
        return None
    if origin.by_program and (is_aside or not said.is_to_the_desk):
        return None
    via, message = Via.ASIDE if is_aside else Via.MENTION if mentioned else Via.MESSAGE, words(activity, "id")
    return ReceiveMessage(
        origin=replace(origin, via=via, begins=None if is_aside else _begun(origin, message)),
        message=message,
        text=aside.order(said.text) if is_aside else said.text,
        files=said.files,
        carried=said.carried,
        mentions_desk=mentioned,
        called=_called(activity, origin.place),
        room=Room.CHANNEL if others_see_it else Room.CHAT,
    )


def written(activity: Payload, at: datetime) -> Origin | None:
    """Return who wrote a message, where and when, with the key of the message; None if that was the desk itself.

    Of another program it says so: whether that counts is the desk's question.
    """
    place, by, message = place_of(activity), account_of(activity), words(activity, "id")
    if place is None or by is None or not NAMED.fullmatch(message) or _is_our_own(activity):
        return None
    return Origin(
        by=by,
        by_name=words(activity, "from", "name"),
        place=place,
        thread=_thread(activity, place, message),
        at=instant(activity) or at,
        via=Via.MESSAGE,
        keys=(str(MessageRef(place=place, id=message)),),
        mentions=_mentions(activity, place),
        is_workspace_assumed=is_assumed(activity),
        by_program=_is_a_programs(activity),
    )


def added(activity: Payload, at: datetime) -> OpenHome | None:
    """Return the order to show somebody what matters to them, once they have added the app for themselves; else None.

    `at` is for an activity that doesn't say when it was.
    """
    place, by = place_of(activity), account_of(activity)
    if place is None or by is None or is_shared(activity) or words(activity, "action") != "add":
        return None
    origin = Origin(
        by=by,
        by_name=words(activity, "from", "name"),
        place=place,
        at=instant(activity) or at,
        via=Via.MENTION,
        keys=keys(("teams:added", words(activity, "id"))),
    )
    return OpenHome(origin=origin)


def pressed(activity: Payload, at: datetime) -> Command | None:
    """Return the order of a button of ours; None if it is somebody else's.

    It comes as an action that is answered, or as a message without text that carries its data. `at` is for a click that
    doesn't say when it was.
    """
    button = part(activity, "value", "action", "data", MARK) or part(activity, "value", MARK)
    verb, subject = words(button, "verb"), words(button, "subject")
    place, by = place_of(activity), account_of(activity)
    if place is None or by is None or not verbs.is_of_a_button(verb, subject):
        return None
    at = instant(activity) or at
    origin = Origin(
        by=by,
        by_name=words(activity, "from", "name"),
        place=place,
        thread=_thread(activity, place, words(activity, "replyToId")),
        at=at,
        via=Via.BUTTON,
        keys=click_keys(activity, button, by, at),
        is_workspace_assumed=is_assumed(activity),
    )
    return verbs.pressed(verb, subject, words(button, "argument"), origin)


def is_shared(activity: Payload) -> bool:
    """Return whether more people than the writer and the desk see it."""
    conversation = part(activity, "conversation")
    kind = words(conversation, "conversationType")
    return kind != "personal" and (bool(kind) or conversation.get("isGroup") is True)


def tenants(activity: Payload) -> frozenset[str]:
    """Return every tenant that the activity names for itself: that of the team, and that of the conversation.

    In a personal chat it is that of the person as well.
    """
    named = {words(activity, "channelData", "tenant", "id"), words(activity, "conversation", "tenantId")}
    return frozenset(named if is_shared(activity) else named | {words(activity, "from", "tenantId")}) - {""}


def tenant_of(activity: Payload) -> str:
    """Return the tenant that it belongs to; empty if it doesn't say."""
    return words(activity, "channelData", "tenant", "id") or words(activity, "conversation", "tenantId")


def place_of(activity: Payload) -> Place | None:
    """Return where it happened."""
    tenant, channel = tenant_of(activity), words(activity, "conversation", "id").partition(ROOT)[0]
    if not NAMED.fullmatch(tenant) or not NAMED.fullmatch(channel):
        return None
    return Place(platform=Platform.TEAMS, workspace=tenant, channel=channel)


def account_of(activity: Payload) -> Account | None:
    """Return who did it: by the object id, else by the id that the platform made up for this bot.

    They are of the tenant that is said to be theirs, else of that of the channel.
    """
    tenant = words(activity, "from", "tenantId") or tenant_of(activity)
    user = words(activity, "from", "aadObjectId") or words(activity, "from", "id")
    if not NAMED.fullmatch(tenant) or not NAMED.fullmatch(user):
        return None
    return Account(platform=Platform.TEAMS, workspace=tenant, user=user)


def is_assumed(activity: Payload) -> bool:
    """Return whether the tenant of who did it is a guess: in a channel that may be shared, nothing says whose it is."""
    return is_shared(activity) and not words(activity, "from", "tenantId")


def _mentions(activity: Payload, place: Place) -> tuple[Account, ...]:
    """Return whom it mentions beside the desk, as people of the channel's tenant."""
    users = (user for user in speech.mentioned(activity) if NAMED.fullmatch(user))
    return tuple(Account(platform=Platform.TEAMS, workspace=place.workspace, user=user) for user in users)


def _called(activity: Payload, place: Place | None) -> Called | None:
    """Return whom it begins by mentioning.

    Of them Teams mostly gives the id that it made up for this bot, and the name.
    """
    found = speech.called(activity)
    if found is None or place is None or not NAMED.fullmatch(found[0]):
        return None
    account = Account(platform=Platform.TEAMS, workspace=place.workspace, user=found[0])
    return Called(account=account, name=found[1])


def _is_our_own(activity: Payload) -> bool:
    return words(activity, "from", "id") == words(activity, "recipient", "id")


def _is_a_programs(activity: Payload) -> bool:
    by = part(activity, "from")
    return words(by, "id").startswith(BOT) or words(by, "role").lower() in ("bot", "skill")


def _thread(activity: Payload, place: Place, message: str) -> Thread | None:
    """Return the thread that a message is in; None for the message that a thread hangs under, which isn't a reply."""
    root = words(activity, "conversation", "id").partition(ROOT)[2]
    return Thread(place=place, root=root) if NAMED.fullmatch(root) and root != message else None


def _begun(origin: Origin, message: str) -> Thread | None:
    """Return the thread that a message begins: each one that is new in a channel begins one."""
    place = origin.place
    is_root = place is not None and origin.thread is None and THREADED.fullmatch(place.channel)
    return Thread(place=place, root=message) if place and is_root else None


def instant(activity: Payload) -> datetime | None:
    """Return when it happened (UTC), if it says so."""
    return moment(words(activity, "timestamp"), words(activity, "id"))


def written_at(message: str) -> datetime | None:
    """Return when a message was written (UTC), if its id is a time, as it is in channels."""
    return moment("", message)


def moment(said: str, stamp: str) -> datetime | None:
    """Return when it happened (UTC): as it says, else by its id, if that is a time."""
    try:
        found = datetime.fromisoformat(said)
    except ValueError:
        return datetime.fromtimestamp(int(stamp) / 1000, UTC) if MILLISECONDS.fullmatch(stamp) else None
    return found.astimezone(UTC) if found.tzinfo and 1 < found.year < 9999 else None
