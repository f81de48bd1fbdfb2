"""The end of remote access, asked for or granted: in time, early, or with its ticket."""

from datetime import timedelta

import pytest

from bot.events import AccessEnded, AccessExpired, AccessGranted, AccessWithdrawn
from bot.model.access import question_of
from bot.model.milestone import Outcome
from tests.unit.engine.access_acts import (
    ASK,
    happened,
    mentioned,
    outcome,
    presses,
    stands,
    under_card,
)
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import (
    AGENT_ONE,
    AGENT_TWO,
    CONTACT_ONE,
    CONTACT_TWO,
    TAM_ONE,
)

HOUR = timedelta(hours=1)


def test_unanswered_it_is_asked_again_then_triage_reads_it_and_then_it_lapses(asked: FrontDesk) -> None:
    asked.types(AGENT_TWO, "ack EX-1")

    asked.passes(hours=1)
    again = asked.new_in(asked.ticket().thread)[-1]
    asked.passes(minutes=30)
    inside = under_card(asked)
    asked.passes(minutes=30)

    assert mentioned(again) == {CONTACT_ONE, CONTACT_TWO}
    assert "we'd still like remote access for EX-1" in again.text
    assert "no answer yet on remote access, which Agent One asked for" in inside
    assert (happened(asked), outcome(asked)) == ([AccessExpired], Outcome.LAPSED)
    assert stands(asked).startswith("There was no answer within 2 hours")
    for who in (AGENT_ONE, TAM_ONE):
        assert "There was no answer from Acme about remote access for EX-1" in asked.direct(who)[-1].text


def test_its_end_is_told_in_one_line_and_on_record(granted: FrontDesk) -> None:
    granted.passes(hours=2)

    (line,) = [p for p in granted.new_in(granted.ticket().thread) if "has ended" in p.text]
    assert line.text == "Remote access for EX-1 has ended.\nRemote access for EX-1 has ended."
    assert happened(granted) == [AccessGranted, AccessEnded]
    assert granted.ticket().access is None
    assert "Remote access to Acme's system for EX-1 has ended." in granted.direct(AGENT_ONE)[-1].text


def test_a_contact_ends_it_early(granted: FrontDesk) -> None:
    presses(granted, CONTACT_ONE, "end 1")
    granted.passes(hours=3)

    assert happened(granted) == [AccessGranted, AccessWithdrawn]
    ended = "Contact One ended remote access for EX-1."
    assert any(post.text.startswith(ended) for post in granted.new_in(granted.ticket().thread))
    assert "Contact One (Acme) ended remote access for EX-1." in granted.direct(AGENT_ONE)[-1].text


def test_who_asked_hands_it_back_and_isnt_told_of_their_own_act(granted: FrontDesk) -> None:
    told_before = len(granted.direct(AGENT_ONE))

    granted.types(AGENT_ONE, "access EX-1 end")

    assert granted.new_in(granted.ticket().thread)[-1].text.startswith("Agent One handed remote access back for EX-1.")
    assert len(granted.direct(AGENT_ONE)) == told_before


def test_a_question_is_taken_back(asked: FrontDesk) -> None:
    asked.types(AGENT_TWO, "access EX-1 end")
    asked.passes(hours=3)

    assert (happened(asked), outcome(asked)) == ([AccessWithdrawn], Outcome.WITHDRAWN)
    assert "Agent Two needs no answer any more" in stands(asked)


def test_more_time_is_asked_for_before_the_end(granted: FrontDesk) -> None:
    granted.passes(hours=1)
    granted.types(AGENT_ONE, "access EX-1 90m to finish")

    presses(granted, CONTACT_ONE, "allow 2")
    granted.passes(hours=1, minutes=29)
    before = granted.ticket().access
    granted.passes(minutes=1)

    assert before
    assert (before.until, granted.ticket().access) == (MONDAY_NINE + timedelta(hours=2, minutes=30), None)
    assert "End it now" not in granted.standing(question_of(granted.ticket().id, 1))


@pytest.mark.parametrize("act", ["resolve EX-1 Done.", "close EX-1", "merge EX-1 into EX-2"])
def test_it_ends_with_its_ticket(granted: FrontDesk, act: str) -> None:
    granted.opened(CONTACT_ONE, "2", "Exports are slow")

    granted.types(AGENT_TWO, act)

    assert happened(granted) == [AccessGranted, AccessEnded]
    assert stands(granted).startswith("Remote access isn't needed any more: EX-1 is over.")
    assert "Remote access to Acme's system for EX-1 has ended." in granted.direct(AGENT_ONE)[-1].text


def test_it_meets_and_moves_nothing_else(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    before = {one.id: one for one in desk.ticket().open_milestones}

    desk.types(AGENT_ONE, ASK)
    presses(desk, CONTACT_TWO, "allow 1")
    desk.types(AGENT_ONE, "access EX-1 end")

    assert {one.id: one for one in desk.ticket().open_milestones} == before
    assert desk.ticket().awaits_response


def test_its_end_is_an_appointment(granted: FrontDesk) -> None:
    assert [timer.due_at for timer in granted.waiting("EX-1") if timer.kind == "grant-end"] == [MONDAY_NINE + 2 * HOUR]
