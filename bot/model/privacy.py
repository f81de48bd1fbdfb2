"""What was said to the desk alone stays between the two."""

from bot.model.desk import Customer
from bot.model.intake import Intake
from bot.model.ticket import Ticket


def is_private(one: Intake | Ticket, customer: Customer) -> bool:
    """Return whether a request of this customer was made to the desk alone, and not in a channel.

    Of what was kept before that was noted, the place tells: it is none of the customer's channels.
    """
    if one.private is not None:
        return one.private
    return bool(customer.channels) and one.thread.place not in customer.channels
