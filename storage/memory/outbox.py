"""The outbox without SQL. The rules for what comes next are those of `storage.sql.next_delivery`."""

from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from bot.model.ids import MessageKey
from bot.model.places import MessageRef, Platform
from bot.model.rank import Rank
from bot.ports import Address, Delivery, DeliveryKind
from storage.entries import OutboxEntry
from storage.memory import moved_places, series
from storage.memory.kept import Held, Kept, number_of
from storage.memory.series import SeriesInMemory
from storage.memory.unit_of_work import MemoryStore
from storage.states import MESSAGES, UNDECIDED, DeliveryState

Numbered = tuple[int, Held]


class MemoryOutbox:
    """`bot.ports.Outbox` on a `MemoryStore`."""

    lease: timedelta | None = None

    def __init__(self, store: MemoryStore) -> None:
        self._store = store

    def recover(self) -> int:
        with self._store.turn() as kept:
            lost = [number for number, held in kept.deliveries.items() if held.state is DeliveryState.SENDING]
            for number in lost:
                _change(kept, number, state=DeliveryState.WAITING, in_doubt=True)
            return len(lost)

    def waiting(self, now: datetime, limit: int) -> tuple[str, ...]:
        with self._store.turn() as kept:
            heads: dict[str, list[Numbered]] = {}
            for conversation in {held.entry.conversation for held in kept.deliveries.values()}:
                heads[conversation] = _ready_heads(kept, conversation, now)
        ready = [conversation for conversation, found in heads.items() if found]
        return tuple(sorted(ready, key=lambda conversation: _precedence(heads[conversation]))[:limit])

    def count_waiting(self, platform: Platform) -> int:
        with self._store.turn() as kept:
            waiting = [held.entry for held in kept.deliveries.values() if held.state in UNDECIDED]
        return sum(one.kind in MESSAGES and one.conversation.startswith(f"{platform}:") for one in waiting)

    def claim(self, conversation: str, now: datetime) -> Delivery | None:
        with self._store.turn() as kept:
            for lane in Rank:
                _lift(kept, conversation, lane)
            while heads := _ready_heads(kept, conversation, now):
                number, held = heads[0]
                hangs_on = kept.posted.get(held.entry.awaits) if held.entry.awaits else None
                if held.entry.kind is not DeliveryKind.EDIT:
                    return _claim(kept, number, hangs_on, now, series.gather(kept, number, now))
                *earlier, latest = _edits(kept, number, held)
                for each in earlier:
                    _change(kept, each, state=DeliveryState.DROPPED)
                if hangs_on:
                    return _claim(kept, latest, hangs_on, now, series.edited(kept, latest))
                _change(kept, latest, state=DeliveryState.DROPPED)
            return None

    def sent(self, delivery: str, ref: MessageRef | None, now: datetime) -> None:
        with self._store.turn() as kept:
            number = number_of(delivery)
            held = _change(kept, number, state=DeliveryState.SENT, problem=None, posted_as=ref, sent_at=now)
            if ref is None:
                return
            for each in (held, *series.settle(kept, number, DeliveryState.SENT)):
                _point(kept, each, ref)
            if held.entry.series:
                series.belongs(kept, number, ref)
            elif held.entry.subject and held.entry.kind is DeliveryKind.POST:
                kept.messages[ref] = held.entry.subject

    def go_on(self, delivery: Delivery, ref: MessageRef | None, now: datetime) -> Delivery | None:
        self.sent(delivery.id, ref, now)
        return self.claim(delivery.conversation, now)

    def later(self, delivery: str, not_before: datetime, *, in_doubt: bool, problem: str) -> None:
        again = {"state": DeliveryState.WAITING, "not_before": not_before, "in_doubt": in_doubt, "problem": problem}
        with self._store.turn() as kept:
            _change(kept, number_of(delivery), **again)

    def give_back(self, delivery: Delivery) -> None:
        with self._store.turn() as kept:
            held = kept.deliveries[number_of(delivery.id)]
            if held.state is DeliveryState.SENDING and held.attempts == delivery.attempts:
                _change(kept, number_of(delivery.id), state=DeliveryState.WAITING)

    def take_back(self, delivery: str, attempts: int) -> bool:
        with self._store.turn() as kept:
            held = kept.deliveries[number_of(delivery)]
            was_claimed = held.state is DeliveryState.SENDING
            if held.attempts != attempts or not (was_claimed or held.state is DeliveryState.JOINED):
                return False
            _change(kept, number_of(delivery), state=DeliveryState.WAITING, in_doubt=was_claimed, head=None)
            return True

    def failed(self, delivery: str, problem: str) -> bool:
        self._end(delivery, DeliveryState.FAILED, problem)
        with self._store.turn() as kept:
            return not moved_places.goes_on(kept, number_of(delivery))

    def withhold(self, delivery: str, problem: str) -> None:
        self._end(delivery, DeliveryState.WITHDRAWN, problem)

    def lapse(self, delivery: str, problem: str) -> None:
        self._end(delivery, DeliveryState.LAPSED, problem)

    def _end(self, delivery: str, state: DeliveryState, problem: str) -> None:
        with self._store.turn() as kept:
            _change(kept, number_of(delivery), state=state, problem=problem)
            series.settle(kept, number_of(delivery), state)

    def forget(self, message_key: MessageKey) -> None:
        with self._store.turn() as kept:
            kept.posted.pop(message_key, None)

    def next_at(self) -> datetime | None:
        with self._store.turn() as kept:
            waiting = [held for held in kept.deliveries.values() if held.state is DeliveryState.WAITING]
        return min((held.not_before for held in waiting if held.not_before), default=None)

    def is_out(self, tag: str) -> bool | None:
        with self._store.turn() as kept:
            return kept.is_out(tag)

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        with self._store.turn() as kept:
            return kept.posted.get(message_key)


