"""Programs that give commands too fast: only so many in a minute are heard, so that one in a loop floods nobody.

Each command that is heard is noted as a delivery is, in the transaction that decides it: it counts over restarts, and
for all processes of a desk together.
"""

from bot.commands import Command
from bot.engine.conversation import assistants
from bot.engine.situation import NOTHING, Decision, Situation
from bot.ports import UnitOfWork


def hold_back(command: Command, situation: Situation, work: UnitOfWork) -> Decision | None:
    """Return what follows from a command that is too many in its minute; None: it is to be decided like any other.

    The first one too many is answered; those after it aren't, until the minute by the clock ends.
    """
    if not assistants.is_order(command, situation):
        return None
    minute = f"rush/{situation.actor.id}/{situation.now:%Y-%m-%dT%H:%M}"
    if any(work.receive((f"{minute}/{number}",), situation.now) for number in range(assistants.PER_MINUTE)):
        return None
    return assistants.slow_down(command, situation) if work.receive((f"{minute}/told",), situation.now) else NOTHING
