"""Forms about a ticket that come back wrong, too late, from the wrong person, or can't be shown at all."""

import pytest
from msgspec.structs import replace

from bot.commands import ExplainForm, Origin, Via
from bot.events import Noted
from bot.model.form import FieldName
from bot.model.ticket import Status
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO, CONTACT_ONE, GLOBE_ONE, TRIAGE
from tests.unit.engine.ticket_form_acts import form_of, opens, sends


@pytest.fixture
def asked(desk: FrontDesk) -> FrontDesk:
    """EX-1 of Acme, at Level 2, which nobody has answered."""
    desk.opened(CONTACT_ONE, "2")
    return desk


# What is wrong


@pytest.mark.parametrize(
    ("verb", "answers", "name", "says"),
    [
        ("reply", {"text": " "}, FieldName.TEXT, "Please write something here."),
        ("severity", {"severity": "1", "reason": ""}, FieldName.REASON, "Please say why in a few words."),
        ("severity", {"severity": "2", "reason": "So"}, FieldName.SEVERITY, "is Level 2"),
        ("assign", {}, FieldName.PERSON, "Please choose one."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(
    asked: FrontDesk, verb: str, answers: dict[str, str], name: FieldName, says: str
) -> None:
    result = sends(asked, form_of(opens(asked, verb)), **answers)

    ((field, words),) = [(fault.name, fault.says) for fault in result.faults]
    assert (field, says in words) == (name, True)


def test_a_time_that_nobody_can_read_is_said_at_its_field(asked: FrontDesk) -> None:
    asked.types(AGENT_ONE, "ack EX-1")

    result = sends(asked, form_of(opens(asked, "snooze")), moment="banana")

    ((field, words),) = [(fault.name, fault.says) for fault in result.faults]
    assert (field, "I can't read “banana” as a time" in words) == (FieldName.UNTIL, True)


def test_what_has_changed_meanwhile_is_judged_again_when_it_is_sent(asked: FrontDesk) -> None:
    preview = form_of(sends(asked, form_of(opens(asked, "wait")), text="Which browser?"))
    asked.types(AGENT_TWO, "resolve EX-1 restarted")

    result = sends(asked, preview)

    assert [fault.name for fault in result.faults] == [FieldName.TEXT]
    assert asked.ticket().status is Status.RESOLVED


def test_a_form_is_judged_by_the_same_gate_as_its_verb(asked: FrontDesk) -> None:
    form = form_of(opens(asked, "note"))

    result = sends(asked, form, CONTACT_ONE, text="Secret")

    assert "Only our team at" in result.faults[0].says
    assert not any(isinstance(event, Noted) for event in asked.history("EX-1"))


@pytest.mark.parametrize("verb", ["reply", "note", "assign", "merge"])
def test_a_customer_is_shown_no_form_of_a_verb_that_they_may_not_give(asked: FrontDesk, verb: str) -> None:
    assert opens(asked, verb, CONTACT_ONE).form is None


def test_another_customers_contact_is_shown_nothing(asked: FrontDesk) -> None:
    assert opens(asked, "severity", GLOBE_ONE).form is None


# Lost


def test_a_form_that_is_lost_leaves_the_same_in_words(asked: FrontDesk) -> None:
    form = form_of(opens(asked, "reply"))
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=asked.clock.at, via=Via.BUTTON)

    asked.gives(ExplainForm.instead_of(form, replace(origin, keys=("k",))))

    told = asked.private_messages(AGENT_ONE)[-1]
    assert "Say “reply EX-1 what the customer should read”, or use the form." in told.text
    assert told.buttons == ["Open the form"]
