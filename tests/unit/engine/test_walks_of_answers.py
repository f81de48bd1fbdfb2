"""Courses of a first response and of what follows it, with the clock and with all that people read (MPOWR Premier)."""

import pytest
from msgspec.structs import replace

from bot.model.milestone import Outcome
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO
from tests.unit.engine.walk import Walk


@pytest.fixture
def walk(desk: FrontDesk) -> Walk:
    """A desk on Monday at nine."""
    return Walk(desk)


def test_closed_without_a_word_and_written_in_again_it_is_due_as_before(walk: Walk) -> None:
    desk = walk.desk
    desk.opened(CONTACT_ONE, "3")
    walk.until("Mon 09:10")
    desk.types(AGENT_ONE, "close EX-1")
    walk.until("Mon 09:20")
    asleep = walk.due(), walk.asks()
    walk.skips()

    desk.hears(CONTACT_ONE, "It still fails in every browser", desk.ticket().thread)
    awake = walk.due(), walk.asks()
    walk.until("Mon 13:10")
    desk.types(AGENT_ONE, "ack EX-1")

    assert asleep == ("Mon 13:00", [])
    assert awake == ("Mon 13:00", ["Mon 11:00", "Mon 12:00", "Mon 12:36", "Mon 13:00"])
    walk.reads(
        ("Mon 09:20", "triage", "Contact One of Acme on EX-1: “It still fails in every browser”"),
        ("Mon 09:20", "customer", "EX-1 is open again. Our team knows."),
        ("Mon 09:20", "triage", "EX-1 · Acme is open again, unassigned. @Agent One"),
        ("Mon 11:00", "triage", "due in 2 h (Mon 23 Nov, 1:00 PM CST). @Agent One"),
        ("Mon 12:00", "triage", "due in 1 h (Mon 23 Nov, 1:00 PM CST). @Agent One"),
        ("Mon 12:00", "TAM One", "is unanswered, due Mon 23 Nov, 1:00 PM CST (in 1 h)."),
        (
            "Mon 12:36",
            "triage",
            "due in 24 min (Mon 23 Nov, 1:00 PM CST). @Agent One @Agent Two @Lead One",
        ),
        ("Mon 12:36", "TAM One", "is unanswered, due Mon 23 Nov, 1:00 PM CST (in 24 min)."),
        ("Mon 13:00", "triage", "overdue since Mon 23 Nov, 1:00 PM CST"),
        ("Mon 13:00", "TAM One", "is unanswered, overdue since Mon 23 Nov, 1:00 PM CST."),
        ("Mon 13:00", "customer", "we're sorry: you should have heard from us by Mon 23 Nov, 1:00 PM CST."),
        ("Mon 13:10", "customer", "Agent One is looking into this now."),
    )
    assert (walk.due(), walk.outcome(), walk.breaches()) == ("Mon 13:00", Outcome.MET, ["Mon 13:00"])
    assert "first response Mon 23 Nov, 1:10 PM CST – 10 min later than promised" in desk.card_in(desk.ticket())


@pytest.fixture
def missed(walk: Walk) -> Walk:
    """A ticket of Level 1 of 09:00, which nobody has answered by 10:00, and Level 3 from 10:10 on."""
    walk.desk.opened(CONTACT_ONE, "1")
    walk.until("Mon 10:10")
    walk.desk.types(AGENT_ONE, "severity EX-1 3: one office")
    walk.skips()
    return walk


def test_missed_and_lowered_it_has_the_lower_severitys_time_and_the_miss_stands_beside(missed: Walk) -> None:
    desk = missed.desk
    lowered = missed.due(), missed.asks(), missed.milestone().round
    queue, cards = desk.types(AGENT_ONE, "queue"), (desk.card_in(desk.ticket()), desk.standing(desk.ticket().card))

    missed.until("Mon 12:00")
    desk.types(AGENT_ONE, "ack EX-1")

    assert lowered == ("Mon 13:00", ["Mon 11:00", "Mon 12:00", "Mon 12:36", "Mon 13:00"], 2)
    for said in (queue, *cards):
        assert "1:00 PM CST" in said
        assert "verdue" not in said
    assert "missed 10:00 AM CST (Level 1 – Critical)" in queue
    assert "A response was due Mon 23 Nov, 10:00 AM CST (Level 1 – Critical) and didn't come." in cards[0]
    missed.reads(
        ("Mon 11:00", "triage", "no response yet, due in"),
        ("Mon 12:00", "triage", "no response yet, due in"),
        ("Mon 12:00", "TAM One", "is unanswered, due Mon 23 Nov, 1:00 PM CST (in 1 h)."),
        ("Mon 12:00", "customer", "Agent One is looking into this now."),
    )
    met = missed.milestone()
    assert (met.severity, missed.outcome(), met.is_breached) == ("3", Outcome.MET, False)
    assert missed.breaches() == ["Mon 10:00"]


