"""How stories are told: people act in the sandbox, time moves by hand, and what was said is looked at.

The whole product runs behind it: real HTTP on loopback, signed requests, SQLite, the Web API of the stand-in.
"""

import contextlib
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from adapters.composition.assembly import Assembly
from adapters.composition.sandbox import build_sandbox
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.example import DESK_FILE
from adapters.sandbox.slack import seen
from adapters.sandbox.slack.gesture import SlackGesture
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import PostedMessage
from adapters.sandbox.slack.uploads import Upload
from policies.library import Library
from tests.acceptance.stage import prepare, running
from tests.pressed import meant
from tests.shipped import LIBRARY

TRIAGE = "C0TRIAGE"


def shown(message: PostedMessage) -> str:
    """Everything that can be read in a message: its text, and all text in its blocks."""
    return "\n".join((message.text, *texts(list(message.blocks))))


def said_at(moment: datetime) -> str:
    """How an instant stands in a message, whoever reads it."""
    return f"<!date^{int(moment.timestamp())}^"


NEW = "It's something new"
"""The button of what may belong to another request."""


def labels(message: PostedMessage) -> list[str]:
    """What its buttons say, and what its lists offer."""
    return list(seen.labels(message))


@dataclass
class Story:
    """One story on one desk."""

    assembly: Assembly
    sandbox: SlackSandbox
    clock: ManualClock

    async def says(
        self, user: str, channel: str, text: str, thread: str | None = None, files: tuple[Upload, ...] = ()
    ) -> SlackGesture:
        """Somebody writes, and the desk has said all that it has to say."""
        gesture = await self.sandbox.says(user, channel, text, thread, files)
        await self.settled()
        return gesture

    async def asks(self, user: str, channel: str, text: str = "Nobody can log in") -> str:
        """Somebody asks for help; the thread of it."""
        return (await self.says(user, channel, text)).ts

    async def opens(self, user: str, channel: str, severity: str, text: str = "Nobody can log in") -> str:
        """Somebody asks, for something new if they have just opened a ticket, and chooses; the thread of it."""
        thread = await self.asks(user, channel, text)
        if NEW in labels(self.question(channel, thread)):
            await self.clicks(user, self.question(channel, thread), NEW)
        await self.clicks(user, self.replies(channel, thread)[-1], severity)
        return thread

    async def clicks(self, user: str, message: PostedMessage, label: str) -> SlackGesture:
        """Somebody presses a button."""
        gesture = await self.sandbox.clicks(user, message, meant(label, labels(message)))
        await self.settled()
        return gesture

    async def runs(self, user: str, channel: str, command: str, text: str = "") -> str:
        """Somebody types a slash command; what they alone are answered."""
        gesture = await self.sandbox.runs(user, channel, command, text)
        await self.settled()
        return shown(gesture.message) if gesture.message else ""

    async def submits(self, user: str, **filled: str) -> SlackGesture:
        """Somebody fills in the form that they have before them, by the names of its fields, and sends it."""
        gesture = await self.sandbox.submits(user, self.sandbox.state.views[user], filled)
        await self.settled()
        return gesture

    def form(self, user: str) -> str:
        """Everything that can be read in what somebody has before them; empty if that is nothing."""
        modal = self.sandbox.state.views.get(user)
        return "\n".join((*texts(modal.view), *modal.errors.values())) if modal else ""

    async def passes(self, **by: float) -> None:
        """Time passes; what falls due on the way is asked once, at the end, as after a standstill."""
        await self._moved(timedelta(**by))

    async def until(self, moment: datetime) -> None:
        """Time passes from timer to timer, as it would in real life, up to that moment."""
        while (due := await self.assembly.next_timer_at()) is not None and due <= moment:
            await self._moved(due - self.clock.now())
        await self._moved(moment - self.clock.now())

    async def settled(self) -> None:
        """All timers asked, everything said."""
        await self.assembly.lookup.look()
        await self.assembly.sweep()
        await self.assembly.dispatcher.drain()

    async def _moved(self, by: timedelta) -> None:
        self.clock.advance(max(by, timedelta()))
        await self.settled()

    def replies(self, channel: str, ts: str) -> list[PostedMessage]:
        """What the desk said in a thread, as it reads now."""
        desk = self.sandbox.state.population.bot.id
        return [message for message in self.sandbox.thread(channel, ts)[1:] if message.user == desk]

    def question(self, channel: str, ts: str) -> PostedMessage:
        """What a request was answered with first, as it reads now."""
        return self.replies(channel, ts)[0]

    def triage(self) -> list[PostedMessage]:
        """What stands in triage itself."""
        return list(self.sandbox.messages(TRIAGE))

    def card(self, ticket: str) -> PostedMessage:
        """The triage card of a ticket."""
        (card,) = [m for m in self.triage() if m.text.startswith(f"{ticket} ·")]
        return card

    def under_card(self, ticket: str) -> list[PostedMessage]:
        """What the desk said in the thread of the triage card."""
        return self.replies(TRIAGE, self.card(ticket).ts)

    def direct(self, user: str) -> list[str]:
        """What the desk told one user directly."""
        return [shown(message) for message in self.sandbox.direct(user)]

    def private_messages(self, user: str) -> list[str]:
        """What the desk showed to one user alone."""
        return [shown(message) for message in self.sandbox.ephemeral(user)]


@contextlib.asynccontextmanager
async def played(
    folder: Path,
    start: datetime,
    desk_file: Path = DESK_FILE,
    *,
    socket_mode: bool = False,
    library: Library = LIBRARY,
) -> AsyncIterator[Story]:
    """A desk that is served on a free port, its clock standing at `start`. Fails at the end on anything unexpected."""
    kept, clock = folder / "story.db", ManualClock(start.astimezone(UTC))
    found = prepare(kept, desk_file, clock.now(), library)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        made = build_sandbox(
            address=f"http://127.0.0.1:{listener.getsockname()[1]}",
            database_url=f"sqlite:///{kept}",
            clock=clock,
            pace=timedelta(),
            desk_file=desk_file,
            found=found,
            library=library,
            socket_mode=socket_mode,
        )
        async with running(made.app, listener):
            yield Story(assembly=made.assembly, sandbox=made.slack, clock=clock)
            made.slack.assert_clean()


def texts(node: object) -> list[str]:
    """Every text in a view or in blocks, in reading order."""
    if isinstance(node, dict):
        own = [node["text"]] if isinstance(node.get("text"), str) else []
        return own + [text for value in node.values() for text in texts(value)]
    if isinstance(node, list | tuple):
        return [text for value in node for text in texts(value)]
    return []
