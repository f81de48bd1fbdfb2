"""One text for all customers of an incident: shown first, then told each in their own thread, once."""

import re

import pytest
from msgspec.structs import replace

from bot.events import Replied, Resolved
from bot.model.milestone import Outcome
from bot.model.places import Platform
from bot.model.ticket import Status, Ticket
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.incident_acts import KNOWN, begun, card, incident, read, sends, shown, three_customers
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO


@pytest.fixture
def tickets(desk: FrontDesk) -> tuple[Ticket, ...]:
    """EX-1 of Acme, EX-2 of Globe and EX-3 of Orbit."""
    return three_customers(desk)


def test_what_is_to_be_told_is_shown_first_with_who_reads_it(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk)

    preview = shown(desk)

    assert "This goes to 3 customers on 3 tickets of INC-1" in preview
    assert KNOWN in preview
    assert "Acme · EX-1 · Level 2 – Urgent." in preview
    assert all(read(desk, one) == [] for one in tickets)


def test_of_a_single_ticket_it_is_said_as_of_one(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk, "EX-1")

    preview = shown(desk)

    assert "This goes to 1 customer on 1 ticket of INC-1, in its thread, in your name:" in preview
    assert "Below it they read the state of their ticket:" in preview


def test_what_goes_to_a_platform_that_is_off_is_said_to_wait(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk, "EX-1 EX-2")
    desk.is_set_up(off=frozenset({Platform.SLACK}))

    preview = shown(desk)

    assert "Slack is off, so in the threads of EX-1 and EX-2 it's read only once it's on." in preview


def test_each_reads_it_in_their_own_thread_with_their_own_severity(
    desk: FrontDesk, tickets: tuple[Ticket, ...]
) -> None:
    begun(desk)
    shown(desk)

    told = sends(desk)

    assert "It goes out to 3 customers now" in told
    acmes, globes, orbits = (read(desk, one) for one in tickets)
    assert [len(each) for each in (acmes, globes, orbits)] == [1, 1, 1]
    assert all(KNOWN in text for (text,) in (acmes, globes, orbits))
    assert {"EX-1", "Level 2 – Urgent"} == {each for each in ("EX-1", "Level 2 – Urgent", "EX-2") if each in acmes[0]}
    assert not re.search("Acme|Orbit|EX-1|EX-3|INC-", globes[0])


def test_it_is_a_reply_of_who_sent_it_and_meets_what_each_plan_promises(
    desk: FrontDesk, tickets: tuple[Ticket, ...]
) -> None:
    begun(desk)
    shown(desk)

    sends(desk)

    for one in tickets:
        event = desk.history(one.id)[-1]
        assert isinstance(event, Replied)
        assert (event.by, event.name, event.text) == ("agent-one", "Agent One", KNOWN)
        first = desk.ticket(one.id).milestones[0]
        assert first.ended
        assert first.ended.outcome is Outcome.MET
        assert desk.ticket(one.id).status is Status.ACKNOWLEDGED
    assert KNOWN in card(desk)


def test_no_second_click_sends_it_again(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk)
    shown(desk)
    sends(desk)

    assert "That has gone out already." in sends(desk)
    assert [len(read(desk, one)) for one in tickets] == [1, 1, 1]


def test_if_its_tickets_have_changed_it_is_shown_again(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk)
    shown(desk)
    desk.types(AGENT_TWO, "resolve EX-3 Your meters run again.")

    told = sends(desk)

    assert "That has changed. This goes to 2 customers" in told
    assert "EX-3 is over, and left out." in told
    assert read(desk, tickets[0]) == []
    sends(desk)
    assert [len(read(desk, one)) for one in tickets] == [1, 1, 1]  # the third was told by itself


@pytest.mark.parametrize(
    "text",
    [
        "It began at Globe.",
        "As in EX-2: a database.",
        "It's acme's logins.",
        "GLOBE is down too.",
        "Glo\u200bbe has it.",
        "Gl\u00adobe has it.",
        "Ｇlobe has it.",
        "www.globe.example has it.",
    ],
)
def test_no_customer_is_named_to_another(desk: FrontDesk, tickets: tuple[Ticket, ...], text: str) -> None:
    begun(desk)

    told = desk.types(AGENT_ONE, f"incident INC-1 update {text}")

    assert "other customers would read it" in told
    assert incident(desk).draft is None


def test_what_may_name_one_to_another_is_shown_with_it() -> None:
    renamed = (
        replace(one, name="Globe Industries Ltd") if one.id == people.GLOBE else one for one in people.customers()
    )
    desk = FrontDesk(file=replace(people.a_desk_file(), customers=tuple(renamed)))
    three_customers(desk)
    begun(desk)

    preview = shown(desk, "update It is as at Globe.")

    assert "This may name “Globe Industries Ltd”, and other customers would read it." in preview
    assert "It goes out to 3 customers now" in sends(desk)


def test_where_all_are_one_customers_they_may_be_named(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    desk.opened(CONTACT_TWO, "3", "Reports are empty")
    begun(desk, "EX-1 EX-4")

    assert "This goes to 1 customer on 2 tickets" in shown(desk, "update EX-1 and EX-4 are one thing at Acme.")


def test_a_greeting_isnt_worth_it(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk)

    assert "That tells them nothing yet." in desk.types(AGENT_ONE, "incident INC-1 update Hello!")


def test_resolving_offers_all_of_them_in_one_click(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk)
    shown(desk, "resolve All is well again.")

    sends(desk, "Resolve 3 tickets")

    assert all(desk.ticket(one.id).status is Status.RESOLVED for one in tickets)
    assert all(isinstance(desk.history(one.id)[-1], Resolved) for one in tickets)
    assert all("All is well again." in read(desk, one)[0] for one in tickets)
    assert "· over" in card(desk)
    assert "No incident is open." in desk.types(AGENT_ONE, "incident")


def test_the_customers_may_be_told_and_asked_later(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk)
    shown(desk, "resolve All is well again.")

    sends(desk, "Tell, resolve later")

    assert all(desk.ticket(one.id).status is Status.ACKNOWLEDGED for one in tickets)
    assert not incident(desk).is_open
    assert "INC-1 is over." in desk.types(AGENT_ONE, "incident INC-1 update More.")


def test_many_are_told_within_seconds_and_not_in_one(desk: FrontDesk) -> None:
    for number in range(45):
        desk.opened(CONTACT_ONE, "2", f"Page {number} is white")
    begun(desk, " ".join(one.id for one in desk.tickets()))
    desk.passes(seconds=3)
    shown(desk)

    sends(desk)

    told = [sum(isinstance(one, Replied) for one in desk.history(each.id)) for each in desk.tickets()]
    assert sum(told) == 20
    desk.passes(seconds=3)
    assert all(isinstance(desk.history(each.id)[-1], Replied) for each in desk.tickets())
