"""Forms about a ticket: each is its verb's command, shown before it reaches a customer, and nothing typed is lost."""

import pytest

from bot.commands import Via
from bot.engine import other_forms
from bot.engine.ticket.form_fields import PARTS
from bot.events import Noted, Replied, Resolved, SeverityChanged
from bot.language.forms import FORMS
from bot.model import plain_text
from bot.model.form import FormChoice, Purpose
from bot.model.ticket import Status
from bot.wording.ticket import form as words
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE, CONTACT_TWO, GLOBE_ONE, TAM_ONE
from tests.unit.engine.ticket_form_acts import form_of, last, opens, said, sends


@pytest.fixture
def asked(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, at Level 2, which nobody has answered."""
    desk.opened(CONTACT_ONE, "2")
    return desk


@pytest.mark.parametrize(
    ("verb", "typed"), [("merge", "merge EX-1 into EX-2"), ("severity", "severity EX-1 2: why"), ("note", "note EX-1 ")]
)
def test_a_form_that_is_lost_is_said_in_words_that_fit_the_ticket(verb: str, typed: str) -> None:
    assert f"“{typed}" in plain_text.summary(words.in_words(Purpose(verb=verb, subject="EX-1")))


def test_every_verb_that_has_a_form_has_fields_and_a_title() -> None:
    assert FORMS.keys() == {*PARTS, *other_forms.FORMS}
    assert PARTS.keys() == words._TITLES.keys()


@pytest.mark.parametrize("verb", [verb for verb in PARTS if verb != "log"])
def test_each_form_has_the_field_that_a_refusal_belongs_to(asked: FrontDesk, verb: str) -> None:
    asked.opened(CONTACT_TWO, "2")
    asked.types(AGENT_ONE, "ack EX-1")  # nothing else may be snoozed

    form = form_of(opens(asked, verb, TAM_ONE))

    assert FORMS[verb].main in [field.name for field in form.fields]
    assert all(field.missing or field.is_optional for field in form.fields)


# Before the customer reads it


def test_a_reply_is_shown_as_the_customer_will_read_it_with_their_name_before_it_goes_out(asked: FrontDesk) -> None:
    before = len(asked.new_in(asked.ticket().thread))

    preview = form_of(sends(asked, form_of(opens(asked, "reply")), text="We restart it now."))

    assert "To Acme, in their channel, as Agent One. They'll read:" in said(preview)
    assert "We restart it now." in said(preview)
    assert preview.send == "Send to Acme"
    assert len(asked.new_in(asked.ticket().thread)) == before


def test_sent_from_there_it_is_the_reply_that_the_same_words_typed_would_be(asked: FrontDesk) -> None:
    preview = form_of(sends(asked, form_of(opens(asked, "reply")), text="We restart it now."))

    result = sends(asked, preview)

    event = last(asked)
    assert isinstance(event, Replied)
    assert (event.text, event.via, result.confirms) == ("We restart it now.", Via.FORM, True)
    assert "We restart it now." in asked.new_in(asked.ticket().thread)[-1].text


def test_what_is_changed_in_the_preview_is_shown_once_more(asked: FrontDesk) -> None:
    preview = form_of(sends(asked, form_of(opens(asked, "reply")), text="We restart it now."))

    again = form_of(sends(asked, preview, text="We restart it at noon."))

    assert "We restart it at noon." in said(again)
    assert asked.ticket().status is Status.NEW


def test_a_form_that_is_sent_twice_is_done_once(asked: FrontDesk) -> None:
    preview = form_of(sends(asked, form_of(opens(asked, "reply")), text="We restart it now."))
    sends(asked, preview)
    before = len(asked.new_in(asked.ticket().thread))

    result = sends(asked, preview)

    assert result.answer
    assert "sent this already" in plain_text.body(result.answer)
    assert len(asked.new_in(asked.ticket().thread)) == before


def test_another_severity_is_shown_with_its_reason(asked: FrontDesk) -> None:
    form = form_of(opens(asked, "severity"))
    preview = form_of(sends(asked, form, severity="1", reason="All users, and no way round"))
    assert "All users, and no way round" in said(preview)

    sends(asked, preview)

    event = last(asked)
    assert isinstance(event, SeverityChanged)
    assert (event.classification.severity, event.classification.reason) == ("1", "All users, and no way round")


def test_what_was_done_is_read_by_the_customer_when_it_is_resolved(asked: FrontDesk) -> None:
    preview = form_of(sends(asked, form_of(opens(asked, "resolve")), text="A new index."))

    sends(asked, preview)

    event = last(asked)
    assert isinstance(event, Resolved)
    assert event.text == "A new index."


def test_a_merge_names_the_other_tickets_of_the_same_customer_and_no_others(asked: FrontDesk) -> None:
    asked.opened(CONTACT_TWO, "3", "Exports fail")
    asked.opened(GLOBE_ONE, None, "Secret")
    form = form_of(opens(asked, "merge", ticket="EX-2"))
    (into,) = form.fields
    assert isinstance(into, FormChoice)
    assert [option.value for option in into.options] == ["EX-1"]

    sends(asked, form_of(sends(asked, form, into="EX-1")))

    assert asked.ticket("EX-2").merged_into == "EX-1"


def test_there_is_no_form_to_merge_the_only_ticket(asked: FrontDesk) -> None:
    assert "Acme has no other open ticket" in asked.presses(AGENT_ONE, "form", "EX-1", "merge")


# For colleagues alone


def test_a_note_is_kept_at_once_and_the_customer_reads_nothing(asked: FrontDesk) -> None:
    before = len(asked.new_in(asked.ticket().thread))

    sends(asked, form_of(opens(asked, "note")), text="It is the index again.")

    event = last(asked)
    assert isinstance(event, Noted)
    assert event.text == "It is the index again."
    assert len(asked.new_in(asked.ticket().thread)) == before


def test_who_is_on_duty_is_offered_first_and_the_assignee_not_again(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "ack EX-1")

    (person,) = form_of(opens(asked, "assign")).fields

    assert isinstance(person, FormChoice)
    assert "agent-one" not in [option.value for option in person.options]
    assert person.options[0].label.endswith("on duty")


def test_it_is_assigned_to_whom_was_chosen(asked: FrontDesk) -> None:
    sends(asked, form_of(opens(asked, "assign")), person="agent-two")

    assert asked.ticket().assignee_id == "agent-two"


def test_there_is_no_form_to_snooze_what_nobody_has_answered(asked: FrontDesk) -> None:
    assert "can't be snoozed yet" in asked.presses(AGENT_ONE, "form", "EX-1", "snooze")
