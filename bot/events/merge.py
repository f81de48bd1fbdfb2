"""The events of a ticket that goes on elsewhere: as another about the same, as another much later, or in part."""

from bot.events.happened import Happened
from bot.model.ids import IntakeId, TicketId
from bot.model.linked_work import LinkedWork
from bot.model.merged_ticket import MergedTicket
from bot.model.milestone import Milestone
from bot.model.parted import TakenOut


class Merged(Happened, frozen=True, kw_only=True):
    """It is about the same as another ticket, and goes on there."""

    into: TicketId
    name: str


class Absorbed(Happened, frozen=True, kw_only=True):
    """Another ticket is about the same as this one, and goes on here, with what is still promised of it.

    `wants_answer`: its customer waited for one there, or waits for one now. `is_word`: it counts as a word of theirs
    that nobody has answered, so this one waits for them no more, and isn't put off any more. `linked` is the work
    elsewhere that it was linked to, and `came` is what the promises go by of the ticket, and of those merged into it.
    """

    ticket: TicketId
    name: str
    linked: tuple[LinkedWork, ...] = ()
    guests: tuple[Milestone, ...] = ()
    wants_answer: bool = False
    is_word: bool = False
    came: tuple[MergedTicket, ...] = ()


class Continued(Happened, frozen=True, kw_only=True):
    """Its customer wrote in its thread when it had been closed for long, which began the request `intake`."""

    intake: IntakeId


class SplitOff(Happened, frozen=True, kw_only=True):
    """A member of staff of that name made another ticket of what its customer had written beside it."""

    taken_out: TakenOut
    name: str
