"""The tickets that were merged into one whose timers fire: reminders of their promises have their words."""

from dataclasses import replace

from bot.commands import CheckTimers, Command
from bot.engine.situation import Situation
from bot.model.ids import TicketId
from bot.model.milestone import parsed
from bot.ports import UnitOfWork


def with_guests(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add the tickets of whose promises timers ask."""
    if not isinstance(command, CheckTimers) or situation.ticket is None or not situation.ticket.absorbed:
        return situation
    numbers = dict.fromkeys(parsed(timer.about)[0] for timer in command.timers if timer.about)
    found = (work.ticket(TicketId(number)) for number in numbers if number)
    return replace(situation, guests=tuple(one for one in found if one))
