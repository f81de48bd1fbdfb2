"""Which message goes first where several wait for the same channel.

A channel takes about a message a second, so that what waits there needs an order: by severity, then by kind. Within a
rank the customers take turns, and each one's messages keep their order.
"""

from enum import IntEnum


class Rank(IntEnum):
    """The rank of a message, the first one first. Numbers are stored: a new rank needs a migration."""

    CRITICAL = 0  # about a ticket of the most severe kind, or an alarm to the desk's operators
    UNCLASSIFIED = 1  # about a ticket that nobody has classified yet
    REMINDER = 2  # of an answer that is owed, at any other severity
    QUESTION = 3  # what a customer is asked, and what came of it
    NEWS = 4  # anything else that happened
    PENDING = 5  # a request that is on its way in
    CHATTER = 6  # what people add
