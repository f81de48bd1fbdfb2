"""What the environment says, read once and wholly. Its names are kept: deployments rely on them.

A platform is on when all its settings are there, and off when none is; anything between refuses to start. Empty counts
as not set. No message and no `repr` shows a value, since half of them are secrets.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from adapters.composition.setting_names import half_given, unknown, wrong_kinds
from bot.model.places import Platform

_POSTGRESQL = re.compile(
    r"(?:(?P<login>(?:[^@/?#\[\]\s%]|%[0-9A-Fa-f]{2})*)@)?"
    r"(?:\[[0-9A-Fa-f:.]+\]|(?:[\w.-]|%[0-9A-Fa-f]{2})*)(?::[0-9]{1,5})?"
    r"(?:/[^@/?#\s]*)?(?:\?(?P<query>[^@#\s]*))?"
)
"""What stands behind the scheme. A password with an @ of its own would make its end the host, which messages name."""


class UnusableSettings(ValueError):
    """The environment is wrong or half set; the message is one line, names the settings and says what to do.

    `problems` are its parts, each of which can be mended by itself.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


class LogStyle(StrEnum):
    """How log records are written."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackSettings:
    """Slack is on: over Socket Mode with an `app_token`, over HTTP with a `signing_secret` without one."""

    bot_token: SecretStr
    signing_secret: SecretStr | None
    app_token: SecretStr | None
    api_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamsSettings:
    """Teams is on, for one tenant."""

    app_id: str
    app_password: SecretStr
    tenant_id: str


def _database(url: str) -> str:
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in {"sqlite", "postgresql", "postgres"}:
        raise ValueError("should begin with sqlite:/// or postgresql://")
    if scheme == "sqlite":
        return url
    if not _POSTGRESQL.fullmatch(rest):
        raise ValueError(
            "should read postgresql://user:password@host/name; write what is neither letter nor digit in the user and"
            " the password as % and two digits (@ is %40, / is %2F)"
        )
    return f"postgresql://{rest}"


def _passwords(url: str) -> Iterator[str]:
    """Every password in a database's address, as it is written and as it is meant."""
    address = _POSTGRESQL.fullmatch(url.partition("://")[2])
    if address is None:
        return
    queried = (value for key, value in parse_qsl(address["query"] or "") if key.endswith("password"))
    for password in ((address["login"] or "").partition(":")[2], *queried):
        yield from {password, unquote(password)} - {""}


def _web_address(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("should be a web address such as https://slack.com/api/")
    return url if url.endswith("/") else f"{url}/"


def _folder(path: Path | None) -> Path | None:
    if path is not None and not (path.is_dir() and os.access(path, os.R_OK | os.X_OK)):
        raise ValueError("should be a folder of packs that can be read")
    return path


class Settings(BaseSettings):
    """The settings by the names of the environment. `slack` and `teams` are None where the platform is off."""

    model_config = SettingsConfigDict(
        case_sensitive=True, env_ignore_empty=True, frozen=True, str_strip_whitespace=True
    )

    database_url: Annotated[str, AfterValidator(_database), Field(alias="DATABASE_URL", repr=False)] = (
        "sqlite:///plandesk.db"
    )
    desk_file: Annotated[Path, Field(alias="PLANDESK_DESK")] = Path("desk.toml")
    packs: Annotated[Path | None, AfterValidator(_folder), Field(alias="PLANDESK_PACKS")] = None
    port: Annotated[int, Field(alias="PORT", ge=0, le=65535)] = 3978
    host: Annotated[str, Field(alias="PLANDESK_HOST")] = "127.0.0.1"
    log: Annotated[LogStyle, Field(alias="PLANDESK_LOG")] = LogStyle.TEXT

    slack_bot_token: Annotated[SecretStr | None, Field(alias="SLACK_BOT_TOKEN")] = None
    slack_signing_secret: Annotated[SecretStr | None, Field(alias="SLACK_SIGNING_SECRET")] = None
    slack_app_token: Annotated[SecretStr | None, Field(alias="SLACK_APP_TOKEN")] = None
    slack_api_url: Annotated[str, AfterValidator(_web_address), Field(alias="SLACK_API_URL")] = "https://slack.com/api/"

    teams_app_id: Annotated[str | None, Field(alias="TEAMS_APP_ID")] = None
    teams_app_password: Annotated[SecretStr | None, Field(alias="TEAMS_APP_PASSWORD")] = None
    teams_tenant_id: Annotated[str | None, Field(alias="TEAMS_TENANT_ID")] = None
    teams_local: Annotated[bool, Field(alias="TEAMS_LOCAL")] = False

    @property
    def slack(self) -> SlackSettings | None:
        """Slack, if it is on."""
        if not self.slack_bot_token:
            return None
        return SlackSettings(
            bot_token=self.slack_bot_token,
            signing_secret=self.slack_signing_secret,
            app_token=self.slack_app_token,
            api_url=self.slack_api_url,
        )

    @property
    def teams(self) -> TeamsSettings | None:
        """Teams, if it is on with credentials; `teams_local` is the other way."""
        if not (self.teams_app_id and self.teams_app_password and self.teams_tenant_id):
            return None
        return TeamsSettings(
            app_id=self.teams_app_id, app_password=self.teams_app_password, tenant_id=self.teams_tenant_id
        )

    @property
    def platforms(self) -> frozenset[Platform]:
        """Return the platforms that are on."""
        on = {Platform.SLACK: self.slack is not None, Platform.TEAMS: self.teams is not None or self.teams_local}
        return frozenset(platform for platform, is_on in on.items() if is_on)

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that must appear nowhere, for whoever writes logs."""
        kept = (self.slack_bot_token, self.slack_signing_secret, self.slack_app_token, self.teams_app_password)
        found = [secret.get_secret_value() for secret in kept if secret is not None]
        return (*found, *_passwords(self.database_url))


def read_settings() -> Settings:
    """The settings of this process; raises UnusableSettings, which names every one that is wrong or missing."""
    given = {name: value for name, text in os.environ.items() if (value := text.strip())}
    settings, problems = _read()
    is_local = settings.teams_local if settings else "TEAMS_LOCAL" in given
    problems += [*half_given(given, is_local=is_local), *wrong_kinds(given)]
    if is_local and not _is_loopback(given.get("PLANDESK_HOST", Settings.model_fields["host"].default)):
        problems.append("TEAMS_LOCAL lets anyone in: PLANDESK_HOST must be 127.0.0.1 with it")
    if problems or settings is None:
        raise UnusableSettings(*problems)
    return settings


def unknown_settings() -> tuple[str, ...]:
    """Return a warning for each name in the environment that looks like a setting of ours and is none."""
    return tuple(unknown(os.environ, (str(field.alias) for field in Settings.model_fields.values())))


def _read() -> tuple[Settings | None, list[str]]:
    """Each setting by itself: all of them, or what is wrong with some."""
    try:
        return Settings(), []
    except ValidationError as error:
        return None, [_sentence(str(each["loc"][0]), each["msg"]) for each in error.errors()]


def _sentence(name: str, says: str) -> str:
    return f"{name}: {says.removeprefix('Value error, ').replace('Input should be', 'should be')}"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
