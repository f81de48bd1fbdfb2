"""What goes out of a desk, past the check right before it: only then is a reminder what somebody reads."""

from datetime import timedelta

from msgspec import Struct

from bot.delivery.send_check import check
from bot.model import plain_text
from bot.model.places import Account, MessageRef, Place
from storage.memory.outbox import MemoryOutbox
from tests.unit.engine.desk import FrontDesk


class Sent(Struct, frozen=True, kw_only=True, dict=True):
    """A message that somebody reads: where, and its text."""

    to: Place | Account | None
    text: str


def sends(desk: FrontDesk) -> list[Sent]:
    """Send all that waits, and return it."""
    outbox, out = MemoryOutbox(desk.store), list[Sent]()
    while waiting := outbox.waiting(desk.clock.at, 1):
        claimed = outbox.claim(waiting[0], desk.clock.at)
        if claimed is None:  # an edit of what was never posted
            continue
        found = check(desk.service, claimed)
        if isinstance(found, str):
            outbox.withhold(claimed.id, found)
            continue
        place = claimed.address.place
        outbox.sent(claimed.id, MessageRef(place=place, id=f"sent-{claimed.id}") if place else None, desk.clock.at)
        if found.message:
            out.append(Sent(to=claimed.address.account or place, text=plain_text.body(found.message)))
    return out


def lives(desk: FrontDesk, **by: float) -> list[Sent]:
    """Let time pass, with everything sent as soon as it is due, and return it."""
    end, out = desk.clock.at + timedelta(**by), sends(desk)
    while (due := desk.next_timer_at()) and due <= end:
        desk.clock.at = max(due, desk.clock.at)
        desk.sweeps()
        out += sends(desk)
    desk.clock.at = end
    return out
