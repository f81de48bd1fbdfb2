"""The people of Slack: workspaces, their users, and the channels in which they meet."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from adapters.sandbox.core.typed import handle_of


class Team(Struct, frozen=True, kw_only=True):
    """A workspace: the one that the desk is installed in, or a customer's own."""

    id: str
    name: str

    @property
    def domain(self) -> str:
        """Return the first part of its web address."""
        return "-".join(self.name.lower().split())


class Guest(StrEnum):
    """The limits of a guest in their workspace: to several channels, or to a single one."""

    NO = "no"
    OF_SEVERAL = "of several"
    OF_ONE = "of one"


class User(Struct, frozen=True, kw_only=True):
    """Somebody with an account in the workspace `team`. `bot_id` is set for apps."""

    id: str
    team: str
    name: str
    about: str = ""
    email: str | None = None
    timezone: str = "UTC"
    bot_id: str | None = None
    guest: Guest = Guest.NO

    @property
    def handle(self) -> str:
        """Return what one types after an @ to mention them."""
        return handle_of(self.name)


class RoomKind(StrEnum):
    """The kind of a conversation, as events name it."""

    PUBLIC = "channel"
    PRIVATE = "group"
    DIRECT = "im"


class Standing(StrEnum):
    """The state of a channel: in an archived one nothing can be said any more."""

    OPEN = "open"
    ARCHIVED = "archived"


class SlackChannel(Struct, frozen=True, kw_only=True):
    """A conversation and the ids of those who are in it, the desk's own among them if it is."""

    id: str
    name: str
    members: frozenset[str]
    kind: RoomKind = RoomKind.PUBLIC
    standing: Standing = Standing.OPEN


class SlackPopulation(Struct, frozen=True, kw_only=True):
    """Everybody and everything that a workspace begins with.

    `app` is the id of the desk's app, `bot` its user.
    """

    home: Team
    app: str
    bot: User
    teams: Mapping[str, Team]
    users: Mapping[str, User]
    channels: Mapping[str, SlackChannel]
