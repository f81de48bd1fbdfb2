"""People find tickets again: by the words of their messages, and among those that are over."""

import pytest

from bot.commands import ExplainForm, Origin, Submit, Via
from bot.language import verbs
from bot.model.form import Filled, Form
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import (
    ACME,
    AGENT_ONE,
    CONTACT_ONE,
    CONTACT_TWO,
    GLOBE_ONE,
    STRANGER,
    TRIAGE,
    channel,
)
from tests.unit.engine.ticket_form_acts import form_of, sends


@pytest.fixture
def desk() -> FrontDesk:
    """A desk with a closed ticket and an open one of Acme, and one of Globe."""
    desk = FrontDesk()
    desk.opened(CONTACT_ONE, "4", "The export to PDF fails")
    desk.opened(CONTACT_ONE, "4", "Nobody can log in")
    desk.opened(GLOBE_ONE, "1", "The export is empty")
    desk.types(AGENT_ONE, "resolve EX-1 The gateway was restarted.")
    desk.types(AGENT_ONE, "note EX-2 They never paid")
    desk.types(CONTACT_ONE, "close EX-1")
    return desk


def numbers(told: str) -> list[str]:
    return [line.split()[0] for line in told.splitlines() if line.startswith("EX-")]


def test_staff_find_the_tickets_of_every_customer_the_latest_first(desk: FrontDesk) -> None:
    told = desk.types(AGENT_ONE, "search export")

    assert told.splitlines()[0] == "2 tickets with “export”, the latest first"
    assert numbers(told) == ["EX-3", "EX-1"]


def test_a_customers_people_find_their_own_closed_ones_too(desk: FrontDesk) -> None:
    assert numbers(desk.types(CONTACT_TWO, "search EXPO")) == ["EX-1"]


def test_what_was_answered_is_found_and_a_note_is_not_by_customers(desk: FrontDesk) -> None:
    assert numbers(desk.types(CONTACT_ONE, "search gateway restarted")) == ["EX-1"]
    assert numbers(desk.types(AGENT_ONE, "search paid")) == ["EX-2"]
    assert numbers(desk.types(CONTACT_ONE, "search paid")) == []


def test_who_finds_nothing_is_told_what_helps(desk: FrontDesk) -> None:
    none = "No ticket has a message with “unicorn”. Try fewer words, or only their beginnings."

    assert desk.types(AGENT_ONE, 'search "unicorn"') == none
    assert desk.types(CONTACT_ONE, 'search "unicorn"') == f"{none} Something wrong? Just tell us what's happening."


@pytest.mark.parametrize("said", ["search log in", "search in log", 'search "log in"'])
def test_a_customer_who_says_it_to_the_desk_needs_no_quotes(desk: FrontDesk, said: str) -> None:
    desk.hears(CONTACT_ONE, said, mention=True)

    assert numbers(desk.private_messages(CONTACT_ONE)[-1].text) == ["EX-2"]


@pytest.mark.parametrize(
    "said",
    ["search is down", "search returns 500", "Search doesn't work", "search for invoices of last year takes ages"],
)
def test_what_tells_of_trouble_with_a_search_is_a_request(desk: FrontDesk, said: str) -> None:
    thread = desk.hears(CONTACT_TWO, said, mention=True)

    assert desk.intake(thread).first.text == said


@pytest.mark.parametrize("typed", ["search", "search !!", "search page 2"])
def test_who_names_no_words_is_shown_a_form_for_them(desk: FrontDesk, typed: str) -> None:
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.SLASH)

    form = form_of(desk.looks.handle(verbs.typed(typed, origin)))

    assert (form.title, [one.label for one in form.fields]) == ("Search tickets", ["What should I look for?"])


def test_what_the_form_finds_is_a_message_of_its_own_that_goes_on_by_page(desk: FrontDesk) -> None:
    for _ in range(20):
        desk.opened(CONTACT_ONE, "4", "The export fails again")
    form = search_form(desk)

    result = sends(desk, form, text="export")

    found = desk.private_messages(AGENT_ONE)[-1]
    assert result.answer is None
    assert found.text.startswith("22 tickets with “export” (1–20 of 22)")
    assert found.buttons[-2:] == ["Next", "Tie to an incident"]


