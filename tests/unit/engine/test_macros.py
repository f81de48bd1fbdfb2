"""Ready-made texts: sent by their name, from the form and in words, with what they stand for filled in."""

import pytest

from bot.events import Replied
from bot.model.form import FieldName
from bot.model.macro import Macro
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE
from tests.unit.engine.ticket_form_acts import form_of, last, opens, said, sends

RESTART = Macro(name="restart", text="Hi {contact} of {customer}, please restart for {ticket}. {agent}")
FILLED = "Hi Contact One of Acme, please restart for EX-1. Agent One"


@pytest.fixture
def asked(desk: FrontDesk) -> FrontDesk:
    desk.is_set_up(macros=(RESTART,))
    desk.opened(CONTACT_ONE, "2")
    return desk


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("/restart", FILLED),
        ("/RESTART Then tell us.", f"{FILLED}\nThen tell us."),
        ("/var is full again", "/var is full again"),
    ],
)
def test_a_reply_by_its_name_is_the_text(asked: FrontDesk, typed: str, sent: str) -> None:
    asked.types(AGENT_ONE, f"reply EX-1 {typed}")

    event = last(asked)
    assert isinstance(event, Replied)
    assert event.text == sent


@pytest.mark.parametrize("typed", ["/nothing", "/restrat and tell us"])
def test_one_that_is_not_there_is_not_sent_and_those_that_are_there_are_named(asked: FrontDesk, typed: str) -> None:
    before = len(asked.history("EX-1"))

    assert "There's /restart." in asked.types(AGENT_ONE, f"reply EX-1 {typed}")
    assert len(asked.history("EX-1")) == before


def test_in_the_form_it_is_shown_filled_in_and_can_be_changed(asked: FrontDesk) -> None:
    preview = form_of(sends(asked, form_of(opens(asked, "reply")), macro="restart", text="Then tell us."))
    assert f"{FILLED} Then tell us." in " ".join(said(preview).replace("> ", "").split())
    assert [field.name for field in preview.fields] == [FieldName.TEXT]

    sends(asked, preview)

    event = last(asked)
    assert isinstance(event, Replied)
    assert event.text == f"{FILLED}\nThen tell us."


def test_a_form_with_neither_a_macro_nor_a_text_sends_nothing(asked: FrontDesk) -> None:
    result = sends(asked, form_of(opens(asked, "reply")))

    assert [fault.name for fault in result.faults] == [FieldName.TEXT]
