"""Asked right before a message goes out: may it still, by the desk file in force now?"""

from datetime import datetime

from bot.commands import Origin, Reroute, Via
from bot.engine import relocation
from bot.finding import about_subject
from bot.model.ids import SubjectId
from bot.model.message import Message
from bot.ports import Delivery, DeliveryKind
from bot.service import DeskService


def keep_back(service: DeskService, delivery: Delivery) -> str | None:
    """Return why a delivery must not go out any more: its place is not its customer's now. None: it may go out.

    What was meant for the customer is said where they read now, once, or else people are told that it was not. Raises
    StorageUnavailable.
    """
    place, subject = delivery.address.place, delivery.subject
    if place is None or subject is None or place in service.loader.desk.triage:
        return None
    with service.open_work() as work:
        desk = service.loader.desk_at(place, work)
        about = about_subject(subject, work)
    known = [one for one in (about.ticket, about.intake) if one]
    if not known or relocation.may_be_said_in(place, known[0], desk):
        return None
    problem = "the place is not its customer's any more"
    if not any(relocation.were_told_in(place, one) for one in known):
        service.undelivered(delivery, problem)
    elif delivery.kind is DeliveryKind.POST and delivery.message:
        service.handle(_rerouted(delivery, subject, delivery.message, service.clock.now()))
    return problem


def _rerouted(delivery: Delivery, subject: SubjectId, message: Message, now: datetime) -> Reroute:
    """The order to say it elsewhere, once."""
    origin = Origin(by=None, at=now, via=Via.TIMER, keys=(f"rerouted {delivery.id}",))
    return Reroute(origin=origin, subject=subject, message=message, slot=delivery.slot)
