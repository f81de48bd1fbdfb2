"""The sights of a chat platform, and the results of what people did, as plain values alike on every platform."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct, field

from adapters.sandbox.core.json_object import JsonObject


class NotPossible(Exception):
    """A person can't do this on the platform; the text says why."""


class Incomplete(NotPossible):
    """A form that a person's own client doesn't send: `faults` say at which fields, by id, and what to do there."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__(" ".join(faults.values()))
        self.faults = faults


class PersonSight(Struct, frozen=True, kw_only=True):
    """Somebody whom one can be.

    `organisation` is who they work for; `is_staff` is True if that is the vendor.
    """

    id: str
    name: str
    handle: str
    about: str
    organisation: str
    timezone: str
    is_staff: bool


class Deed(StrEnum):
    """Something that one may do about a message, in its menu."""

    REACT = "react with a ticket"
    OPEN = "open a ticket"
    REPLY = "reply to customer"
    SPLIT = "split into a new ticket"
    FORWARD = "forward"
    EDIT = "edit"
    DELETE = "delete"


OF_THE_APP: Final = (Deed.OPEN, Deed.REPLY, Deed.SPLIT)
"""The entries that the desk's app puts into the menu of a message."""


class Kind(StrEnum):
    """The kind of a conversation: a channel, a private one, or the direct one with the desk."""

    CHANNEL = "channel"
    PRIVATE = "private"
    DIRECT = "direct"


class ConversationSight(Struct, frozen=True, kw_only=True):
    """A channel, or the direct conversation with the desk.

    With `has_threads` one can reply under a message, and with `threads_beside` those replies are read beside the
    conversation, not in it; with `has_home` the desk has a page for this person there.
    """

    id: str
    name: str
    kind: Kind
    is_shared: bool = False
    has_threads: bool = True
    threads_beside: bool = False
    has_home: bool = False


class FileSight(Struct, frozen=True, kw_only=True):
    """A file that somebody added to a message."""

    name: str
    url: str


class ReactionSight(Struct, frozen=True, kw_only=True):
    """An emoji by its name, and who put it there."""

    emoji: str
    people: tuple[str, ...]


def reactions(given: Iterable[tuple[str, str]]) -> tuple[ReactionSight, ...]:
    """Return each emoji with all who put it there, out of pairs of an emoji and a person, earliest first."""
    people: dict[str, list[str]] = {}
    for emoji, person in given:
        people.setdefault(emoji, []).append(person)
    return tuple(ReactionSight(emoji=emoji, people=tuple(there)) for emoji, there in people.items())


class ChoiceSight(Struct, frozen=True, kw_only=True):
    """One entry of a list to choose from."""

    value: str
    label: str


class ControlSight(Struct, frozen=True, kw_only=True):
    """Something in a message that can be pressed or chosen from; `key` names it within the message.

    `element` is the very object in the message's blocks or card, so that who draws it knows which this is.
    """

    key: str
    label: str
    element: JsonObject
    choices: tuple[ChoiceSight, ...] = ()


class MessageSight(Struct, frozen=True, kw_only=True):
    """A message as one person sees it.

    `id` is unique in its conversation; `thread` is the id of the message it is under. What the desk says has `blocks`
    (Slack) or a `card` (Teams); `text` is what people wrote, with Slack's markup there and plain on Teams. `passed_on`
    is what others wrote, headed by who. `author` is a person's id or the desk's. With `only_for_me` nobody else sees
    it. `hindrances` say what this person can't do about it, and why.
    """

    id: str
    conversation: str
    author: str
    author_name: str
    by_desk: bool
    at: datetime
    text: str
    thread: str | None = None
    blocks: tuple[JsonObject, ...] = ()
    card: JsonObject | None = None
    controls: tuple[ControlSight, ...] = ()
    files: tuple[FileSight, ...] = ()
    passed_on: tuple[str, ...] = ()
    reactions: tuple[ReactionSight, ...] = ()
    is_edited: bool = False
    is_mine: bool = False
    only_for_me: bool = False
    hindrances: Mapping[Deed, str] = field(default_factory=dict)


class Modal(Struct, frozen=True, kw_only=True):
    """A form that the platform has put before somebody: the view as the desk gave it, to fill in and send, or close.

    `errors` say what was wrong with what they sent, by block. `key` is another for each view.
    """

    key: str
    view: JsonObject
    errors: Mapping[str, str]


class Trouble(StrEnum):
    """Something wrong with a platform, for as long as somebody wants it to be."""

    NONE = "none"
    RATE_LIMITED = "rate limited"  # every call is one too many, and is told to come back in half a minute
    OUTAGE = "outage"  # every call fails
    TWICE = "delivered twice"  # what people do reaches the desk, and then once more


class Done(Struct, frozen=True, kw_only=True):
    """The result of something that a person did: the message it left, and what the platform shows them at once.

    `problem` says in words that the desk didn't take it, if so.
    """

    message: str | None = None
    shown: str | None = None
    problem: str | None = None
