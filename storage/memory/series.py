"""Series without SQL. The rules are those of `storage.sql.series`."""

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.model.message import Message
from bot.model.places import MessageRef
from bot.model.series import GROWS_FOR, MAX_FOLDED, MAX_SHOWN, SeriesKind
from bot.ports import DeliveryKind
from storage.memory.kept import Held, Kept
from storage.states import DeliveryState

_OUT_OF_IT = (DeliveryState.FAILED, DeliveryState.WITHDRAWN, DeliveryState.DROPPED)


class SeriesInMemory(Struct, frozen=True, kw_only=True):
    """The first parts of what goes out as one, how many there are, and its message if it is posted."""

    parts: tuple[Message, ...] = ()
    count: int = 0
    posted: MessageRef | None = None


def gather(kept: Kept, number: int, now: datetime) -> SeriesInMemory:
    """Let what waits of a series join the delivery that is claimed, and that join a post that still grows."""
    lead = kept.deliveries[number]
    series = lead.entry.series
    if series is None:
        return SeriesInMemory()
    growing = series.kind is SeriesKind.GROWING
    head = lead.head or (_growing(kept, lead, now) if growing and not lead.in_doubt else None)
    if head:
        kept.deliveries[number] = replace(lead, head=head)
    of_head = head or number
    if head or not lead.in_doubt:
        room = None if growing else max(MAX_FOLDED - len(_whole(kept, of_head)), 0)
        waiting = [other for other in kept.deliveries if other != number and _may_join(kept, other, lead)]
        for other in waiting[:room]:
            kept.deliveries[other] = replace(kept.deliveries[other], state=DeliveryState.JOINED, head=of_head)
    return _as_one(kept, of_head, kept.deliveries[head].posted_as if head else None)


def edited(kept: Kept, number: int) -> SeriesInMemory:
    """Change the part of a series that an edit is about, and return what it is a part of."""
    edit = kept.deliveries[number].entry
    parts = [
        part
        for part, held in kept.deliveries.items()
        if held.entry.fills == edit.awaits and held.state is DeliveryState.SENT and held.entry.series
    ]
    if not parts:
        return SeriesInMemory()
    part = kept.deliveries[parts[-1]]
    kept.deliveries[parts[-1]] = replace(part, entry=replace(part.entry, message=edit.message))
    return _as_one(kept, part.head or parts[-1], None)


def settle(kept: Kept, number: int, state: DeliveryState) -> list[Held]:
    """Return what went out with a delivery, or never will, now that it is settled."""
    of_head = kept.deliveries[number].head or number
    joined = [other for other in _whole(kept, of_head) if kept.deliveries[other].state is DeliveryState.JOINED]
    for other in joined:
        kept.deliveries[other] = replace(kept.deliveries[other], state=state)
    return [kept.deliveries[other] for other in joined]


def belongs(kept: Kept, number: int, ref: MessageRef) -> None:
    """Note the subject of a message of a series; one about several subjects belongs to none."""
    of_head = kept.deliveries[number].head or number
    subjects = {kept.deliveries[part].entry.subject for part in _whole(kept, of_head)}
    (subject, *more) = subjects
    if more:
        kept.messages.pop(ref, None)
    elif subject:
        kept.messages[ref] = subject


def _growing(kept: Kept, lead: Held, now: datetime) -> int | None:
    found = [
        number
        for number, held in kept.deliveries.items()
        if _is_beside(held, lead)
        and held.head is None
        and held.state is DeliveryState.SENT
        and held.posted_as
        and held.first_tried_at
        and held.first_tried_at > now - GROWS_FOR
    ]
    return found[-1] if found else None


def _may_join(kept: Kept, number: int, lead: Held) -> bool:
    held = kept.deliveries[number]
    is_edited_first = any(
        earlier < number
        and other.state is DeliveryState.WAITING
        and other.entry.kind is DeliveryKind.EDIT
        and other.entry.awaits == held.entry.fills
        for earlier, other in kept.deliveries.items()
    )
    is_free = held.state is DeliveryState.WAITING and held.head is None and not held.in_doubt
    return is_free and _is_beside(held, lead) and not is_edited_first


def _is_beside(held: Held, lead: Held) -> bool:
    same_place = held.entry.conversation == lead.entry.conversation
    return same_place and held.entry.series is not None and held.entry.series == lead.entry.series


def _whole(kept: Kept, of_head: int) -> list[int]:
    return [
        number
        for number, held in kept.deliveries.items()
        if of_head in (number, held.head) and held.state not in _OUT_OF_IT
    ]


def _as_one(kept: Kept, of_head: int, posted: MessageRef | None) -> SeriesInMemory:
    parts = _whole(kept, of_head)
    shown = tuple(kept.deliveries[part].entry.message for part in parts[:MAX_SHOWN]) if len(parts) > 1 else ()
    return SeriesInMemory(parts=shown, count=len(parts), posted=posted)
