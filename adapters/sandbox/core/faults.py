"""Ways in which the platform fails a caller, to be scripted call by call."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto
from typing import TypeAlias

from adapters.sandbox.core.json_object import JsonObject


class Moment(Enum):
    """When the fault strikes: before what was asked for is done, or after."""

    BEFORE = auto()
    AFTER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """The connection is reset instead of an answer; `AFTER` is the accept-then-reset, `BEFORE` a refused call."""

    moment: Moment = Moment.AFTER


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """No answer ever comes; it ends when the caller gives up."""

    moment: Moment = Moment.BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """An HTTP error of the platform's own."""

    moment: Moment = Moment.BEFORE
    status: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TooMany:
    """429, with the header that says how many seconds to wait."""

    retry_after: int

    @property
    def moment(self) -> Moment:
        """A call too many is not done."""
        return Moment.BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Deny:
    """`ok: false` with this error code."""

    code: str

    @property
    def moment(self) -> Moment:
        """What is denied is not done."""
        return Moment.BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldCall:
    """Nothing wrong, only late: the call is done once somebody sets `released`."""

    released: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Nothing wrong, only late: the call is done after so many seconds of real time."""

    seconds: float


Failure: TypeAlias = Cut | Hang | Broken | TooMany | Deny
Wait: TypeAlias = HoldCall | Delay
Fault: TypeAlias = Failure | Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    method: str
    fault: Fault
    channel: str | None


def _nothing(_: str) -> Fault | None:
    """All is well."""


class Script:
    """What is to go wrong, in order. Each line is used once, by the first call that it fits.

    Beside that, `standing` says what every call of a method meets for as long as it says so.
    """

    def __init__(self) -> None:
        self.standing: Callable[[str], Fault | None] = _nothing
        self._lines: list[_Line] = []

    def add(self, method: str, fault: Fault, channel: str | None = None) -> None:
        """The next call of `method` (to `channel`, if one is named) meets this fault."""
        self._lines.append(_Line(method=method, fault=fault, channel=channel))

    def take(self, method: str, arguments: Mapping[str, object]) -> Fault | None:
        """The fault that this call meets, which is then used up."""
        for line in self._lines:
            if line.method == method and line.channel in (None, arguments.get("channel")):
                self._lines.remove(line)
                return line.fault
        return self.standing(method)

    @property
    def unused(self) -> tuple[str, ...]:
        """The methods that were to fail and have not been called."""
        return tuple(line.method for line in self._lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the Web API: what was asked, when, and what was answered.

    `reply` is None where nothing was done. `stored` calls are those that were accepted, whatever the caller saw.
    """

    method: str
    arguments: Mapping[str, object]
    at: datetime
    fault: Fault | None
    reply: JsonObject | None

    @property
    def stored(self) -> bool:
        """True if what was asked for was done."""
        return self.reply is not None and self.reply.get("ok") is True
