"""Hand-overs: tickets of people who aren't there for them, and the end of a shift."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.engine.escalation.hand_over import wanted
from bot.events import Unassigned
from bot.model.people import Role
from bot.model.ticket import Ticket
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.on_call import a_desk_on_call, away
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, LEAD_ONE

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def assigned(desk: FrontDesk, severity: str = "3") -> Ticket:
    """A ticket that Agent One has, and nobody has answered."""
    ticket = desk.opened(CONTACT_ONE, severity)
    desk.types(LEAD_ONE, f"assign {ticket.id} agent-one")
    return desk.ticket(ticket.id)


def hand_overs(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.triage() if "Hand-over" in post.text]


def leaves(desk: FrontDesk, *leaving: str) -> None:
    """Somebody isn't in the desk file any more, and the desk looks about."""
    desk.is_set_up(people=tuple(one for one in desk.file.people if one.id not in leaving))
    desk.sweeps()


def test_tickets_of_somebody_who_left_are_unassigned_and_told_in_one_post() -> None:  # FAULTS 58
    desk = FrontDesk()
    both = [assigned(desk), assigned(desk, "1")]

    leaves(desk, "agent-one")

    assert [desk.ticket(one.id).assignee_id for one in both] == [None, None]
    (post,) = hand_overs(desk)
    assert "Agent One isn't on the team any more; 2 tickets have no assignee now." in post


@pytest.mark.parametrize("lost", [{"accounts": (), "email": None}, {"roles": frozenset()}])
def test_so_are_those_of_somebody_without_any_account_or_role(lost: dict[str, Any]) -> None:  # FAULTS 58
    desk = FrontDesk()
    ticket = assigned(desk)
    everybody = tuple(replace(one, **lost) if one.id == "agent-one" else one for one in desk.file.people)

    desk.is_set_up(people=everybody)
    desk.sweeps()

    assert desk.ticket(ticket.id).assignee_id is None
    (post,) = hand_overs(desk)
    assert "Agent One isn't on the team any more; 1 ticket has no assignee now." in post


def test_who_has_only_an_email_address_keeps_theirs() -> None:
    desk = FrontDesk()
    ticket = assigned(desk)
    by_email = {"accounts": (), "email": "agent.one@vendor.example"}
    everybody = tuple(replace(one, **by_email) if one.id == "agent-one" else one for one in desk.file.people)

    desk.is_set_up(people=everybody)
    desk.sweeps()

    assert desk.ticket(ticket.id).assignee_id == "agent-one"


def test_a_manager_who_was_an_agent_keeps_theirs_as_managers_may_work_on_tickets() -> None:
    desk = FrontDesk()
    ticket = assigned(desk)
    lost: dict[str, Any] = {"roles": frozenset({Role.MANAGER}), "lines": frozenset()}
    everybody = tuple(replace(one, **lost) if one.id == "agent-one" else one for one in desk.file.people)

    desk.is_set_up(people=everybody)
    desk.sweeps()

    assert desk.ticket(ticket.id).assignee_id == "agent-one"


def test_their_reminders_call_whoever_is_on_duty() -> None:
    desk = FrontDesk()
    ticket = assigned(desk, "1")
    leaves(desk, "agent-one")

    desk.passes(minutes=30)

    last = desk.under(ticket.card_in(people.TRIAGE))[-1].text
    assert "@Agent Two" in last  # of the second line, as nobody is left in the first
    assert "Agent One" not in last


def test_the_card_shows_no_assignee_who_left() -> None:
    desk = FrontDesk()
    ticket = assigned(desk)
    assert "Agent One" in desk.standing(ticket.card_in(people.TRIAGE))

    leaves(desk, "agent-one")

    assert "Agent One" not in desk.standing(ticket.card_in(people.TRIAGE))


def test_the_customer_reads_of_no_assignee_where_an_answered_ticket_has_none() -> None:
    desk = FrontDesk()
    ticket = desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, f"ack {ticket.id}")

    leaves(desk, "agent-one")

    assert "It's with our team. First response by Agent One" in desk.standing(desk.ticket(ticket.id).card)


