"""The language of golden conversations: what is told on a platform is told without one too, and must read alike."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

from msgspec import Struct

from tests.acceptance.golden import cast
from tests.acceptance.golden.chat import Chat
from tests.acceptance.golden.said import Said
from tests.pressed import meant


class Spot(Struct, frozen=True, kw_only=True):
    """The root of a thread: its ids on the platform and without one."""

    where: str
    here: str
    there: str


class Conversation:
    """A desk on a platform (`here`), shadowed by the same desk without one (`there`)."""

    def __init__(self, here: Chat, there: Chat, start: datetime) -> None:
        self._here = here
        self._there = there
        self.now = start

    async def joins(self, who: str, where: str) -> None:
        """Somebody comes into a channel."""
        await self._here.joins(who, where)
        await self._there.joins(who, where)
        await self._settled()

    async def says(self, who: str, where: str, text: str, thread: Spot | None = None) -> Spot:
        """Somebody writes, and the desk has said all that it has to say."""
        here = await self._here.writes(who, where, text, thread.here if thread else None)
        there = await self._there.writes(who, where, text, thread.there if thread else None)
        await self._settled()
        return thread or Spot(where=where, here=here, there=there)

    async def forwards(
        self, who: str, said: Spot, comment: str = "", thread: Spot | None = None, *, number: int = 0
    ) -> Spot:
        """Somebody passes a message of a thread on, by its number there; the thread of what they wrote."""
        here = self._here.thread(said.where, said.here)[number].id
        there = self._there.thread(said.where, said.there)[number].id
        new = await self._here.forwards(who, said.where, here, comment, thread.here if thread else None)
        shadow = await self._there.forwards(who, said.where, there, comment, thread.there if thread else None)
        await self._settled()
        return thread or Spot(where=said.where, here=new, there=shadow)

    async def edits(self, who: str, said: Spot, text: str) -> None:
        """Somebody changes what they wrote."""
        await self._here.edits(who, said.where, said.here, text)
        await self._there.edits(who, said.where, said.there, text)
        await self._settled()

    async def deletes(self, who: str, said: Spot) -> None:
        """Somebody deletes what they wrote."""
        await self._here.deletes(who, said.where, said.here)
        await self._there.deletes(who, said.where, said.there)
        await self._settled()

    async def tells(self, who: str, text: str) -> None:
        """Somebody writes to the desk alone, and it has said all that it has to say."""
        await self._here.tells(who, text)
        await self._there.tells(who, text)
        await self._settled()

    async def opens(self, who: str, where: str, severity: str, text: str = "Nobody can log in") -> Spot:
        """Somebody asks and chooses; the thread of it."""
        thread = await self.says(who, where, text)
        await self.presses(who, thread, 1, severity)
        return thread

    async def adds(self, who: str, thread: Spot, text: str) -> Spot:
        """Somebody writes in a thread; what they wrote, not its thread."""
        here = await self._here.writes(who, thread.where, text, thread.here)
        there = await self._there.writes(who, thread.where, text, thread.there)
        await self._settled()
        return Spot(where=thread.where, here=here, there=there)

    async def presses(self, who: str, thread: Spot, number: int, label: str) -> None:
        """Somebody presses a button of a message in a thread; 0 is its root, -1 the latest."""
        self.thread(thread)
        here = self._here.thread(thread.where, thread.here)[number]
        there = self._there.thread(thread.where, thread.there)[number]
        await self._here.presses(who, thread.where, here.id, meant(label, here.buttons))
        await self._there.presses(who, thread.where, there.id, meant(label, there.buttons))
        await self._settled()

    async def points(self, who: str, thread: Spot, number: int = 0) -> None:
        """Somebody points at a message of a thread and asks for a ticket about it; 0 is its root."""
        here = self._here.thread(thread.where, thread.here)[number]
        there = self._there.thread(thread.where, thread.there)[number]
        await self._here.points(who, thread.where, here.id)
        await self._there.points(who, thread.where, there.id)
        await self._settled()

    async def chooses(self, who: str, thread: Spot, number: int, entry: str) -> None:
        """Somebody chooses an entry in the menu of a message of a thread; 0 is its root, -1 the latest."""
        here = self._here.thread(thread.where, thread.here)[number]
        there = self._there.thread(thread.where, thread.there)[number]
        await self._here.chooses(who, thread.where, here.id, entry)
        await self._there.chooses(who, thread.where, there.id, entry)
        await self._settled()

    async def presses_privately(self, who: str, label: str) -> None:
        """Somebody presses a button of the last that has it among what the desk told them, and them alone."""
        self.private(who)
        for chat in (self._here, self._there):
            last = next(one for one in reversed(chat.private(who)) if label in one.buttons)
            await chat.presses_privately(who, last.id, label)
        await self._settled()

    async def until(self, moment: datetime) -> None:
        """Time passes from timer to timer, as it would in real life, up to that moment."""
        while (due := await self._next_timer_at()) is not None and due <= moment:
            await self._advance(max(due - self.now, timedelta()))
        await self._advance(max(moment - self.now, timedelta()))

    async def passes(self, **by: float) -> None:
        """Likewise, for so long."""
        await self.until(self.now + timedelta(**by))

    def thread(self, thread: Spot) -> list[Said]:
        """What stands in a thread, without its root."""
        there = self._there.thread(thread.where, thread.there)
        return _alike(self._here.thread(thread.where, thread.here), there)[1:]

    def channel(self, where: str) -> list[Said]:
        """What stands in the channel itself."""
        return _alike(self._here.channel(where), self._there.channel(where))

    def private(self, who: str) -> list[Said]:
        """What the desk said to one person alone."""
        return _alike(self._here.private(who), self._there.private(who))

    def card(self, ticket: str) -> Spot:
        """The triage card of a ticket, and its thread."""
        self.channel(cast.TRIAGE)
        here, there = (_card(chat, ticket) for chat in (self._here, self._there))
        return Spot(where=cast.TRIAGE, here=here.id, there=there.id)

    def spot(self, where: str, number: int) -> Spot:
        """A message in the channel itself, by its number there from 0, and its thread."""
        self.channel(where)
        here, there = (chat.channel(where)[number] for chat in (self._here, self._there))
        return Spot(where=where, here=here.id, there=there.id)

    def card_in(self, ticket: str) -> Said:
        """What the triage card of a ticket says."""
        return _card(self._here, ticket)

    async def _settled(self) -> None:
        await self._here.settled()
        await self._there.settled()

    async def _advance(self, by: timedelta) -> None:
        self.now += by
        await self._here.passes(by)
        await self._there.passes(by)
        await self._settled()

    async def _next_timer_at(self) -> datetime | None:
        asked: list[Callable[[], Awaitable[datetime | None]]] = [self._here.next_timer_at, self._there.next_timer_at]
        here, there = [await ask() for ask in asked]
        assert here == there
        return here


def _card(chat: Chat, ticket: str) -> Said:
    (card,) = [said for said in chat.channel(cast.TRIAGE) if said.text.startswith(f"{ticket} ·")]
    return card


def _alike(here: list[Said], there: list[Said]) -> list[Said]:
    assert [said.words for said in here] == [said.words for said in there]
    return here
