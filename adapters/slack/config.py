"""The configuration of the Slack adapter at its start: secrets, where Slack is, and who the desk is there."""

from typing import ClassVar

from msgspec import field

from adapters.platform.permalink import Addresses
from adapters.slack.own import Own
from bot.model.hiding import Hiding

API_URL = "https://slack.com/api/"


class SlackConfig(Hiding, frozen=True, kw_only=True):
    """One installation in one workspace. Raises ValueError that names an empty setting, and never prints a secret.

    `installed` is the id of the workspace (`T…`): interactions don't say it reliably. `own` is who the desk is there,
    which it learns after its start. `ack` and `ticket` are the names of the two slash commands. What comes in is signed
    with the `signing_secret`, or comes through the connection that the `app_token` opens. `addresses` are those of
    every platform's messages and channels, to link to.
    """

    HIDDEN: ClassVar = frozenset({"bot_token", "signing_secret", "app_token"})

    bot_token: str
    signing_secret: str = ""
    app_token: str = ""
    installed: str
    own: Own = field(default_factory=Own)
    api_url: str = API_URL
    ack: str = "/ack"
    ticket: str = "/ticket"
    addresses: Addresses = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse what would let anybody in: with an empty secret anybody could sign."""
        way_in = "app_token" if self.app_token else "signing_secret"
        for name in ("bot_token", way_in, "installed", "api_url"):
            if not getattr(self, name).strip():
                raise ValueError(f"Slack: {name} is empty; give it, or leave Slack off")

    @property
    def verbs(self) -> dict[str, str]:
        """Return what each slash command puts before the text that follows it: `/ack EX-1` is `ack EX-1`."""
        return {self.ack: "ack ", self.ticket: ""}
