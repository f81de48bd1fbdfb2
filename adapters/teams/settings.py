"""The settings of Teams: a bot of one tenant, or none at all for a playground on this machine."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Final

from pydantic import Field, SecretStr, SkipValidation, TypeAdapter, ValidationError

from adapters.platform.settings import PlatformSettings, both
from adapters.teams.config import Cloud

BOT: Final = ("TEAMS_APP_ID", "TEAMS_APP_PASSWORD", "TEAMS_TENANT_ID")
LOCAL: Final = "TEAMS_LOCAL"

_GUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_BOOL: Final = TypeAdapter(bool)


class TeamsSettings(PlatformSettings):
    """Teams is on for one tenant with all of the bot's settings, or without them where it `is_local`.

    `cloud` is where Teams is, if that isn't where everybody's is: for a stand-in, never read from the environment.
    """

    PREFIX: ClassVar[str] = "TEAMS_"
    NEEDED: ClassVar[str] = "TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID"

    app_id: Annotated[str, Field(alias="TEAMS_APP_ID")] = ""
    app_password: Annotated[SecretStr, Field(alias="TEAMS_APP_PASSWORD")] = SecretStr("")
    tenant: Annotated[str, Field(alias="TEAMS_TENANT_ID")] = ""
    is_local: Annotated[bool, Field(alias=LOCAL)] = False
    cloud: Annotated[Cloud | None, SkipValidation] = None

    @property
    def is_on(self) -> bool:
        """Return whether the bot is known, or none is needed."""
        return self.is_local or bool(self.app_id and self.app_password and self.tenant)

    @property
    def serving(self) -> str:
        """The name of Teams, and that only this machine is served if it is so."""
        return "Teams (this machine alone)" if self.is_local else "Teams"

    @property
    def lets_anyone_in(self) -> str:
        """The name of the setting that does without tokens, if it is set."""
        return LOCAL if self.is_local else ""

    @classmethod
    def half_given(cls, given: Mapping[str, str]) -> Iterator[str]:
        """Yield what is missing of the bot, or that it isn't wanted beside `TEAMS_LOCAL`."""
        there, missing = [name for name in BOT if name in given], [name for name in BOT if name not in given]
        if there and _is_local(given):
            yield f"{LOCAL} is for trying without an account: unset it, or {both(there)}"
        elif there and missing:
            yield f"Teams needs {both(missing)} as well"

    @classmethod
    def wrong_kinds(cls, given: Mapping[str, str]) -> Iterator[str]:
        """Yield what to do if the secret's id is given for the secret, as Azure shows them side by side."""
        if _GUID.fullmatch(given.get("TEAMS_APP_PASSWORD", "")):
            yield "TEAMS_APP_PASSWORD is an id: give the secret's value, not its “Secret ID”"


def _is_local(given: Mapping[str, str]) -> bool:
    """Return whether `TEAMS_LOCAL` is set; what can't be read as yes or no is taken for yes."""
    try:
        return _BOOL.validate_python(given.get(LOCAL, "0"))
    except ValidationError:
        return True
