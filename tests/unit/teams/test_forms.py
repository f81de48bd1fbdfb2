"""Forms as cards: by the published schema, carrying under a seal where they were asked for; and what comes back."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from msgspec.structs import replace

from adapters.teams import forms
from bot.commands import Origin, Via
from bot.model.form import FieldFault, FieldName, Form, FormChoice, FormChoices, Option, Purpose, Writing
from bot.model.ids import CustomerId
from bot.model.message import Message, Note, Paragraph, Strong, Text
from bot.model.places import Account, Place, Platform
from tests.unit.teams.deliveries import CHANNEL, CONFIG, NOW, ONE, TENANT, Desk, direct, sent

SCHEMA = Path(__file__).parents[4] / "shared" / "corpus" / "schemas" / "adaptive-card-1.5.0.json"
BY = Account(platform=Platform.TEAMS, workspace=TENANT, user=ONE)
ACME = Place(platform=Platform.TEAMS, workspace=TENANT, channel=CHANNEL)
TEXT = Writing(
    name=FieldName.TEXT, label="What happened?", max_length=3000, missing="Please write it.", hint="Say more."
)
REASON = Writing(name=FieldName.REASON, label="Why?", max_length=100, is_optional=True, is_short=True)
REPLY = Purpose(verb="reply", subject="EX-1", shown="d1")
LEVELS = tuple(Option(value=str(number), label=f"Level {number}") for number in range(1, 5))
SEVERITY = FormChoice(name=FieldName.SEVERITY, label="Severity", options=LEVELS, missing="Please choose.", chosen="2")
TICKETS = FormChoices(name=FieldName.TICKETS, label="Which?", options=LEVELS, missing="Please tick.", chosen=("1", "3"))
FORM = Form(
    title="New request",
    send="Open the ticket",
    parts=(Paragraph(spans=(Strong(text="Level 1"), Text(text=" is worst."))), TEXT, SEVERITY),
    customer=CustomerId("acme"),
    plan="v1",
)
TOLD = Message(summary=(Text(text="EX-1 is open."),), blocks=(Note(spans=(Text(text="EX-1 is open."),)),))


def card(form: Form = FORM) -> dict[str, Any]:
    """The card that is shown."""
    found: dict[str, Any] = forms.payload(form, "n1", BY, ACME, CONFIG)["attachments"][0]["content"]
    return found


def submission(who: str = ONE, of: Form = FORM, **carried: str) -> dict[str, Any]:
    """What Teams sends once somebody filled it in; `carried` is what they, or somebody, made of what it carried."""
    data = card(of)["body"][-1]["actions"][0]["data"]
    data["plandesk"] |= carried
    filled = data | {"text": "Nothing works", "severity": "1"}
    return direct(
        type="invoke",
        name="adaptiveCard/action",
        value={"action": {"type": "Action.Execute", "verb": "form", "data": filled}},
        **{"from": {"id": "29:1", "name": "Contact One", "aadObjectId": who}, "text": None},
    )


@pytest.mark.skipif(not SCHEMA.exists(), reason="needs the schemas of ../shared/corpus")
@pytest.mark.parametrize(
    "form",
    [
        FORM,
        replace(FORM, parts=(replace(TEXT, written="So far"), replace(SEVERITY, options=LEVELS * 25))),
        replace(FORM, parts=(TICKETS,)),
        replace(FORM, title="T" * 300, parts=(replace(SEVERITY, options=(Option(value="1", label="long " * 99),)),)),
    ],
)
def test_a_card_is_one_by_the_published_schema(form: Form) -> None:
    shown = card(form)
    del shown["msteams"]  # what Teams adds to cards is not in it

    _schema().validate(shown)


def test_everything_must_be_filled_in_and_says_so() -> None:
    inputs = [part for part in card()["body"] if part["type"].startswith("Input.")]

    assert [(one["id"], one["isRequired"]) for one in inputs] == [("text", True), ("severity", True)]
    assert inputs[0]["errorMessage"] == "Please write it."
    assert inputs[1]["value"] == "2"


def test_what_may_be_left_out_is_not_required() -> None:
    form = replace(FORM, parts=(REASON, replace(SEVERITY, is_optional=True)), purpose=REPLY)

    title, text, choice, _ = card(form)["body"]

    assert title["text"] == "New request"
    assert (text["isRequired"], text["isMultiline"]) == (False, False)
    assert (choice["isRequired"], choice["style"]) == (False, "compact")


def test_of_several_some_are_ticked() -> None:
    (tickets, _) = card(replace(FORM, parts=(TICKETS,)))["body"]

    assert (tickets["isMultiSelect"], tickets["value"], tickets["isRequired"]) == (True, "1,3", True)
    assert tickets["errorMessage"] == "Please tick."


def test_a_hundred_long_options_fit_a_card() -> None:
    options = tuple(Option(value=f"EX-{number}", label="ö" * 75) for number in range(100))
    (tickets, _) = card(replace(FORM, parts=(replace(TICKETS, options=options),)))["body"]

    assert len(tickets["choices"]) == 100


def test_what_comes_back_says_which_verb_of_which_ticket_it_fills_in() -> None:
    command = forms.filled(submission(of=replace(FORM, purpose=REPLY)), CONFIG, NOW)

    assert command is not None
    assert command.filled.purpose == REPLY


def test_the_same_asking_shows_the_same_form() -> None:
    origin = Origin(by=BY, place=ACME, at=NOW, via=Via.MENTION, keys=("m1",))

    assert forms.named(origin) == forms.named(replace(origin, via=Via.BUTTON))
    assert forms.named(origin) != forms.named(replace(origin, keys=("m2",)))


def test_what_comes_back_is_from_where_it_was_asked_for() -> None:
    command = forms.filled(submission(), CONFIG, NOW)

    assert command is not None
    assert (command.origin.by, command.origin.place, command.origin.via) == (BY, ACME, Via.FORM)
    assert (command.filled.id, command.filled.customer, command.filled.plan) == ("teams:form:n1", "acme", "v1")
    assert command.filled.answers == {"text": "Nothing works", "severity": "1"}


@pytest.mark.parametrize(
    "activity",
    [
        submission(place=f"teams:{TENANT}/19:globe@thread.tacv2"),
        submission(customer="globe"),
        submission(plan="v2"),
        submission(fills="note", ticket="EX-2"),
        submission(seal=""),
        submission(form=""),
        submission(who="somebody-else"),
    ],
)
async def test_what_the_desk_never_gave_its_sender_is_no_form(activity: dict[str, Any]) -> None:
    desk = Desk()

    answer = await sent(desk, activity)

    assert answer.json()["statusCode"] == 400
    assert desk.told == []


async def test_what_is_wrong_is_said_beside_the_button() -> None:
    desk = Desk(
        faults=(FieldFault(name=FieldName.TEXT, says="Say more."), FieldFault(name=FieldName.SEVERITY, says="Choose."))
    )

    answer = (await sent(desk, submission())).json()

    assert answer == {"statusCode": 200, "type": forms.MESSAGE, "value": "Say more. Choose."}


async def test_the_next_step_takes_the_place_of_the_first_under_the_same_name() -> None:
    answer = (await sent(Desk(form=FORM), submission())).json()

    assert answer["type"] == "application/vnd.microsoft.card.adaptive"
    assert answer["value"]["body"][-1]["actions"][0]["data"]["plandesk"]["form"] == "n1"


async def test_what_came_of_it_takes_the_place_of_the_form() -> None:
    answer = (await sent(Desk(answer=TOLD), submission())).json()

    assert "EX-1 is open." in json.dumps(answer["value"])
    assert "Input" not in json.dumps(answer["value"])


async def test_a_form_that_nobody_can_show_is_explained() -> None:
    desk = Desk(form=FORM)

    await sent(desk, direct(text="new"))

    assert [type(command).__name__ for command in desk.told] == ["ReceiveMessage", "ExplainForm"]


@cache
def _schema() -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(json.loads(SCHEMA.read_text()))


async def test_where_that_is_a_message_of_its_own_nothing_is_left_to_press() -> None:
    answer = (await sent(Desk(told_apart=True), submission())).json()

    assert "only you can see it" in json.dumps(answer["value"])
    assert "Action" not in json.dumps(answer["value"])
