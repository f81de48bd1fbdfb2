"""`plandesk desk duty`: the turns of one person as a calendar, which any calendar program reads (RFC 5545)."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.desk import DESK_FILE, read_desk
from adapters.cli.packs import Folder
from adapters.cli.unusable import Unusable

if TYPE_CHECKING:
    from bot.model.desk import Desk
    from bot.model.people import Person
    from bot.oncall.turns import OnCallTurn


def duty(
    person: Annotated[str, typer.Argument(metavar="PERSON", help="Their id in the desk file.")],
    file: Annotated[Path, typer.Option(envvar="PLANDESK_DESK", help="The desk file.")] = DESK_FILE,
    weeks: Annotated[int, typer.Option(min=1, max=520, help="For so many weeks from now.")] = 8,
    folder: Folder = None,
) -> None:
    """Write when somebody is on call as a calendar: `plandesk desk duty agent-one > agent-one.ics`.

    Swaps, leave and whoever is called besides are in it. A line in which everybody is always on call has no turns.
    """
    from bot.model.ids import PersonId
    from bot.oncall.turns import turns

    desk, now = read_desk(file, folder).desk, datetime.now(UTC)
    known = desk.person(PersonId(person))
    if known is None:
        people = ", ".join(one.id for one in desk.people)
        raise Unusable(f"nobody of {file} has the id “{person}”: its people are {people}")
    theirs = turns(desk, known.id, now, now + timedelta(weeks=weeks))
    if not theirs:
        typer.echo(
            f"{known.name} has no turns then, so there is no calendar: a line without a rotation is everybody in it.",
            err=True,
        )
        raise typer.Exit(1)
    typer.echo(calendar(desk, known, theirs, now), nl=False)


def calendar(desk: "Desk", person: "Person", theirs: "tuple[OnCallTurn, ...]", now: datetime) -> str:
    """Return somebody's turns as an iCalendar, made at an instant (UTC). None of them makes the person look busy."""
    from icalendar import Calendar, Event

    made = Calendar()
    made.add("prodid", "-//plandesk//on call//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", f"On call: {person.name}, {desk.name}")
    for turn in theirs:
        event = Event()
        event.add("uid", f"{person.id}-{turn.line}-{turn.begins:%Y%m%dT%H%M%SZ}@plandesk")
        event.add("dtstamp", now)
        event.add("dtstart", turn.begins)
        event.add("dtend", turn.ends)
        event.add("summary", f"On call: {turn.line} line, {desk.name}")
        event.add("transp", "TRANSPARENT")
        made.add_component(event)
    written: bytes = made.to_ical()
    return written.decode()
