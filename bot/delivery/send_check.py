"""The check right before a message goes out: may it still, and is it still true?"""

from datetime import datetime, timedelta
from typing import Final

from msgspec.structs import replace

from bot.commands import Origin, Reroute, Via
from bot.delivery import trouble
from bot.engine import relocation
from bot.engine.escalation import plan_reminders
from bot.engine.located import Found
from bot.engine.milestones.timers import watched
from bot.engine.situation import Case, Situation
from bot.model.desk import Desk
from bot.model.ids import SubjectId, TicketId
from bot.model.message import Message
from bot.model.people import SYSTEM
from bot.model.places import Account
from bot.model.state_mark import marks_of, wanted
from bot.model.ticket import Ticket
from bot.ports import Delivery, DeliveryKind, UnitOfWork
from bot.shell.service import DeskService
from bot.shell.subjects import about_subject

FRESH: Final = timedelta(minutes=1)
"""The delay within which a reminder's words hold; one that goes out later is worded anew."""


def check(service: DeskService, delivery: Delivery) -> Delivery | str:
    """Return the delivery as it should go out now, or why it must not go out any more. Raises StorageUnavailable.

    It must not if its place isn't its customer's now: what was meant for the customer is posted where they read now,
    once, or else people are notified that it wasn't. A reminder that has waited is worded for now, and dropped if no
    reply is due any more.
    """
    place = None if delivery.address.account else delivery.address.place
    is_among_staff = place is None or place in service.loader.desk.triage
    if delivery.subject is None or (is_among_staff and delivery.tag is None):
        return delivery
    with service.open_work() as work:
        desk = service.loader.desk_at(place, work) if place else service.loader.desk
        about = about_subject(delivery.subject, work)
        checked = _reminder(delivery, about.ticket, service, work) if about.ticket else delivery
    if isinstance(checked, str):
        return checked
    if _is_no_more(checked, about.ticket):
        return "the state is another by now, and so is its mark"
    return _kept_back(service, checked, delivery.subject, about, desk) or checked


def _is_no_more(delivery: Delivery, ticket: Ticket | None) -> bool:
    """Return whether it is a first mark that isn't wanted any more: the right one is on its way behind it."""
    if delivery.kind is not DeliveryKind.MARK or delivery.in_doubt or not (ticket and delivery.message):
        return False
    mark, before = marks_of(delivery.message)
    return before is None and mark is not wanted(ticket)


def _kept_back(service: DeskService, delivery: Delivery, subject: SubjectId, about: Found, desk: Desk) -> str | None:
    place = delivery.address.place
    known = [one for one in (about.ticket, about.intake) if one]
    if place is None or place in desk.triage or not known or relocation.may_be_posted_in(place, known[0], desk):
        return None
    problem = "the place is not its customer's any more"
    if delivery.kind is DeliveryKind.MARK:
        return problem
    if not any(relocation.were_told_in(place, one) for one in known):
        trouble.failed(service, delivery, problem)
    elif delivery.kind is DeliveryKind.POST and delivery.message:
        service.handle(_rerouted(delivery, subject, delivery.message, service.clock.now()))
    return problem


def _reminder(delivery: Delivery, ticket: Ticket, service: DeskService, work: UnitOfWork) -> Delivery | str:
    """Return a reminder worded for now, or why it must not go out; one that may be out already stays as it was."""
    now, home = service.clock.now(), delivery.address.account or delivery.address.place
    if delivery.tag is None or not delivery.tag.startswith(f"{ticket.id}/") or delivery.in_doubt or home is None:
        return delivery
    about = next((one for one in ticket.milestones if ticket.tag_of(one) == delivery.tag), None)
    if about is None or not (about in watched(ticket) or about.is_lapsed):
        return "nothing is due any more"
    customer, is_among_staff = service.loader.desk.customer(ticket.customer), home in service.loader.desk.triage
    is_fresh = now - delivery.created_at <= FRESH
    if is_fresh or customer is None or not (is_among_staff or isinstance(home, Account)):
        return delivery
    plan = work.pinned(ticket.plan_version)
    situation = Situation(now=now, desk=service.loader.desk, actor=SYSTEM, customer=customer, plan=plan, ticket=ticket)
    came_with = work.ticket(TicketId(about.came_with)) if about.came_with else None
    situation = replace(situation, guests=(came_with,) if came_with else ())
    case = Case(situation=situation, customer=customer, plan=plan, via=Via.TIMER)
    message = plan_reminders.reworded(about, ticket, case, home)
    return replace(delivery, message=message) if message else delivery


def _rerouted(delivery: Delivery, subject: SubjectId, message: Message, now: datetime) -> Reroute:
    """Return the command to post it elsewhere, once."""
    origin = Origin(by=None, at=now, via=Via.TIMER, keys=(f"rerouted {delivery.id}",))
    return Reroute(origin=origin, subject=subject, message=message, message_key=delivery.message_key)
