"""Messages of staff in the thread under a card in triage: notes, which stay internal until somebody publishes them."""

from msgspec.structs import replace

from bot.commands import Pointed, ReceiveMessage
from bot.engine.customer_message import message_of
from bot.engine.situation import NOTHING, Case, Decision
from bot.events import Noted
from bot.model.customer_message import CustomerMessage, MessageSide
from bot.model.places import Account, Place
from bot.model.ticket import Ticket


def keep(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Keep a message of staff under the card; nobody is told, since everybody there reads it."""
    by, place = command.origin.by, command.origin.place
    if by is None or place is None or not command.words or case.situation.later_message:
        return NOTHING
    said = replace(message_of(command, by, case.now), side=MessageSide.INTERNAL, place=place)
    return Decision(events=(noted(said, case.actor.name, case),))


def noted(said: CustomerMessage, name: str, case: Case) -> Noted:
    """Return the record of a message under the card, by somebody of that name."""
    return Noted(**(case.stamp | {"at": said.at}), name=name, text=said.words, written=said)


def pointed_at(pointed: Pointed, by: Account, place: Place, case: Case) -> CustomerMessage:
    """Return a message under the card that somebody points at and the desk hasn't heard."""
    return CustomerMessage(
        message=pointed.message,
        at=min(pointed.at, case.now),
        by=by,
        text=pointed.text,
        files=pointed.files,
        carried=pointed.carried,
        side=MessageSide.INTERNAL,
        place=place,
    )