def test_missed_lowered_and_raised_again_it_is_late_at_once_and_the_miss_is_recorded_once(missed: Walk) -> None:
    desk = missed.desk
    missed.until("Mon 10:40")

    desk.types(AGENT_ONE, "severity EX-1 1: all offices")
    raised = missed.due(), missed.milestone().round
    missed.until("Mon 11:05")
    desk.types(AGENT_ONE, "ack EX-1")

    assert raised == ("Mon 10:00", 3)
    missed.reads(
        (
            "Mon 10:40",
            "customer",
            "EX-1: Agent One set this from Level 3 – High to Level 1 – Critical: all offices. "
            "A first response was due Mon 23 Nov, 10:00 AM CST.",
        ),
        ("Mon 10:40", "triage", "is now Level 1 – Critical (was Level 3 – High). Set by Agent One: all offices."),
        ("Mon 10:40", "TAM One", "is now Level 1 – Critical (was Level 3 – High). Set by Agent One: all offices."),
        ("Mon 10:40", "triage", "no response yet, overdue by 40 min (Mon 23 Nov, 10:00 AM CST)."),
        ("Mon 10:40", "TAM One", "is unanswered, overdue since Mon 23 Nov, 10:00 AM CST (40 min over)."),
        ("Mon 11:00", "triage", "no response yet, overdue by 1 h (Mon 23 Nov, 10:00 AM CST)."),
        ("Mon 11:00", "TAM One", "is unanswered, overdue since Mon 23 Nov, 10:00 AM CST (1 h over)."),
        ("Mon 11:05", "customer", "Agent One is looking into this now."),
    )
    assert (missed.breaches(), missed.milestone().is_breached) == (["Mon 10:00"], True)


def test_resolved_reopened_and_raised_its_goal_counts_from_the_change_and_nothing_is_past(walk: Walk) -> None:
    desk = walk.desk
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "resolve EX-1 The cache is cleared")
    walk.until("Wed 09:00")
    desk.hears(CONTACT_ONE, "It still fails in every browser", desk.ticket().thread)
    walk.until("Wed 12:00")
    walk.skips()

    desk.types(CONTACT_ONE, "severity EX-1 1")
    raised = walk.due("next-response/1"), walk.asks("next-response/1")
    walk.until("Wed 13:00")

    assert raised == ("Wed 13:00", ["Wed 12:30", "Wed 12:45", "Wed 12:54", "Wed 13:00"])
    walk.reads(
        ("Wed 12:00", "customer", "Contact One set this from Level 3 – High to Level 1 – Critical."),
        ("Wed 12:00", "triage", "EX-1 · Acme is now Level 1 – Critical (was Level 3 – High). Set by Contact One."),
        ("Wed 12:00", "Agent One", "EX-1 · Acme is now Level 1 – Critical (was Level 3 – High). Set by Contact One."),
        ("Wed 12:00", "TAM One", "EX-1 · Acme is now Level 1 – Critical (was Level 3 – High). Set by Contact One."),
        ("Wed 12:30", "triage", "open again, no response since – our goal: Wed 25 Nov, 1:00 PM CST"),
        ("Wed 12:45", "triage", "our goal: Wed 25 Nov, 1:00 PM CST (15 min)."),
        ("Wed 12:45", "TAM One", "is open again and unanswered; our goal is Wed 25 Nov, 1:00 PM CST (in 15 min)."),
        ("Wed 12:54", "triage", "our goal: Wed 25 Nov, 1:00 PM CST (6 min)."),
        ("Wed 12:54", "TAM One", "is open again and unanswered; our goal is Wed 25 Nov, 1:00 PM CST (in 6 min)."),
        ("Wed 13:00", "triage", "our goal was Wed 25 Nov, 1:00 PM CST"),
        ("Wed 13:00", "TAM One", "our goal was Wed 25 Nov, 1:00 PM CST"),
    )
    assert walk.breaches("next-response/1") == []


@pytest.fixture
def guest(walk: Walk) -> Walk:
    """EX-1 of Level 1 and EX-2 of Level 2 of 09:00; EX-2 is merged into EX-1, and that is Level 4 from 09:05 on."""
    walk.desk.opened(CONTACT_ONE, "1", "All is down")
    walk.desk.opened(CONTACT_TWO, "2", "The login is slow")
    walk.desk.types(AGENT_ONE, "merge EX-2 into EX-1")
    walk.until("Mon 09:05")
    walk.desk.types(AGENT_ONE, "severity EX-1 4: one office")
    walk.skips()
    return walk


