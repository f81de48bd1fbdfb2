"""Forms that come back: what is wrong with them, and whose they are."""

import pytest
from msgspec.structs import replace

from bot.engine.intake import form_fields
from bot.events import IntakeHeld, IntakeStarted
from bot.model.form import FieldName
from bot.shell.loader import Loader
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.form_acts import (
    ACME,
    WORDS,
    answered,
    choice,
    said,
    sends,
    submits,
    without_contact_one,
    words_of,
    writing,
)
from tests.unit.engine.people import (
    CONTACT_ONE,
    GLOBE_ONE,
    PRIVATE,
)

# Handed back


@pytest.mark.parametrize(
    ("answers", "name", "says"),
    [
        ({"text": "  "}, FieldName.TEXT, "Please write what happened."),
        ({"text": "x" * 3001}, FieldName.TEXT, "Please shorten it to 3,000 characters; it has 3,001."),
        ({"severity": "9"}, FieldName.SEVERITY, "Please choose one: severity."),
        ({"severity": form_fields.UNSURE}, FieldName.SEVERITY, "Please choose one: severity."),
        ({"kind": "Gossip"}, FieldName.KIND, "Please choose one: kind of request."),
    ],
)
def test_what_is_wrong_is_said_at_the_field(
    desk: FrontDesk, answers: dict[str, str], name: FieldName, says: str
) -> None:
    result = sends(desk, CONTACT_ONE, **answers)

    assert [(fault.name, fault.says) for fault in result.faults] == [(name, says)]
    assert desk.tickets() == ()


def test_a_form_that_was_mended_is_taken(desk: FrontDesk) -> None:
    sends(desk, CONTACT_ONE, text="")

    sends(desk, CONTACT_ONE)

    assert desk.ticket().text == WORDS


def test_a_form_of_an_older_plan_comes_back_with_what_was_written(desk: FrontDesk) -> None:
    result = sends(desk, CONTACT_ONE, plan="older")

    assert result.form is not None
    assert "The plan has changed" in said(result.form)
    assert writing(result.form).written == WORDS
    assert choice(result.form, FieldName.SEVERITY).chosen == "2"
    assert desk.tickets() == ()


def test_who_is_no_contact_any_more_waits_for_one_and_nothing_is_lost(desk: FrontDesk) -> None:
    filled = answered(desk, CONTACT_ONE, ACME)
    desk.service = replace(desk.service, loader=Loader(desk=without_contact_one(), plans=desk.service.loader.plans))

    result = submits(desk, CONTACT_ONE, ACME, filled)

    (intake,) = desk.store.kept.intakes.values()
    assert isinstance(desk.history(intake.id)[0], IntakeHeld)
    assert "not open yet" in words_of(result)
    assert WORDS in desk.standing(intake.source)


# Whose it is


def test_nobody_of_a_customer_opens_for_another_by_what_the_form_claims(desk: FrontDesk) -> None:
    result = sends(desk, GLOBE_ONE, place=PRIVATE, customer="acme")

    assert "cannot be taken any more" in words_of(result)
    assert desk.tickets() == ()


def test_what_was_written_in_a_form_that_cannot_be_taken_goes_back(desk: FrontDesk) -> None:
    result = sends(desk, GLOBE_ONE, place=PRIVATE, customer="acme")

    assert f"> {WORDS}" in words_of(result)


def test_a_form_without_a_claim_is_of_the_customer_that_names_its_sender(desk: FrontDesk) -> None:
    filled = replace(answered(desk, GLOBE_ONE, PRIVATE), customer="")

    submits(desk, GLOBE_ONE, PRIVATE, filled)

    assert desk.ticket().customer == people.GLOBE


def test_a_contact_in_anothers_channel_sends_nothing_and_has_their_words_back(desk: FrontDesk) -> None:
    filled = answered(desk, GLOBE_ONE, PRIVATE)

    result = submits(desk, GLOBE_ONE, ACME, filled)

    assert "I can't help you in this channel" in words_of(result)
    assert filled.said(FieldName.TEXT) in words_of(result)
    assert desk.store.kept.intakes == {}


def test_a_form_that_another_sent_tells_nothing_of_its_ticket(desk: FrontDesk) -> None:
    sends(desk, CONTACT_ONE, place=PRIVATE)

    result = sends(desk, GLOBE_ONE, place=PRIVATE)

    assert "EX-1" not in words_of(result)


def test_a_customers_people_name_no_contact(desk: FrontDesk) -> None:
    sends(desk, CONTACT_ONE, contact="acme-two")

    started = desk.history(desk.ticket().intake)[0]
    assert isinstance(started, IntakeStarted)
    assert started.requester == CONTACT_ONE
