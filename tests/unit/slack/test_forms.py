"""Forms as modals: within every limit, carrying under a seal where they were asked for; and what comes back."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from adapters.sandbox.slack import modals
from adapters.slack import forms
from bot.commands import Submit, Via
from bot.model.form import FieldFault, FieldName, Form, FormChoice, FormChoices, Option, Purpose, Writing
from bot.model.ids import CustomerId
from bot.model.message import Button, Buttons, Message, Note, Text
from bot.model.places import Account, Platform
from tests.unit.slack.deliveries import ACME, CONFIG, NOW, Desk, clicked, commanded

ONE = Account(platform=Platform.SLACK, workspace="T0ACME", user="U0ONE")
TEXT = Writing(
    name=FieldName.TEXT, label="What happened?", max_length=3000, missing="Please write it.", hint="Say more."
)
REASON = Writing(name=FieldName.REASON, label="Why?", max_length=100, is_optional=True, is_short=True)
REPLY = Purpose(verb="reply", subject="EX-1", shown="d1")
LEVELS = tuple(Option(value=str(number), label=f"Level {number}") for number in range(1, 5))
SEVERITY = FormChoice(name=FieldName.SEVERITY, label="Severity", options=LEVELS, missing="Please choose.", chosen="2")
TICKETS = FormChoices(name=FieldName.TICKETS, label="Which?", options=LEVELS, missing="Please tick.", chosen=("1", "3"))
FORM = Form(title="New request", send="Open the ticket", parts=(TEXT, SEVERITY), customer=CustomerId("acme"), plan="v1")
TOLD = Message(summary=(), blocks=(Note(spans=(Text(text="EX-1 is open."),)),))


def submission(form: Form = FORM, *, user: str = "U0ONE", **metadata: str) -> dict[str, Any]:
    """What Slack sends once somebody filled it in; `metadata` is what they, or somebody, made of what it carried."""
    view = forms.modal(form, ONE, ACME, CONFIG)
    carried = json.loads(view["private_metadata"]) | metadata
    values = {
        "text": {forms.ANSWER: {"type": "plain_text_input", "value": "Nothing works"}},
        "severity": {forms.ANSWER: {"type": "radio_buttons", "selected_option": {"value": "1"}}},
    }
    sent = view | {"id": "V1", "private_metadata": json.dumps(carried), "state": {"values": values}}
    return {"type": "view_submission", "user": {"id": user, "team_id": "T0ACME", "name": "one"}, "view": sent}


@pytest.mark.parametrize(
    "form",
    [
        FORM,
        replace(FORM, title="T" * 99, send="S" * 99),
        replace(FORM, parts=(replace(SEVERITY, options=LEVELS * 25, chosen=""), replace(TEXT, written="x" * 3000))),
        replace(FORM, parts=(replace(SEVERITY, options=(Option(value="1", label="long " * 50),), chosen="1"),)),
        replace(FORM, parts=(REASON, replace(SEVERITY, is_optional=True)), purpose=REPLY),
        replace(FORM, parts=(TICKETS, replace(TICKETS, name=FieldName.INTO, options=LEVELS * 25))),
    ],
)
def test_a_modal_is_one_that_slack_takes(form: Form) -> None:
    assert modals.faults_of(forms.modal(form, ONE, ACME, CONFIG)) == ()


def test_an_option_that_would_lose_its_meaning_is_refused() -> None:
    endless = replace(FORM, parts=(replace(SEVERITY, options=(Option(value="x" * 151, label="x"),)),))

    with pytest.raises(ValueError, match="more than 150 characters"):
        forms.modal(endless, ONE, ACME, CONFIG)


def test_what_was_given_before_stands_there_already() -> None:
    text, severity = forms.modal(replace(FORM, parts=(replace(TEXT, written="So far"), SEVERITY)), ONE, ACME, CONFIG)[
        "blocks"
    ]

    assert text["element"]["initial_value"] == "So far"
    assert severity["element"]["initial_option"]["value"] == "2"


def test_what_may_be_left_out_can_be_left_out_again() -> None:
    form = replace(FORM, parts=(REASON, replace(SEVERITY, is_optional=True)))

    text, choice = forms.modal(form, ONE, ACME, CONFIG)["blocks"]

    assert (text["optional"], text["element"]["multiline"]) == (True, False)
    assert (choice["optional"], choice["element"]["type"]) == (True, "static_select")


def test_of_several_some_are_ticked_and_of_many_they_are_looked_for() -> None:
    form = replace(FORM, parts=(TICKETS, replace(TICKETS, name=FieldName.INTO, options=LEVELS * 25, chosen=())))

    few, many = (block["element"] for block in forms.modal(form, ONE, ACME, CONFIG)["blocks"])

    assert (few["type"], [one["value"] for one in few["initial_options"]]) == ("checkboxes", ["1", "3"])
    assert (many["type"], "initial_options" in many) == ("multi_static_select", False)


def test_what_is_ticked_comes_back_with_commas_between() -> None:
    payload = submission(replace(FORM, parts=(TICKETS,)))
    chosen = [{"value": "EX-1"}, {"value": "EX-3"}]
    payload["view"]["state"]["values"] = {
        "tickets": {forms.ANSWER: {"type": "checkboxes", "selected_options": chosen}},
        "into": {forms.ANSWER: {"type": "multi_static_select", "selected_options": []}},
    }

    command = forms.filled(payload, CONFIG, NOW)

    assert command is not None
    assert command.filled.answers == {"tickets": "EX-1,EX-3", "into": ""}
    assert command.filled.ticked(FieldName.TICKETS) == ("EX-1", "EX-3")


def test_what_comes_back_says_which_verb_of_which_ticket_it_fills_in() -> None:
    command = forms.filled(submission(replace(FORM, purpose=REPLY)), CONFIG, NOW)

    assert command is not None
    assert command.filled.purpose == REPLY


def test_what_comes_back_is_from_where_it_was_asked_for() -> None:
    command = forms.filled(submission(), CONFIG, NOW)

    assert command is not None
    assert (command.origin.by, command.origin.place, command.origin.via) == (ONE, ACME, Via.FORM)
    assert (command.filled.id, command.filled.customer, command.filled.plan) == ("slack:view:V1", "acme", "v1")
    assert command.filled.answers == {"text": "Nothing works", "severity": "1"}


@pytest.mark.parametrize(
    "payload",
    [
        submission(place="slack:T0DESK/C0GLOBE"),
        submission(customer="globe"),
        submission(plan="v2"),
        submission(fills="note", ticket="EX-2"),
        submission(replace(FORM, purpose=REPLY), shown="d2"),
        submission(seal=""),
        submission(seal="é"),
        submission(user="U0TWO"),
        submission() | {"user": {}},
        {"type": "view_submission", "view": {"id": "V1", "callback_id": forms.CALLBACK, "private_metadata": "{"}},
    ],
)
def test_what_the_desk_never_gave_its_sender_is_no_form(payload: dict[str, Any]) -> None:
    assert forms.filled(payload, CONFIG, NOW) is None


async def test_a_forged_form_is_answered_politely_and_tells_the_desk_nothing() -> None:
    desk = Desk()

    answer = await clicked(desk, submission(place="slack:T0DESK/C0GLOBE"))

    assert answer.json()["response_action"] == "update"
    assert "cannot be read any more" in answer.text
    assert desk.told == []


async def test_what_is_wrong_stands_at_its_field() -> None:
    desk = Desk(faults=(FieldFault(name=FieldName.TEXT, says="Say more."),))

    answer = await clicked(desk, submission())

    assert answer.json() == {"response_action": "errors", "errors": {"text": "Say more."}}


async def test_the_next_step_takes_the_place_of_the_first() -> None:
    answer = (await clicked(Desk(form=FORM), submission())).json()

    assert answer["response_action"] == "update"
    assert modals.faults_of(answer["view"]) == ()


async def test_what_came_of_it_is_said_without_buttons() -> None:
    button = Button(label="Use the form", verb="new", subject="")
    told = replace(TOLD, blocks=(*TOLD.blocks, Buttons(buttons=(button,))))

    answer = (await clicked(Desk(answer=told), submission())).json()

    assert [block["type"] for block in answer["view"]["blocks"]] == ["context"]
    assert modals.faults_of(answer["view"]) == ()


async def test_with_nothing_to_say_it_closes() -> None:
    assert (await clicked(Desk(), submission())).content in (b"", b"{}")


async def test_a_form_about_a_ticket_closes_once_it_is_done_and_stays_for_anything_else() -> None:
    form = submission(replace(FORM, purpose=REPLY))

    done, said = [await clicked(Desk(answer=TOLD, confirms=confirms), form) for confirms in (True, False)]

    assert done.content in (b"", b"{}")
    assert said.json()["view"]["title"]["text"] == "EX-1"


async def test_what_came_of_a_form_about_no_ticket_has_the_title_of_that_form() -> None:
    form = submission(replace(FORM, purpose=Purpose(verb="decline", subject="1")))

    said = await clicked(Desk(answer=TOLD), form)

    assert said.json()["view"]["title"]["text"] == "Decline"


async def test_a_modal_of_others_is_none_of_ours() -> None:
    payload, desk = submission(), Desk()
    payload["view"]["callback_id"] = "somebody-elses"

    assert (await clicked(desk, payload)).status_code == 200
    assert desk.told == []


async def test_a_form_that_nobody_can_show_is_explained() -> None:
    desk = Desk(form=FORM)

    await commanded(desk, {"command": "/ticket", "text": "new", "channel_id": "C0ACME", "user_id": "U0ONE"})

    assert [type(command).__name__ for command in desk.told] == ["CreateIntake", "ExplainForm"]


async def test_a_sent_form_is_a_command_of_its_own() -> None:
    desk = Desk()

    await clicked(desk, submission())

    assert [type(command) for command in desk.told] == [Submit]
