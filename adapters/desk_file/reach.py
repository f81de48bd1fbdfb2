"""Finds whether the desk can speak to its own people at all, as far as its settings show."""

from collections.abc import Set as AbstractSet

from adapters.desk_file.faults import Finding
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.lines import lines_of, nearest_line
from bot.model.desk import Desk
from bot.model.places import Platform


def triage_off(desk: Desk, on: AbstractSet[Platform]) -> str | None:
    """Return what to do if every triage channel is on a platform that is off; None if one can be reached.

    `on` are the platforms that the settings turn on. If they turn on none there is nothing to judge by.
    """
    off = {place.platform for place in desk.triage} - on
    if not on or not desk.triage or any(place.platform in on for place in desk.triage):
        return None
    named = " and ".join(platform.capitalize() for platform in sorted(off))
    there = " and ".join(platform.capitalize() for platform in sorted(on))
    are = "are" if len(off) > 1 else "is"
    return (
        f"every triage channel is on {named}, which {are} off, so that nobody would hear of a request: "
        f"set the settings of {named}, or give desk.triage a channel on {there}"
    )


def warning_of_triage(file: str, found: DeskFile, on: AbstractSet[Platform]) -> tuple[Finding, ...]:
    """Return the same as a finding at its line of the file; empty if a triage channel can be reached."""
    problem = triage_off(found.desk, on)
    if problem is None:
        return ()
    line = nearest_line(lines_of(found.text), ("desk", "triage"))
    return (Finding(file=file, line=line, key="desk.triage", says=problem),)
