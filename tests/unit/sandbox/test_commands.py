"""Slash commands reach the desk as forms, and what it answers is shown."""

import pytest
from starlette.responses import JSONResponse, PlainTextResponse, Response

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.slack.sandbox import SlackSandbox
from tests.unit.sandbox.conftest import DeskStub


async def test_a_command_carries_what_was_typed(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.runs("U0AGENT1", "C0TRIAGE", "/ack", "EX-1")

    (form,) = desk.forms
    assert (form["command"], form["text"]) == ("/ack", "EX-1")
    assert (form["team_id"], form["user_id"], form["channel_id"]) == ("T0DESK", "U0AGENT1", "C0TRIAGE")
    assert form["trigger_id"]
    assert form["response_url"].startswith("http://127.0.0.1:3978/sandbox/slack/response/")
    assert "thread_ts" not in form


@pytest.mark.parametrize("answer", [PlainTextResponse("Done."), JSONResponse({"text": "Done."})])
async def test_what_a_command_answers_is_shown_to_its_user_alone(
    sandbox: SlackSandbox, desk: DeskStub, answer: Response
) -> None:
    desk.answer = answer

    ran = await sandbox.runs("U0AGENT1", "C0TRIAGE", "/ack", "EX-1")

    assert [message.text for message in sandbox.ephemeral("U0AGENT1")] == ["Done."]
    assert ran.message == sandbox.ephemeral("U0AGENT1")[0]
    assert sandbox.messages("C0TRIAGE") == ()


async def test_an_answer_in_the_channel_is_seen_by_all(sandbox: SlackSandbox, desk: DeskStub) -> None:
    desk.answer = JSONResponse({"response_type": "in_channel", "text": "Done."})

    await sandbox.runs("U0AGENT1", "C0TRIAGE", "/ack", "EX-1")

    assert [message.text for message in sandbox.messages("C0TRIAGE")] == ["Done."]


async def test_people_of_other_workspaces_have_no_commands(sandbox: SlackSandbox) -> None:
    with pytest.raises(NotPossible, match="/ticket"):
        await sandbox.runs("U0ONE", "C0ACME", "/ticket", "list")


async def test_an_answer_with_invalid_blocks_is_held_against_the_desk(sandbox: SlackSandbox, desk: DeskStub) -> None:
    desk.answer = JSONResponse({"blocks": [{"type": "poster"}]})

    await sandbox.runs("U0AGENT1", "C0TRIAGE", "/ack", "EX-1")

    assert ["unsupported type: poster" in line for line in sandbox.violations] == [True]
