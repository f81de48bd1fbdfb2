"""Modals: opened once and at once by what somebody did, filled in by them, and kept until the app says what next."""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import pytest
from starlette.responses import JSONResponse, Response

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.slack import modals
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.view import View
from tests.unit.sandbox.conftest import DeskStub

Api = Callable[..., Awaitable[dict[str, Any]]]
AGENT = "U0AGENT1"


def plain(text: str) -> dict[str, str]:
    """A plain text object."""
    return {"type": "plain_text", "text": text}


def element(kind: str, **more: object) -> dict[str, Any]:
    """An element to fill in."""
    return {"type": kind, "action_id": "answer", **more}


def asks(block: str, label: str, **held: Any) -> dict[str, Any]:
    """An input block."""
    return {"type": "input", "block_id": block, "label": plain(label), "element": held}


LEVELS = [{"text": plain(f"Level {number}"), "value": str(number)} for number in (1, 2)]
TEXT = asks("text", "What happened?", **element("plain_text_input", multiline=True, max_length=100))
LEVEL = asks("level", "How bad?", **element("radio_buttons", options=LEVELS))
VIEW = {
    "type": "modal",
    "callback_id": "ask",
    "private_metadata": "here",
    "title": plain("A form"),
    "submit": plain("Send"),
    "blocks": [TEXT, LEVEL],
}


@pytest.fixture
async def trigger(sandbox: SlackSandbox, desk: DeskStub) -> str:
    """What the app is given to open one modal by."""
    await sandbox.runs(AGENT, "C0TRIAGE", "/ticket", "new")
    return desk.forms[-1]["trigger_id"]


@pytest.fixture
async def modal(sandbox: SlackSandbox, api: Api, trigger: str) -> View:
    """What Agent One has before them."""
    assert (await api("views.open", trigger_id=trigger, view=VIEW))["ok"]
    return sandbox.state.views[AGENT]


async def test_a_modal_stands_before_the_one_whose_gesture_it_was(
    api: Api, sandbox: SlackSandbox, trigger: str
) -> None:
    answer = await api("views.open", trigger_id=trigger, view=VIEW)

    assert answer["view"]["id"] == sandbox.state.views[AGENT].id
    assert sandbox.state.views.keys() == {AGENT}


async def test_a_trigger_opens_one_modal(api: Api, trigger: str) -> None:
    await api("views.open", trigger_id=trigger, view=VIEW)

    assert (await api("views.open", trigger_id=trigger, view=VIEW))["error"] == "exchanged_trigger_id"


@pytest.mark.parametrize(("seconds", "error"), [(3, None), (3.1, "expired_trigger_id")])
async def test_a_trigger_lives_for_three_seconds(
    api: Api, clock: ManualClock, trigger: str, seconds: float, error: str | None
) -> None:
    clock.advance(timedelta(seconds=seconds))

    assert (await api("views.open", trigger_id=trigger, view=VIEW)).get("error") == error


async def test_a_trigger_that_nobody_gave_opens_nothing(api: Api) -> None:
    assert (await api("views.open", trigger_id="1.2.3", view=VIEW))["error"] == "invalid_trigger_id"


@pytest.mark.parametrize(
    "changes",
    [
        {"title": plain("A title of more than four and twenty")},
        {"submit": None},
        {"blocks": []},
        {"blocks": [{"type": "divider"}] * 101},
        {"blocks": [TEXT, TEXT]},
        {"private_metadata": "x" * 3001},
        {"type": "home"},
        {"blocks": [asks("t", "?", **element("plain_text_input", max_length=3001))]},
        {"blocks": [asks("l", "?", **element("radio_buttons", options=LEVELS * 6))]},
    ],
    ids=str,
)
async def test_a_view_beyond_the_limits_is_refused_and_the_trigger_kept(
    api: Api, sandbox: SlackSandbox, trigger: str, changes: dict[str, Any]
) -> None:
    view = {key: value for key, value in (VIEW | changes).items() if value is not None}

    answer = await api("views.open", trigger_id=trigger, view=view)

    assert answer["error"] == "invalid_arguments"
    assert sandbox.state.views == {}
    assert sandbox.violations != []


async def test_what_is_filled_in_is_sent_by_the_names_of_its_blocks(
    sandbox: SlackSandbox, desk: DeskStub, modal: View
) -> None:
    await sandbox.submits(AGENT, modal, {"What happened?": "Nothing works", "level": "Level 2"})

    sent = json.loads(desk.forms[-1]["payload"])
    assert (sent["type"], sent["user"]["id"], sent["view"]["private_metadata"]) == ("view_submission", AGENT, "here")
    assert sent["view"]["state"]["values"] == {
        "text": {"answer": {"type": "plain_text_input", "value": "Nothing works"}},
        "level": {"answer": {"type": "radio_buttons", "selected_option": LEVELS[1]}},
    }
    assert "channel" not in sent


