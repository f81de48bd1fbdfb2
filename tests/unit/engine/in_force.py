"""Another desk file is put in force while the desk runs, and what waits goes out by it."""

from msgspec.structs import replace

from bot.delivery.send_check import check
from bot.model import plain_text
from bot.model.desk import Desk
from bot.model.places import MessageRef
from bot.shell.loader import Loader
from storage.memory.outbox import MemoryOutbox
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk


def apply(desk: FrontDesk, file: Desk) -> None:
    """Another desk file is in force from now on."""
    plans = {customer.id: people.plan(customer.plan) for customer in file.customers}
    desk.file = file
    desk.service = replace(desk.service, loader=Loader(desk=file, plans=plans))


def send_all(desk: FrontDesk) -> list[tuple[str, str]]:
    """All that waits goes out, as far as it may; where, and its summary, in order."""
    outbox, out = MemoryOutbox(desk.store), list[tuple[str, str]]()
    while waiting := outbox.waiting(desk.clock.at, 1):
        delivery = outbox.claim(waiting[0], desk.clock.at)
        assert delivery
        assert delivery.message
        place, checked = delivery.address.place, check(desk.service, delivery)
        if isinstance(checked, str):
            outbox.withhold(delivery.id, checked)
            continue
        ref = MessageRef(place=place, id=delivery.address.edits or f"out-{delivery.id}") if place else None
        outbox.sent(delivery.id, ref, desk.clock.at)
        out.append((delivery.conversation, plain_text.summary(delivery.message)))
    return out
