"""What reaches the desk long after it was written counts from then all the same, and triage reads that it was late."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.commands import EditMessage, Origin, ReceiveMessage, Via
from bot.model.desk import IntakeMode
from bot.model.places import Thread
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE

LATE = "Written "


def written(desk: FrontDesk, ago: timedelta, thread: Thread | None = None) -> ReceiveMessage:
    """What Contact One wrote so long ago, and the desk reads now."""
    place = people.channel(people.ACME)
    at = desk.clock.at - ago
    origin = Origin(by=CONTACT_ONE, place=place, thread=thread, at=at, via=Via.MESSAGE)
    return ReceiveMessage(origin=origin, message=f"{at.timestamp():.6f}", text="Nobody can log in")


def heard(desk: FrontDesk, ago: timedelta, thread: Thread | None = None) -> Thread:
    """It is read now; the thread of it."""
    command = written(desk, ago, thread)
    desk.gives(command)
    return thread or Thread(place=people.channel(people.ACME), root=command.message)


def opened_at(desk: FrontDesk, ago: timedelta) -> tuple[datetime, str]:
    """From when a request of so long ago counts, and its card in triage."""
    asked = heard(desk, ago)
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")
    ticket = desk.ticket_in(asked)
    return ticket.opened_at, desk.card_in(ticket)


def test_a_request_that_is_read_late_counts_from_when_it_was_written_and_says_so(desk: FrontDesk) -> None:
    asked = heard(desk, timedelta(minutes=20))

    assert LATE in desk.triage()[-1].text
    assert desk.intake(asked).opened_at == desk.clock.at - timedelta(minutes=20)


def test_the_card_of_what_was_read_late_says_so_too(desk: FrontDesk) -> None:
    since, card = opened_at(desk, timedelta(minutes=20))

    assert since == desk.clock.at - timedelta(minutes=20)
    assert LATE in card


def test_what_is_added_late_is_shown_as_such(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "1")
    ticket = desk.ticket_in(asked)
    desk.passes(minutes=30)

    heard(desk, timedelta(minutes=20), asked)

    assert LATE in desk.under(ticket.card_in(people.TRIAGE))[-1].text


def test_what_came_in_time_says_nothing_of_it(desk: FrontDesk) -> None:
    _, card = opened_at(desk, timedelta(minutes=2))

    assert not [post for post in desk.triage() if LATE in post.text]
    assert LATE not in card


def test_a_mention_that_an_edit_adds_is_not_late() -> None:
    desk = FrontDesk(file=replace(people.a_desk_file(), intake=IntakeMode.MENTION))
    said = replace(written(desk, timedelta(minutes=20)), mentions_desk=True)
    origin = replace(said.origin, at=desk.clock.at)

    desk.gives(EditMessage(origin=origin, message=said.message, text=said.text, mention=said))

    assert desk.triage()
    assert LATE not in desk.triage()[-1].text
