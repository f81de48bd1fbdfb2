"""Replies to one of a customer's people, as everybody in their channel may read them.

In a channel that is shared with their own organisation a platform may show nobody anything alone, and they have no chat
with the desk there. Then a reply is posted, with their name, if everybody there may know what it says. Each kind of it:

- a word on what they did or may not do, and what they may see of their side's tickets: everybody there may know it;
- the same where a request is at hand that was made to the desk alone, or words that were: nobody else may;
- what they asked the desk alone (`Via.ASIDE`): others don't know that they asked, so that only the result of an act,
  which its ticket's thread shows as well, is said.

- a list has no more in it than what everybody there may know, nor counts it.

Of what isn't said, they read how they get it. Staff have their own chat, and programs are answered for all anyway.
"""

from collections.abc import Callable

from msgspec.structs import replace

from bot.commands import Command, ListTickets, Origin, Search, Via
from bot.effects import Effect, ReplyToActor
from bot.engine.access import access_intake, access_other, access_pages, access_ticket, access_timeline
from bot.engine.situation import Decision, Situation
from bot.events import CustomerWrote
from bot.model.desk import Customer
from bot.model.hearing import hears_all
from bot.model.message import Mention
from bot.model.privacy import is_private
from bot.wording import aloud as words

Decide = Callable[[Command, Situation], Decision]


def may_be_said_aloud(origin: Origin, situation: Situation) -> bool:
    """Return whether what somebody is told there may have to be said for everybody to read."""
    actor, place = situation.actor, origin.place
    customer = situation.desk.customer_in(place) if place else None
    if customer is None or actor.account is None or actor.customer != customer.id or actor.is_assistant:
        return False
    return not hears_all(place, situation.desk)


def said_aloud(decision: Decision, situation: Situation, command: Command, decide: Decide) -> Decision:
    """Return the decision with what others may read of each reply to whoever gave the command.

    If others may read less of a list, it is what `decide` makes of that.
    """
    actor, origin = situation.actor, command.origin
    customer = situation.desk.customer(actor.customer) if actor.customer else None
    if customer is None or actor.account is None or not may_be_said_aloud(origin, situation):
        return decision
    is_list = isinstance(command, ListTickets | Search)
    if situation.pages_for_all and is_list:
        public = decide(command, replace(situation, pages=situation.pages_for_all, pages_for_all=()))
        return _with_list(decision, public)
    who = Mention(account=actor.account, name=actor.name or "You")
    is_known = is_list or (not situation.pages_for_all and _may_be_known(situation, customer))
    told = (_aloud(effect, who, origin, is_known=is_known, is_list=is_list) for effect in decision.effects)
    return replace(decision, effects=tuple(told))


def _with_list(decision: Decision, public: Decision) -> Decision:
    """Return the decision with the list that the other one says aloud."""
    (aloud,) = (one.message.aloud for one in public.effects if isinstance(one, ReplyToActor))
    told = (
        replace(one, message=replace(one.message, aloud=aloud)) if isinstance(one, ReplyToActor) else one
        for one in decision.effects
    )
    return replace(decision, effects=tuple(told))


def _aloud(effect: Effect, who: Mention, origin: Origin, *, is_known: bool, is_list: bool) -> Effect:
    if not isinstance(effect, ReplyToActor):
        return effect
    if not is_known:
        aloud = words.not_for_others(who)
    elif origin.via is Via.ASIDE and not effect.is_confirmation:
        aloud = words.not_alone(who)
    else:
        aloud = words.list_for_all(who, effect.message) if is_list else words.for_all(who, effect.message)
    return replace(effect, message=replace(effect.message, aloud=aloud))


def _may_be_known(situation: Situation, customer: Customer) -> bool:
    """Return whether everybody of the customer's may know of all that this actor is told by."""
    listed = [one for page in access_pages(situation) for one in (*page.tickets, *page.table)]
    at_hand = (access_ticket(situation), access_intake(situation), access_other(situation), *listed)
    if any(is_private(one, customer) for one in at_hand if one):
        return False
    events = access_timeline(situation)
    return all(not isinstance(event, CustomerWrote) or event.private is False for event in events)
