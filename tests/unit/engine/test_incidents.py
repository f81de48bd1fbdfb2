"""One outage of several customers: tickets are tied to it, leave it, and are merged; and it ends."""

import pytest

from bot.events import IncidentTied, IncidentUntied
from bot.model.ticket import Ticket
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.incident_acts import KNOWN, begun, card, incident, read, sends, shown, three_customers
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE


@pytest.fixture
def tickets(desk: FrontDesk) -> tuple[Ticket, ...]:
    """EX-1 of Acme, EX-2 of Globe and EX-3 of Orbit."""
    return three_customers(desk)


def test_it_has_a_number_and_a_card_and_each_tickets_card_names_it(
    desk: FrontDesk, tickets: tuple[Ticket, ...]
) -> None:
    begun(desk)

    assert "INC-1 · Logins are down at Acme" in card(desk)
    assert "Acme (EX-1), Globe (EX-2), Orbit (EX-3)" in card(desk)
    assert all("Part of INC-1: Logins are down at Acme." in desk.card_in(one) for one in tickets)
    assert isinstance(desk.history("EX-2")[-1], IncidentTied)


def test_what_it_is_called_stays_among_us(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk)

    seen = "".join(desk.types(GLOBE_ONE, f"{verb} EX-2") for verb in ("show", "history", "why"))
    assert "INC-1" not in seen + desk.standing(desk.ticket("EX-2").card)
    assert "Acme" not in seen


def test_tickets_join_and_leave_it(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk, "EX-1 EX-2")

    assert "EX-3 is part of INC-1." in desk.types(AGENT_TWO, "incident INC-1 add EX-3")
    assert "EX-1 is no longer part of INC-1." in desk.types(AGENT_TWO, "incident inc-1 remove ex-1")
    desk.sweeps()

    assert incident(desk).tickets == ("EX-2", "EX-3")
    assert isinstance(desk.history("EX-1")[-1], IncidentUntied)
    assert "INC-1" not in desk.card_in(desk.ticket("EX-1"))
    assert "Part of INC-1" in desk.card_in(desk.ticket("EX-3"))


def test_one_that_was_merged_is_told_where_it_goes_on(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    desk.opened(CONTACT_TWO, "2", "Reports are empty")
    begun(desk, "EX-1 EX-2")
    shown(desk)
    desk.types(AGENT_TWO, "merge EX-1 into EX-4")

    assert "EX-4" in sends(desk)
    sends(desk)

    assert KNOWN in read(desk, desk.ticket("EX-4"))[-1]


def test_one_that_is_merged_while_it_goes_out_is_told_once(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    desk.opened(CONTACT_TWO, "2", "Reports are empty")
    begun(desk, "EX-1 EX-2 EX-4")
    shown(desk)
    preview = desk.private_messages(AGENT_ONE)[-1].message.buttons[0]
    desk.presses(AGENT_ONE, preview.verb, preview.subject, preview.argument)
    desk.types(AGENT_TWO, "merge EX-1 into EX-4")

    desk.sweeps()

    assert [KNOWN in text for text in read(desk, desk.ticket("EX-4"))].count(True) == 1


def test_what_cant_be_is_said_with_the_way_out(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk, "EX-1 EX-2")
    desk.types(AGENT_TWO, "resolve EX-3 Done.")
    said = {
        "EX-9 Nothing": "I can't find a ticket EX-9 here.",
        "EX-3 Meters": "EX-3 is resolved.",
        "EX-1 Something else": "EX-1 is part of INC-1 already.",
        "INC-1 add EX-2": "EX-2 is part of INC-1 already.",
        "INC-1 remove EX-3": "EX-3 isn't part of INC-1.",
        "INC-7 update More": "I can't find INC-7.",
        "INC-1 dance": "I didn't get that.",
        "what": "I didn't get that.",
    }
    assert {words: desk.types(AGENT_ONE, f"incident {words}").startswith(told) for words, told in said.items()} == (
        dict.fromkeys(said, True)
    )


def test_customers_cant_and_one_that_only_begins_so_is_a_request(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    assert "Only our team" in desk.types(CONTACT_ONE, "incident EX-1 mine")

    thread = desk.hears(CONTACT_TWO, "incident: reports are empty", mention=True)

    assert desk.intake(thread).first.text == "incident: reports are empty"


def test_the_list_has_those_that_are_open(desk: FrontDesk, tickets: tuple[Ticket, ...]) -> None:
    begun(desk, "EX-1 EX-2")
    desk.types(AGENT_TWO, "incident EX-3 Meters stand still")

    listed = desk.types(AGENT_ONE, "incident")

    assert "2 incidents open" in listed
    assert listed.index("INC-2 · Meters stand still") < listed.index("INC-1 · Logins")
    desk.types(AGENT_ONE, "incident INC-2 over")
    assert "INC-2" not in desk.types(AGENT_ONE, "incident")


def test_a_desk_whose_tickets_are_called_so_counts_them_by_another_name(desk: FrontDesk) -> None:
    desk.is_set_up(ticket_prefix="INC")
    desk.opened(CONTACT_ONE, "2")

    assert "OUTAGE-1 is open with 1 ticket." in desk.types(AGENT_ONE, "incident INC-1 Logins are down")
