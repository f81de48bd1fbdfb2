"""Every store finds intakes and tickets by where they came from, by who asked and by what is due."""

import pytest
from msgspec.structs import replace

from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId
from bot.model.intake import IntakeState
from bot.model.places import OwnThread
from bot.model.ticket import Ticket
from tests.contract.examples import (
    AGENT_ONE,
    CHANNEL,
    CONTACT_ONE,
    NOW,
    THREAD,
    TRIAGE,
    a_ticket,
    an_intake,
    joined,
    keep,
    look,
    minutes,
    opened,
    said,
    started,
)
from tests.contract.stores import Store

OTHER_THREAD = replace(THREAD, root="1772463600.000900")


def save_intake(store: Store, name: str, **changes: object) -> None:
    intake = an_intake(name, **changes)
    keep(store, lambda work: work.save(intake, [started(intake)]))


def save_ticket(store: Store, name: str, **changes: object) -> None:
    ticket = a_ticket(name, **changes)
    keep(store, lambda work: work.save(ticket, [opened(ticket)]))


def names(tickets: tuple[Ticket, ...]) -> list[str]:
    return [ticket.id for ticket in tickets]


def test_a_thread_leads_to_the_latest_ticket_opened_from_it(store: Store) -> None:
    save_ticket(store, "EX-1")
    save_ticket(store, "EX-2")
    save_ticket(store, "EX-3", thread=OTHER_THREAD)

    found = look(store, lambda work: work.ticket_in(THREAD))

    assert found == a_ticket("EX-2")


def test_a_later_change_does_not_make_a_ticket_the_latest(store: Store) -> None:
    save_ticket(store, "EX-1")
    save_ticket(store, "EX-2")
    keep(store, lambda work: work.save(a_ticket("EX-1", version=2), [opened(a_ticket("EX-1"))]))

    found = look(store, lambda work: work.ticket_in(THREAD))

    assert found == a_ticket("EX-2")


def test_a_thread_of_the_same_root_in_another_channel_is_another_thread(store: Store) -> None:
    save_ticket(store, "EX-1")

    assert look(store, lambda work: work.ticket_in(replace(THREAD, place=TRIAGE))) is None


def test_a_thread_under_a_message_of_ours_comes_back_and_is_no_other(store: Store) -> None:
    own = OwnThread(place=CHANNEL, message_key=MessageKey("i1/source"))
    save_intake(store, "i1", thread=own)
    save_ticket(store, "EX-1", thread=own)

    assert look(store, lambda work: work.intake(IntakeId("i1"))) == an_intake("i1", thread=own)
    assert look(store, lambda work: work.ticket(TicketId("EX-1"))) == a_ticket("EX-1", thread=own)
    assert look(store, lambda work: work.ticket_in(THREAD)) is None


def test_a_thread_leads_to_its_latest_intake(store: Store) -> None:
    save_intake(store, "i1")
    save_intake(store, "i2")
    save_intake(store, "i3", thread=OTHER_THREAD)

    found = look(store, lambda work: work.intake_in(THREAD))

    assert found == an_intake("i2")


@pytest.mark.parametrize("state", [IntakeState.ASKED, IntakeState.ASKED_AGAIN, IntakeState.REFUSED])
def test_a_further_message_finds_the_intake_it_may_belong_to(store: Store, state: IntakeState) -> None:
    save_intake(store, "i1", state=state)

    found = look(store, lambda work: work.open_intake(CHANNEL, CONTACT_ONE))

    assert found == an_intake("i1", state=state)


@pytest.mark.parametrize("state", [IntakeState.OPENED, IntakeState.DISMISSED])
def test_an_intake_that_ended_takes_no_further_message(store: Store, state: IntakeState) -> None:
    save_intake(store, "i1")
    keep(store, lambda work: work.save(an_intake("i1", state=state, version=2), [joined()]))

    assert look(store, lambda work: work.open_intake(CHANNEL, CONTACT_ONE)) is None


def test_of_several_intakes_the_latest_takes_the_message(store: Store) -> None:
    save_intake(store, "i1")
    save_intake(store, "i2", thread=OTHER_THREAD)
    save_intake(store, "i3", state=IntakeState.OPENED)

    found = look(store, lambda work: work.open_intake(CHANNEL, CONTACT_ONE))

    assert found == an_intake("i2", thread=OTHER_THREAD)


def test_an_intake_takes_no_message_of_another_person(store: Store) -> None:
    save_intake(store, "i1")

    assert look(store, lambda work: work.open_intake(CHANNEL, AGENT_ONE)) is None


def test_an_intake_takes_no_message_from_another_channel(store: Store) -> None:
    save_intake(store, "i1")

    assert look(store, lambda work: work.open_intake(TRIAGE, CONTACT_ONE)) is None


def test_the_open_intakes_of_a_place_are_found_latest_first(store: Store) -> None:
    save_intake(store, "i1")
    save_intake(store, "i2", state=IntakeState.OPENED)
    save_intake(store, "i3", requester=AGENT_ONE)
    save_intake(store, "i4", thread=replace(THREAD, place=TRIAGE))

    found = look(store, lambda work: work.open_intakes(CHANNEL, 10))

    assert names(found) == ["i3", "i1"]
    assert names(look(store, lambda work: work.open_intakes(CHANNEL, 1))) == ["i3"]


def near(store: Store, limit: int = 10) -> list[str]:
    """The names of Acme's intakes of the last five minutes and the next."""
    return names(look(store, lambda work: work.intakes_near(CustomerId("acme"), NOW, minutes(5), limit)))


def test_the_intakes_of_a_customer_are_found_latest_first_whatever_became_of_them(store: Store) -> None:
    save_intake(store, "i1", state=IntakeState.DISMISSED)
    save_intake(store, "i2", customer=CustomerId("globe"))
    save_intake(store, "i3", thread=replace(THREAD, place=TRIAGE))
    save_intake(store, "i4", state=IntakeState.OPENED)

    assert near(store) == ["i4", "i3", "i1"]
    assert near(store, 2) == ["i4", "i3"]


def test_intakes_that_were_touched_at_another_time_are_left_out_and_the_last_touched_come_first(store: Store) -> None:
    for name, after in (("i1", 5), ("i2", 6), ("i3", -5), ("i4", -6)):
        save_intake(store, name, last_at=NOW + minutes(after), first=replace(said(), at=NOW - minutes(60)))

    assert near(store) == ["i1", "i3"]
