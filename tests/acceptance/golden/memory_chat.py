"""The desk without a platform: commands in, neutral messages out, nothing but memory below."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import TypeVar

from msgspec.structs import replace

from adapters.composition.desk_in_force import terms
from adapters.desk_file.judged import DeskFile
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.reactions import Reactions
from bot.commands import (
    DeleteMessage,
    OpenFromMessage,
    Origin,
    Pointed,
    ReceiveMessage,
    ReplyFromMessage,
    Room,
    SplitFromMessage,
    Via,
)
from bot.delivery import trouble
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.send_check import check
from bot.language import verbs
from bot.model.carried import Carried, CarriedKind
from bot.model.message import Message
from bot.model.places import Place, Platform, Thread
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from bot.shell.service import DeskService
from bot.shell.sweeper import sweep
from storage.memory.kept import Kept
from storage.memory.outbox import MemoryOutbox
from storage.memory.unit_of_work import MemoryStore
from tests.acceptance.golden import cast
from tests.acceptance.golden.edits import edited
from tests.acceptance.golden.memory_recorder import Line, Recorder, direct
from tests.acceptance.golden.said import Said, written
from tests.agreed import open_contracts

T = TypeVar("T")


@lru_cache
def _begun(platform: Platform, start: datetime, intake: str, more: str) -> tuple[DeskFile, Kept]:
    """A desk file, and what a store has in which its contracts are open."""
    desk_file, store = cast.desk(platform, intake, more), MemoryStore()
    open_contracts(store.unit_of_work, terms(desk_file), start)
    return desk_file, store.kept


class MemoryChat:
    """`Chat` without a platform, in the shadow of one: with its ids, and no more told of people than it tells."""

    def __init__(
        self,
        platform: Platform,
        start: datetime,
        intake: str = "message",
        more: str = "",
        reactions: Reactions = Reactions.REFUSED,
    ) -> None:
        desk_file, begun = _begun(platform, start, intake, more)
        self._platform = platform
        self._clock = ManualClock(start)
        self._recorder = Recorder(platform, takes_marks=reactions is Reactions.TAKEN)
        self._said_at: dict[str, datetime] = {}
        self._store = MemoryStore()
        self._store.kept = begun.copy()
        self._service = DeskService(
            open_work=self._store.unit_of_work,
            loader=LiveLoader(Loader(desk=desk_file.desk, plans=desk_file.plans)),
            clock=self._clock,
            on_commit=lambda: None,
        )
        outbox = MemoryOutbox(self._store)
        self._dispatcher = Dispatcher(
            outbox=outbox,
            platforms={platform: self._recorder},
            clock=self._clock,
            in_thread=_here,
            on_failed=partial(trouble.failed, self._service),
            on_shut_out=partial(trouble.shut_out, self._service, outbox),
            on_stuck=partial(trouble.stuck, self._service),
            check=partial(check, self._service),
            pace=timedelta(),
        )

    async def joins(self, who: str, where: str) -> None:
        """Everybody may write everywhere here."""

    async def writes(self, who: str, where: str, text: str, thread: str | None = None) -> str:
        """Somebody writes."""
        return self._written(who, where, text, thread)

    async def forwards(self, who: str, where: str, said: str, comment: str, thread: str | None = None) -> str:
        """Somebody passes a message on."""
        return self._written(who, where, comment, thread, self._recorder.lines[said].said)

    def _written(self, who: str, where: str, text: str, thread: str | None, other: Said | None = None) -> str:
        new, shown = self._recorder.fresh(), cast.named(text)
        said = written(f"{shown} {other.by}: {other.text}" if other else shown, who, new)
        self._recorder.lines[new] = Line(place=cast.channel(where, self._platform), root=thread or new, said=said)
        self._said_at[new] = self._clock.now()
        mentioned = "@plandesk" in text
        bare = shown.replace("@plandesk", "", 1).strip()
        mentions = tuple(cast.account(name, self._platform) for name in cast.mentioned(text))
        origin = self._origin(who, where, thread, Via.MENTION if mentioned else Via.MESSAGE)
        carried = (Carried(kind=CarriedKind.FORWARD, by=other.by, text=other.text),) if other else ()
        heard = ReceiveMessage(origin=origin, message=new, text=bare, carried=carried, mentions_desk=mentioned)
        self._service.handle(replace(heard, origin=replace(origin, mentions=mentions)))
        return new

    async def edits(self, who: str, where: str, said: str, text: str) -> None:
        """Somebody changes what they wrote."""
        self._recorder.lines[said].said = written(text, who, said)
        self._service.handle(edited(self._origin(who, where, None, Via.MESSAGE), said, text, self._said_at[said]))

    async def deletes(self, who: str, where: str, said: str) -> None:
        """Somebody deletes what they wrote."""
        del self._recorder.lines[said]
        self._service.handle(DeleteMessage(origin=self._origin(who, where, None, Via.MESSAGE), message=said))

    async def tells(self, who: str, text: str) -> None:
        """Somebody writes to the desk alone; Teams has no threads there."""
        new, origin = self._recorder.fresh(), self._origin(who, None, None, Via.MENTION)
        room = Room.CHAT if self._platform is Platform.TEAMS else Room.DIRECT
        self._service.handle(ReceiveMessage(origin=origin, message=new, text=text, mentions_desk=True, room=room))

    async def presses(self, who: str, where: str, said: str, label: str) -> None:
        """Somebody presses."""
        line = self._recorder.lines[said]
        thread = line.root if line.root != said else None
        self._pressed(line.message, label, self._origin(who, where, thread, Via.BUTTON))

    async def presses_privately(self, who: str, said: str, label: str) -> None:
        """Somebody presses in a direct message."""
        alone = [message for _, one, message in self._recorder.private if one.id == said]
        message = alone[0] if alone else self._recorder.lines[said].message
        self._pressed(message, label, self._origin(who, None, None, Via.BUTTON))

    async def chooses(self, who: str, where: str, said: str, entry: str) -> None:
        """Somebody chooses an entry in the menu of a message, which is answered as on the platform."""
        kind = {"Reply to customer": ReplyFromMessage, "Split into a new ticket": SplitFromMessage}[entry]
        origin, pointed = self._pointed(
            who, where, said, Via.ACTION if self._platform is Platform.TEAMS else Via.SHORTCUT
        )
        result = self._service.handle(kind(origin=origin, pointed=pointed))
        assert (result.answer is not None) is (self._platform is Platform.TEAMS)

    async def points(self, who: str, where: str, said: str) -> None:
        """Somebody points."""
        origin, pointed = self._pointed(who, where, said, Via.REACTION)
        self._service.handle(OpenFromMessage(origin=origin, pointed=pointed))

    def _pointed(self, who: str, where: str, said: str, via: Via) -> tuple[Origin, Pointed]:
        line = self._recorder.lines[said]
        thread = line.root if line.root != said else None
        by = line.said.by
        pointed = Pointed(
            message=said,
            writer=cast.account(by, self._platform) if by in cast.PEOPLE else None,
            writer_name=by if self._platform is Platform.TEAMS else "",
            at=self._said_at[said],
            text=line.said.text,
        )
        return self._origin(who, where, thread, via), pointed

    async def passes(self, by: timedelta) -> None:
        """Time passes."""
        self._clock.advance(by)

    async def settled(self) -> None:
        """All timers asked, everything said."""
        sweep(self._service)
        await self._dispatcher.drain()

    async def next_timer_at(self) -> datetime | None:
        """When the earliest waiting timer is due."""
        with self._service.open_work() as work:
            return work.next_timer_at()

    def channel(self, where: str) -> list[Said]:
        """What stands in the channel itself."""
        place = cast.channel(where, self._platform)
        return [line.shown for key, line in self._recorder.lines.items() if line.place == place and line.root == key]

    def thread(self, where: str, root: str) -> list[Said]:
        """What stands in a thread."""
        place = cast.channel(where, self._platform)
        return [line.shown for line in self._recorder.lines.values() if line.place == place and line.root == root]

    def private(self, who: str) -> list[Said]:
        """What the desk said to one person alone."""
        mine = cast.user(who, self._platform)
        alone = [said for user, said, _ in self._recorder.private if user == mine]
        there = [line.said for line in self._recorder.lines.values() if line.place == direct(mine)]
        return sorted((*alone, *there), key=lambda said: said.id)

    def lines(self, *channels: str) -> list[Line]:
        """What stands in these channels, by their own ids, and in their threads."""
        return [line for line in self._recorder.lines.values() if line.place in channels]

    def tickets(self) -> int:
        """How many tickets there are."""
        return len(self._store.kept.tickets)

    def _pressed(self, message: Message | None, label: str, origin: Origin) -> None:
        (button,) = [button for button in (message.pressable if message else ()) if button.label == label]
        self._service.handle(verbs.pressed(button.verb, button.subject, button.argument, origin))

    def _origin(self, who: str, where: str | None, thread: str | None, via: Via) -> Origin:
        channel = cast.channel(where, self._platform) if where else direct(cast.user(who, self._platform))
        place = Place(platform=self._platform, workspace=cast.workspace(self._platform), channel=channel)
        return Origin(
            by=cast.account(who, self._platform),
            by_name=who if self._platform is Platform.TEAMS else "",  # Slack tells the id alone
            place=place,
            thread=Thread(place=place, root=thread) if thread else None,
            at=self._clock.now(),
            via=via,
        )


async def _here(call: Callable[[], T]) -> T:
    return call()
