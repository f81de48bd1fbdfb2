"""The rule that a request made to the desk alone stays between its writer and the desk."""

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.listed_ticket import ListedTicket
from bot.model.ticket import Ticket


def is_private(one: Intake | Ticket | ListedTicket, customer: Customer) -> bool:
    """Return whether a request of this customer was made to the desk alone, and not in a channel.

    Requests kept before that was recorded are judged by their place: those outside the customer's channels are private.
    """
    if one.private is not None:
        return one.private
    place = one.place if isinstance(one, ListedTicket) else one.thread.place
    return bool(customer.channels) and place not in customer.channels