def test_whoever_is_off_until_after_something_is_due_has_it_no_more() -> None:
    desk = FrontDesk()
    soon, later = assigned(desk, "1"), assigned(desk, "4")  # due in an hour, and in a day
    desk.is_set_up(on_call_overrides=(away("agent-one", MONDAY_NINE, MONDAY_NINE + 3 * HOUR),))

    desk.sweeps()

    assert desk.ticket(soon.id).assignee_id is None
    assert desk.ticket(later.id).assignee_id == "agent-one"
    (post,) = hand_overs(desk)
    assert "Agent One is away until" in post
    assert later.id not in post


def test_a_leave_that_has_not_begun_takes_nothing() -> None:
    desk = FrontDesk(
        file=replace(
            people.a_desk_file(), on_call_overrides=(away("agent-one", MONDAY_NINE + HOUR, MONDAY_NINE + DAY),)
        )
    )
    ticket = assigned(desk, "4")
    desk.passes(minutes=50)
    assert desk.ticket(ticket.id).assignee_id == "agent-one"

    desk.passes(days=1)

    assert [type(event) for event in desk.history(ticket.id)].count(Unassigned) == 0  # it is due after they are back


def test_who_is_away_and_takes_it_again_keeps_it() -> None:
    desk = FrontDesk()
    ticket = assigned(desk, "1")
    desk.is_set_up(on_call_overrides=(away("agent-one", MONDAY_NINE, MONDAY_NINE + DAY),))
    desk.sweeps()
    desk.types(AGENT_ONE, f"take {ticket.id}")

    desk.sweeps()

    assert desk.ticket(ticket.id).assignee_id == "agent-one"
    assert len(hand_overs(desk)) == 1


def test_nothing_is_told_twice() -> None:
    desk = FrontDesk()
    assigned(desk)
    leaves(desk, "agent-one")

    desk.sweeps()

    assert len(hand_overs(desk)) == 1


def test_a_hand_over_says_who_is_on_duty_and_what_is_due_in_the_shift() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    desk.sweeps()
    due, open_alone = desk.opened(CONTACT_ONE, "4"), desk.opened(CONTACT_ONE, "4")
    desk.types(AGENT_ONE, f"wait {open_alone.id} Which page is it?")

    desk.passes(days=1)

    (post,) = hand_overs(desk)
    assert "first line: on duty now is @Agent Two until" in post
    assert "Before: Agent One." in post
    assert "2 tickets open, 1 due in this shift." in post
    assert due.id in post
    assert open_alone.id not in post


def test_each_shift_is_handed_over_once() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    desk.sweeps()

    desk.passes(days=3)

    assert ["@Agent Two" in post for post in hand_overs(desk)] == [True, False, True]


def test_a_hand_over_that_the_desk_file_has_no_more_is_not_told() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    desk.sweeps()
    desk.is_set_up(rotations=())

    desk.passes(days=2)

    assert hand_overs(desk) == []


def test_after_a_standstill_there_is_one_post_about_who_is_on_duty_now() -> None:
    desk = FrontDesk(file=a_desk_on_call(away("agent-one", MONDAY_NINE + DAY, MONDAY_NINE + 5 * DAY, "engineer-one")))
    desk.sweeps()

    desk.stands_still(days=2, hours=1)

    (post,) = hand_overs(desk)
    assert "on duty now is @Engineer One" in post


def test_the_timers_of_lines_that_wait_are_those_that_are_wanted() -> None:
    desk = FrontDesk(file=a_desk_on_call())
    desk.sweeps()
    desk.is_set_up(rotations=tuple(replace(one, rule="FREQ=WEEKLY") for one in desk.file.rotations))

    desk.sweeps()

    assert set(desk.waiting("line:first")) == wanted(desk.file, desk.clock.at)


def test_who_is_away_is_neither_called_nor_said_to_know() -> None:
    desk = FrontDesk()
    thread = desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.presses(CONTACT_ONE, "choose", desk.intake(thread).id, "4")
    ticket = desk.ticket_in(thread)
    desk.types(AGENT_ONE, f"ack {ticket.id}")
    desk.is_set_up(on_call_overrides=(away("agent-one", MONDAY_NINE, MONDAY_NINE + HOUR),))
    desk.sweeps()

    desk.hears(CONTACT_ONE, "Any update?", thread)

    assert desk.ticket(ticket.id).assignee_id == "agent-one"  # what is due, is due when they are back
    assert desk.direct(AGENT_ONE) == []
    assert "knows that you asked" not in desk.new_in(thread)[-1].text
    assert "@Agent Two" in desk.under(ticket.card_in(people.TRIAGE))[-1].text