def test_asked_for_on_the_home_page_it_comes_directly(desk: FrontDesk) -> None:
    form = search_form(desk)
    filled = Filled(id="V1", customer="", plan="", answers={"text": "export"}, purpose=form.purpose)

    desk.gives(Submit(origin=Origin(by=AGENT_ONE, at=desk.clock.at, via=Via.FORM), filled=filled))

    assert "2 tickets with “export”" in desk.direct(AGENT_ONE)[-1].text


def test_words_that_nothing_has_are_a_fault_of_the_field(desk: FrontDesk) -> None:
    (fault,) = sends(desk, search_form(desk), text="unicorn").faults

    assert fault.says == "No ticket has a message with “unicorn”. Try fewer words, or only their beginnings."


def test_a_search_form_that_cannot_be_shown_is_said_in_words(desk: FrontDesk) -> None:
    pressed = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.BUTTON)

    desk.gives(ExplainForm.instead_of(search_form(desk), pressed))

    assert "Say “search export fails”" in desk.private_messages(AGENT_ONE)[-1].text


def search_form(desk: FrontDesk) -> Form:
    """The form that the Search button opens."""
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.BUTTON)
    return form_of(desk.looks.handle(verbs.pressed("search", "", "", origin)))


def test_more_than_a_page_goes_on_by_page(desk: FrontDesk) -> None:
    for _ in range(20):
        desk.opened(CONTACT_ONE, "4", "The export fails again")

    first, second = (desk.types(CONTACT_ONE, f"search export{page}") for page in ("", " page 2"))

    assert first.splitlines()[0] == "21 tickets with “export” (1–20 of 21), the latest first"
    assert "“search export page 2” shows the next 1." in first
    assert numbers(second) == ["EX-1"]


@pytest.mark.parametrize("text", ["search is down", "search for invoices returns nothing"])
def test_a_contact_who_tells_the_desk_that_search_fails_asks_for_a_ticket(desk: FrontDesk, text: str) -> None:
    thread = desk.hears(CONTACT_ONE, text, mention=True)

    assert desk.intake(thread).first.text == text


@pytest.mark.parametrize("quoted", ['search "export"', "search “export” page 1", "please search 'export'"])
def test_in_quotes_it_is_a_search_also_where_it_is_said_to_the_desk(desk: FrontDesk, quoted: str) -> None:
    before = len(desk.store.kept.intakes)

    desk.hears(CONTACT_ONE, quoted, mention=True)

    assert len(desk.store.kept.intakes) == before
    assert numbers(desk.private_messages(CONTACT_ONE)[-1].text) == ["EX-1"]


def test_closed_tickets_are_listed_when_they_are_asked_for(desk: FrontDesk) -> None:
    told = desk.types(CONTACT_ONE, "list closed")

    assert told.splitlines()[0] == "1 closed ticket"
    assert numbers(told) == ["EX-1"]
    assert desk.types(GLOBE_ONE, "list closed") == "No ticket is closed."


def test_a_button_of_somebody_elses_page_shows_whoever_presses_it_what_is_theirs(desk: FrontDesk) -> None:
    alone = desk.tells(CONTACT_TWO, "The export of our salaries fails")
    desk.presses(CONTACT_TWO, "choose", desk.intake(alone).id, "4")
    private = desk.tickets()[-1].id
    desk.types(AGENT_ONE, f"reply {private} We see the salaries export.")

    found = {who.user: desk.presses(who, "search", "export page 2") for who in (CONTACT_ONE, CONTACT_TWO)}
    globes, strangers = (desk.presses(who, "search", "export page 1") for who in (GLOBE_ONE, STRANGER))
    listed = desk.presses(CONTACT_ONE, "list", "1")

    assert {who: set(numbers(told)) for who, told in found.items()} == {
        CONTACT_ONE.user: {"EX-1"},
        CONTACT_TWO.user: {"EX-1", private},
    }
    assert (set(numbers(globes)), set(numbers(strangers))) == ({"EX-3"}, set())
    assert found[CONTACT_ONE.user].startswith("1 ticket with")
    assert listed.startswith("1 open ticket:")
    assert "salaries" not in f"{found[CONTACT_ONE.user]}{globes}{strangers}{listed}"


def test_in_a_customers_channel_staff_find_what_they_find_anywhere(desk: FrontDesk) -> None:
    assert numbers(desk.types(AGENT_ONE, "search log", channel(ACME))) == ["EX-2"]
