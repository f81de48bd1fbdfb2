"""What people can do by themselves is said beside the question, and never instead of it."""

import pytest
from msgspec.structs import replace

from bot.language.self_service import offered
from bot.model.message import Link
from tests.shipped import LIBRARY
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import COLLEAGUE, CONTACT_ONE, GLOBE_ONE

LOOK = "Many questions of this kind are answered in the knowledge base and the user guide"
ADDRESS = "https://help.example.com/"
FORM = "Order form 12, section 9"
PREMIER = LIBRARY.plan("mpowr/premier")


def with_address() -> FrontDesk:
    """A desk whose operator has supplied the address of the knowledge base."""
    override = {"key": "provisions.self-service.offered_at", "value": ADDRESS, "clause": FORM}
    file = people.a_desk_file()
    desk = FrontDesk(file=file)
    loader = desk.service.loader
    theirs = {**loader.plans, people.ACME: LIBRARY.plan("mpowr/premier", [override])}
    desk.service = replace(desk.service, loader=replace(loader, plans=theirs))
    return desk


@pytest.mark.parametrize(
    "text", ["How do I add a user?", "how can we export the report", "Where do I find the audit log", "HOW TO sort?"]
)
def test_who_asks_how_something_is_done_reads_beside_the_question_where_to_look(desk: FrontDesk, text: str) -> None:
    asked = desk.hears(CONTACT_ONE, text)

    (question,) = desk.new_in(asked)
    assert f"{LOOK}; Envision has tutorials and walkthroughs built in. Want us to help? Choose below." in question.text
    assert "“Self-service”" in question.text
    assert question.buttons[0] == "Level 1 – Critical"
    assert desk.intake(asked).is_open


@pytest.mark.parametrize(
    "text",
    [
        "How do I tell our users that the system is down?",
        "How can we work, nobody can log in",
        "The export shows tomorrow's data",
        "Envision is slow",
        "How do I add a user? " * 15,
    ],
)
def test_an_incident_is_offered_nothing(desk: FrontDesk, text: str) -> None:
    (question,) = desk.new_in(desk.hears(CONTACT_ONE, text))

    assert LOOK not in question.text


def test_the_operators_own_word_for_an_outage_counts_too() -> None:
    assert offered("How do we end the brownout?", PREMIER) is not None
    assert offered("How do we end the brownout?", PREMIER, ("brownout",)) is None


def test_what_the_plan_leaves_out_is_said_rather_than_where_to_look(desk: FrontDesk) -> None:
    (question,) = desk.new_in(desk.hears(CONTACT_ONE, "How do I reset my password?"))

    assert "Don't remember your password?" in question.text
    assert LOOK not in question.text


def test_what_contacts_are_asked_for_a_colleague_is_kept_short(desk: FrontDesk) -> None:
    (told,) = desk.new_in(desk.hears(COLLEAGUE, "How do I add a user?"))

    assert LOOK not in told.text


def test_it_waits_for_nobody_and_opens_like_any_other(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "How do I add a user?")
    desk.presses(CONTACT_ONE, "choose", desk.intake(asked).id, "4")

    assert desk.ticket().awaits_response


def test_the_address_that_the_operator_has_supplied_is_a_link() -> None:
    desk = with_address()

    (question,) = desk.new_in(desk.hears(CONTACT_ONE, "How do I add a user?"))

    assert f"See {ADDRESS}" in question.text
    assert any(Link(url=ADDRESS, text=ADDRESS) in getattr(one, "spans", ()) for one in question.message.blocks)


def test_a_plan_that_says_nothing_of_it_offers_nothing(desk: FrontDesk) -> None:
    (question,) = desk.new_in(desk.hears(GLOBE_ONE, "How do I add a user?"))

    assert LOOK not in question.text
