"""The details of a request that are the same from its first message to the end of its ticket."""

from typing import TypedDict

from bot.events import IntakeBegun, TicketOpened
from bot.model.ids import CustomerId, TicketId
from bot.model.intake import Intake
from bot.model.places import Account, AnyThread


class RequestDetails(TypedDict):
    """The details of a request: whose it is, where it is spoken about, under which plan, and what it is about."""

    customer: CustomerId
    thread: AnyThread
    requester: Account
    requester_name: str
    plan_ref: str
    plan_version: str
    product: str
    kind: str
    private: bool | None
    follows: TicketId | None
    split_from: TicketId | None


def request_details(one: IntakeBegun | Intake | TicketOpened) -> RequestDetails:
    """Return the details as they are now, to be carried on whole."""
    return RequestDetails(
        customer=one.customer,
        thread=one.thread,
        requester=one.requester,
        requester_name=one.requester_name,
        plan_ref=one.plan_ref,
        plan_version=one.plan_version,
        product=one.product,
        kind=one.kind,
        private=one.private,
        follows=one.follows,
        split_from=one.split_from,
    )
