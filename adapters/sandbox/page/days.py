"""The lines between the days of a conversation."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import partial

from nicegui import ui

from adapters.sandbox.core.chat import MessageSight
from adapters.sandbox.page.elements import tag
from adapters.sandbox.page.keyed import Item
from adapters.sandbox.page.reader import PageReader, long_day


def by_day(
    messages: Iterable[MessageSight], reader: PageReader, item: Callable[[MessageSight], Item]
) -> Iterator[Item]:
    """Yield the item of each message, and before the first of each day, as the reader's calendar has it, a line."""
    today, day = reader.local(reader.now).date(), None
    for message in messages:
        there = reader.local(message.at)
        if there.date() != day:
            day = there.date()
            name = day_name(there, today)
            yield Item(
                key=f"day {day}", signature=name, make=partial(tag, "div", classes="day"), draw=partial(_line, name)
            )
        yield item(message)


def day_name(at: datetime, today: date) -> str:
    """Return the day of an instant: `Today`, `Yesterday`, or else the whole date."""
    near = {today: "Today", today - timedelta(days=1): "Yesterday"}
    return near.get(at.date()) or long_day(at)


def _line(name: str, element: ui.element) -> None:
    tag("span", name)
