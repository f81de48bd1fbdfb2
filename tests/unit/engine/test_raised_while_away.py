"""Who is away is given nothing that can't wait for them, and doesn't keep what is raised meanwhile.

Agent One has EX-1, Level 3, since Monday 09:00, and is away from 10:00 to Tuesday 09:00. It is 10:05.
"""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.events import Unassigned
from bot.model.places import Account
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk, Post
from tests.unit.engine.on_call import away
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, LEAD_ONE, TAM_ONE, TRIAGE

HOUR, BACK = timedelta(hours=1), "until Tue 24 Nov, 9:00 AM CST"
RAISE = "severity EX-1 1: nobody can log in"


@pytest.fixture
def desk() -> FrontDesk:
    leave = away("agent-one", MONDAY_NINE + HOUR, MONDAY_NINE + 24 * HOUR)
    desk = FrontDesk(file=replace(people.a_desk_file(), on_call_overrides=(leave,)))
    desk.opened(CONTACT_ONE, "3", "It is slow")
    desk.types(AGENT_ONE, "reply EX-1 Looking at it")
    desk.passes(hours=1, minutes=5)
    return desk


def said(desk: FrontDesk) -> list[Post]:
    return desk.under(desk.ticket().card_in(TRIAGE))


def hand_overs(desk: FrontDesk) -> list[str]:
    return [post.text for post in desk.triage() if "Hand-over" in post.text]


@pytest.mark.parametrize("who", [CONTACT_TWO, LEAD_ONE, TAM_ONE])
def test_what_is_raised_while_its_assignee_is_away_is_nobodys_at_once_and_told_with_the_raise(
    desk: FrontDesk, who: Account
) -> None:
    assert desk.ticket().assignee_id == "agent-one"

    desk.types(who, RAISE)

    told = said(desk)[-1].text
    assert desk.ticket().assignee_id is None
    assert f"nobody can log in. Agent One is away {BACK}, so nobody is assigned now. @Agent Two" in told
    desk.passes(minutes=5)
    desk.sweeps()
    assert hand_overs(desk) == []


def test_nobody_reads_that_somebody_who_is_away_is_on_it(desk: FrontDesk) -> None:
    desk.types(CONTACT_TWO, RAISE)

    read = [said(desk)[-1].text, desk.direct(TAM_ONE)[-1].text, desk.standing(desk.ticket().card)]
    assert not [text for text in read if "has been on it" in text]
    assert "It's with our team. First response by Agent One" in read[-1]


def test_they_keep_it_if_they_take_it_all_the_same(desk: FrontDesk) -> None:
    desk.types(CONTACT_TWO, RAISE)
    desk.types(AGENT_ONE, "take EX-1")

    desk.passes(minutes=5)
    desk.sweeps()

    assert desk.ticket().assignee_id == "agent-one"


@pytest.mark.parametrize("order", ["severity EX-1 4: one user", "severity EX-1 3"])
def test_what_is_not_raised_stays_theirs(desk: FrontDesk, order: str) -> None:
    desk.types(LEAD_ONE, order)

    desk.passes(minutes=5)
    desk.sweeps()

    assert desk.ticket().assignee_id == "agent-one"


def test_who_is_away_and_raises_it_keeps_it(desk: FrontDesk) -> None:
    desk.types(AGENT_ONE, RAISE)

    desk.sweeps()
    assert desk.ticket().assignee_id == "agent-one"


def test_what_is_raised_and_unanswered_when_they_go_is_handed_over_in_one_post() -> None:
    leave = away("agent-one", MONDAY_NINE + HOUR, MONDAY_NINE + 2 * HOUR)
    desk = FrontDesk(file=replace(people.a_desk_file(), on_call_overrides=(leave,)))
    desk.opened(CONTACT_ONE, "3", "It is slow")
    desk.types(AGENT_ONE, "reply EX-1 Looking at it")
    desk.passes(minutes=55)
    desk.types(CONTACT_TWO, RAISE)

    desk.passes(minutes=10)
    desk.sweeps()

    assert desk.ticket().assignee_id is None
    (post,) = hand_overs(desk)
    assert "Agent One is away until Mon 23 Nov, 11:00 AM CST; 1 ticket has no assignee now." in post


def test_a_raise_that_they_acknowledged_before_stays_theirs() -> None:
    leave = away("agent-one", MONDAY_NINE + HOUR, MONDAY_NINE + 2 * HOUR)
    desk = FrontDesk(file=replace(people.a_desk_file(), on_call_overrides=(leave,)))
    desk.opened(CONTACT_ONE, "3", "It is slow")
    desk.types(AGENT_ONE, "reply EX-1 Looking at it")
    desk.passes(minutes=50)
    desk.types(CONTACT_TWO, RAISE)
    desk.types(AGENT_ONE, "ack EX-1")

    desk.passes(minutes=20)
    desk.sweeps()

    assert desk.ticket().assignee_id == "agent-one"


def test_whoever_looks_at_what_somebody_away_has_reads_that(desk: FrontDesk) -> None:
    told = desk.types(AGENT_TWO, "show EX-1")

    assert "Agent One has it, and is away until tomorrow, 9:00 AM CST. First response by Agent One" in told
    assert "has been on it" not in told


# Assigning


def test_nobody_assigns_to_who_is_away_what_cannot_wait_for_them(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "3", "The export is slow")
    before = len(desk.direct(AGENT_ONE))

    told = desk.types(LEAD_ONE, "assign EX-2 Agent One")

    assert "Agent One is away until tomorrow, 9:00 AM CST, and it can't wait that long." in told
    assert "Assign EX-2 to somebody else, or let Agent One take it (“take EX-2”) if they are there for it." in told
    assert desk.ticket("EX-2").assignee_id is None
    assert len(desk.direct(AGENT_ONE)) == before


def test_nor_what_was_taken_from_them(desk: FrontDesk) -> None:
    desk.types(CONTACT_TWO, RAISE)

    told = desk.types(LEAD_ONE, "assign EX-1 Agent One")

    assert "and it can't wait that long" in told
    assert desk.ticket().assignee_id is None


def test_what_can_wait_is_assigned_and_who_gives_it_reads_until_when(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4", "How do I print?")

    told = desk.types(LEAD_ONE, "assign EX-2 Agent One")

    desk.passes(minutes=5)
    desk.sweeps()
    assert told == "EX-2 is assigned to Agent One now. They're away until tomorrow, 9:00 AM CST."
    assert desk.ticket("EX-2").assignee_id == "agent-one"


@pytest.mark.parametrize("order", ["take EX-2", "assign EX-2 me"])
@pytest.mark.parametrize("answered", [True, False])
def test_who_is_away_and_takes_what_was_never_theirs_keeps_it(desk: FrontDesk, order: str, answered: bool) -> None:
    desk.opened(CONTACT_ONE, "3", "The export is slow")
    if answered:
        desk.types(AGENT_TWO, "ack EX-2")

    desk.types(AGENT_ONE, order)

    desk.passes(minutes=5)
    desk.sweeps()
    assert desk.ticket("EX-2").assignee_id == "agent-one"
    assert not any(isinstance(event, Unassigned) for event in desk.history("EX-2"))


def test_nobody_assigns_to_who_may_not_work_on_tickets(desk: FrontDesk) -> None:
    everybody = tuple(replace(one, roles=frozenset()) if one.id == "agent-two" else one for one in desk.file.people)
    desk.is_set_up(people=everybody)

    told = desk.types(LEAD_ONE, "assign EX-1 Agent Two")

    assert told == "Agent Two can't work on tickets. Assign EX-1 to somebody else."
