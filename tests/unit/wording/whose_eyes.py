"""What is said where somebody of another customer, or another customer's channel, is in play."""

from collections.abc import Iterator
from datetime import UTC, datetime

from bot.commands import Hear, Origin, Via
from bot.model.intake import File
from bot.model.message import Message
from bot.wording import refusals, strangers
from tests.unit.wording.examples import CHANNEL, CONTACT_ONE, Promise

_WRITTEN = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


def whose(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    origin = Origin(by=CONTACT_ONE, place=CHANNEL, at=_WRITTEN, via=Via.MESSAGE)
    for files in ((), (File(name="a.png"),)):
        heard = Hear(origin=origin, message="1.000100", text="" if files else "Nobody can log in", files=files)
        yield "a stranger wrote", strangers.wrote(heard, "Contact Three", (one.customer,), one.customer)
    yield "not their channel", refusals.not_their_channel()
