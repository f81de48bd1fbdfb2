"""The people of Teams: one tenant, its members, and the channels of its teams."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from adapters.sandbox.core.typed import handle_of


class Member(Struct, frozen=True, kw_only=True):
    """Somebody with an account in the tenant: `aad` is their object id there, `email` what rosters show of them.

    `tenant` is their own, if they are in a shared channel from elsewhere. The rest is for readers alone.
    """

    aad: str
    name: str
    about: str = ""
    organisation: str = ""
    email: str | None = None
    timezone: str = "UTC"
    tenant: str = ""
    is_staff: bool = False

    @property
    def is_bot(self) -> bool:
        """Return whether it is a program, which has no object id."""
        return self.aad.startswith("28:")

    @property
    def id(self) -> str:
        """Return the id that bots know them by; another for each bot, but for bots themselves."""
        if self.is_bot:
            return self.aad
        return f"29:1{self.aad.replace('-', '')}"

    @property
    def chat(self) -> str:
        """Return the id of their personal chat with the bot."""
        return f"a:1{self.aad.replace('-', '')}"

    @property
    def handle(self) -> str:
        """Return what one types after an @ to mention them."""
        return handle_of(self.name)


class Installation(StrEnum):
    """The state of the app in a team: without it, the bot neither hears nor speaks there."""

    ADDED = "add"
    REMOVED = "remove"


class TeamsChannel(Struct, frozen=True, kw_only=True):
    """A channel of a team, and the object ids of the team's members.

    If it `is_shared`, people of other tenants are in it too, and the bot hears only what is said to it.
    """

    id: str
    name: str
    team: str
    team_name: str
    members: frozenset[str]
    installation: Installation = Installation.ADDED
    is_shared: bool = False


class TeamsPopulation(Struct, frozen=True, kw_only=True):
    """Everybody and everything that the tenant begins with. `app` is the id of the desk's app registration."""

    tenant: str
    app: str
    bot_name: str
    members: Mapping[str, Member]
    channels: Mapping[str, TeamsChannel]

    @property
    def bot(self) -> str:
        """Return the bot's own id in conversations."""
        return f"28:{self.app}"
