"""Whose ticket it is, and remarks among the vendor's people: customers hear nothing of it, and nothing due is lost."""

import pytest
from msgspec.structs import replace

from bot.commands import Assign, Origin, Via
from bot.language import whom
from bot.model.ids import PersonId
from bot.model.ticket import Status
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, LEAD_ONE, TRIAGE


@pytest.fixture
def asked(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, at Level 2, which nobody has answered."""
    desk.opened(CONTACT_ONE, "2")
    return desk


@pytest.fixture
def answered(asked: FrontDesk) -> FrontDesk:
    """The same, acknowledged by Agent One."""
    asked.types(AGENT_ONE, "ack EX-1")
    return asked


# take


def test_taking_an_unanswered_ticket_acknowledges_it(asked: FrontDesk) -> None:
    asked.types(AGENT_TWO, "take EX-1")

    ticket = asked.ticket()
    assert (ticket.status, ticket.assignee_id, ticket.awaits_response) == (Status.ACKNOWLEDGED, "agent-two", False)
    assert "Agent Two is looking into this now" in asked.new_in(ticket.thread)[-1].text


def test_taking_an_answered_ticket_tells_triage_and_not_the_customer(answered: FrontDesk) -> None:
    before = len(answered.new_in(answered.ticket().thread))

    told = answered.types(AGENT_TWO, "take EX-1")

    assert told == "EX-1 is assigned to Agent Two now."
    assert len(answered.new_in(answered.ticket().thread)) == before
    assert "Agent Two took EX-1 over from Agent One." in answered.triage()[-1].text
    assert "Agent Two" in answered.standing(answered.ticket().card_in(TRIAGE))


def test_who_has_it_already_is_told_so(answered: FrontDesk) -> None:
    before = answered.ticket()

    assert answered.types(AGENT_ONE, "take EX-1") == "EX-1 is yours already."
    assert answered.ticket() == before


def test_the_first_response_stays_whoever_takes_it_over(answered: FrontDesk) -> None:
    before = answered.ticket().response

    answered.types(AGENT_TWO, "take EX-1")

    assert answered.ticket().response == before


def test_a_reply_does_not_take_it_from_who_has_it(answered: FrontDesk) -> None:
    answered.types(AGENT_TWO, "reply EX-1 We look.")

    assert answered.ticket().assignee == "Agent One"


# assign


@pytest.mark.parametrize("named", ["Agent Two", "@Agent Two", "agent-two", "@agent.two", "AGENT TWO", "two"])
def test_a_colleague_can_be_named_in_many_ways(asked: FrontDesk, named: str) -> None:
    asked.types(AGENT_ONE, f"assign EX-1 {named}")

    assert asked.ticket().assignee_id == "agent-two"


def test_a_mention_says_who_is_meant_whatever_the_words_are(asked: FrontDesk) -> None:
    at = asked.clock.now()
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=at, via=Via.SLASH, mentions=(AGENT_TWO,))

    asked.gives(Assign(origin=origin, ticket=asked.ticket().id, to="@U0AGENT2"))

    assert asked.ticket().assignee_id == "agent-two"


def test_one_can_assign_oneself(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "assign EX-1 me")

    assert asked.ticket().assignee_id == "agent-one"
    assert asked.direct(AGENT_ONE) == []


@pytest.mark.parametrize("named", ["me", "myself", "@me", "…", "@", "🙂"])
def test_where_nobody_can_be_looked_up_nobody_is_meant(named: str) -> None:
    nameless = replace(people.a_desk_file().people[0], id=PersonId("x"), name="★")
    desk = replace(people.a_desk_file(), people=(nameless, *people.a_desk_file().people))

    assert whom.meant(named, (), desk, speaker=None) == ()
    assert whom.meant("<@U0GONE>", (CONTACT_ONE,), desk, speaker=None) == ()


def test_the_new_assignee_is_alerted_directly_what_it_is_and_when_it_is_due(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "assign EX-1 Agent Two")

    (told,) = asked.direct(AGENT_TWO)
    assert "Agent One assigned this to you: EX-1 · Acme · Level 2 – Urgent." in told.text
    assert "First response due Mon 23 Nov, 10:00 AM CST" in told.text
    assert "Nobody can log in" in told.text
    assert told.buttons == ["Acknowledge", "Reply", "Why this time?"]


def test_of_what_is_answered_they_read_what_is_due_next(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "ack EX-1")

    asked.types(AGENT_ONE, "assign EX-1 Agent Two")

    (told,) = asked.direct(AGENT_TWO)
    assert "First response due" not in told.text
    assert "Next response, our goal: Tue 24 Nov, 9:00 AM CST" in told.text


def test_an_unanswered_ticket_stays_unanswered(asked: FrontDesk) -> None:
    before = asked.ticket()

    asked.types(AGENT_ONE, "assign EX-1 Agent Two")

    after = asked.ticket()
    assert (after.status, after.milestone, after.response, after.cycle) == (
        Status.NEW,
        before.milestone,
        None,
        before.cycle,
    )


def test_reminders_go_on_and_call_the_assignee(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "assign EX-1 Agent Two")

    asked.passes(minutes=30)

    reminder = asked.triage()[-1].text
    assert "no response yet" in reminder
    assert "@Agent Two" in reminder
    assert "@Agent Two" in reminder


def test_a_assignee_whom_triage_cannot_call_is_reminded_directly(desk: FrontDesk) -> None:
    elsewhere = people.Account.parse("teams:TENANT/agent-two")
    staff = tuple(
        replace(person, accounts=(elsewhere,)) if person.id == "agent-two" else person for person in desk.file.people
    )
    other = FrontDesk(file=replace(desk.file, people=staff))
    other.opened(CONTACT_ONE, "2")
    other.types(AGENT_ONE, "assign EX-1 Agent Two")

    other.passes(minutes=30)

    assert "no response yet" in other.direct(elsewhere)[-1].text


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("Agent Nine", "I don't know a colleague “Agent Nine”. There's Agent One, Agent Two, Lead One,"),
        ("agent", "Which one: Agent One or Agent Two?"),
        ("one", "Which one: Agent One, Lead One, Engineer One, Manager One or TAM One?"),
        ("@", "I don't know a colleague “@”."),
    ],
)
def test_whoever_is_not_plain_is_asked_about_with_the_names(asked: FrontDesk, named: str, told: str) -> None:
    before = asked.ticket()

    assert asked.types(AGENT_ONE, f"assign EX-1 {named}").startswith(told)
    assert asked.ticket() == before


def test_a_customer_who_is_mentioned_holds_nothing(asked: FrontDesk) -> None:
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=asked.clock.now(), via=Via.SLASH, mentions=(CONTACT_ONE,))

    asked.gives(Assign(origin=origin, ticket=asked.ticket().id, to="@U0ONE"))

    assert asked.ticket().assignee is None


def test_the_customer_hears_nothing_of_whose_it_is(asked: FrontDesk) -> None:
    before = len(asked.new_in(asked.ticket().thread))

    asked.types(AGENT_ONE, "assign EX-1 Agent Two")

    assert len(asked.new_in(asked.ticket().thread)) == before


# note


def test_a_note_stands_in_triage_and_on_the_timeline_alone(asked: FrontDesk) -> None:
    posts, events = len(asked.posts()), len(asked.history("EX-1"))

    told = asked.types(LEAD_ONE, "note EX-1 Mind the old version.")

    (shown,) = asked.posts()[posts:]
    assert shown.held.entry.place == TRIAGE
    assert "Lead One – internal note on EX-1:" in shown.text
    assert "Mind the old version." in shown.text
    assert len(asked.history("EX-1")) == events + 1
    assert "The customer can't see it" in told


def test_a_note_answers_nothing(asked: FrontDesk) -> None:
    milestone = asked.ticket().milestone

    asked.types(AGENT_ONE, "note EX-1 I know this one.")

    assert asked.ticket().milestone == milestone


def test_who_notes_where_the_customer_reads_is_told_so(asked: FrontDesk) -> None:
    asked.hears(AGENT_ONE, "note EX-1 They never update.", asked.ticket().thread, mention=True)

    assert "the customer can read what you wrote" in asked.private_messages(AGENT_ONE)[-1].text


# What is seen of it


def test_an_agent_who_looks_at_a_ticket_sees_who_has_it(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "assign EX-1 Agent Two")

    told = asked.types(LEAD_ONE, "show EX-1")
    assert "Assigned to Agent Two." in told
    assert "Open thread" in told


def test_a_customer_who_does_sees_nothing_of_that(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "assign EX-1 Agent Two")

    assert "Agent Two" not in asked.types(CONTACT_ONE, "status EX-1")
