"""The radar of account managers, and the list of their customers: what is on it, and whose it is."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.commands import NoteDeparture, Origin, Via
from bot.language import verbs
from bot.model.desk import Term
from bot.model.ids import CustomerId
from bot.model.message import Message
from bot.shell.live import LiveLoader
from bot.shell.loader import Loader
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    CONTACT_ONE,
    GLOBE_ONE,
    HELIO,
    HELIO_ONE,
    LEAD_ONE,
    MANAGER_ONE,
    TAM_ONE,
    channel,
)
from tests.unit.engine.roster_acts import HELIO_FIVE, TAM_TWO, a_desk, asks_for_cora, opens_contracts, says

DAY = timedelta(days=1)


@pytest.fixture
def desk() -> FrontDesk:
    """TAM One looks after Acme and Helio; nobody after the others."""
    return a_desk()


def set_up(desk: FrontDesk, customer: CustomerId = ACME, **changes: object) -> FrontDesk:
    """Another desk file, in which a customer is otherwise, with the contracts that it makes."""
    customers = tuple(
        replace(one, **changes) if one.id == customer else one  # type: ignore[arg-type]
        for one in desk.file.customers
    )
    other = FrontDesk(file=replace(desk.file, customers=customers))
    opens_contracts(other)
    return other


def shown(desk: FrontDesk, who: object, text: str) -> Message:
    """What somebody is shown of a command."""
    origin = Origin(by=who, place=people.TRIAGE, at=desk.clock.at, via=Via.SLASH)  # type: ignore[arg-type]
    answer = desk.looks.handle(verbs.typed(text, origin)).answer
    assert answer
    return answer


def test_a_ticket_is_overdue_or_due_soon_by_its_promise_and_new_since_the_last_working_day(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=30)
    desk.opened(CONTACT_ONE, "2")

    before = desk.types(TAM_ONE, "radar")
    desk.passes(hours=1)
    after = desk.types(TAM_ONE, "radar")

    assert before.startswith("2 due within a day · 2 new · ")
    assert after.startswith("1 overdue · 1 due within a day · 2 new · ")
    assert after.index("Overdue · 1") < after.index("EX-1 Acme") < after.index("Due within a day · 1")
    assert after.count("EX-1 Acme") == 1  # a line for each ticket, where it matters most
    assert "(above)" in after


def test_what_is_with_us_since_yesterday_is_overnight_and_no_longer_new_a_day_later(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")
    desk.types(AGENT_ONE, "ack EX-1")

    assert "overnight" not in desk.types(TAM_ONE, "radar")
    desk.passes(days=1)
    assert "1 with us overnight · 1 new" in desk.types(TAM_ONE, "radar")
    desk.passes(days=1)
    assert "new" not in desk.types(TAM_ONE, "radar").splitlines()[0]


def test_a_severity_that_changes_twice_is_looked_at(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    desk.types(CONTACT_ONE, "severity EX-1 3")
    assert "reclassified" not in desk.types(TAM_ONE, "radar")

    desk.types(CONTACT_ONE, "severity EX-1 1")

    assert "1 reclassified" in desk.types(TAM_ONE, "radar")
    assert "EX-1 Acme" in desk.types(TAM_ONE, "radar reclassified")


def test_wishes_are_approved_and_declined_in_place(desk: FrontDesk) -> None:
    asks_for_cora(desk)

    radar = shown(desk, TAM_ONE, "radar")

    assert "Helio – Helio One asks for Cora Lane" in desk.types(TAM_ONE, "radar")
    assert [(one.verb, one.subject) for one in radar.buttons][:2] == [("approve", "1"), ("decline", "1")]
    assert "number 6 for Helio" in says(desk, TAM_ONE, "approve 1")
    assert "to decide" not in desk.types(TAM_ONE, "radar")


def test_who_left_is_there_with_the_click_that_removes_them(desk: FrontDesk) -> None:
    desk.gives(NoteDeparture(origin=Origin(by=HELIO_FIVE, place=channel(HELIO), at=desk.clock.at, via=Via.MESSAGE)))

    radar = shown(desk, TAM_ONE, "radar left")

    assert "Helio – Helio Five left" in desk.types(TAM_ONE, "radar")
    (button,) = (one for one in radar.buttons if one.verb == "contacts remove")
    desk.presses(TAM_ONE, button.verb, button.subject, button.argument)
    assert "left" not in desk.types(TAM_ONE, "radar")


def test_changed_contacts_are_named_on_the_radar_and_on_the_card_of_the_next_day(desk: FrontDesk) -> None:
    desk.types(HELIO_ONE, "contacts remove Helio Five")

    assert "1 contact changed" in desk.types(TAM_ONE, "radar")
    assert "Helio – Helio Five isn't a designated contact any more." in desk.types(TAM_ONE, "radar roster")
    desk.sweeps()
    desk.passes(days=1)
    (card,) = [post.text for post in desk.direct(TAM_ONE) if (post.held.entry.fills or "").startswith("day:")]
    assert "Helio Five isn't a designated contact any more." in card


def test_too_few_contacts_and_those_without_their_word_are_there(desk: FrontDesk) -> None:
    desk = set_up(desk, contacts=())

    assert "Acme – 0 contacts, Premier wants 1 at least" in desk.types(TAM_ONE, "radar contacts")
    assert "Helio – 5 of 5 haven't confirmed what" in desk.types(TAM_ONE, "radar contacts")


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        (date(2027, 1, 23), None),
        (date(2027, 1, 22), "the term ends in 60 days, on 22 Jan 2027"),
        (date(2026, 11, 24), "the term ends in 1 day, on 24 Nov 2026"),
        (date(2026, 11, 23), "the term ends today, on 23 Nov 2026"),
        (date(2026, 11, 20), "the term ended 3 days ago, on 20 Nov 2026"),
    ],
)
def test_a_term_that_ends_within_sixty_days_is_there(desk: FrontDesk, ends: date, said: str | None) -> None:
    desk = set_up(desk, term=Term(start=date(2026, 1, 1), end=ends))

    told = desk.types(TAM_ONE, "radar terms")

    assert told.startswith("Terms ending: nothing at present.") if said is None else f"Acme – {said}" in told


def test_a_customer_is_silent_a_month_after_its_last_word(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")
    desk.types(AGENT_ONE, "resolve EX-1 It was restarted.")
    desk.passes(days=29, hours=23)
    assert "Acme" not in desk.types(TAM_ONE, "radar silent")

    desk.passes(hours=1)

    told = desk.types(TAM_ONE, "radar silent")
    assert "Acme – no word since " in told
    assert "Helio – no word yet" in told


def test_the_desk_file_says_what_is_long(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "4")
    desk.passes(days=40)
    desk.file = replace(desk.file, silent_after=None)
    desk.service = replace(desk.service, loader=LiveLoader(Loader(desk=desk.file, plans=desk.service.loader.plans)))

    assert "nothing at present" in desk.types(TAM_ONE, "radar silent")


def test_an_account_manager_sees_nothing_of_others_customers(desk: FrontDesk) -> None:
    desk.opened(GLOBE_ONE, "1", "The canary is dead")
    desk.opened(CONTACT_ONE, "1")
    desk.passes(hours=8)

    for command in ("radar", "radar overdue", "radar new", "radar silent", "accounts", "radar globe", "accounts globe"):
        told = desk.types(TAM_ONE, command)
        assert "canary" not in told
        assert "EX-1" not in told
        assert "Globe" not in told.replace("“globe”", "")
    assert "EX-2 Acme" in desk.types(TAM_ONE, "radar")


def test_who_looks_after_nobody_sees_nothing(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")

    assert desk.types(TAM_TWO, "radar").startswith("All quiet")
    assert desk.types(TAM_TWO, "accounts").startswith("No customer is yours.")


@pytest.mark.parametrize("who", [LEAD_ONE, MANAGER_ONE])
def test_leads_and_managers_see_all(desk: FrontDesk, who: object) -> None:
    desk.opened(GLOBE_ONE, "1")
    desk.opened(CONTACT_ONE, "1")

    told = desk.types(who, "radar new")  # type: ignore[arg-type]

    assert "EX-1 Globe" in told
    assert "EX-2 Acme" in told
    assert desk.types(who, "accounts").startswith("5 customers\n")  # type: ignore[arg-type]


def test_agents_and_customers_have_none(desk: FrontDesk) -> None:
    assert "radar" not in desk.types(AGENT_ONE, "commands")
    assert "overdue" not in desk.types(AGENT_ONE, "radar")
    assert "Acme" not in desk.types(CONTACT_ONE, "accounts")


def test_the_numbers_are_true_and_the_rest_is_a_click_away(desk: FrontDesk) -> None:
    for _ in range(15):
        desk.opened(CONTACT_ONE, "4")

    radar = shown(desk, TAM_ONE, "radar")
    second = desk.types(TAM_ONE, "radar new page 2")

    assert "15 new" in desk.types(TAM_ONE, "radar")
    assert ("All new", "radar", "new") in [(one.label, one.verb, one.subject) for one in radar.buttons]
    assert second.startswith("New since your last working day · 15 (13–15 of 15)")
    assert "Back" in [one.label for one in shown(desk, TAM_ONE, "radar new page 2").buttons]
