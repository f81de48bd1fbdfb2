"""Rows of the terms that come to little more than words: each is said where it matters, with its clause."""

from collections.abc import Mapping

import pytest

from bot.events import Reserved
from tests.shipped import LIBRARY
from tests.unit.engine.access_acts import ASK, presses, question
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.ledger_acts import a_desk, asks, balance, in_thread, manager
from tests.unit.engine.people import AGENT_ONE, GLOBE_ONE, HELIO, HELIO_ONE, ORBIT, ORBIT_ONE, STERLING_ONE, TAM_ONE

ADVICE = "Campaign or event advice"
SLA: Mapping[str, object] = {
    "key": "provisions.metering-sla",
    "value": {"says": "Metering is available 99.9 % of each month."},
    "clause": "Order form 7, section 2",
}


def test_publicity_is_cited_to_who_asks_and_nothing_is_published(desk: FrontDesk) -> None:
    desk.hears(GLOBE_ONE, "plan publicity", mention=True)

    (told,) = desk.private_messages(GLOBE_ONE)
    assert "may use testimonials, your name, a short biography" in told.text
    assert "The desk itself publishes nothing." in told.text
    assert "“section 4”" in told.text
    assert [post.text for post in desk.posts()] == [told.text]


@pytest.mark.parametrize(
    ("text", "leaves_out", "clause"),
    [
        ("Please build a campaign for spring", "building or running campaigns", "Excluded Items"),
        ("Can you manage our program?", "managing the program", "Excluded Items"),
        ("Please write a script for us", "creating or testing custom code", "Excluded Items"),
        ("Please set up a printer", "installing or configuring hardware", "Excluded Items"),
        ("Can you configure our database?", "enabling technology such as databases", "Excluded Items"),
        ("Can you implement our hub?", "Implementation is not part of the packages", "General"),
    ],
)
def test_what_the_packages_leave_out_is_said_beside_the_question(
    desk: FrontDesk, text: str, leaves_out: str, clause: str
) -> None:
    asked = desk.hears(HELIO_ONE, text)

    (said,) = desk.new_in(asked)
    assert leaves_out in said.text
    assert "Something else? Choose below." in said.text
    assert f"“{clause}”" in said.text
    assert desk.intake(asked).is_open


@pytest.mark.parametrize("text", ["Please build us an integration", "Can you migrate our data for us?"])
def test_work_that_is_not_support_is_pointed_to_who_does_it(desk: FrontDesk, text: str) -> None:
    (said,) = desk.new_in(desk.hears(ORBIT_ONE, text))

    assert "Ask for Professional Services. Something else? Choose below." in said.text
    assert "“Exclusions”" in said.text


def test_whose_integrations_are_supported_is_said_when_asked(desk: FrontDesk) -> None:
    said = desk.types(ORBIT_ONE, "plan third-party systems")

    assert "apart from native and supported integrations" in said
    assert "supported where the fault lies with them" in said
    assert "“Exclusions”" in said


def test_a_metering_sla_is_cited_from_the_order_form() -> None:
    desk = FrontDesk()
    desk.agrees(ORBIT, LIBRARY.plan("m3ter/gold", [SLA]))

    said = desk.types(ORBIT_ONE, "plan metering sla")

    assert "Metering is available 99.9 % of each month." in said
    assert "Source: Order form 7, section 2." in said


def test_without_an_order_form_no_metering_sla_is_made_up(desk: FrontDesk) -> None:
    assert "It stands in the order form and is cited from there alone." in desk.types(ORBIT_ONE, "plan metering sla")


def test_silver_has_no_metering_sla(desk: FrontDesk) -> None:
    assert "part of Gold, by the order form, and not of Silver" in desk.types(STERLING_ONE, "plan metering sla")


def test_advice_is_counted_on_its_own_and_the_sixth_goes_to_the_account_manager() -> None:
    desk = a_desk()
    for _ in range(5):
        asks(desk, HELIO_ONE, ADVICE, "other")

    sixth = asks(desk, HELIO_ONE, ADVICE, "other")

    assert {one.allowance: one.reserved for one in desk.store.kept.contracts[HELIO].balances} == {"advisory": 5}
    assert "EX-6 needs 1 request of the Campaign and Event Advisory Services" in manager(desk)[-1]
    assert any("“Advisory Services, footnote”" in text for text in in_thread(desk, sixth))
    assert sixth.awaits_response


def test_what_is_left_is_said_with_the_clause_and_in_why() -> None:
    tasks = a_desk()
    asks(tasks, HELIO_ONE, "Admin task", "other")

    for told in (tasks.types(HELIO_ONE, "plan admin tasks"), tasks.types(AGENT_ONE, "plan helio admin tasks")):
        assert "Helio: 4 of 5 requests left this month." in told
    assert "it's taken off the AdvocateHub admin tasks: 4 of 5" in tasks.types(HELIO_ONE, "why EX-1")


def test_why_says_what_was_asked_for_on_top_and_who_decided_it() -> None:
    tasks = a_desk()
    for _ in range(6):
        asks(tasks, HELIO_ONE, "Admin task", "other")

    assert "asked for 1 request on top; the account manager decides." in tasks.types(AGENT_ONE, "why EX-6")

    tasks.types(TAM_ONE, "approve 1")

    assert "on top; TAM One approved it." in tasks.types(AGENT_ONE, "why EX-6")
    assert "on top" not in tasks.types(AGENT_ONE, "why EX-5")


def test_words_show_that_advice_is_asked_for() -> None:
    desk = a_desk()

    ticket = desk.opened(HELIO_ONE, "other", "Please review our campaign for spring")

    assert ticket.kind == ADVICE
    assert balance(desk, HELIO) == (1, 0, 0)
    assert any(isinstance(one, Reserved) for one in desk.store.kept.contract_timelines[HELIO])


def test_access_to_an_organisation_is_for_a_request_and_for_a_time_alone(desk: FrontDesk) -> None:
    desk.opened(ORBIT_ONE, None)
    desk.types(AGENT_ONE, ASK)
    assert "“Support Access Request”" in question(desk).text

    presses(desk, ORBIT_ONE, "allow 1")
    desk.passes(minutes=121)

    assert desk.ticket().access is None


def test_what_access_is_for_is_said_when_asked(desk: FrontDesk) -> None:
    said = desk.types(ORBIT_ONE, "plan access to your organisation")

    assert "only for onboarding and set-up, a support request, a statement of work or a platform alert" in said
    assert "you can grant access for a request, for a limited time" in said
