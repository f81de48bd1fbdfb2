"""The zone in which times are shown: that of their reader. The words themselves have the zone of the plan."""

from dataclasses import replace
from functools import partial

from bot.effects import (
    Amend,
    Destination,
    Effect,
    InChannel,
    InThread,
    OpenForm,
    ReplyToActor,
    Say,
    ShowHome,
    ToPerson,
    UnderMessage,
)
from bot.engine.situation import Decision, Situation
from bot.model.blocks import with_spans
from bot.model.desk import Customer
from bot.model.form import FormChoice, Part, Writing
from bot.model.message import Message, Spans, When
from bot.model.places import Account, Place


def localise(decision: Decision, situation: Situation) -> Decision:
    """Return the decision with the times that a customer's people read in that customer's zone.

    Triage and staff read the plan's zone.
    """
    if not decision.effects:
        return decision
    return replace(decision, effects=tuple(_told(effect, _reader(effect, situation)) for effect in decision.effects))


def in_zone(message: Message, zone: str) -> Message:
    """Return the message with its times in this zone."""
    return replace(
        message,
        summary=_spans(message.summary, zone),
        blocks=tuple(with_spans(block, partial(_spans, zone=zone)) for block in message.blocks),
        brief=_spans(message.brief, zone),
    )


def _told(effect: Effect, reader: Customer | None) -> Effect:
    if reader is None or reader.timezone is None:
        return effect
    match effect:
        case Say() | Amend() | ReplyToActor() | ShowHome():
            return replace(effect, message=in_zone(effect.message, reader.timezone))
        case OpenForm(form=form):
            return OpenForm(form=replace(form, parts=tuple(_part(part, reader.timezone) for part in form.parts)))
        case _:
            return effect


def _reader(effect: Effect, situation: Situation) -> Customer | None:
    """Return the customer whose people read it; None: staff do, or nobody."""
    match effect:
        case Say(to=to):
            return _at(to, situation)
        case Amend(place=place):
            return _in(place, situation)
        case ReplyToActor() | ShowHome() | OpenForm():
            actor = situation.actor
            return situation.desk.customer(actor.customer) if actor.customer else None
        case _:
            return None


def _at(to: Destination, situation: Situation) -> Customer | None:
    match to:
        case ToPerson(account=account):
            return _whose(account, situation)
        case InChannel(place=place) | UnderMessage(place=place):
            return _in(place, situation)
        case InThread(thread=thread):
            return _in(thread.place, situation)


def _in(place: Place, situation: Situation) -> Customer | None:
    """Return the customer whose channel it is; outside channels it is a conversation with the customer at hand."""
    desk = situation.desk
    return None if place in desk.triage else desk.customer_in(place) or situation.customer


def _whose(account: Account, situation: Situation) -> Customer | None:
    """Return the customer that the account is a contact of: of several the one at hand, if it is among them."""
    desk, here = situation.desk, situation.customer
    known = () if desk.staff(account) else tuple(customer for customer, _ in desk.contact_of(account))
    return next((one for one in known if here and one.id == here.id), next(iter(known), None))


def _part(part: Part, zone: str) -> Part:
    return part if isinstance(part, FormChoice | Writing) else with_spans(part, partial(_spans, zone=zone))


def _spans(spans: Spans, zone: str) -> Spans:
    return tuple(replace(span, zone=zone) if isinstance(span, When) else span for span in spans)
