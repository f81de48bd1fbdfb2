"""What is done with a message that is offered beside another request."""

from bot.model.places import Account, Thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE


def adds(desk: FrontDesk) -> Thread:
    """A contact opens EX-1, and adds to it two minutes later."""
    desk.opened(CONTACT_ONE, "2")
    desk.passes(minutes=2)
    return desk.hears(CONTACT_ONE, "It began at eight")


def joins(desk: FrontDesk, thread: Thread, who: Account = CONTACT_ONE) -> str:
    """Somebody says that it belongs there; what they alone are told."""
    return desk.presses(who, "join", desk.intake(thread).id)


def offer_in(desk: FrontDesk, thread: Thread) -> str:
    """The asking as it stands now."""
    return desk.standing(desk.intake(thread).offering)
