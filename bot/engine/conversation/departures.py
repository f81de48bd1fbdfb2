"""Designated contacts who aren't there any more: who left a channel, and whose account is gone.

Triage and the account manager read of it, once, with the click that removes them; until then it is on the radar. So do
they of one who comes back.
"""

from bot.commands import NoteDeactivation, NoteDeparture, NoteReturn, Origin
from bot.effects import ToPerson
from bot.engine.contract import authority
from bot.engine.conversation.places import concerned, told_to
from bot.engine.escalation import operator_alerts
from bot.engine.situation import NOTHING, Decision, Situation
from bot.events import ContactDeactivated, ContactLeft, ContactReturned, ContractEvent
from bot.model.contract import Seat
from bot.model.desk import Customer
from bot.model.message import Message
from bot.model.people import Contact
from bot.wording.conversation import places as words


def note_departure(command: NoteDeparture, situation: Situation) -> Decision:
    """Tell triage and the account manager about a designated contact who left; other people come and go."""
    origin, found = command.origin, _contact(command.origin, situation)
    if found is None or origin.place is None:
        return NOTHING
    customer, contact = found
    told = words.departed(contact, customer, origin.place, concerned(situation))
    event = ContactLeft(at=situation.now, by=contact.id, via=origin.via, contact=contact.id, place=origin.place)
    return _noted(told, event, customer, _seat(contact, situation), situation)


def note_deactivation(command: NoteDeactivation, situation: Situation) -> Decision:
    """Tell them about a designated contact whose account is gone, unless it is known that they aren't there."""
    origin, found = command.origin, _contact(command.origin, situation)
    seat = _seat(found[1], situation) if found else None
    if found is None or origin.by is None or seat is None or seat.left_at:
        return NOTHING
    customer, contact = found
    told = words.deactivated(contact, customer, concerned(situation))
    event = ContactDeactivated(at=situation.now, by=contact.id, via=origin.via, contact=contact.id, account=origin.by)
    return _noted(told, event, customer, seat, situation)


def note_return(command: NoteReturn, situation: Situation) -> Decision:
    """Tell them about a designated contact who is there again; nothing of one who was there all along."""
    origin, found = command.origin, _contact(command.origin, situation)
    seat = _seat(found[1], situation) if found else None
    if found is None or seat is None or seat.left_at is None:
        return NOTHING
    customer, contact = found
    event = ContactReturned(at=situation.now, by=contact.id, via=origin.via, contact=contact.id)
    return _noted(words.returned(contact, customer), event, customer, seat, situation)


def _noted(
    told: Message, event: ContractEvent, customer: Customer, seat: Seat | None, situation: Situation
) -> Decision:
    homes = authority.manager_accounts(customer, situation.desk, situation.now)
    to = (*operator_alerts.destinations(situation.desk), *(ToPerson(account=one) for one in homes))
    return told_to(to, told) + Decision(to_contract=(event,) if seat else ())


def _contact(origin: Origin, situation: Situation) -> tuple[Customer, Contact] | None:
    """Return the contact who is gone, with their customer; None for anybody else."""
    customer = situation.customer
    known = situation.desk.contact_of(origin.by, origin.email) if origin.by else ()
    return next(((of, one) for of, one in known if customer and of.id == customer.id), None)


def _seat(contact: Contact, situation: Situation) -> Seat | None:
    return situation.contract.seat(contact.id) if situation.contract else None
