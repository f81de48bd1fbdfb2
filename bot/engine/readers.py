"""Messages as their readers have them: with times in their zone, inviting them to speak as the desk hears them there.

The words themselves have the zone of the plan, and suit a place where everything is heard.
"""

from datetime import datetime
from functools import partial

from msgspec.structs import replace

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
from bot.engine import zones
from bot.engine.situation import Decision, Situation
from bot.model import instant
from bot.model.blocks import message_with_spans, with_spans, without_forms
from bot.model.desk import Desk
from bot.model.form import FormChoice, FormChoices, Part, Writing
from bot.model.hearing import hears_all, inviting, is_foreign_in
from bot.model.message import Message, Spans, When
from bot.model.places import Place
from bot.model.revised import each_revised, revised


def localise(decision: Decision, situation: Situation, here: Place | None) -> Decision:
    """Return the decision with the times of each message in the zone of those who read it.

    Where only what names the desk is heard, invitations say so; who gave the command reads its answer `here`.

    A customer's people read theirs in that customer's zone, a member of staff in their own; triage in the one that all
    staff share. Where nobody has said which, a message keeps the zone that it was written with, the plan's.
    """

    def read(effect: Effect) -> Effect:
        return _offering(_inviting(_told(effect, situation), situation.desk, here), situation, here)

    return revised(decision, effects=each_revised(decision.effects, read))


def _offering(effect: Effect, situation: Situation, here: Place | None) -> Effect:
    """Return the effect without buttons for a form that its readers can't be shown, having no chat with the desk."""
    desk = situation.desk
    match effect:
        case Say(to=InThread(thread=thread)) if not hears_all(thread.place, desk):
            return revised(effect, message=without_forms(effect.message))
        case Amend(place=Place() as place) if not hears_all(place, desk):
            return revised(effect, message=without_forms(effect.message))
        case ReplyToActor() if here and situation.actor.account and is_foreign_in(here, situation.actor.account):
            return replace(effect, message=without_forms(effect.message))
        case _:
            return effect


def in_zone(message: Message, zone: str) -> Message:
    """Return the message with its times in this zone."""
    return message_with_spans(message, partial(_in_zone, zone=zone))


def _told(effect: Effect, situation: Situation) -> Effect:
    """Return the effect with its times in its readers' zone. Who is answered at once reads them as of now."""
    match effect:
        case Say(to=to):
            return revised(effect, message=_read_by(effect.message, _at(to, situation)))
        case Amend(place=place, account=account):
            zone = _in(place, situation) if place else zones.of_account(account, situation) if account else None
            return revised(effect, message=_read_by(effect.message, zone))
        case ReplyToActor() | ShowHome():
            message = message_with_spans(effect.message, partial(_as_of, now=situation.now))
            return replace(effect, message=_read_by(message, zones.of_actor(situation)))
        case OpenForm(form=form):
            zone = zones.of_actor(situation)
            return OpenForm(form=replace(form, parts=tuple(_part(part, zone, situation.now) for part in form.parts)))
        case _:
            return effect


def _inviting(effect: Effect, desk: Desk, here: Place | None) -> Effect:
    match effect:
        case Say(to=InThread(thread=thread)):
            return revised(effect, message=inviting(effect.message, thread.place, desk))
        case Say(to=InChannel(place=place) | UnderMessage(place=place)) | Amend(place=place):
            return revised(effect, message=inviting(effect.message, place, desk))
        case ReplyToActor():
            return replace(effect, message=inviting(effect.message, here, desk))
        case _:
            return effect


def _read_by(message: Message, zone: str | None) -> Message:
    return in_zone(message, zone) if zone else message


def _at(to: Destination, situation: Situation) -> str | None:
    match to:
        case ToPerson(account=account):
            return zones.of_account(account, situation)
        case InChannel(place=place) | UnderMessage(place=place):
            return _in(place, situation)
        case InThread(thread=thread):
            return _in(thread.place, situation)


def _in(place: Place, situation: Situation) -> str | None:
    """Return the zone in a channel; outside channels it is a conversation with the customer at hand."""
    desk = situation.desk
    if place in desk.triage:
        return zones.shared(desk)
    customer = desk.customer_in(place) or situation.customer
    return customer.timezone if customer else None


def _part(part: Part, zone: str | None, now: datetime) -> Part:
    if isinstance(part, FormChoice | FormChoices | Writing):
        return part
    part = with_spans(part, partial(_as_of, now=now))
    return with_spans(part, partial(_in_zone, zone=zone)) if zone else part


def _in_zone(spans: Spans, zone: str) -> Spans:
    for span in spans:
        if isinstance(span, When) and span.zone != zone:
            return tuple([replace(one, zone=zone) if isinstance(one, When) else one for one in spans])
    return spans


def _as_of(spans: Spans, now: datetime) -> Spans:
    return tuple(instant.told(span, now) if isinstance(span, When) else span for span in spans)
