"""The part of the environment that belongs to one platform: its names, whether it is on, and what is wrong with it."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar

from pydantic import BaseModel, ConfigDict, SecretStr


class UnusableSettings(ValueError):
    """The environment is wrong or half set; the message is one line, names the settings and says what to do.

    `problems` are its parts, each of which can be mended by itself.
    """

    def __init__(self, *problems: str) -> None:
        self.problems = problems
        super().__init__("; ".join(problems))


class EnvironmentSettings(BaseModel):
    """Settings that are read by the names of the environment: each field has its name there as its alias."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)  # what is passed on within the program

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names that are read from the environment, in the order in which they are documented."""
        return tuple(field.alias for field in cls.model_fields.values() if field.alias)


class PlatformSettings(EnvironmentSettings, ABC):
    """The settings of one platform. It is on if all of them are given that it needs; every secret is a `SecretStr`.

    `PREFIX` begins each of its names. `NEEDED` says in words which of them turn it on.
    """

    PREFIX: ClassVar[str]
    NEEDED: ClassVar[str]

    @property
    @abstractmethod
    def is_on(self) -> bool:
        """Return whether the desk works on this platform."""

    @property
    @abstractmethod
    def serving(self) -> str:
        """The platform's name, and how the desk works on it where there are several ways."""

    @property
    def lets_anyone_in(self) -> str:
        """The name of the setting by which anybody who reaches the desk is believed; empty if there is none."""
        return ""

    @property
    def secrets(self) -> tuple[str, ...]:
        """Every value that must appear nowhere."""
        found = (getattr(self, name) for name in type(self).model_fields)
        return tuple(each.get_secret_value() for each in found if isinstance(each, SecretStr) and each)

    @classmethod
    @abstractmethod
    def half_given(cls, given: Mapping[str, str]) -> Iterable[str]:
        """Return what to do for each setting that is missing beside those `given`, none of which is empty."""

    @classmethod
    @abstractmethod
    def wrong_kinds(cls, given: Mapping[str, str]) -> Iterable[str]:
        """Return what to do for each secret of another kind than belongs there. No message may show its value."""


def both(names: Iterable[str]) -> str:
    """Return the names as a sentence lists them."""
    return " and ".join(names)
