"""What matters to somebody now: to the vendor's people what is due next and theirs, to a customer its open tickets."""

from typing import Final

from bot.commands import OpenHome, Via
from bot.dialog.filters import Wanted
from bot.effects import ShowHome
from bot.engine.access import access_customer, access_tickets
from bot.engine.queueing import in_queue, is_nobodys
from bot.engine.situation import Decision, Situation, answer
from bot.model.message import Message
from bot.wording import home as words
from bot.wording.home import Part

MOST_EACH: Final = 8
"""Tickets of one part of the page."""


def home(command: OpenHome, situation: Situation) -> Decision:
    """Their page; where the platform has none, or they asked in words, the same as an answer."""
    account = situation.actor.account
    message = _page(situation)
    if command.origin.via is not Via.HOME or account is None:
        return answer(message)
    return Decision(effects=(ShowHome(account=account, message=message),))


def _page(situation: Situation) -> Message:
    customer, plan = access_customer(situation), situation.plan
    if situation.actor.is_vendor:
        return _agents(situation)
    if customer is None or plan is None:
        return words.of_a_stranger(situation.desk)
    found = access_tickets(situation)
    return words.of_a_customer(found[:MOST_EACH], customer, plan, situation.plans, situation.now, found=len(found))


def _agents(situation: Situation) -> Message:
    queued, me = in_queue(situation, Wanted()), situation.actor.id
    due = tuple(ticket for ticket in queued if ticket.owed)
    mine = tuple(ticket for ticket in queued if ticket.holder_id == me)
    nobodys = tuple(ticket for ticket in queued if is_nobodys(ticket, situation) and ticket not in due[:MOST_EACH])
    parts = tuple(
        Part(title=title, empty=empty, shown=found[:MOST_EACH], more=len(found[MOST_EACH:]))
        for title, empty, found in ((*words.DUE, due), (*words.MINE, mine), (*words.NOBODYS, nobodys))
    )
    return words.of_an_agent(parts, situation.plans, situation.desk, situation.now)
