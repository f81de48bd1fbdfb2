"""The only ways to a customer, a ticket or an intake.

Absent and forbidden get the same answer, so that nobody learns what others have.
"""

from itertools import chain

from bot.engine.situation import Case, Situation
from bot.events import CustomerWrote, Event, Heard
from bot.model.contract import Contract
from bot.model.customer_message import MessageSide
from bot.model.desk import Customer
from bot.model.ids import CustomerId
from bot.model.intake import Intake
from bot.model.listed_ticket import ListedTicket
from bot.model.people import Actor, Role
from bot.model.places import Account
from bot.model.privacy import is_private
from bot.model.revised import revised
from bot.model.selection import ListReader, Page
from bot.model.ticket import Ticket


def access_case(situation: Situation, via: str) -> Case | None:
    """Return the customer at hand with its plan and what this actor may see of it; None: not even the customer.

    Whatever the actor may not see is left out of the case's situation, as if it weren't there.
    """
    customer, plan = access_customer(situation), situation.plan
    if customer is None or plan is None:
        return None
    intake, ticket = access_intake(situation), access_ticket(situation)
    seen = revised(
        situation,
        intake=intake,
        customer_message=situation.customer_message if intake else None,
        messages=situation.messages if intake or ticket else (),
        ticket=ticket,
        later_message=situation.later_message if ticket else None,
        contract=access_contract(situation),
        other=access_other(situation),
        nearby=tuple(one for one in situation.nearby if _may_know(one.intake, situation)),
        pages=access_pages(situation),
        timeline=access_timeline(situation),
    )
    return Case(situation=seen, customer=customer, plan=plan, via=via)


def access_writers_case(situation: Situation, via: str) -> Case | None:
    """Return the same for the change of a message by whoever wrote it beside the customer's words; None: of nothing.

    The platforms let nobody else change it. They learn nothing by it.
    """
    said = situation.customer_message or situation.later_message
    customer, plan = situation.customer, situation.plan
    if said is None or said.side is MessageSide.CUSTOMER or customer is None or plan is None:
        return None
    return Case(situation=situation, customer=customer, plan=plan, via=via)


def access_customer(situation: Situation) -> Customer | None:
    """Return the customer at hand, if this actor is one of its people, one of the staff, or the desk itself."""
    customer = situation.customer
    return customer if customer and _is_of(situation.actor, customer.id) else None


def access_ticket(situation: Situation) -> Ticket | None:
    """Return the ticket at hand, if this actor may see it.

    Staff may, and the customer's own people; a private one only the person who wrote it.
    """
    return _known(situation.ticket, situation)


def access_other(situation: Situation) -> Ticket | None:
    """Return the second ticket at hand, by the same rule."""
    return _known(situation.other, situation)


def access_contract(situation: Situation) -> Contract | None:
    """Return the contract at hand, if this actor is one of its customer's people, one of the staff, or the desk."""
    contract = situation.contract
    return contract if contract and _is_of(situation.actor, contract.customer) else None


def access_intake(situation: Situation) -> Intake | None:
    """Return the intake at hand, by the same rule."""
    intake = situation.intake
    return intake if intake and _may_know(intake, situation) else None


def access_pages(situation: Situation) -> tuple[Page, ...]:
    """Return the pages at hand with what this actor may see: all of them, if they were read for this actor."""
    return tuple(
        revised(page, tickets=_listed(page.tickets, situation), table=_listed(page.table, situation))
        for page in situation.pages
    )


def access_timeline(situation: Situation) -> tuple[Event, ...]:
    """Return what has happened to the ticket at hand, as far as this actor may know of it.

    What one of the customer's people said to the desk alone, or may have said so, is known to them and to staff.
    """
    if access_ticket(situation) is None:
        return ()
    if situation.actor.customer is None:
        return situation.timeline
    alone = {
        event.customer_message.message
        for event in situation.timeline
        if isinstance(event, CustomerWrote)
        and event.private is not False
        and not _wrote(event.customer_message.by, situation)
    }
    return tuple(
        event
        for event in situation.timeline
        if not (isinstance(event, Heard) and event.customer_message.message in alone)
    )


def reader(actor: Actor, customer: Customer) -> ListReader:
    """Return whose view of their customer's tickets the lists of one of its people have: by all accounts of theirs."""
    named = (contact.accounts for contact in customer.contacts if contact.id == actor.id)
    return ListReader(customer=customer, accounts=frozenset(filter(None, chain([actor.account], *named))))


def _known(ticket: Ticket | None, situation: Situation) -> Ticket | None:
    return ticket if ticket and _may_know(ticket, situation) else None


def _listed(tickets: tuple[ListedTicket, ...], situation: Situation) -> tuple[ListedTicket, ...]:
    return tuple(one for one in tickets if _may_know(one, situation))


def _may_know(one: Intake | Ticket | ListedTicket, situation: Situation) -> bool:
    actor, customer = situation.actor, situation.desk.customer(one.customer)
    is_for_all_of_them = customer is not None and not is_private(one, customer)
    is_for_the_actor = is_for_all_of_them or actor.customer is None or _wrote(one.requester, situation)
    return is_for_the_actor and _is_of(actor, one.customer)


def _wrote(requester: Account, situation: Situation) -> bool:
    """Return whether the actor is that person, by whichever of their accounts."""
    actor = situation.actor
    known = situation.desk.contact_of(requester)
    return actor.account == requester or any((of.id, one.id) == (actor.customer, actor.id) for of, one in known)


def _is_of(actor: Actor, customer: CustomerId) -> bool:
    return actor.is_staff or Role.SYSTEM in actor.roles or actor.customer == customer
