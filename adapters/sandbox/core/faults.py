"""Ways in which the platform fails a caller, to be scripted call by call."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import TypeAlias

from msgspec import Struct, field

from adapters.sandbox.core.json_object import JsonObject


class Moment(Enum):
    """The moment at which the fault strikes: before what was asked for is done, or after."""

    BEFORE = auto()
    AFTER = auto()


class Cut(Struct, frozen=True, kw_only=True):
    """A reset connection in place of an answer.

    `AFTER` is a call that was accepted and then reset, `BEFORE` one that was never taken.
    """

    moment: Moment = Moment.AFTER


class Hang(Struct, frozen=True, kw_only=True):
    """An answer that never comes; the call ends when the caller gives up."""

    moment: Moment = Moment.BEFORE


class Broken(Struct, frozen=True, kw_only=True):
    """An HTTP error of the platform's own."""

    moment: Moment = Moment.BEFORE
    status: int = 500


class TooMany(Struct, frozen=True, kw_only=True):
    """The answer 429, with the header that says how many seconds to wait."""

    retry_after: int

    @property
    def moment(self) -> Moment:
        """Return `BEFORE`: a call too many isn't done."""
        return Moment.BEFORE


class Deny(Struct, frozen=True, kw_only=True):
    """The answer `ok: false` with this error code."""

    code: str

    @property
    def moment(self) -> Moment:
        """Return `BEFORE`: what is denied isn't done."""
        return Moment.BEFORE


class HoldCall(Struct, frozen=True, kw_only=True):
    """A call that isn't wrong, only late: it is done once somebody sets `released`."""

    released: asyncio.Event = field(default_factory=asyncio.Event)


class Delay(Struct, frozen=True, kw_only=True):
    """A call that isn't wrong, only late: it is done after so many seconds of real time."""

    seconds: float


Failure: TypeAlias = Cut | Hang | Broken | TooMany | Deny
Wait: TypeAlias = HoldCall | Delay
Fault: TypeAlias = Failure | Wait


class _Line(Struct, frozen=True, kw_only=True):
    method: str
    fault: Fault
    channel: str | None


def _nothing(_: str) -> Fault | None:
    """Return None: all is well."""


class Script:
    """The faults to come, in order. Each line is used once, by the first call that it fits.

    Beside that, `standing` says which fault every call of a method meets, for as long as it says so.
    """

    def __init__(self) -> None:
        self.standing: Callable[[str], Fault | None] = _nothing
        self._lines: list[_Line] = []

    def add(self, method: str, fault: Fault, channel: str | None = None) -> None:
        """Let the next call of `method` (to `channel`, if one is named) meet this fault."""
        self._lines.append(_Line(method=method, fault=fault, channel=channel))

    def take(self, method: str, arguments: Mapping[str, object]) -> Fault | None:
        """Return the fault that this call meets, and use it up."""
        for line in self._lines:
            if line.method == method and line.channel in (None, arguments.get("channel")):
                self._lines.remove(line)
                return line.fault
        return self.standing(method)

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the methods that were to fail and haven't been called."""
        return tuple(line.method for line in self._lines)


class Unclean(AssertionError):
    """The desk did what the platform refuses or doesn't know; each line is one violation."""


def assert_clean(violations: Sequence[str], script: Script) -> None:
    """Raise Unclean if there were violations, or if a scripted fault was never met."""
    problems = [*violations, *(f"{method}: scripted to fail, never called" for method in script.unused)]
    if problems:
        raise Unclean("\n".join(problems))


class Call(Struct, frozen=True, kw_only=True):
    """One call of the Web API: what was asked, when, and what was answered.

    `reply` is None if nothing was done.
    """

    method: str
    arguments: Mapping[str, object]
    at: datetime
    fault: Fault | None
    reply: JsonObject | None

    @property
    def stored(self) -> bool:
        """Return True if what was asked for was done, whatever the caller saw of it."""
        return self.reply is not None and self.reply.get("ok") is True
