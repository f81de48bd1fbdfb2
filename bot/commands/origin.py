"""The origin of a command: who gives it, where, when and by which way."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.model.places import Account, Place, Thread


class Via(StrEnum):
    """The way by which a command came."""

    MESSAGE = "message"
    MENTION = "mention"
    SLASH = "slash command"
    ASIDE = "aside"  # said to the desk alone where others are, and answered there
    ACTION = "message action"
    SHORTCUT = "message shortcut"
    REACTION = "reaction"
    ALONG = "taken along"  # nobody gave it: the first message of a thread comes along with a mention in it
    BUTTON = "button"
    FORM = "form"
    HOME = "home page"
    TIMER = "timer"
    PLATFORM = "platform"
    PROGRAM = "program"
    CONSOLE = "console"


CARRIES_ANSWER: Final = frozenset({Via.SLASH, Via.ACTION, Via.FORM, Via.CONSOLE})
"""The ways in that can carry a reply back themselves."""
UNSEEN: Final = CARRIES_ANSWER | {Via.ASIDE}
"""The ways in that nobody else sees anything of: whoever uses them is told what came of it."""


class Origin(Struct, frozen=True, kw_only=True):
    """The origin of a command: who gives it, where, when (UTC) and how.

    `keys` are what a second delivery of it would repeat: the delivery's own id, and its meaning (place and message). A
    command is absorbed if any of its keys was seen before. `thread` is where it was written, if in a thread, and
    `begins` the one that it begins where a person is answered there, and not in between. `email` is
    set only if the directory behind the platform is the vendor's own, so that it proves who they are. `mentions` are
    the people mentioned beside the desk, in order, as far as the platform says who they are. `is_workspace_assumed`:
    the platform named the user alone, and the workspace of `by` is a guess. `by_program`: a program wrote it, perhaps
    on behalf of the person that `by` names. `is_full_member`: whether the directory of the desk's own workspace calls
    them a full member, and not a guest; None if it hasn't been asked. `is_channel`: for a command, 🎫 or a menu item,
    whether the place is a channel and not a conversation between two; a message has its `room`.
    """

    by: Account | None
    by_name: str = ""
    email: str = ""
    place: Place | None = None
    thread: Thread | None = None
    begins: Thread | None = None
    at: datetime
    via: Via
    keys: tuple[str, ...] = ()
    mentions: tuple[Account, ...] = ()
    is_workspace_assumed: bool = False
    by_program: bool = False
    is_full_member: bool | None = None
    is_channel: bool = False
