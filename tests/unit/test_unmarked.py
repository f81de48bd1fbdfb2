"""A mark that isn't taken is nobody's trouble, and what a mark says isn't said beside it."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import pytest

from bot.errors import NotDeliverable, NotMarkable, NotReached
from bot.model.ids import MessageKey
from bot.model.places import MessageRef
from bot.model.state_mark import StateMark, marking
from bot.ports import DeliveryKind
from tests.unit.sending import SECRET, Sending, no_rest
from tests.unit.test_sender import CHANNEL

T = TypeVar("T")
KEY = MessageKey("marks/slack:T0DESK")


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
        self.outbox.put(name, channel, kind=DeliveryKind.MARK, message=changed, message_key=KEY)


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


@pytest.mark.parametrize(("stands", "calls"), [(True, []), (False, ["post one"])])
async def test_a_post_that_a_mark_replaces_is_not_needed_where_marks_are_taken(stands: bool, calls: list[str]) -> None:
    desk = Marking()
    desk.outbox.put("one", message=replace(SECRET, replaced_by=KEY))
    if stands:
        desk.outbox.put("earlier", channel="C0OTHER", message_key=KEY)
        desk.outbox.rows["earlier"].state = "sent"
        desk.outbox.rows["earlier"].ref = MessageRef(place=CHANNEL, id="1")

    assert await desk.after(seconds=0) == calls
    assert desk.outbox.rows["one"].state == "sent"


async def one_after_the_other(call: Callable[[], T]) -> T:
    """The crossing, once others had their turn."""
    await no_rest(0)
    return call()


async def test_the_first_mark_of_all_is_waited_for_by_what_it_replaces() -> None:
    desk = Marking(rest=no_rest, in_thread=one_after_the_other)
    desk.outbox.put("one", message=replace(SECRET, replaced_by=KEY))
    desk.puts("mark", "C1/marks")
    mark = desk.outbox.rows["mark"]
    mark.delivery = replace(mark.delivery, address=replace(mark.delivery.address, edits="1"))

    assert await desk.after(seconds=0) == []
    assert desk.outbox.rows["one"].state == "sent"


async def test_a_mark_that_nothing_took_for_a_day_is_put_right_later_and_alarms_nobody() -> None:
    desk = Marking(NotReached("no connection"))
    desk.puts("one")

    for _ in range(26):
        await desk.after(hours=1)

    assert desk.outbox.rows["one"].state == "lapsed"
    assert desk.alerts == []
