"""The first three of the four steps from a command to its decision: locate, interpret, load.

What surrounds a command is located, its words are interpreted there, and its situation is loaded. `engine.decide` is
the fourth step. The second and the fourth have all the rules and are pure; the other two only read, once what the
platform told of the people is kept. To know which request or ticket is meant, those two ask `bot.language` as well: a
typed severity answers an open question, and words to the desk may name a ticket by its number, or a customer.
"""

from datetime import datetime

from bot.commands import Command
from bot.engine import accounts
from bot.engine.interpret import interpret
from bot.engine.situation import Situation
from bot.ports import UnitOfWork
from bot.shell import deferral
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader


def read(given: Command, loaders: Loader | LiveLoader, work: UnitOfWork, now: datetime) -> tuple[Command, Situation]:
    """Return the command that is meant, and the situation in which it is to be decided."""
    command, loader = loaders.present(given, work)
    command = accounts.recognise(command, loader.desk)
    deferral.remember(command, loader.desk, work, now)
    located = loader.locate(command, work)
    meant = interpret(command, located, loader.desk)
    return meant, loader.load(meant, located, work, now)