def _point(kept: Kept, held: Held, ref: MessageRef) -> None:
    stays_first = held.entry.fills == held.entry.awaits and held.entry.fills in kept.posted
    if held.entry.fills and not stays_first:
        kept.posted[held.entry.fills] = ref


def _ready_heads(kept: Kept, conversation: str, now: datetime) -> list[Numbered]:
    own = [(number, held) for number, held in kept.deliveries.items() if held.entry.conversation == conversation]
    if any(_holds_up(held, now) for _, held in own):
        return []
    heads = (_head(kept, conversation, rank) for rank in Rank)
    return [head for head in heads if head and not _fillers(kept, *head)]


def _head(kept: Kept, conversation: str, rank: Rank) -> Numbered | None:
    lane = [
        (number, held)
        for number, held in kept.deliveries.items()
        if held.state is DeliveryState.WAITING and held.entry.rank == rank and held.entry.conversation == conversation
    ]
    return min(lane, key=lambda each: (each[1].turn, each[0]), default=None)


def _lift(kept: Kept, conversation: str, rank: Rank) -> None:
    """Lift the deliveries that the head of a lane waits for into that lane, as often as that makes another head."""
    while head := _head(kept, conversation, rank):
        found = [
            (number, filler)
            for number, filler in _fillers(kept, *head)
            if filler.state is DeliveryState.WAITING
            and filler.entry.conversation == conversation
            and (rank, head[1].turn) < (filler.entry.rank, filler.turn)
        ]
        if not found:
            return
        for number, filler in found:
            _change(kept, number, entry=replace(filler.entry, rank=rank), turn=head[1].turn)


def _edits(kept: Kept, number: int, held: Held) -> list[int]:
    """Return the edits that wait for the same message key from this one on, until the message key is posted anew."""
    message_key, found = held.entry.awaits, list[int]()
    for later, other in kept.deliveries.items():
        if later > number and other.entry.fills == message_key:
            break
        is_edit = other.entry.kind is DeliveryKind.EDIT and other.entry.awaits == message_key
        if later >= number and is_edit and other.state is DeliveryState.WAITING:
            found.append(later)
    return found


def _holds_up(held: Held, now: datetime) -> bool:
    if held.state is DeliveryState.WAITING:
        return held.not_before is not None and held.not_before > now
    return held.state is DeliveryState.SENDING


def _fillers(kept: Kept, number: int, held: Held) -> list[Numbered]:
    """Return the earlier deliveries for the message key that it depends on, as far as they may still be posted."""
    message_key = held.entry.awaits
    return [
        (earlier, filler)
        for earlier, filler in kept.deliveries.items()
        if message_key is not None
        and earlier < number
        and filler.entry.fills == message_key
        and filler.state in UNDECIDED
    ]


def _precedence(heads: list[Numbered]) -> tuple[Rank, int]:
    return min(held.entry.rank for _, held in heads), min(number for number, _ in heads)


def _claim(kept: Kept, number: int, hangs_on: MessageRef | None, now: datetime, whole: SeriesInMemory) -> Delivery:
    held = kept.deliveries[number]
    tries = {"attempts": held.attempts + 1, "first_tried_at": held.first_tried_at or now}
    claimed = _change(kept, number, state=DeliveryState.SENDING, not_before=None, **tries)
    return _delivery(number, claimed, hangs_on, whole)


def _delivery(number: int, held: Held, hangs_on: MessageRef | None, whole: SeriesInMemory) -> Delivery:
    entry = held.entry
    return Delivery(
        id=f"d{number}",
        kind=DeliveryKind.EDIT if whole.posted else entry.kind,
        conversation=entry.conversation,
        address=Address(place=whole.posted.place, edits=whole.posted.id) if whole.posted else _address(entry, hangs_on),
        message=entry.message,
        attempts=held.attempts,
        in_doubt=held.in_doubt,
        created_at=entry.created_at,
        first_tried_at=held.first_tried_at,
        rank=entry.rank,
        subject=entry.subject,
        message_key=entry.fills,
        parts=whole.parts,
        count=whole.count,
        tag=entry.tag,
    )


def _address(entry: OutboxEntry, hangs_on: MessageRef | None) -> Address:
    under = hangs_on.id if hangs_on else entry.thread
    if entry.kind not in (DeliveryKind.EDIT, DeliveryKind.MARK):
        return Address(place=entry.place, account=entry.account, thread=under)
    place = entry.place or (hangs_on.place if hangs_on else None)
    return Address(place=place, account=entry.account, edits=under)


def _change(kept: Kept, number: int, **changes: Any) -> Held:
    held = kept.deliveries[number] = replace(kept.deliveries[number], **changes)
    return held
