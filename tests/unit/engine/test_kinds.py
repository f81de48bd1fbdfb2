"""The kind of a request: set by the form, by an agent, or by the words of the pack, and never by a second question."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.events import KindChanged, Reserved, Reversed
from bot.language.kinds import meant
from bot.model.form import FieldName
from bot.model.ledger import Balance
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.form_acts import choice
from tests.unit.engine.ledger_acts import BLOCK, TASK, a_block, a_desk, asks, balance, manager
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, GLOBE, GLOBE_ONE, HELIO, HELIO_ONE
from tests.unit.engine.ticket_form_acts import form_of, opens, said, sends

KINDS = ("Problem", "Question", "Admin task", "Campaign or event advice")


@pytest.fixture
def tasks() -> FrontDesk:
    """A desk where Helio may ask for five admin tasks a month, and Globe has a block of ten hours."""
    return a_desk(a_block(reserve_minutes=20))


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("admin task", ["Admin task"]),
        ("ADMIN", ["Admin task"]),
        ("adv", ["Campaign or event advice"]),
        ("event advice", ["Campaign or event advice"]),
        ("a", ["Admin task", "Campaign or event advice"]),
        ("", []),
        ("invoice", []),
    ],
)
def test_a_kind_is_meant_by_its_name_or_the_beginnings_of_its_words(typed: str, kinds: list[str]) -> None:
    assert list(meant(typed, KINDS)) == kinds


# By an agent


def test_an_agent_sets_the_kind_and_what_it_takes_is_held_back(tasks: FrontDesk) -> None:
    ticket = tasks.opened(HELIO_ONE, "other")

    told = tasks.types(AGENT_ONE, "kind EX-1 admin")

    assert "EX-1 is “Admin task” now." in told
    assert tasks.ticket().kind == TASK
    assert balance(tasks, HELIO) == (1, 0, 0)
    assert "4 of 5 requests left this month." in tasks.new_in(ticket.thread)[-1].text
    assert "Admin task" in tasks.card_in(tasks.ticket())


def test_another_kind_lets_go_what_the_former_one_held_back(tasks: FrontDesk) -> None:
    asks(tasks, HELIO_ONE, TASK, "other")

    tasks.types(AGENT_ONE, "kind EX-1 question")

    assert balance(tasks, HELIO) == (0, 0, 0)
    assert [type(one) for one in tasks.store.kept.contract_timelines[HELIO]][-2:] == [Reserved, Reversed]


def test_from_one_allowance_to_another_each_has_its_own(tasks: FrontDesk) -> None:
    asks(tasks, HELIO_ONE, TASK, "other")

    tasks.types(AGENT_ONE, "kind EX-1 advice")

    held = {one.allowance: one.reserved for one in tasks.store.kept.contracts[HELIO].balances}
    assert held == {"admin-tasks": 0, "advisory": 1}


def test_another_kind_of_the_same_allowance_changes_nothing_there(tasks: FrontDesk) -> None:
    asks(tasks, GLOBE_ONE, BLOCK, "4")

    tasks.types(AGENT_ONE, "kind EX-1 configuration")

    assert balance(tasks) == (20, 0, 0)
    assert tasks.ticket().kind == "Configuration change"


def test_the_sixth_goes_to_the_account_manager_by_its_kind_too(tasks: FrontDesk) -> None:
    for _ in range(5):
        asks(tasks, HELIO_ONE, TASK, "other")
    tasks.opened(HELIO_ONE, "other")

    tasks.types(AGENT_ONE, "kind EX-6 admin task")

    assert "EX-6 needs 1 request of the AdvocateHub admin tasks" in manager(tasks)[-1]
    assert tasks.ticket("EX-6").awaits_response


@pytest.mark.parametrize("typed", ["kind EX-1 invoice", "kind EX-1 a"])
def test_what_fits_none_or_several_is_asked_back(tasks: FrontDesk, typed: str) -> None:
    tasks.opened(HELIO_ONE, "other")

    assert "Which kind is EX-1:" in tasks.types(AGENT_ONE, typed)
    assert tasks.ticket().kind == ""


def test_of_a_closed_ticket_it_stays(tasks: FrontDesk) -> None:
    asks(tasks, HELIO_ONE, TASK, "other")
    tasks.types(AGENT_ONE, "close EX-1")

    tasks.types(AGENT_ONE, "kind EX-1 question")

    assert tasks.ticket().kind == TASK


def test_its_form_offers_the_kinds_with_what_is_left(tasks: FrontDesk) -> None:
    tasks.opened(HELIO_ONE, "other")
    form = form_of(opens(tasks, "kind"))

    labels = [one.label for one in choice(form, FieldName.KIND).options]
    assert "Admin task · 5 of 5 requests left this month" in labels
    preview = form_of(sends(tasks, form, kind=TASK))

    assert "4 of 5 requests left this month." in said(preview)
    assert balance(tasks, HELIO) == (0, 0, 0)

    sends(tasks, preview)

    assert balance(tasks, HELIO) == (1, 0, 0)


def test_both_histories_say_who_set_it(tasks: FrontDesk) -> None:
    tasks.opened(HELIO_ONE, "other")
    tasks.types(AGENT_ONE, "kind EX-1 admin")

    assert any(isinstance(one, KindChanged) for one in tasks.history("EX-1"))
    for who in (AGENT_ONE, HELIO_ONE):
        assert "Agent One set the kind to Admin task." in tasks.types(who, "history EX-1")


def test_customers_cannot_set_it(tasks: FrontDesk) -> None:
    tasks.opened(HELIO_ONE, "other")

    tasks.types(HELIO_ONE, "kind EX-1 admin")

    assert tasks.ticket().kind == ""


# By the words of the pack


def test_the_question_says_what_is_left_before_anything_is_spent(tasks: FrontDesk) -> None:
    asks(tasks, HELIO_ONE, TASK, "other")
    tasks.clock.at += timedelta(hours=2)
    asked = tasks.hears(HELIO_ONE, "Please do a CSV import for us")

    (question,) = [post.text for post in tasks.new_in(asked) if "How urgent is this?" in post.text]
    assert question.count("This would be one of your AdvocateHub admin tasks: 4 of 5 requests left this month.") == 1


def test_the_question_says_nothing_of_it_where_no_words_show_a_kind(tasks: FrontDesk) -> None:
    asked = tasks.hears(HELIO_ONE, "The hub is slow today")

    assert not any("left this month" in post.text for post in tasks.new_in(asked))


def test_words_that_the_pack_names_set_it_without_another_question(tasks: FrontDesk) -> None:
    ticket = tasks.opened(HELIO_ONE, "other", "Please do a CSV import for us")

    assert ticket.kind == TASK
    assert balance(tasks, HELIO) == (1, 0, 0)
    assert len([text for text in in_channel(tasks, ticket.thread) if "How" in text.partition("\n")[0]]) <= 1


def in_channel(desk: FrontDesk, thread: object) -> list[str]:
    """What was said new in a thread."""
    return [post.text for post in desk.new_in(thread)]  # type: ignore[arg-type]


@pytest.mark.parametrize("severity", ["1", None], ids=["most severe", "none chosen"])
def test_an_incident_is_of_no_kind_by_its_words(tasks: FrontDesk, severity: str | None) -> None:
    ticket = tasks.opened(HELIO_ONE, severity, "The CSV import has taken the hub down")

    assert ticket.kind == ""
    assert tasks.store.kept.contracts[HELIO].balances == ()


def test_words_of_a_long_message_say_nothing(tasks: FrontDesk) -> None:
    ticket = tasks.opened(HELIO_ONE, "other", f"Since the CSV import of yesterday {'this and that happens. ' * 12}")

    assert ticket.kind == ""


def test_what_somebody_chose_in_the_form_counts_before_words(tasks: FrontDesk) -> None:
    ticket = asks(tasks, HELIO_ONE, "Question", "other", "What is a CSV import?")

    assert ticket.kind == "Question"


def test_a_plan_without_such_words_takes_none(tasks: FrontDesk) -> None:
    assert tasks.opened(CONTACT_ONE, "2", "Please do a CSV import for us").kind == ""


@pytest.mark.parametrize(
    ("who", "text"),
    [(CONTACT_ONE, "We would like a guidance session"), (GLOBE_ONE, "Please schedule a status meeting with us")],
    ids=["guidance session", "status meeting"],
)
def test_what_is_asked_for_and_not_counted_is_a_ticket_like_any_other(
    tasks: FrontDesk, who: Account, text: str
) -> None:
    ticket = tasks.opened(who, "4", text)

    assert (ticket.awaits_response, ticket.kind) == (True, "")
    assert all(one.balances == () for one in tasks.store.kept.contracts.values())


def test_of_hours_the_customer_reads_what_is_left_before_anybody_has_logged() -> None:
    desk = a_desk(a_block())

    ticket = desk.opened(GLOBE_ONE, "4", "We need a new report for sales")

    said = [post.text for post in desk.new_in(ticket.thread)]
    assert ticket.kind == BLOCK
    assert any("comes off your block of hours: 10 h of 10 h left this term." in text for text in said)
    assert desk.store.kept.contracts[GLOBE].balances == ()


def test_where_the_order_form_says_no_limit_nothing_is_said_of_it() -> None:
    plan = a_block()
    desk = a_desk(replace(plan, allowances=tuple(replace(one, limit=None) for one in plan.allowances), version="none"))

    ticket = desk.opened(GLOBE_ONE, "4", "We need a new report for sales")

    assert not any("comes off" in post.text for post in desk.new_in(ticket.thread))
    assert Balance(allowance="hour-block", period="term") not in desk.store.kept.contracts[GLOBE].balances
