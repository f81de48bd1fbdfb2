"""A mark that isn't taken is nobody's trouble, and what a mark says isn't said beside it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from msgspec.structs import replace

from bot.errors import NotDeliverable, NotMarkable, NotReached, StorageUnavailable
from bot.model.ids import MessageKey
from bot.model.state_mark import StateMark, marking
from bot.ports import DeliveryKind
from tests.unit.listed_outbox import SECRET
from tests.unit.sending import Sending, no_rest

T = TypeVar("T")
KEY, TAG = MessageKey("marks/slack:T0DESK"), "marks/EX-1"


class Marking(Sending):
    """A dispatcher whose platform answers a mark in one way."""

    def __init__(self, problem: Exception | None = None, **settings: Any) -> None:
        super().__init__(**settings)
        self.forgotten, self.marked = list[str](), list[tuple[StateMark | None, StateMark | None]]()
        self.outbox.forget = self.forgotten.append  # type: ignore[method-assign,assignment]

        async def mark(_: object, mark: StateMark | None, before: StateMark | None) -> None:
            self.marked.append((mark, before))
            if problem:
                raise problem

        self.platform.mark = mark  # type: ignore[method-assign,assignment]

    def puts(self, name: str, channel: str = "C1") -> None:
        """A mark waits."""
        changed = marking(StateMark.TAKEN, StateMark.OPEN)
        self.outbox.put(name, channel, kind=DeliveryKind.MARK, message=changed, message_key=KEY, tag=TAG)


async def test_a_mark_is_put_on_in_place_of_another() -> None:
    desk = Marking()
    desk.puts("one")

    await desk.after(seconds=0)

    assert desk.marked == [(StateMark.TAKEN, StateMark.OPEN)]
    assert desk.outbox.rows["one"].state == "sent"


@pytest.mark.parametrize(
    ("problem", "forgotten"), [(NotMarkable("no scope"), [KEY]), (NotDeliverable("the message was deleted"), [])]
)
async def test_a_refused_mark_alarms_nobody_and_is_logged_once(
    problem: Exception, forgotten: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    desk = Marking(problem)
    desk.puts("one")
    desk.puts("two")

    await desk.after(seconds=0)

    assert [row.state for row in desk.outbox.rows.values()] == ["withheld"] * 2
    assert desk.alerts == []
    assert desk.forgotten == forgotten * 2
    assert [record.message for record in caplog.records] == ["A state isn't marked."]


def says_the_same(desk: Marking) -> None:
    """A post waits that says the same as a mark."""
    desk.outbox.put("one", message=replace(SECRET, said_by=TAG))


@pytest.mark.parametrize(
    ("became", "calls"),
    [("sent", []), ("withheld", ["post one"]), ("failed", ["post one"]), ("waiting until later", ["post one"])],
)
async def test_a_post_is_needless_once_the_mark_that_says_the_same_is_on(became: str, calls: list[str]) -> None:
    desk = Marking()
    says_the_same(desk)
    desk.puts("mark", "C1/marks")
    row = desk.outbox.rows["mark"]
    row.state, _, later = became.partition(" ")
    row.not_before += timedelta(hours=bool(later))

    assert await desk.after(seconds=0) == calls
    assert desk.outbox.rows["one"].state == "sent"


async def test_it_is_said_where_no_mark_was_wanted() -> None:
    desk = Marking()
    says_the_same(desk)

    assert await desk.after(seconds=0) == ["post one"]


async def one_after_the_other(call: Callable[[], T]) -> T:
    """The crossing, once others had their turn."""
    await no_rest(0)
    return call()


@pytest.mark.parametrize(
    ("problem", "calls"),
    [(None, []), (NotMarkable("no scope"), ["post one"]), (NotDeliverable("too_many_reactions"), ["post one"])],
)
async def test_a_mark_on_its_way_is_waited_for_by_what_says_the_same(
    problem: Exception | None, calls: list[str]
) -> None:
    desk = Marking(problem, rest=no_rest, in_thread=one_after_the_other)
    says_the_same(desk)
    desk.puts("mark", "C1/marks")

    assert await desk.after(seconds=0) == calls
    assert desk.outbox.rows["one"].state == "sent"


async def test_a_mark_that_nothing_took_for_a_day_is_put_right_later_and_alarms_nobody() -> None:
    desk = Marking(NotReached("no connection"))
    desk.puts("one")

    for _ in range(26):
        await desk.after(hours=1)

    assert desk.outbox.rows["one"].state == "lapsed"
    assert desk.alerts == []


async def test_not_for_ever() -> None:
    desk = Marking(rest=no_rest)
    says_the_same(desk)
    desk.puts("mark", "C1/marks")
    desk.outbox.rows["mark"].state = "on its way"

    assert await desk.after(seconds=0) == ["post one"]


async def test_nor_while_the_database_is_away() -> None:
    desk = Marking(rest=no_rest)
    says_the_same(desk)
    desk.outbox.is_out = away  # type: ignore[method-assign]

    assert await desk.after(seconds=0) == ["post one"]


def away(_: str) -> bool:
    """Nothing can be read."""
    raise StorageUnavailable
