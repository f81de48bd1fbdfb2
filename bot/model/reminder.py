"""Reminders as they went out: one live message per ticket in each place, and apologies to its customer."""

from datetime import datetime

from msgspec import Struct

from bot.model.ids import MessageKey, PersonId, TicketId
from bot.model.places import Account, Place


class ReminderPost(Struct, frozen=True, kw_only=True):
    """A reminder's message in a triage channel, or (`account`) to one person, and the people whom it calls."""

    place: Place | None = None
    account: Account | None = None
    people: tuple[PersonId, ...] = ()


class LiveReminder(Struct, frozen=True, kw_only=True):
    """The last reminder of a ticket: its number among them, when it was made (UTC), and its messages.

    `answered`: one of our people has spoken to the customer since. `delays` is how often an apology was put off, since
    a message was still on its way. `first` is the number of the first one since anybody had last spoken.
    """

    number: int
    at: datetime
    posts: tuple[ReminderPost, ...]
    answered: bool = False
    delays: int = 0
    first: int = 1


class Apology(Struct, frozen=True, kw_only=True):
    """An apology to the customer: for a milestone of a `series` that was due at `due_at` (UTC) and unmet.

    `answered`: one of our people has spoken to the customer since.
    """

    series: str
    due_at: datetime
    answered: bool = False


class Reached(Struct, frozen=True, kw_only=True):
    """The fate of a reminder's messages: the people whom they have reached, and whether any is still on its way."""

    people: tuple[PersonId, ...] = ()
    is_under_way: bool = False


def key_of(ticket: TicketId, number: int, post: ReminderPost) -> MessageKey:
    """Return the key of a message of a ticket's reminder, by the reminder's number."""
    return MessageKey(f"{ticket}/reminder/{number}/{post.place or post.account}")
