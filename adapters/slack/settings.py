"""The settings of Slack: over HTTP with a signing secret, over Socket Mode with an app-level token."""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr

from adapters.platform.settings import PlatformSettings

NOT_SET: Final = SecretStr("")

_KINDS: Final[Mapping[str, str]] = {
    "xapp-": "an app-level token (xapp-…)",
    "xoxb-": "a bot token (xoxb-…)",
    "xoxp-": "a user token (xoxp-…)",
    "xoxa-": "a legacy token (xoxa-…)",
    "xoxc-": "a browser's token (xoxc-…)",
    "xoxd-": "a browser's cookie (xoxd-…)",
    "xoxs-": "a legacy token (xoxs-…)",
    "xoxe-": "a refresh token (xoxe-…)",
}
"""The kinds of Slack's tokens, by how they begin."""
_DUE: Final[Mapping[str, tuple[str, str]]] = {
    "SLACK_BOT_TOKEN": ("xoxb-", "the bot token (xoxb-…), under “OAuth & Permissions”"),
    "SLACK_APP_TOKEN": ("xapp-", "an app-level token (xapp-…), under “Basic Information”"),
    "SLACK_SIGNING_SECRET": ("", "the signing secret, under “Basic Information”"),
}
"""The beginning of each setting that is a token, and what belongs there."""


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("should be a web address such as https://slack.com/api/")
    return url if url.endswith("/") else f"{url}/"


class SlackSettings(PlatformSettings):
    """Slack is on with a bot token: over Socket Mode with an `app_token`, else over HTTP with a `signing_secret`."""

    PREFIX: ClassVar[str] = "SLACK_"
    NEEDED: ClassVar[str] = "SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET (or SLACK_APP_TOKEN)"

    bot_token: Annotated[SecretStr, Field(alias="SLACK_BOT_TOKEN")] = NOT_SET
    signing_secret: Annotated[SecretStr, Field(alias="SLACK_SIGNING_SECRET")] = NOT_SET
    app_token: Annotated[SecretStr, Field(alias="SLACK_APP_TOKEN")] = NOT_SET
    api_url: Annotated[str, AfterValidator(_web_address), Field(alias="SLACK_API_URL")] = "https://slack.com/api/"

    @property
    def is_on(self) -> bool:
        """Return whether there is a bot token; if anything else is missing then, that was told before."""
        return bool(self.bot_token)

    @property
    def serving(self) -> str:
        """The name of Slack, and that it is Socket Mode if it is."""
        return "Slack (Socket Mode)" if self.app_token else "Slack"

    @classmethod
    def half_given(cls, given: Mapping[str, str]) -> Iterator[str]:
        """Yield what is missing: the token to speak with, or either way of being spoken to."""
        is_heard = "SLACK_SIGNING_SECRET" in given or "SLACK_APP_TOKEN" in given
        if "SLACK_BOT_TOKEN" in given and not is_heard:
            yield "Slack needs SLACK_SIGNING_SECRET as well (or SLACK_APP_TOKEN, for Socket Mode)"
        if is_heard and "SLACK_BOT_TOKEN" not in given:
            yield "Slack needs SLACK_BOT_TOKEN as well"

    @classmethod
    def wrong_kinds(cls, given: Mapping[str, str]) -> Iterator[str]:
        """Yield what to do for each token of another kind than belongs there, by how Slack's tokens begin."""
        for name, (begins, due) in _DUE.items():
            found = next((kind for start, kind in _KINDS.items() if given.get(name, "").startswith(start)), None)
            if found and not (begins and given[name].startswith(begins)):
                yield f"{name} is {found}: give {due}"
