"""What is offered while one writes: the commands that this person may give here, and the people whom they may call."""

from collections.abc import Iterator
from typing import TypedDict

from adapters.workspace.chat import Kind
from adapters.workspace.page.sight import Sight
from adapters.workspace.page.stage import Seat
from bot.dialog.verbs import USAGE
from bot.model.people import CUSTOMER_ROLES, VENDOR_ROLES
from bot.permissions import ALLOWED, VERBS

ACKNOWLEDGE, EVERYTHING = "/ack", "/ticket"
DESK = "@plandesk"


class Offer(TypedDict):
    """One completion; `whole` is for all that is written, else for its last word."""

    text: str
    about: str
    whole: bool


def offers(seat: Seat, here: Sight) -> list[Offer]:
    """What this person may be offered in this conversation."""
    roles = VENDOR_ROLES if seat.person.is_staff else CUSTOMER_ROLES
    usage = [USAGE[verb] for verb, command in VERBS.items() if verb in USAGE and ALLOWED[command] & roles]
    commands = [f"{EVERYTHING} {one}" for one in usage] if seat.has_commands else []
    quick = [f"{ACKNOWLEDGE} EX-1"] if seat.has_commands else []
    called = [f"{DESK} {one}" for one in usage]
    whole = [Offer(text=text, about="", whole=True) for text in (*quick, *commands, *called)]
    return whole if here.conversation.kind is Kind.DIRECT else [*whole, *_people(seat)]


def _people(seat: Seat) -> Iterator[Offer]:
    yield Offer(text=DESK, about="the desk", whole=False)
    for person in seat.chat.people():
        yield Offer(text=f"@{person.handle}", about=person.name, whole=False)
