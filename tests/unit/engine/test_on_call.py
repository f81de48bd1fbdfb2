"""Who is called is whoever is on duty when a timer fires, by the desk file that is in force then."""

from datetime import timedelta

from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.on_call import a_desk_on_call, away
from tests.unit.engine.people import CONTACT_ONE

DAY = timedelta(days=1)


def last(desk: FrontDesk, ticket: str) -> str:
    return desk.under(desk.ticket(ticket).card_in(people.TRIAGE))[-1].text


def test_a_reminder_calls_who_is_on_duty_when_it_fires() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    today = desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=30)
    assert "@Agent One" in last(desk, today.id)
    desk.passes(days=1)
    tomorrow = desk.opened(CONTACT_ONE, "1")

    desk.passes(minutes=30)

    assert "@Agent Two" in last(desk, tomorrow.id)
    assert "@Agent One" not in last(desk, tomorrow.id)


def test_a_swap_counts_from_the_moment_it_is_in_force() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.is_set_up(on_call_overrides=(away("agent-one", MONDAY_NINE, MONDAY_NINE + DAY, "engineer-one"),))

    desk.passes(minutes=30)

    assert "@Engineer One" in last(desk, ticket.id)
    assert "@Agent One" not in last(desk, ticket.id)


def test_who_has_left_is_not_called_though_it_is_their_turn() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.is_set_up(people=tuple(one for one in desk.file.people if one.id != "agent-one"))

    desk.passes(minutes=30)

    assert "@Agent One" not in last(desk, ticket.id)
    assert "@Agent Two" in last(desk, ticket.id)  # of the second line, which steps in


def test_a_new_card_calls_who_is_on_duty() -> None:
    desk = FrontDesk(file=a_desk_on_call(away("agent-one", MONDAY_NINE, MONDAY_NINE + DAY, "engineer-one")))

    ticket = desk.opened(CONTACT_ONE, "1")

    card = next(post for post in desk.triage() if ticket.id in post.text)
    assert "@Engineer One" in card.text
