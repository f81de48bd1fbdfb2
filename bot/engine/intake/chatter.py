"""Talk among a customer's people in its channel, and the request it belongs to."""

from bot.commands import ReceiveMessage, Room
from bot.language import whom
from bot.model.desk import Desk, IntakeMode


def is_to_a_colleague(command: ReceiveMessage, desk: Desk) -> bool:
    """Return whether it begins by mentioning somebody who is neither the desk nor one of the staff.

    If the platform gives no account that the desk file knows, the name tells staff apart.
    """
    called = command.called
    if called is None or command.mentions_desk or command.room is not Room.CHANNEL:
        return False
    return desk.staff(called.account) is None and not whom.meant(called.name, (), desk, None)


def may_join(command: ReceiveMessage, desk: Desk) -> bool:
    """Return whether words of somebody who may not ask can belong to a colleague's waiting request.

    A notice for each of them would only repeat the first. If the desk must be spoken to, only what is written to it
    can.
    """
    is_heeded = command.mentions_desk or desk.intake is not IntakeMode.MENTION
    return is_heeded and not is_to_a_colleague(command, desk)
