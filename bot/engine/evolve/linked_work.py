"""The work that a ticket is linked to, after what somebody, or a program, did about it."""

from collections.abc import Iterable
from typing import assert_never

from msgspec.structs import replace

from bot.events import LinkedWorkDone, LinkedWorkReopened, WorkLinked, WorkUnlinked
from bot.events.linked_work import LinkedWorkEvent
from bot.model.linked_work import LinkedWork


def with_work(linked: tuple[LinkedWork, ...], event: LinkedWorkEvent) -> tuple[LinkedWork, ...]:
    """Return the links in the order in which they were made; what is linked already stays as it is."""
    match event:
        case WorkLinked():
            return joined(linked, (LinkedWork(url=event.url, name=event.name, at=event.at),))
        case WorkUnlinked():
            return tuple(one for one in linked if one.url != event.url)
        case LinkedWorkDone() | LinkedWorkReopened():
            return tuple(_told(one, event) if one.url == event.url else one for one in linked)
        case _:
            assert_never(event)


def _told(work: LinkedWork, event: LinkedWorkDone | LinkedWorkReopened) -> LinkedWork:
    if not event.is_new:
        return replace(work, said_at=event.said_at)
    return replace(work, done_at=event.at if isinstance(event, LinkedWorkDone) else None, said_at=event.said_at)


def joined(linked: tuple[LinkedWork, ...], more: Iterable[LinkedWork]) -> tuple[LinkedWork, ...]:
    """Return the links with those of another ticket that this one hasn't got."""
    known = {one.url for one in linked}
    return (*linked, *(one for one in more if one.url not in known))
