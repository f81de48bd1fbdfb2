"""An announcement taken back in chat: shown first, read once in each channel, and by nobody who wasn't told."""

import pytest

from bot.language.forms import WITHDRAW
from bot.model import plain_text
from bot.model.form import FieldName, Form, Writing
from bot.model.places import Place
from bot.shell.writer import CommandResult
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, GLOBE, ORBIT, TAM_ONE, TRIAGE, channel
from tests.unit.engine.test_announcing import SECOND, TEXT, desk, read, shown, types
from tests.unit.engine.ticket_form_acts import form_of, said
from tests.unit.engine.ticket_form_acts import sends as fills_in

__all__ = ["desk"]  # the fixture

BACK = "Agent One has taken back our announcement of 30 November 2026: it no longer holds."
READERS = (channel(ACME), channel(ORBIT), SECOND)


@pytest.fixture
def announced(desk: FrontDesk) -> FrontDesk:
    """Acme and Orbit have been told something, and Globe hasn't."""
    fills_in(desk, shown(desk, customers="acme,orbit", day="2026-12-24"))
    return desk


def asked(desk: FrontDesk, words: str = "announce withdraw 1") -> Form:
    """What Agent One reads before it is taken back."""
    return form_of(types(desk, words))


def taken_back(desk: FrontDesk, place: Place) -> list[str]:
    return [one for one in read(desk, place) if "taken back" in one]


def answered(result: CommandResult) -> str:
    return plain_text.body(result.answer) if result.answer else ""


def test_whoever_announces_it_has_a_button_that_takes_it_back(announced: FrontDesk) -> None:
    (told,) = announced.private_messages(AGENT_ONE)

    (button,) = told.message.buttons
    assert (button.label, button.verb, button.subject) == ("Take it back", WITHDRAW, "1")


def test_before_it_is_taken_back_it_is_shown_with_the_number_of_channels(announced: FrontDesk) -> None:
    form = asked(announced)

    assert "This takes back announcement 1 in 3 channels of 2 customers: Acme and Orbit." in said(form)
    assert BACK in said(form)
    assert form.send == "Take it back"
    assert [taken_back(announced, place) for place in READERS] == [[], [], []]


def test_taken_back_each_channel_that_was_told_reads_so_once(announced: FrontDesk) -> None:
    result = fills_in(announced, asked(announced), text="It is next week")

    for place in READERS:
        (post,) = taken_back(announced, place)
        assert f"{BACK} It is next week." in post
        assert TEXT in post
    assert read(announced, channel(GLOBE)) == []
    assert "Announcement 1 is taken back in 3 channels now." in answered(result)


def test_triage_and_each_account_manager_read_of_it_once(announced: FrontDesk) -> None:
    fills_in(announced, asked(announced))

    *_, told = announced.direct(TAM_ONE)
    for text in (told.text, read(announced, TRIAGE)[-1]):
        assert "Acme and Orbit: Agent One has taken back announcement 1. They read it in 3 channels." in text


def test_nobody_is_reminded_of_its_day_any_more(announced: FrontDesk) -> None:
    fills_in(announced, asked(announced))
    before = len(read(announced, channel(ACME)))

    announced.passes(days=40)

    assert len(read(announced, channel(ACME))) == before


def test_a_reason_that_is_typed_is_in_the_form(announced: FrontDesk) -> None:
    form = asked(announced, "announce withdraw 1: it is next week")

    (field,) = (one for one in form.fields if isinstance(one, Writing))
    assert (field.name, field.written) == (FieldName.TEXT, "it is next week")
    assert f"{BACK} it is next week." in said(form)


def test_a_form_that_cannot_be_shown_is_asked_for_again_with_its_reason(announced: FrontDesk) -> None:
    purpose = asked(announced, "announce withdraw 1 it is next week").purpose

    assert purpose
    assert (purpose.verb, purpose.subject) == (WITHDRAW, "1 it is next week")


def test_a_reason_that_names_another_customer_goes_out_only_once_that_is_said_to_be_no_name(
    announced: FrontDesk,
) -> None:
    named = form_of(fills_in(announced, asked(announced), text="Globe needs it that day"))
    unticked = form_of(fills_in(announced, named))

    assert "This names “Globe”, and other customers would read it." in said(named)
    assert unticked == named
    assert taken_back(announced, channel(ACME)) == []
    fills_in(announced, unticked, anyway="yes")
    assert len(taken_back(announced, channel(ACME))) == 1


def test_what_a_colleague_has_taken_back_meanwhile_is_read_of_once(announced: FrontDesk) -> None:
    form = asked(announced)
    fills_in(announced, form)

    again = fills_in(announced, form, who=AGENT_TWO)

    assert "There's no announcement or notice 1 that still holds" in answered(again)
    assert len(taken_back(announced, channel(ACME))) == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "announce withdraw 7",
            "There's no announcement or notice 7 that still holds, so there's nothing to take back.",
        ),
        ("announce withdraw all: we're open", "Try it like this: “announce withdraw 3 why”."),
    ],
)
def test_what_is_not_there_cannot_be_taken_back(announced: FrontDesk, words: str, told: str) -> None:
    assert told in answered(types(announced, words))


def test_a_customer_who_says_so_asks_for_help(announced: FrontDesk) -> None:
    thread = announced.hears(CONTACT_ONE, "announce withdraw 1", mention=True)

    assert announced.intake(thread).is_open
    assert taken_back(announced, channel(ACME)) == []