def test_merged_and_lowered_an_answer_is_due_as_it_was_promised_to_the_other(guest: Walk) -> None:
    dues = guest.due(), guest.due("EX-2/first-response")

    guest.until("Mon 10:00")

    assert dues == ("Tue 09:00", "Mon 10:00")
    guest.reads(
        ("Mon 09:30", "triage", "first response to EX-2, due in 30 min (Mon 23 Nov, 10:00 AM CST)."),
        ("Mon 09:45", "triage", "first response to EX-2, due in 15 min (Mon 23 Nov, 10:00 AM CST)."),
        ("Mon 09:45", "TAM One", "EX-2 (Level 2 – Urgent), due Mon 23 Nov, 10:00 AM CST (in 15 min)."),
        (
            "Mon 09:54",
            "triage",
            "first response to EX-2, due in 6 min (Mon 23 Nov, 10:00 AM CST). @Agent One @Agent Two @Lead One",
        ),
        ("Mon 09:54", "TAM One", "EX-2 (Level 2 – Urgent), due Mon 23 Nov, 10:00 AM CST (in 6 min)."),
        ("Mon 10:00", "triage", "first response to EX-2, overdue"),
        ("Mon 10:00", "TAM One", "first response to EX-2 (Level 2 – Urgent), overdue"),
    )
    assert (guest.breaches(), guest.breaches("EX-2/first-response")) == ([], ["Mon 10:00"])


def test_merged_and_lowered_one_answer_meets_both_each_under_its_severity(guest: Walk) -> None:
    guest.until("Mon 09:40")
    guest.skips()

    guest.desk.types(AGENT_ONE, "reply EX-1 It is the database.")

    guest.reads(
        ("Mon 09:40", "customer", "Agent One on EX-1: It is the database."),
        ("Mon 09:40", "triage", "Agent One to the customer on EX-1: “It is the database.”"),
    )
    both = [guest.milestone(about) for about in ("first-response", "EX-2/first-response")]
    outcomes = [(one.severity, one.ended and one.ended.outcome, one.is_breached) for one in both]
    assert outcomes == [("4", Outcome.MET, False), ("2", Outcome.MET, False)]
    assert guest.desk.waiting("EX-1") == []


@pytest.mark.parametrize(
    ("order", "goal", "heard"),
    [
        ("ack EX-1", "Tue 09:00", "the customer has heard nothing since Mon 23 Nov, 9:00 AM CST"),
        ("reply EX-1 We restart it.", "Tue 09:30", "the customer has heard nothing since Mon 23 Nov, 9:30 AM CST"),
    ],
)
def test_who_asks_for_news_is_heard_by_the_assignee_at_once_and_again_after_the_goal(
    walk: Walk, order: str, goal: str, heard: str
) -> None:
    desk = walk.desk
    desk.opened(CONTACT_ONE, "1")
    desk.types(AGENT_ONE, order)
    walk.until("Mon 09:30")
    walk.skips()

    desk.hears(CONTACT_ONE, "any news? still down", desk.ticket().thread)
    walk.until("Tue 10:00")

    walk.reads(
        ("Mon 09:30", "triage", "Contact One of Acme on EX-1: “any news? still down”"),
        ("Mon 09:30", "Agent One", "Contact One (Acme) asks for news on EX-1 (Level 1 – Critical)."),
        (goal, "Agent One", heard),
    )


@pytest.mark.parametrize("closes", [False, True])
def test_who_does_not_answer_us_is_asked_twice_and_then_closed_if_the_desk_file_says_so(
    walk: Walk, closes: bool
) -> None:
    desk = walk.desk
    desk.is_set_up(goals=replace(desk.file.goals, close_waiting=closes))
    desk.opened(CONTACT_ONE, "3")
    desk.types(AGENT_ONE, "wait EX-1 Which offices are affected?")
    walk.skips()

    walk.desk.passes(days=14)

    twice = "@Contact One, we still need your answer on EX-1 (asked Mon 23 Nov, 9:00 AM CST)."
    end = (
        [
            ("Fri 09:00", "customer", "We haven't heard from you, so EX-1 is closed for now."),
            ("Fri 09:00", "triage", "EX-1 is closed: no answer from the customer after two reminders."),
        ]
        if closes
        else [("Fri 09:00", "Agent One", "no answer from the customer after two reminders (asked Mon 23 Nov, 9:00 AM")]
    )
    walk.reads(("Thu 09:00", "customer", twice), ("Tue 09:00", "customer", twice), *end)
    assert desk.ticket().status is (Status.CLOSED if closes else Status.WAITING)
