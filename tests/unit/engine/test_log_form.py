"""The form that logs work: it shows what is left, and comes to what the same words typed come to."""

import pytest
from msgspec.structs import replace

from bot.model.form import FieldName, FormChoice, Purpose, Writing
from bot.wording.ticket import acts
from policies.terms import Beyond
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.form_acts import choice
from tests.unit.engine.ledger_acts import BLOCK, TASK, a_block, a_desk, asks, balance, manager
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE_ONE, HELIO, HELIO_ONE, TRIAGE
from tests.unit.engine.ticket_form_acts import form_of, opens, said, sends


@pytest.fixture
def block() -> FrontDesk:
    """EX-1 of Globe, which has a block of ten hours."""
    desk = a_desk()
    asks(desk, GLOBE_ONE, BLOCK, "4")
    return desk


def test_the_card_of_a_ticket_offers_it_where_the_plan_counts_work(block: FrontDesk) -> None:
    block.opened(CONTACT_ONE, "2")

    assert "Log work" in offered(block, "EX-1")
    assert "Log work" not in offered(block, "EX-2")


@pytest.mark.parametrize("order", ["resolve EX-1 It runs.", "close EX-1"])
def test_it_is_offered_too_once_the_work_is_done(block: FrontDesk, order: str) -> None:
    block.types(AGENT_ONE, order)

    assert "Log work" in offered(block, "EX-1")


def offered(desk: FrontDesk, ticket: str) -> list[str]:
    """The labels in the menus of a card in triage, as it stands."""
    it = desk.ticket(ticket)
    row = acts.row(it, desk.store.kept.plans[it.plan_version])
    return [option.label for menu in row.menus for option in menu.options]


def test_it_shows_what_is_left_and_what_becomes_of_more(block: FrontDesk) -> None:
    form = form_of(opens(block, "log"))

    amount, text = form.fields
    assert "Block of hours: 10 h of 10 h left this term. More than that goes to the account manager first." in said(
        form
    )
    assert isinstance(amount, Writing)
    assert (amount.label, amount.hint) == ("How long?", "Such as 1h30m; with “reverse” before it it's given back.")
    assert isinstance(text, Writing)
    assert text.hint == "Globe can read this in the ticket's history."


def test_where_more_is_refused_it_says_so() -> None:
    desk = a_desk(a_block(beyond=Beyond.REFUSE))
    asks(desk, GLOBE_ONE, BLOCK, "4")

    assert "More than that can't be logged." in said(form_of(opens(desk, "log")))


def test_sent_it_is_logged_and_answered_with_what_is_left(block: FrontDesk) -> None:
    result = sends(block, form_of(opens(block, "log")), amount="1h30m", text="moved two accounts")

    assert balance(block) == (0, 90, 0)
    assert result.answer
    assert "8 h 30 min of 10 h left this term" in str(result.answer)
    assert "Agent One logged 1 h 30 min" in block.under(block.ticket().card_in(TRIAGE))[-1].text


def test_sent_for_a_plan_that_counts_no_work_it_says_so(block: FrontDesk) -> None:
    form = form_of(opens(block, "log"))
    block.opened(CONTACT_ONE, "2")

    other = replace(form, purpose=Purpose(verb="log", subject="EX-2"))

    result = sends(block, other, amount="1h", text="moved it")

    assert "nothing to log" in str(result.faults)


def test_sent_twice_it_is_logged_once(block: FrontDesk) -> None:
    form = form_of(opens(block, "log"))
    sends(block, form, amount="1h30m", text="moved two accounts")

    sends(block, form, amount="1h30m", text="moved two accounts")

    assert balance(block) == (0, 90, 0)


def test_more_than_is_left_goes_to_the_account_manager_from_the_form_too(block: FrontDesk) -> None:
    result = sends(block, form_of(opens(block, "log")), amount="11h", text="a new report")

    assert result.faults == ()
    assert "I've asked Globe's account manager" in str(result.answer)
    assert "EX-1 needs 11 h of the block of hours" in manager(block)[-1]
    assert balance(block) == (0, 0, 0)


@pytest.mark.parametrize("amount", ["a while", "1", "-2h", "0m"])
def test_an_amount_that_cannot_be_read_is_said_at_its_field(block: FrontDesk, amount: str) -> None:
    result = sends(block, form_of(opens(block, "log")), amount=amount, text="moved two accounts")

    assert [(one.name, "“log EX-1 1h30m why”" in one.says) for one in result.faults] == [(FieldName.AMOUNT, True)]
    assert balance(block) == (0, 0, 0)


def test_of_several_allowances_that_of_the_ticket_is_chosen() -> None:
    desk = a_desk()
    asks(desk, HELIO_ONE, TASK, "other")
    form = form_of(opens(desk, "log"))

    assert choice(form, FieldName.ALLOWANCE).chosen == "admin-tasks"
    sends(desk, form, allowance="advisory", amount="1", text="reviewed the campaign")

    assert balance(desk, HELIO) == (0, 1, 0)


def test_a_plan_that_counts_nothing_has_no_form(block: FrontDesk) -> None:
    block.opened(CONTACT_ONE, "2")

    result = opens(block, "log", ticket="EX-2")

    assert result.form is None
    assert "counts no work" in block.presses(AGENT_ONE, "form", "EX-2", "log")


def test_typed_without_words_it_opens_the_form(block: FrontDesk) -> None:
    fields = form_of(opens(block, "log")).fields

    assert not any(isinstance(one, FormChoice) for one in fields)


def test_with_reverse_before_the_amount_the_form_gives_it_back(block: FrontDesk) -> None:
    block.types(AGENT_ONE, "log EX-1 1h30m moved two accounts")

    result = sends(block, form_of(opens(block, "log")), amount="reverse 30m", text="typed too much")

    assert result.faults == ()
    assert balance(block) == (0, 60, 0)
    assert "Agent One gave back 30 min of EX-1" in block.under(block.ticket().card_in(TRIAGE))[-1].text


def test_what_was_never_logged_is_not_given_back_by_the_form_either(block: FrontDesk) -> None:
    result = sends(block, form_of(opens(block, "log")), amount="reverse 30m", text="typed too much")

    assert balance(block) == (0, 0, 0)
    assert result.faults or result.answer


def test_a_request_that_counted_when_it_was_closed_can_be_given_back() -> None:
    tasks = a_desk()
    asks(tasks, HELIO_ONE, TASK, "other")
    tasks.types(AGENT_ONE, "reply EX-1 It is imported.")
    tasks.types(AGENT_ONE, "close EX-1")
    assert "Closed, it counts as 1 request of the" in tasks.types(AGENT_ONE, "history EX-1")

    tasks.types(AGENT_ONE, "log EX-1 reverse 1 it was our own mistake")

    assert balance(tasks, HELIO) == (0, 0, 0)
    assert "Agent One gave back 1 request" in tasks.types(HELIO_ONE, "history EX-1")
