"""A small situation, in which a ticket of Acme is at hand, and every command as somebody gives it there."""

from collections.abc import Iterable
from functools import cache

from msgspec.structs import replace

from bot.catalogue import ROWS
from bot.commands import Command, Origin, Via
from bot.engine.situation import Situation
from bot.model.ids import IntakeId, TicketId
from bot.model.people import CUSTOMER_ROLES, SYSTEM, Actor, Role
from bot.model.places import Place
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.every_command import (
    ABOUT_A_MESSAGE,
    ABOUT_A_REQUEST,
    ABOUT_A_TICKET,
    ABOUT_NOTHING,
    BY_THE_DESK,
)
from tests.unit.engine.people import ACME, CONTACT_ONE

NUMBER, REQUEST, MESSAGE = TicketId("EX-1"), IntakeId("in-1"), "1.000100"


def _of(kinds: Iterable[type[Command]], may: Role, but_not: Role) -> list[type[Command]]:
    """Those that somebody in the one part may give, and somebody in the other may not."""
    return [kind for kind in kinds if may in ROWS[kind].roles and but_not not in ROWS[kind].roles]


def _shared(kinds: Iterable[type[Command]]) -> list[type[Command]]:
    return [kind for kind in kinds if ROWS[kind].roles >= CUSTOMER_ROLES]


STAFFS = _of(ABOUT_A_TICKET, Role.AGENT, but_not=Role.CONTACT)
THEIRS = _of(ABOUT_A_TICKET, Role.CONTACT, but_not=Role.AGENT)
CONTACTS = [kind for kind in _of(ABOUT_A_TICKET, Role.CONTACT, but_not=Role.COLLEAGUE) if kind not in THEIRS]
LOOKING = _shared(ABOUT_A_TICKET)
ANSWERS = _of(ABOUT_A_REQUEST, Role.CONTACT, but_not=Role.COLLEAGUE)
OFFERS = _shared(ABOUT_A_REQUEST)
AT_ALL = _shared(ABOUT_NOTHING)
"""About nothing that has a number, and for everybody whom the desk knows."""
EVERY = [*ABOUT_A_TICKET, *ABOUT_A_REQUEST, *ABOUT_A_MESSAGE, *ABOUT_NOTHING, *BY_THE_DESK]


@cache
def acmes() -> Situation:
    """A ticket and the request before it, both Contact One's; the desk itself looks at them."""
    desk = FrontDesk()
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "2")
    return Situation(
        now=MONDAY_NINE,
        desk=desk.file,
        actor=SYSTEM,
        customer=desk.file.customer(ACME),
        plan=people.plan("mpowr/premier"),
        intake=desk.intake(thread),
        ticket=desk.ticket(),
    )


def nothing() -> Situation:
    """The same, but what it was about isn't there."""
    return replace(acmes(), intake=None, ticket=None)


def given(
    kind: type[Command], by: Actor, situation: Situation, place: Place | None = None, via: Via = Via.SLASH
) -> tuple[Command, Situation]:
    """Somebody gives such a command, by default where no customer's channel is."""
    return _made(kind, Origin(by=by.account, place=place, at=MONDAY_NINE, via=via)), replace(situation, actor=by)


def _made(kind: type[Command], origin: Origin) -> Command:
    if kind in ABOUT_A_TICKET:
        return ABOUT_A_TICKET[kind](origin, NUMBER)
    if kind in ABOUT_A_REQUEST:
        return ABOUT_A_REQUEST[kind](origin, REQUEST)
    if kind in ABOUT_A_MESSAGE:
        return ABOUT_A_MESSAGE[kind](origin, MESSAGE)
    return (ABOUT_NOTHING | BY_THE_DESK)[kind](origin)
