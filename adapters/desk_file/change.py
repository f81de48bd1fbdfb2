"""What a running desk cannot change: it was told to the platforms, or built in, when it started."""

from collections.abc import Iterator

from bot.model.desk import Desk
from bot.model.places import Platform

RESTART = "put the file in place and start the desk again"


def needs_restart(old: Desk, new: Desk) -> str | None:
    """What a running desk would have to be started again for, in words; None if it can go over to the new one."""
    changed = " and ".join(_fixed(old, new))
    return f"{changed} can only change with a start: {RESTART}" if changed else None


def _fixed(old: Desk, new: Desk) -> Iterator[str]:
    if (old.slash_ack, old.slash_ticket) != (new.slash_ack, new.slash_ticket):
        yield "the names of the slash commands"
    if _workspaces(old) != _workspaces(new):
        yield "the Slack workspace"


def _workspaces(desk: Desk) -> set[str]:
    places = (*desk.triage, *(place for customer in desk.customers for place in customer.channels))
    return {place.workspace for place in places if place.platform is Platform.SLACK}
