"""The home page of a person: for staff what is due next and assigned to them, for a customer its open tickets."""

from bot.commands import OpenHome, Via
from bot.effects import ShowHome
from bot.engine.access import access_customer, access_pages
from bot.engine.situation import Decision, Situation, answer
from bot.engine.ticket.lines import lines_of
from bot.model.message import Message
from bot.model.selection import Page, QueueCounts
from bot.wording.views import home as words


def home(command: OpenHome, situation: Situation) -> Decision:
    """Return their page; if the platform has none, or they asked in words, as a reply."""
    account = situation.actor.account
    message = _page(situation)
    if command.origin.via is not Via.HOME or account is None:
        return answer(message)
    return Decision(effects=(ShowHome(account=account, message=message),))


def _page(situation: Situation) -> Message:
    customer, plan, pages = access_customer(situation), situation.plan, access_pages(situation)
    if situation.actor.is_staff:
        waiting = pages[0].waiting if pages else QueueCounts()
        return words.of_an_agent(pages, waiting, situation.desk.name, lines_of(pages, situation))
    if customer is None or plan is None:
        return words.of_a_stranger(situation.desk.name)
    (page,) = pages or (Page(),)
    return words.of_a_customer(page, customer, plan, lines_of((page,), situation))