@pytest.mark.parametrize(
    "filled", [{}, {"text": "x"}, {"level": "1"}, {"text": "", "level": "1"}, {"text": "x" * 101, "level": "1"}]
)
async def test_what_the_client_would_not_send_is_not_sent(
    sandbox: SlackSandbox, desk: DeskStub, modal: View, filled: dict[str, str]
) -> None:
    with pytest.raises(NotPossible):
        await sandbox.submits(AGENT, modal, filled)

    assert [form for form in desk.forms if "payload" in form] == []


@pytest.mark.parametrize(("given", "values"), [({}, ["1"]), ({"level": "1,Level 2"}, ["1", "2"]), ({"level": ""}, [])])
def test_any_number_of_options_can_be_ticked(sandbox: SlackSandbox, given: dict[str, str], values: list[str]) -> None:
    several = asks("level", "Which?", **element("checkboxes", options=LEVELS, initial_options=LEVELS[:1]))
    view = VIEW | {"blocks": [several | {"optional": True}]}
    shown = View(id="V1", hash="1", user=AGENT, view=view, errors={})

    state = modals.values(shown, given)["level"]["answer"]

    assert [one["value"] for one in state["selected_options"]] == values


async def test_what_is_missing_stands_at_every_field_that_it_is_missing_from(
    sandbox: SlackSandbox, modal: View
) -> None:
    with pytest.raises(NotPossible):
        await sandbox.submits(AGENT, modal, {"text": "x" * 101})

    assert sandbox.state.views[AGENT].errors == {
        "text": "Please use at most 100 characters.",
        "level": "Please complete this required field.",
    }


async def test_what_is_not_there_cannot_be_filled_in(modal: View) -> None:
    with pytest.raises(LookupError, match="nothing called colour"):
        modals.values(modal, {"text": "x", "level": "1", "colour": "red"})


async def test_an_empty_answer_closes_it(sandbox: SlackSandbox, modal: View) -> None:
    await sends(sandbox, modal)

    assert sandbox.state.views == {}


async def test_errors_keep_it_and_stand_at_their_fields(sandbox: SlackSandbox, desk: DeskStub, modal: View) -> None:
    desk.answer = JSONResponse({"response_action": "errors", "errors": {"text": "Say more."}})

    await sends(sandbox, modal)

    assert sandbox.state.views[AGENT].errors == {"text": "Say more."}


async def test_another_view_takes_its_place_under_the_same_id(
    sandbox: SlackSandbox, desk: DeskStub, modal: View
) -> None:
    desk.answer = JSONResponse({"response_action": "update", "view": VIEW | {"title": plain("And now")}})

    await sends(sandbox, modal)

    after = sandbox.state.views[AGENT]
    assert (after.id, after.title) == (modal.id, "And now")
    assert after.hash != modal.hash


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"colour": "Red?"}},
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": {"type": "modal"}},
        {"response_action": "explode"},
        ["a list"],
    ],
    ids=json.dumps,
)
async def test_an_answer_that_the_platform_does_not_know_is_a_violation(
    sandbox: SlackSandbox, desk: DeskStub, modal: View, answer: object
) -> None:
    desk.answer = JSONResponse(answer)

    await sends(sandbox, modal)

    assert sandbox.state.views[AGENT] == modal
    assert sandbox.violations != []


async def test_a_desk_that_fails_leaves_it_as_it_was(sandbox: SlackSandbox, desk: DeskStub, modal: View) -> None:
    desk.answer = Response(status_code=503)

    await sends(sandbox, modal)

    assert sandbox.state.views[AGENT] == modal
    sandbox.assert_clean()


async def test_nobody_sends_what_another_has_before_them(sandbox: SlackSandbox, modal: View) -> None:
    with pytest.raises(NotPossible):
        await sandbox.submits("U0ONE", modal, {"text": "x", "level": "1"})


async def test_closing_is_told_to_those_who_want_to_know(sandbox: SlackSandbox, desk: DeskStub, modal: View) -> None:
    await sandbox.closes(AGENT, modal)

    assert sandbox.state.views == {}
    assert [form for form in desk.forms if "payload" in form] == []


async def sends(sandbox: SlackSandbox, modal: View) -> None:
    """Agent One fills it in and sends it."""
    await sandbox.submits(AGENT, modal, {"text": "Nothing works", "level": "1"})
