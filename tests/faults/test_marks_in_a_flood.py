"""The mark of a ticket is right within five seconds of each act, whatever else its channel has to say meanwhile.

Time is the desk's own, moved by hand a tenth of a second at a time; a channel takes a post a second.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from bot.model.places import Place
from bot.model.state_mark import StateMark
from bot.ports import Address, DeliveryKind
from storage.states import DeliveryState
from tests.faults.test_flood import Channel, Flooded, a_colleague, a_thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO

FIVE_SECONDS = timedelta(seconds=5)
OPEN, TAKEN, WAITING, SOLVED, LATE = StateMark


class MarkedChannel(Channel):
    """A channel that takes marks, and how each message is marked since when."""

    def __init__(self, desk: FrontDesk) -> None:
        super().__init__(desk)
        self.marks: dict[str, list[tuple[datetime, StateMark | None]]] = {}

    async def mark(self, address: Address, mark: StateMark | None, before: StateMark | None) -> None:
        there = self.marks.setdefault(address.edits or "", [])
        assert before is (there[-1][1] if there else None)
        there.append((self.desk.clock.at, mark))

    def waiting(self, place: Place) -> int:
        """The posts that wait there: at a second each."""
        entries = [post.held for post in self.desk.posts() if post.held.entry.kind is DeliveryKind.POST]
        return sum(held.entry.place == place and held.state is DeliveryState.WAITING for held in entries)

    async def remove(self, address: Address) -> None:
        """Taken away is the question that the mark and the card replace."""


async def test_no_mark_waits_for_the_posts_of_its_channel() -> None:
    flooded = Flooded(channel_of=MarkedChannel)
    desk, channel = flooded.desk, flooded.channel
    assert isinstance(channel, MarkedChannel)
    ticket, _ = desk.opened(CONTACT_ONE, "1"), desk.opened(CONTACT_TWO, "3", "The login page is white")
    acts: tuple[tuple[Callable[[], object], StateMark | None], ...] = (
        (lambda: None, OPEN),
        (lambda: desk.passes(hours=1, minutes=1), LATE),
        (lambda: desk.types(AGENT_ONE, "ack EX-1"), TAKEN),
        (lambda: desk.types(AGENT_ONE, "wait EX-1 Which browser?"), WAITING),
        (lambda: desk.hears(CONTACT_ONE, "In all of them.", ticket.thread), TAKEN),
        (lambda: desk.types(AGENT_ONE, "resolve EX-1 Restarted."), SOLVED),
        (lambda: desk.types(AGENT_ONE, "reopen EX-1"), TAKEN),
        (lambda: desk.types(AGENT_ONE, "merge EX-1 into EX-2"), None),
    )
    for line in range(50):
        desk.hears(a_colleague(line), f"{line}", a_thread(line))

    shown = []
    for act, _ in acts:
        act()
        at = desk.clock.at
        await flooded.writes(3, lambda _: None, apart=timedelta(seconds=1))
        shown.append((channel.marks[ticket.opened_from][-1], at))

    assert [mark for (_, mark), _ in shown] == [mark for _, mark in acts]
    assert max(put_on - at for (put_on, _), at in shown) <= FIVE_SECONDS
    assert channel.waiting(ticket.thread.place) > FIVE_SECONDS.seconds
