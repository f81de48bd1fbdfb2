"""The surroundings of a command before its words are understood: read-only, inside its transaction."""

from collections.abc import Mapping

from bot.commands import Command, EditMessage, ReceiveMessage, Room
from bot.engine import accounts
from bot.engine.intake.question import intake_id
from bot.engine.interpret import heard_late
from bot.engine.located import NOWHERE, Found, Located, of_customer
from bot.language.typed_answers import Chosen, typed_answer
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from bot.model.intake import Intake
from bot.model.places import MessageRef
from bot.ports import UnitOfWork
from bot.shell import subjects
from bot.shell.deferral import profiles
from policies.terms import Plan

Plans = Mapping[CustomerId, Plan]
"""Every customer's present plan."""


def locate(command: Command, desk: Desk, plans: Plans, work: UnitOfWork) -> Located:
    """Return the surroundings of a command. What a program says for itself has none."""
    late = heard_late(command, desk)
    is_unheard = late is not None and _is_unheard(command, work)
    command = late if late and is_unheard else command
    known = profiles(command, desk, work)
    if accounts.is_a_programs(command.origin, desk) or not isinstance(command, ReceiveMessage):
        return Located(profiles=known, is_unheard=is_unheard)
    around = of_channel(subjects.gone_on(_around(command, desk, plans, work), work), command, desk)
    return Located(around=around, profiles=known, is_unheard=is_unheard)


def _is_unheard(command: Command, work: UnitOfWork) -> bool:
    if not isinstance(command, EditMessage) or command.origin.place is None:
        return False
    known = subjects.of_message(MessageRef(place=command.origin.place, id=command.message), work)
    return known.intake is None and known.ticket is None


def _around(command: ReceiveMessage, desk: Desk, plans: Plans, work: UnitOfWork) -> Found:
    """Return the request that this very message began, or else what its thread is about.

    Outside threads that is the request that its writer has open here. A thread is about what began in it, else
    about what its first message is about: a later message of a request, or a post of ours.
    """
    origin = command.origin
    began = _began_by(MessageRef(place=origin.place, id=command.message), work) if origin.place else None
    if began:
        return subjects.with_ticket(began, work)
    if origin.thread:
        return subjects.in_thread(origin.thread, work)
    if not origin.place or not origin.by:
        return NOWHERE
    here = desk.customer_in(origin.place)
    if command.room is Room.CHANNEL and not here:
        return NOWHERE
    asked = work.open_intake(origin.place, origin.by)
    if here and not (asked and (asked.is_open or asked.is_held)) and _names_severity(command, plans.get(here.id), desk):
        waiting = subjects.asked_in(origin.place, origin.by, here.id, work)
        return waiting if waiting.intake else Found(intake=asked)
    is_chat = command.room is Room.CHAT and not (asked and asked.is_undecided)
    return (subjects.under_way(command, desk, work) if is_chat else None) or Found(intake=asked)


def _began_by(ref: MessageRef, work: UnitOfWork) -> Intake | None:
    """Return the request that a message began; nearly every one that comes belongs to nothing yet."""
    return work.intake(intake_id(ref.place, ref.id)) if work.about(ref) else None


def _names_severity(command: ReceiveMessage, plan: Plan | None, desk: Desk) -> bool:
    """Return whether it answers the one question, in the words of the customer's plan."""
    return plan is not None and isinstance(typed_answer(command.text, plan, desk.words), Chosen)


def of_channel(found: Found, command: Command, desk: Desk) -> Found:
    """Return what was found, as the customer has it whose channel it is: it may have been another's before."""
    customer = desk.customer_in(command.origin.place) if command.origin.place else None
    return of_customer(found, customer.id) if customer else found
