"""The settings in the environment, read once and wholly. Their names are kept: deployments rely on them.

Each platform reads its own part. It is on when all its settings are there, and off when none is; anything between
refuses to start. Empty counts as not set. No message and no `repr` shows a value, since half of them are secrets.
"""

import os
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, ClassVar, Final, Self, TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec.structs import replace
from pydantic import AfterValidator, Field, SkipValidation, ValidationError

from adapters.composition import platforms
from adapters.http.signature import key_of
from adapters.platform.adapter import ChatAdapter
from adapters.platform.settings import EnvironmentSettings, PlatformSettings, UnusableSettings
from bot.model.hiding import Hiding
from bot.model.places import Platform

M = TypeVar("M", bound=EnvironmentSettings)

PREFIX: Final = "PLANDESK_"

_POSTGRESQL = re.compile(
    r"(?:(?P<login>(?:[^@/?#\[\]\s%]|%[0-9A-Fa-f]{2})*)@)?"
    r"(?:\[[0-9A-Fa-f:.]+\]|(?:[\w.-]|%[0-9A-Fa-f]{2})*)(?::[0-9]{1,5})?"
    r"(?:/[^@/?#\s]*)?(?:\?(?P<query>[^@#\s]*))?"
)
"""The part after the scheme. A password with an @ of its own would make its end the host, which messages name."""


class LogStyle(StrEnum):
    """The style in which log records are written."""

    TEXT = "text"
    JSON = "json"


class Configured(Hiding, frozen=True, kw_only=True):
    """A platform, and its settings in this environment."""

    HIDDEN: ClassVar = frozenset({"adapter"})

    adapter: ChatAdapter[Any]
    settings: PlatformSettings


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
    """Yield every password in a database's address, as it is written and as it is meant."""
    address = _POSTGRESQL.fullmatch(url.partition("://")[2])
    if address is None:
        return
    queried = (value for key, value in parse_qsl(address["query"] or "") if key.endswith("password"))
    for password in ((address["login"] or "").partition(":")[2], *queried):
        yield from {password, unquote(password)} - {""}


def _folder(path: Path | None) -> Path | None:
    if path is not None and not (path.is_dir() and os.access(path, os.R_OK | os.X_OK)):
        raise ValueError("should be a folder of packs that can be read")
    return path


