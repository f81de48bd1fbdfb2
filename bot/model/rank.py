"""The order in which messages go out when several wait for the same channel.

A channel takes about a message a second, so that whatever waits there needs an order: by severity, then by kind. Within
a rank the customers take turns, and each one's messages keep their order.
"""

from enum import IntEnum


class Rank(IntEnum):
    """The rank of a message, the first one first. Numbers are stored: a new rank needs a migration."""

    CRITICAL = 0  # about a ticket of the highest severity, or an alert to the desk's operators
    UNCLASSIFIED = 1  # about a ticket that nobody has classified yet
    REMINDER = 2  # that a reply is due, at any other severity
    QUESTION = 3  # to a customer, and its result
    NEWS = 4  # anything else that happened
    PENDING = 5  # about a request on its way in
    CHATTER = 6  # further messages of people
