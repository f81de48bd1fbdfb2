"""Programs that the desk file names. They read and note; all that is owed, and every state, is up to people.

One is heard where its side talks to the desk, by a mention with a verb behind it, and gets one reply, in the thread:
programs aren't shown what one person alone is. It isn't answered for anything else, so that two programs don't go on
answering each other. In a minute as many commands as `PER_MINUTE` are heard, so that one in a loop floods nobody.
"""

from typing import Final

from msgspec.structs import replace

from bot.commands import CARRIES_ANSWER, Command, Origin, PlaceCommand, ReceiveMessage, RewritingCommand, Submit, Via
from bot.effects import Effect, InChannel, InThread, ReplyToActor, Say
from bot.engine.situation import Decision, Situation, answer
from bot.language import verbs
from bot.model.desk import Desk
from bot.model.people import Actor
from bot.model.places import Place, Thread
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.escalation import operator_alerts

PER_MINUTE: Final = 20
"""The most commands of one program that are heard in a minute by the clock."""


def order_of(command: ReceiveMessage, ticket: Ticket | None) -> Command:
    """Return the command that a program's mention of the desk is; the message itself if it is none.

    In the thread of a ticket its number may be left out. The reply comes in the thread of the message.
    """
    origin = command.origin
    if not command.mentions_desk or origin.place is None:
        return command
    thread = origin.thread or Thread(place=origin.place, root=command.message)
    origin = replace(origin, via=Via.MENTION, thread=thread)
    return (
        verbs.read(command.text, origin) or (verbs.read(command.text, origin, ticket.id) if ticket else None) or command
    )


def is_unheard(command: Command, situation: Situation) -> bool:
    """Return whether nothing follows from what a program says or does: it isn't a command, or isn't given in its place.

    Elsewhere, others would read the reply.
    """
    actor = situation.actor
    if not actor.is_assistant or isinstance(command, PlaceCommand):
        return False
    if isinstance(command, ReceiveMessage | RewritingCommand | Submit):
        return True
    return not _is_its_place(command.origin.place, actor, situation.desk)


def is_order(command: Command, situation: Situation) -> bool:
    """Return whether it is a command of a program's that would be decided, and so counts for its minute."""
    is_of_a_program = situation.actor.is_assistant and not isinstance(command, PlaceCommand)
    return is_of_a_program and not is_unheard(command, situation)


def slow_down(command: Command, situation: Situation) -> Decision:
    """Tell a program that gives more commands than are heard in a minute, and triage once an hour."""
    told = answer(refusals.too_fast(PER_MINUTE))
    return in_its_thread(told, command.origin) + Decision(effects=_report_rush(situation))


def in_its_thread(decision: Decision, origin: Origin) -> Decision:
    """Return the decision with the reply as a message that everybody reads there."""
    if origin.via in CARRIES_ANSWER or origin.place is None:
        return decision
    to = InThread(thread=origin.thread) if origin.thread else InChannel(place=origin.place)
    effects: list[Effect] = []
    for effect in decision.effects:
        effects.append(Say(to=to, message=effect.message) if isinstance(effect, ReplyToActor) else effect)
    return replace(decision, effects=tuple(effects))


def _report_rush(situation: Situation) -> tuple[Say, ...]:
    desk, actor = situation.desk, situation.actor
    customer = desk.customer(actor.customer) if actor.customer else None
    message = operator_alerts.too_fast(actor.name, customer, PER_MINUTE)
    once = f"told:rush/{actor.id}/{situation.now:%Y-%m-%dT%H}"
    return tuple(Say(to=InChannel(place=one), message=message, once=f"{once}/{one}") for one in desk.triage)


def _is_its_place(place: Place | None, actor: Actor, desk: Desk) -> bool:
    if place is None:
        return False
    here = desk.customer_in(place)
    return here.id == actor.customer if here else actor.customer is None and place in desk.triage
