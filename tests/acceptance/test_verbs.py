"""What agents can type: as a slash command, to the desk in the customer's thread, with the number or without."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, DESK_FILE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import TRIAGE, Story, labels, played, said_at, shown
from tests.rounds import SOAK

C = TypeVar("C")
Way = Callable[[Story, str, str], Awaitable[None]]
"""Says `ack {}` in a story to the desk, in that thread if it is said in one."""


async def by_slash_command(story: Story, _: str, text: str) -> None:
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", text.format("EX-1"))


async def by_mention(story: Story, thread: str, text: str) -> None:
    await story.says(AGENT_ONE, ACME, f"@plandesk {text.format('EX-1')}", thread)


async def by_mention_without_the_number(story: Story, thread: str, text: str) -> None:
    await story.says(AGENT_ONE, ACME, f"@plandesk {text.format('')}", thread)


WAYS = [by_slash_command, by_mention, by_mention_without_the_number]
each_way = pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)


def each_by_slash_and_one_each_way(cases: list[C]) -> list[tuple[Way, C]]:
    """Every case by a slash command, and the first each other way too; in a soak every case each way."""
    every = [(way, case) for way in WAYS for case in cases]
    return [(way, case) for way, case in every if SOAK or way is by_slash_command or case == cases[0]]


async def opened(story: Story) -> str:
    """A ticket at Level 3; its thread."""
    return await story.opens(CONTACT_ONE, ACME, "Level 3 – High")


# Each verb, each way


@pytest.mark.parametrize(
    ("way", "case"),
    each_by_slash_and_one_each_way(
        [
            ("ack {}", "*Agent One* is looking into this now", "Assigned to Agent One"),
            ("reply {} We see it", "Agent One on EX-1: We see it", "first response"),
            ("wait {} Which browser?", "Which browser?", "Waiting for the customer"),
            ("severity {} 1: all offices", "Level 1 – Critical", "Level 1 – Critical"),
            ("severity {} critical: all offices", "Level 1 – Critical", "Level 1 – Critical"),
            ("resolve {} Restarted it", "Restarted it", "Resolved by Agent One"),
            ("resolve {}", "Agent One has resolved this", "Resolved by Agent One"),
            ("close {}", "EX-1 is closed", "Closed ·"),
        ]
    ),
)
async def test_a_verb_tells_the_customer_and_changes_the_card(
    story: Story, way: Way, case: tuple[str, str, str]
) -> None:
    text, news, state = case
    thread = await opened(story)

    await way(story, thread, text)

    assert news in story.replies(ACME, thread)[-1].text
    assert state in shown(story.card("EX-1"))


@each_way
async def test_reopen_does_too(story: Story, way: Way) -> None:
    thread = await opened(story)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "resolve EX-1")

    await way(story, thread, "reopen {}")

    assert "EX-1 is open again" in story.replies(ACME, thread)[-1].text


@pytest.mark.parametrize(("way", "text"), each_by_slash_and_one_each_way(["show {}", "status {}", "why {}"]))
async def test_looking_posts_nothing(story: Story, way: Way, text: str) -> None:
    thread = await opened(story)
    before = story.replies(ACME, thread), story.card("EX-1")

    await way(story, thread, text)

    assert (story.replies(ACME, thread), story.card("EX-1")) == before


async def test_the_short_command_acknowledges(story: Story) -> None:
    await opened(story)

    await story.runs(AGENT_ONE, TRIAGE, "/ack", " ex-1 ")

    assert "Assigned to Agent One" in shown(story.card("EX-1"))


async def test_the_commands_have_the_names_that_the_desk_gives_them(tmp_path: Path) -> None:
    names = 'intake = "message"\nslash = { ack = "/taken", ticket = "/support" }'
    desk_file = tmp_path / "desk.toml"
    desk_file.write_text(DESK_FILE.read_text(encoding="utf-8").replace('intake = "message"', names), encoding="utf-8")
    async with played(tmp_path, MONDAY_NINE, desk_file) as story:
        await opened(story)

        await story.runs(AGENT_ONE, TRIAGE, "/taken", "EX-1")

        assert "Assigned to Agent One" in shown(story.card("EX-1"))
        assert "/support" in await story.runs(AGENT_ONE, TRIAGE, "/support", "help")


async def test_the_cards_button_acknowledges(story: Story) -> None:
    thread = await opened(story)

    await story.clicks(AGENT_ONE, story.card("EX-1"), "Acknowledge")

    assert "is looking into this now" in story.replies(ACME, thread)[-1].text


# Who is answered


@pytest.mark.parametrize("way", [by_mention, by_mention_without_the_number], ids=lambda way: way.__name__)
async def test_a_mention_is_answered_to_its_writer_alone(story: Story, way: Way) -> None:
    thread = await opened(story)

    await way(story, thread, "ack {}")

    assert len(story.private_messages(AGENT_ONE)) == 1
    assert story.private_messages(CONTACT_ONE) == story.private_messages(AGENT_TWO) == []


async def test_a_click_is_answered_to_who_clicked(story: Story) -> None:
    await opened(story)

    await story.clicks(AGENT_TWO, story.card("EX-1"), "Acknowledge")

    (answer,) = story.private_messages(AGENT_TWO)
    assert "EX-1" in answer
    assert "Acknowledged" in answer


async def test_the_second_to_acknowledge_is_told_who_was_first(story: Story) -> None:
    thread = await opened(story)
    card = story.card("EX-1")
    await story.clicks(AGENT_ONE, card, "Acknowledge")
    before = len(story.replies(ACME, thread))

    await story.clicks(AGENT_TWO, card, "Acknowledge")

    assert "already acknowledged by Agent One" in story.private_messages(AGENT_TWO)[0]
    assert len(story.replies(ACME, thread)) == before


async def test_a_command_in_the_thread_is_no_answer_to_the_customer_by_itself(story: Story) -> None:
    thread = await opened(story)

    await story.says(AGENT_ONE, ACME, "@plandesk show", thread)

    assert "Acknowledge" in labels(story.card("EX-1"))


# What is answered


async def test_why_explains_the_due_time_down_to_the_clause_and_the_hours(story: Story) -> None:
    await opened(story)

    why = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "why EX-1")

    assert said_at(MONDAY_NINE + timedelta(hours=4)) in why
    assert "4 business hours" in why
    assert "“Response table”" in why
    assert "“Hours”" in why


async def test_list_has_what_is_due_first_at_the_top(story: Story) -> None:
    await opened(story)
    await story.opens(CONTACT_ONE, ACME, "Level 1 – Critical", "The export is broken")

    listed = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "list")

    assert listed.index("EX-2") < listed.index("EX-1")


async def test_a_list_leaves_out_what_is_closed(story: Story) -> None:
    await opened(story)
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "close EX-1")

    assert "No ticket is open" in await story.runs(AGENT_ONE, TRIAGE, "/ticket", "list")


async def test_show_tells_customer_severity_state_and_text(story: Story) -> None:
    await opened(story)

    one = await story.runs(AGENT_ONE, TRIAGE, "/ticket", "show EX-1")

    assert all(word in one for word in ("Acme", "Level 3 – High", "No response yet", "Nobody can log in"))
