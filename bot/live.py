"""The desk while it runs: a new desk file takes the place of the old one between two commands."""

from datetime import datetime

from bot.commands import Command
from bot.engine.situation import Situation
from bot.loading import Loader
from bot.model.desk import Desk
from bot.ports import UnitOfWork


class LiveLoader:
    """The loader of the desk as it stands now. A new desk file takes its place between two commands."""

    def __init__(self, loader: Loader) -> None:
        self._now = loader

    @property
    def desk(self) -> Desk:
        """The desk as it stands now."""
        return self._now.desk

    def load(self, command: Command, work: UnitOfWork, now: datetime) -> tuple[Command, Situation]:
        """The situation of a command, on the desk as it stands now."""
        return self._now.load(command, work, now)

    def swap(self, loader: Loader) -> None:
        """From the next command on."""
        self._now = loader
