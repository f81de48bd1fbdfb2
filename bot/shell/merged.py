"""The tickets that were merged into one: of whose promises timers ask, or whose words are split off."""

from msgspec.structs import replace

from bot.commands import CheckTimers, Command, Split, SplitFromMessage
from bot.engine.situation import Situation
from bot.events import CustomerWrote
from bot.model.ids import TicketId
from bot.model.milestone import parsed
from bot.model.ticket import Ticket
from bot.ports import UnitOfWork


def with_guests(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the tickets of whose promises timers ask, or the one in whose thread was written what is split off."""
    if situation.ticket is None or not situation.ticket.absorbed:
        return situation
    if isinstance(command, Split | SplitFromMessage):
        return replace(situation, guests=_of_words(situation, work))
    if not isinstance(command, CheckTimers):
        return situation
    numbers = dict.fromkeys(parsed(timer.about)[0] for timer in command.timers if timer.about)
    found = (work.ticket(TicketId(number)) for number in numbers if number)
    return replace(situation, guests=tuple(one for one in found if one))


def _of_words(situation: Situation, work: UnitOfWork) -> tuple[Ticket, ...]:
    said = situation.later_message
    wrote = (one for one in situation.timeline if isinstance(one, CustomerWrote))
    thread = next((one.thread for one in wrote if said and one.customer_message.message == said.message), None)
    began = work.ticket_in(thread) if thread else None
    return (began,) if began and began.merged_into else ()