def _address(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError("should be an address that begins with https://")
    return url


def _signing(secret: str) -> str:
    key_of(secret)
    return secret


class Settings(EnvironmentSettings):
    """The desk's own settings, by the names of the environment, and beside them those of each platform."""

    database_url: Annotated[str, AfterValidator(_database), Field(alias="DATABASE_URL", repr=False)] = (
        "sqlite:///plandesk.db"
    )
    desk_file: Annotated[Path, Field(alias="PLANDESK_DESK")] = Path("desk.toml")
    packs: Annotated[Path | None, AfterValidator(_folder), Field(alias="PLANDESK_PACKS")] = None
    port: Annotated[int, Field(alias="PORT", ge=0, le=65535)] = 3978
    host: Annotated[str, Field(alias="PLANDESK_HOST")] = "127.0.0.1"
    log: Annotated[LogStyle, Field(alias="PLANDESK_LOG")] = LogStyle.TEXT
    heartbeat_url: Annotated[str, AfterValidator(_address), Field(alias="PLANDESK_HEARTBEAT_URL", repr=False)] = ""
    wake_secret: Annotated[str, AfterValidator(_signing), Field(alias="PLANDESK_WAKE_SECRET", repr=False)] = ""
    webhook_secret: Annotated[str, AfterValidator(_signing), Field(alias="PLANDESK_WEBHOOK_SECRET", repr=False)] = ""
    work_secret: Annotated[str, AfterValidator(_signing), Field(alias="PLANDESK_WORK_SECRET", repr=False)] = ""
    configured: Annotated[tuple[Configured, ...], SkipValidation] = ()

    @property
    def on(self) -> tuple[Configured, ...]:
        """The platforms that are on, in the order of their list."""
        return tuple(each for each in self.configured if each.settings.is_on)

    @property
    def platforms(self) -> frozenset[Platform]:
        """The names of those platforms."""
        return frozenset(each.adapter.platform for each in self.on)

    @property
    def is_before_first_start(self) -> bool:
        """Return whether the file of SQLite isn't there yet, as far as its address says so by itself."""
        begin, slashes, file = self.database_url.partition("sqlite:///")
        return not begin and bool(slashes) and "?" not in file and not Path(file).exists()

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that must appear nowhere, for whoever writes logs."""
        found = (secret for each in self.configured for secret in each.settings.secrets)
        own = tuple(one for one in (self.heartbeat_url, self.wake_secret, self.webhook_secret, self.work_secret) if one)
        return (*found, *_passwords(self.database_url), *own)

    def replaced(self, platform: Platform, **values: object) -> Self:
        """Return the same settings with other values in those of one platform, by the names of its fields."""
        configured = tuple(
            replace(each, settings=each.settings.model_copy(update=values))
            if each.adapter.platform is platform
            else each
            for each in self.configured
        )
        return self.model_copy(update={"configured": configured})


def read_settings() -> Settings:
    """Return the settings of this process. Raises UnusableSettings, which names every one that is wrong or missing."""
    return settings_of(os.environ)


def settings_of(environment: Mapping[str, object]) -> Settings:
    """Return what an environment says, as texts by their names. Raises what `read_settings` raises."""
    given = {name: text for name, value in environment.items() if (text := str(value).strip())}
    own, problems = _read(Settings, given)
    read = [(each, *_read(each.settings, given)) for each in platforms.ADAPTERS]
    problems += [problem for _, _, found in read for problem in found]
    problems += [problem for adapter, _, _ in read for problem in adapter.settings.half_given(given)]
    problems += [problem for adapter, _, _ in read for problem in adapter.settings.wrong_kinds(given)]
    configured = tuple(Configured(adapter=adapter, settings=part) for adapter, part, _ in read if part is not None)
    if not _is_loopback(str(given.get("PLANDESK_HOST", Settings.model_fields["host"].default))):
        problems += [
            f"{name} lets anyone in: PLANDESK_HOST must be 127.0.0.1 with it"
            for name in (each.settings.lets_anyone_in for each in configured)
            if name
        ]
    if problems or own is None:
        raise UnusableSettings(*problems)
    return own.model_copy(update={"configured": configured})


def setting_names() -> tuple[str, ...]:
    """Return the name of every setting, the desk's own first."""
    return (*Settings.names(), *(name for each in platforms.ADAPTERS for name in each.settings.names()))


def unknown_settings() -> tuple[str, ...]:
    """Return a warning for each name in the environment that looks like a setting of ours and isn't one."""
    known, prefixes = setting_names(), (PREFIX, *(each.settings.PREFIX for each in platforms.ADAPTERS))
    ours = sorted(name for name in os.environ if name.startswith(prefixes) and name not in known)
    return tuple(f"{name} isn't a setting of plandesk; {_hint(name, known)}" for name in ours)


def no_platform() -> str:
    """Return what to do where no platform is on."""
    needed = ", or ".join(each.settings.NEEDED for each in platforms.ADAPTERS)
    return f"no platform is on: set {needed}, or try `plandesk sandbox`"


def _read(model: type[M], given: Mapping[str, str]) -> tuple[M | None, list[str]]:
    """Return the settings of one model, or what is wrong with each that can't be used."""
    try:
        return model.model_validate({name: given[name] for name in model.names() if name in given}), []
    except ValidationError as error:
        return None, [_sentence(str(each["loc"][0]), each["msg"]) for each in error.errors()]


def _sentence(name: str, says: str) -> str:
    return f"{name}: {says.removeprefix('Value error, ').replace('Input should be', 'should be')}"


def _hint(name: str, known: tuple[str, ...]) -> str:
    near = get_close_matches(name, known, n=1, cutoff=0.8)
    return f"did you mean {near[0]}?" if near else "the desk doesn't read it"


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
