"""The home page of a person: for staff what is due next and assigned to them, for a customer its open tickets.

It is on the platform's own page, or a message in their own chat with the desk. Each act on either draws it anew.
"""

from msgspec.structs import replace

from bot.catalogue import allows
from bot.commands import (
    CARRIES_ANSWER,
    Command,
    ListTickets,
    OpenHome,
    OpenTicketForm,
    Origin,
    Queue,
    Search,
    ShowAccounts,
    ShowRadar,
    Via,
)
from bot.effects import Amend, Say, ShowHome, ToPerson
from bot.engine.access import access_customer, access_pages
from bot.engine.situation import Decision, Situation, answer
from bot.engine.ticket.lines import lines_of
from bot.model.desk import Desk
from bot.model.ids import MessageKey
from bot.model.message import Message
from bot.model.places import Account
from bot.model.selection import Page, QueueCounts
from bot.wording.views import home as words

_CHANGES_NOTHING = (OpenHome, Queue, ListTickets, Search, ShowAccounts, ShowRadar, OpenTicketForm)


def home(command: OpenHome, situation: Situation) -> Decision:
    """Return their page where the platform has one, else as a message in their own chat, or as a reply elsewhere."""
    account, message, origin = situation.actor.account, _page(situation), command.origin
    if account is None or origin.via in CARRIES_ANSWER:
        return answer(message)
    if origin.via is Via.HOME:
        return Decision(effects=(ShowHome(account=account, message=message),))
    if not _is_own_chat(origin, situation.desk):
        return answer(message)
    edit = Amend(account=account, message_key=key_of(account), message=message)
    anew = Say(to=ToPerson(account=account), message=message, message_key=key_of(account))
    if command.again:
        return Decision(effects=(edit,))
    if origin.via is Via.BUTTON:
        return Decision(effects=(replace(edit, otherwise=anew),))
    return Decision(effects=(replace(edit, message=words.former()), anew))


def after(command: Command, desk: Desk) -> OpenHome | None:
    """Return the order to draw somebody's page anew, since they have done something on it; None: they haven't."""
    origin = command.origin
    if origin.by is None or isinstance(command, _CHANGES_NOTHING):
        return None
    anew = replace(origin, keys=())
    if origin.via is Via.HOME or (origin.via is Via.FORM and origin.place is None):
        return OpenHome(origin=replace(anew, via=Via.HOME))
    is_act = origin.via in (Via.BUTTON, Via.FORM)
    return OpenHome(origin=replace(anew, via=Via.BUTTON), again=True) if is_act and _is_own_chat(origin, desk) else None


def key_of(account: Account) -> MessageKey:
    """Return the key of the page in somebody's own chat."""
    return MessageKey(f"home/{account}")


def _is_own_chat(origin: Origin, desk: Desk) -> bool:
    """Return whether it is said to the desk alone: in no channel that the desk file has."""
    place = origin.place
    return place is not None and place not in desk.triage and desk.customer_in(place) is None


def _page(situation: Situation) -> Message:
    customer, plan, pages = access_customer(situation), situation.plan, access_pages(situation)
    if situation.actor.is_staff:
        waiting = pages[0].waiting if pages else QueueCounts()
        has_radar, lines = allows(situation.actor, ShowRadar), lines_of(pages, situation)
        return words.of_an_agent(pages, waiting, situation.desk.name, lines, has_radar=has_radar)
    if customer is None or plan is None:
        return words.of_a_stranger(situation.desk.name)
    (page,) = pages or (Page(),)
    return words.of_a_customer(page, customer, plan, lines_of((page,), situation))
