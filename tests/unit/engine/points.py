"""One and the same message, heard or pointed at, and what who points is told."""

from datetime import datetime

from msgspec.structs import replace

from bot.commands import OpenFromMessage, Origin, Pointed, ReceiveMessage, Via
from bot.model import plain_text
from bot.model.places import Account, Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE

MESSAGE = "1900000000.000100"
HOME = people.home(CONTACT_ONE)
BEGUN = Thread(place=HOME, root=MESSAGE)
ASKED = "The question is in the thread of that message."
ALREADY = "That's asked for already – see the thread of that message."
NOTHING_THERE = "I can't open a ticket for that message. Try it on one that a customer wrote in their channel."


def pointing(
    desk: FrontDesk,
    who: Account,
    text: str = "Nobody can log in",
    *,
    writer: Account | None = CONTACT_ONE,
    thread: Thread | None = None,
    at: datetime | None = None,
    via: Via = Via.ACTION,
) -> OpenFromMessage:
    """Somebody points at one and the same message."""
    what = Pointed(message=MESSAGE, writer=writer, at=at or desk.clock.at, text=text)
    origin = Origin(by=who, place=people.home(writer or CONTACT_ONE), thread=thread, at=desk.clock.at, via=via)
    if writer and desk.file.staff(writer):
        origin = replace(origin, place=HOME)
    return OpenFromMessage(origin=origin, pointed=what)


def points(desk: FrontDesk, who: Account, text: str = "Nobody can log in", **how: object) -> str:
    """What the one who points is told."""
    result = desk.service.handle(pointing(desk, who, text, **how))  # type: ignore[arg-type]  # as pointing has them
    assert not desk.store.kept.quarantined
    assert result.answer
    return plain_text.body(result.answer)


def heard(desk: FrontDesk) -> None:
    """The same message is heard."""
    origin = Origin(by=CONTACT_ONE, place=HOME, at=desk.clock.at, via=Via.MESSAGE)
    desk.gives(ReceiveMessage(origin=origin, message=MESSAGE, text="Nobody can log in"))
