"""An offer: the question whether a message belongs to something that was reported already."""

from msgspec import Struct

from bot.model.ids import IntakeId, TicketId


class Offer(Struct, frozen=True, kw_only=True):
    """The request or ticket that a message may belong to.

    `intake` is the request, and `ticket` its number if it had one when that was asked. `name` is that of its requester,
    `quote` its first words. `may_ask`: the writer of the message may open requests on their own.
    """

    intake: IntakeId
    ticket: TicketId | None = None
    name: str = ""
    quote: str = ""
    may_ask: bool = True
