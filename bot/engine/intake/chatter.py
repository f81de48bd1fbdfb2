"""What the people of a customer say to each other in its channel, and whose request it belongs to."""

from bot.commands import Hear, Room
from bot.language import whom
from bot.model.desk import Desk, IntakeMode


def is_to_a_colleague(command: Hear, desk: Desk) -> bool:
    """Return whether it begins by mentioning somebody who is neither the desk nor one of the vendor's people.

    Where the platform gives no account that the desk file knows, the name tells the vendor's people apart.
    """
    called = command.called
    if called is None or command.mentions_desk or command.room is not Room.CHANNEL:
        return False
    return desk.staff(called.account) is None and not whom.meant(called.name, (), desk, None)


def may_join(command: Hear, desk: Desk) -> bool:
    """Return whether what somebody says who may not ask can belong to what waits of a colleague, since a notice for
    each of them would only repeat the first. Where the desk must be spoken to, only what is said to it can.
    """
    is_heeded = command.mentions_desk or desk.intake is not IntakeMode.MENTION
    return is_heeded and not is_to_a_colleague(command, desk)
