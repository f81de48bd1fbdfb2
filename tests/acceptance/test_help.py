"""Help says only what one may do, and what cannot be read is answered with the form that it should have."""

import pytest

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, AGENT_ONE, CONTACT_ONE, CONTACT_THREE, GLOBE
from tests.acceptance.story import TRIAGE, Story


async def opened(story: Story) -> str:
    """A ticket at Level 3; its thread."""
    return await story.opens(CONTACT_ONE, ACME, "Level 3 – High")


async def test_an_agent_is_told_all_their_verbs(story: Story) -> None:
    offered = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "commands")

    verbs = ["ack EX-1", "reply", "severity EX-1", "wait EX-1", "resolve EX-1", "list", "show EX-1", "why EX-1"]
    assert [verb for verb in verbs if f"• {verb}" not in offered] == []


async def test_a_contact_is_told_all_that_they_may_do(story: Story) -> None:
    await story.says(CONTACT_ONE, ACME, "@plandesk commands")

    (offered,) = story.private_messages(CONTACT_ONE)
    assert all(f"• {verb}" in offered for verb in ("list", "status EX-1", "severity EX-1", "close EX-1", "reopen EX-1"))
    assert not any(f"• {verb}" in offered for verb in ("ack", "reply", "wait", "resolve"))
    assert "/ticket" not in offered


async def test_help_lists_to_a_colleague_only_what_looks(story: Story) -> None:
    await story.says(ACME_COLLEAGUE, ACME, "@plandesk help")

    (offered,) = story.private_messages(ACME_COLLEAGUE)
    assert "• status EX-1" in offered
    assert not any(f"• {verb}" in offered for verb in ("severity", "close", "reopen", "ack"))


async def test_where_anyone_may_ask_anyone_may_close(story: Story) -> None:
    await story.says(CONTACT_THREE, GLOBE, "@plandesk help")

    assert "• close EX-1" in story.private_messages(CONTACT_THREE)[0]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("ack", "ack EX-1"),
        ("ack twelve", "ack EX-1"),
        ("reply", "reply EX-1 what"),
        ("severity", "severity EX-1 2"),
        ("show", "show EX-1"),
        ("list everything", "list"),
    ],
)
async def test_what_cannot_be_read_is_answered_with_the_form(story: Story, text: str, form: str) -> None:
    thread = await opened(story)
    before = story.replies(ACME, thread), story.card("EX-1")

    answer = await story.runs(AGENT_ONE, TRIAGE, "/ticket", text)

    assert f"“{form}" in answer
    assert (story.replies(ACME, thread), story.card("EX-1")) == before


async def test_what_is_near_no_verb_gets_one_line_and_help(story: Story) -> None:
    answer = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "frobnicate EX-1")

    assert "I didn't get that." in answer
    assert "• ack EX-1" not in answer


async def test_what_is_near_a_verb_is_asked_back(story: Story) -> None:
    answer = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "acknowledge EX-1")

    assert "Did you mean “ack EX-1”?" in answer


async def test_the_bare_command_helps(story: Story) -> None:
    assert "• ack EX-1" in await story.runs(AGENT_ONE, TRIAGE, "/ticket")


@pytest.mark.parametrize(("command", "text"), [("/ack", "EX-9"), ("/ticket", "show EX-9"), ("/ticket", "close EX-9")])
async def test_a_ticket_that_is_not_there_is_said_not_to_be(story: Story, command: str, text: str) -> None:
    assert "I can't find a ticket EX-9" in await story.runs(AGENT_ONE, TRIAGE, command, text)


@pytest.mark.parametrize("verb", ["ack", "wait", "resolve"])
async def test_what_is_over_stays_as_it_is(story: Story, verb: str) -> None:
    thread = await opened(story)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "close EX-1")
    before = len(story.replies(ACME, thread))

    answer = await story.runs(AGENT_ONE, TRIAGE, "/ticket", f"{verb} EX-1")

    assert "EX-1 is closed" in answer
    assert len(story.replies(ACME, thread)) == before
