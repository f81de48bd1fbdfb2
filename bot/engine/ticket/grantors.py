"""The people of a customer who may allow remote access: whom the clause names, or else whoever may ask for tickets."""

from bot.engine.homes import account_on
from bot.engine.situation import Case
from bot.model.message import Mention, Span, Spans, Text
from bot.model.people import Actor
from bot.model.privacy import is_private
from bot.model.ticket import Ticket
from policies.terms import Openers, Plan


def may_grant(actor: Actor, ticket: Ticket, case: Case) -> bool:
    """Return whether somebody may allow remote access, refuse it and end it; they may see the ticket."""
    if actor.customer != ticket.customer:
        return False
    return _openers(case.plan) is Openers.ANYONE or actor.id in {
        one.id for one in case.customer.contacts_on(case.today)
    }


def grantors(ticket: Ticket, case: Case) -> Spans:
    """Return who is asked, mentioned where the platform has them: the contacts, or where anybody may, the requester.

    Empty if the customer has no contact who could allow it. Of what was written to the desk alone nobody else may know.
    """
    if _openers(case.plan) is Openers.ANYONE or is_private(ticket, case.customer):
        return (Mention(account=ticket.requester, name=ticket.requester_name or "you"),)
    place = ticket.thread.place
    found = ((one.name, account_on(one, place)) for one in case.customer.contacts_on(case.today))
    return tuple[Span, ...](Mention(account=it, name=name) if it else Text(text=name) for name, it in found)


def _openers(plan: Plan) -> Openers:
    return (plan.consent.consent if plan.consent else None) or plan.contacts.may_open
