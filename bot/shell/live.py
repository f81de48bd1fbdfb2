"""The desk while it runs: a new desk file replaces the old one between two commands.

Channels that have another id are where they are now, whatever the file says.
"""

from collections.abc import Mapping
from typing import TypeVar

from msgspec.structs import replace

from bot.commands import Command, FollowChannel
from bot.engine.conversation.places import is_served
from bot.model.contract import Contract
from bot.model.desk import Desk
from bot.model.ids import CustomerId
from bot.model.places import Place
from bot.ports import UnitOfWork
from bot.shell.agreed import under_changed
from bot.shell.loader import Loader
from policies.terms import Plan

C = TypeVar("C", bound=Command)


class LiveLoader:
    """The loader for the present desk. `moved` are the places that have another id, with that id."""

    def __init__(self, loader: Loader, moved: Mapping[Place, Place] | None = None) -> None:
        self._file = loader
        self._moved = dict(moved or {})
        self._now = self._followed()

    @property
    def desk(self) -> Desk:
        """The present desk."""
        return self._now.desk

    @property
    def plans(self) -> Mapping[CustomerId, Plan]:
        """Every customer's present plan."""
        return self._now.plans

    def desk_at(self, place: Place, work: UnitOfWork) -> Desk:
        """Return the present desk, even if another process has only just followed a channel to this place."""
        if not is_served(place, self.desk):
            self.follow(work.moved_places())
        return self.desk

    def present(self, command: Command, work: UnitOfWork) -> tuple[Command, Loader]:
        """Return the command where its place is now, and the loader of the present desk for it.

        A channel that has another id is followed here at once, whatever becomes of the transaction: its old id is dead.
        That command itself is still about the desk of before.
        """
        if isinstance(command, FollowChannel):
            before = self._now
            self._follow_at_once(command)
            return command, before
        if command.origin.place:
            self.desk_at(command.origin.place, work)
        return _from_now(command, self._moved), self._now

    def swap(self, loader: Loader) -> None:
        """Use this desk file from the next command on."""
        self._file = loader
        self._now = self._followed()

    def follow(self, moved: Mapping[Place, Place]) -> None:
        """Treat these places, from the next command on, as where they are now."""
        if moved != self._moved:
            self._moved = dict(moved)
            self._now = self._followed()

    def agree(self, *contracts: Contract) -> None:
        """Go on by what has just been agreed with customers here; other processes see it with their next look."""
        self.swap(under_changed(self._file, contracts))

    def _follow_at_once(self, command: FollowChannel) -> None:
        old, new = command.origin.place, command.to
        if old and old != new and is_served(old, self.desk):
            earlier = {before: new if after == old else after for before, after in self._moved.items()}
            self.follow(earlier | {old: new})

    def _followed(self) -> Loader:
        return replace(self._file, desk=self._file.desk.moved(self._moved))


def _from_now(command: C, moved: Mapping[Place, Place]) -> C:
    origin = command.origin
    new = moved.get(origin.place) if origin.place else None
    if new is None:
        return command
    thread = replace(origin.thread, place=new) if origin.thread else None
    return replace(command, origin=replace(origin, place=new, thread=thread))
