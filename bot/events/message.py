"""The events of a ticket that hold what people write about it, beside the replies and notes of staff."""

from bot.events.happened import Happened
from bot.model.customer_message import CustomerMessage
from bot.model.places import Thread


class CustomerWrote(Happened, frozen=True, kw_only=True):
    """One of the customer's people wrote in the ticket's thread, or about it elsewhere.

    `private`: to the desk alone; None: it was kept before that was noted. `wants_answer`: it is more than thanks, or
    the word that all is well. `thread`: where it was written, if that isn't the ticket's own thread, and may be that of
    a ticket which was merged into it.
    """

    customer_message: CustomerMessage
    private: bool | None = None
    wants_answer: bool = True
    thread: Thread | None = None


class CustomerChased(CustomerWrote, frozen=True, kw_only=True):
    """One of the customer's people asked for news while we wait for them: that answers nothing, and we wait on."""

    wants_answer: bool = False


class Overheard(Happened, frozen=True, kw_only=True):
    """Somebody of that name wrote in the ticket's thread what changes nothing: thanks, or words of others."""

    customer_message: CustomerMessage
    name: str


class CustomerEdited(Happened, frozen=True, kw_only=True):
    """A message that the ticket came from, or one of its threads, was changed; `said` is its present content.

    `text` is the whole request as it reads now. `is_source`: the ticket began with it, and it is there (again). `name`
    is its writer's, if it isn't one of the customer's own words.
    """

    customer_message: CustomerMessage
    text: str
    is_source: bool = False
    name: str = ""


class CustomerRetracted(Happened, frozen=True, kw_only=True):
    """A message that the ticket came from, or one of its threads, was deleted; `said` keeps its content.

    `is_source`: the ticket began with it. It doesn't change when a reply is due. `name`: see `CustomerEdited`.
    """

    customer_message: CustomerMessage
    is_source: bool
    name: str = ""


class TakenBack(Happened, frozen=True, kw_only=True):
    """A member of staff of that name took back a message of ours that the customer had been sent.

    `wants_answer`: what it told the customer they haven't been told now, so that they wait for an answer again.
    """

    customer_message: CustomerMessage
    name: str
    wants_answer: bool = False
