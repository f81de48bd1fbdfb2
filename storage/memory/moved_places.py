"""Channels that have another id now, without SQL. The rules are those of `storage.sql.moved_places`."""

from datetime import datetime

from msgspec.structs import replace

from bot.model.ids import MessageKey
from bot.model.places import MessageRef, Place
from storage.memory.kept import Held, Kept
from storage.sql.moved_places import SKEW
from storage.states import DeliveryState


def follow(kept: Kept, old: Place, new: Place, since: datetime) -> None:
    """Move everything of a place to another; `since` is when its id changed."""
    kept.moved_places = {before: new if after == old else after for before, after in kept.moved_places.items()}
    kept.moved_places[old] = new
    prefix = f"{old}/"
    kept.receipts = {f"{new}/{key.removeprefix(prefix)}" if key.startswith(prefix) else key for key in kept.receipts}
    kept.messages = {_ref(ref, old, new): subject for ref, subject in kept.messages.items()}
    kept.parked = [replace(one, ref=_ref(one.ref, old, new)) for one in kept.parked]
    kept.posted = {
        _key_in(message_key, old, new) if ref.place == old else message_key: _ref(ref, old, new)
        for message_key, ref in kept.posted.items()
    }
    for number, held in kept.deliveries.items():
        if held.entry.place == old:
            kept.deliveries[number] = _moved(held, old, new, since)


def goes_on(kept: Kept, delivery: int) -> bool:
    """Put a delivery that failed in again, with what was to go out with it, if its place has moved; False if not."""
    failed = kept.deliveries[delivery]
    new = kept.moved_places.get(failed.entry.place) if failed.entry.place else None
    if new is None:
        return False
    for number, held in kept.deliveries.items():
        is_with_it = number == delivery or held.head == (failed.head or delivery)
        if is_with_it and held.state is DeliveryState.FAILED:
            kept.deliveries[number] = _again(replace(held, entry=replace(held.entry, place=new)))
    return True


def _moved(held: Held, old: Place, new: Place, since: datetime) -> Held:
    fills, awaits = (
        _key_in(message_key, old, new) if message_key else None for message_key in (held.entry.fills, held.entry.awaits)
    )
    held = replace(held, entry=replace(held.entry, fills=fills, awaits=awaits))
    if held.state is DeliveryState.SENDING:  # it is put in again if it fails
        return held
    held = replace(held, entry=replace(held.entry, place=new))
    tried = held.first_tried_at
    is_dead = held.state is DeliveryState.FAILED and tried is not None and tried >= since - SKEW
    return _again(held) if is_dead else held


def _again(held: Held) -> Held:
    """Return it as a delivery by itself: those it was to go out with may be out."""
    return replace(held, state=DeliveryState.WAITING, not_before=None, problem=None, head=None)


def _ref(ref: MessageRef, old: Place, new: Place) -> MessageRef:
    return replace(ref, place=new) if ref.place == old else ref


def _key_in(message_key: MessageKey, old: Place, new: Place) -> MessageKey:
    """Return the message key under the new place; message keys of a triage channel end with it."""
    return MessageKey(message_key.removesuffix(str(old)) + str(new)) if message_key.endswith(str(old)) else message_key
