"""A request of somebody who may not ask waits for one click of a contact, in whose name it opens; nothing is lost."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.events import IntakeHeld, IntakeOpened, IntakeTakenUp, TicketOpened
from bot.model.intake import IntakeState
from bot.model.places import Account, Thread
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, COLLEAGUE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, TRIAGE, plan

OTHER_COLLEAGUE = Account.parse("slack:T0ACME/U0OTHER")
CHOICES = ["Level 1 – Critical", "Level 2 – Urgent", "Level 3 – High", "Level 4 – Normal", "Not a request"]


@pytest.fixture
def held(desk: FrontDesk) -> Thread:
    """A colleague has asked, and may not."""
    return desk.hears(COLLEAGUE, "Nobody can log in")


def chooses(desk: FrontDesk, held: Thread, who: Account, severity: str = "1") -> str:
    return desk.presses(who, "choose", desk.intake(held).id, severity)


def test_the_contacts_are_mentioned_and_offered_the_severities_as_in_the_question(
    desk: FrontDesk, held: Thread
) -> None:
    (told,) = desk.new_in(held)

    assert told.buttons == [*CHOICES, "Use the form"]
    assert "I've asked @Contact One and @Contact Two. Our team can see this too." in told.text
    assert "One click by a designated contact opens it" in told.text
    for severity in plan("mpowr/premier").severities:
        assert severity.definition in told.text
    assert "within 1 business hour, by Mon 23 Nov, 10:00 AM CST" in told.text


def test_it_is_on_the_record_with_the_clause(desk: FrontDesk, held: Thread) -> None:
    (event,) = desk.history(desk.intake(held).id)

    assert isinstance(event, IntakeHeld)
    assert event.clause == "Designated Contacts"


def test_where_nobody_is_named_there_is_nothing_to_click(desk: FrontDesk) -> None:
    nobody = tuple(replace(customer, contacts=()) for customer in desk.file.customers)
    lonely = FrontDesk(file=replace(desk.file, customers=nobody))

    held = lonely.hears(COLLEAGUE, "Nobody can log in")

    (told,) = lonely.new_in(held)
    assert told.buttons == []
    assert "nobody is named for Acme yet" in told.text


def test_triage_learns_of_it_and_may_open_it(desk: FrontDesk, held: Thread) -> None:
    (line,) = desk.triage()

    assert "isn't a designated contact" in line.text
    assert "On duty: @Agent One" in line.text
    assert "Nobody can log in" in line.text
    assert line.buttons == CHOICES


def test_one_click_of_a_contact_opens_it_in_their_name(desk: FrontDesk, held: Thread) -> None:
    chooses(desk, held, CONTACT_TWO)

    ticket = desk.ticket()
    assert (ticket.requester, ticket.requester_name) == (CONTACT_TWO, "Contact Two")
    assert ticket.text == "Nobody can log in"
    assert "asked by Contact Two for @somebody" in desk.card_in(ticket)


def test_the_timeline_tells_who_wrote_and_who_took_it_up(desk: FrontDesk, held: Thread) -> None:
    intake = desk.intake(held).id

    chooses(desk, held, CONTACT_TWO)

    wrote, took_up, opened = desk.history(intake)
    assert isinstance(wrote, IntakeHeld)
    assert isinstance(took_up, IntakeTakenUp)
    assert isinstance(opened, IntakeOpened)
    assert (wrote.requester, took_up.by, took_up.taken_up.writer) == (COLLEAGUE, "acme-two", COLLEAGUE)


def test_the_promise_counts_from_the_click_and_why_says_so(desk: FrontDesk, held: Thread) -> None:
    desk.passes(minutes=20)

    chooses(desk, held, CONTACT_TWO)

    ticket = desk.ticket()
    assert ticket.opened_at == desk.clock.at
    assert ticket.due_at == desk.clock.at + timedelta(hours=1)
    assert "it counts from when Contact Two made it a request" in desk.types(AGENT_ONE, "why EX-1")


def test_the_refusal_says_what_became_of_it(desk: FrontDesk, held: Thread) -> None:
    intake = desk.intake(held)

    chooses(desk, held, CONTACT_TWO)

    assert "Contact Two chose Level 1 – Critical. EX-1 is open." in desk.standing(intake.question)
    assert "is EX-1 now" in desk.standing(intake.card_in(TRIAGE))


def test_of_two_contacts_who_click_the_second_is_told(desk: FrontDesk, held: Thread) -> None:
    chooses(desk, held, CONTACT_TWO)

    told = chooses(desk, held, CONTACT_ONE)

    assert "EX-1 is open already" in told
    assert len(desk.tickets()) == 1


@pytest.mark.parametrize("who", [COLLEAGUE, OTHER_COLLEAGUE], ids=["who wrote", "another"])
@pytest.mark.parametrize("verb", ["choose", "dismiss"])
def test_who_is_no_contact_is_refused_with_the_clause(desk: FrontDesk, held: Thread, who: Account, verb: str) -> None:
    told = desk.presses(who, verb, desk.intake(held).id, "1")

    assert "Contact One or Contact Two" in told
    assert "“Designated Contacts”" in told
    assert desk.intake(held).is_held


def test_another_customers_contact_learns_nothing(desk: FrontDesk, held: Thread) -> None:
    told = chooses(desk, held, GLOBE_ONE)

    assert "isn't there any more" in told
    assert desk.intake(held).is_held


@pytest.mark.parametrize("text", ["2", "urgent", "level 2"])
def test_a_typed_answer_of_a_contact_is_the_same(desk: FrontDesk, held: Thread, text: str) -> None:
    desk.hears(CONTACT_TWO, text, held)

    assert desk.ticket().severity == "2"
    assert desk.ticket().requester == CONTACT_TWO


def test_a_typed_answer_of_a_colleague_is_a_further_message(desk: FrontDesk, held: Thread) -> None:
    desk.hears(COLLEAGUE, "2", held)

    assert desk.tickets() == ()
    assert desk.asked_for(held) == ["Nobody can log in", "2"]


@pytest.mark.parametrize("who", [CONTACT_TWO, AGENT_ONE])
def test_a_contact_or_an_agent_says_that_it_is_not_a_request(desk: FrontDesk, held: Thread, who: Account) -> None:
    desk.presses(who, "dismiss", desk.intake(held).id)

    assert desk.intake(held).state is IntakeState.DISMISSED
    assert "this isn't a request" in desk.standing(desk.intake(held).question)


def test_nothing_written_is_lost(desk: FrontDesk, held: Thread) -> None:
    desk.hears(COLLEAGUE, "It began at eight")
    desk.hears(OTHER_COLLEAGUE, "For me too", held)
    desk.hears(COLLEAGUE, "", held, files=("screen.png",))

    chooses(desk, held, CONTACT_ONE)

    assert desk.ticket().text == "Nobody can log in\nIt began at eight\nFor me too\n[file: screen.png]"


def test_triage_reads_on_while_it_waits(desk: FrontDesk, held: Thread) -> None:
    desk.hears(COLLEAGUE, "It began at eight", held)

    (added,) = desk.under(desk.intake(held).card_in(TRIAGE))
    assert "It began at eight" in added.text


def test_who_speaks_to_the_desk_meanwhile_is_answered(desk: FrontDesk, held: Thread) -> None:
    desk.hears(COLLEAGUE, "Please open a ticket", held, mention=True)

    (told,) = desk.private_messages(COLLEAGUE)
    assert "that's up to a designated contact" in told.text


def test_a_contact_who_writes_in_the_thread_makes_it_theirs_and_is_asked(desk: FrontDesk, held: Thread) -> None:
    desk.passes(minutes=20)

    desk.hears(CONTACT_TWO, "Yes, that is a real problem", held)

    asked = desk.intake(held)
    assert (asked.is_open, asked.requester, asked.opened_at) == (True, CONTACT_TWO, desk.clock.at)
    assert desk.asked_for(held) == ["Nobody can log in", "Yes, that is a real problem"]
    assert desk.new_in(held)[-1].buttons == [*CHOICES, "Use the form"]


def test_an_agent_opens_it_for_who_wrote(desk: FrontDesk, held: Thread) -> None:
    chooses(desk, held, AGENT_ONE)

    ticket = desk.ticket()
    (opened, *_) = desk.history(ticket.id)
    assert isinstance(opened, TicketOpened)
    assert (ticket.requester, opened.by) == (COLLEAGUE, "agent-one")
    assert "asked by @somebody (opened by Agent One)" in desk.card_in(ticket)


def test_an_agents_answer_in_the_thread_counts_once_it_is_a_ticket(desk: FrontDesk, held: Thread) -> None:
    desk.hears(AGENT_ONE, "We are looking into it", held)

    chooses(desk, held, CONTACT_ONE)

    response = desk.ticket().response
    assert response
    assert response.by == "agent-one"
    assert desk.ticket().milestone is None


def test_the_plan_that_they_were_told_of_holds(desk: FrontDesk, held: Thread) -> None:
    told = desk.intake(held).plan_version

    chooses(desk, held, CONTACT_ONE)

    assert desk.ticket().plan_version == told
    assert told in desk.store.kept.plans
