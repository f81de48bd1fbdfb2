"""Whatever people write is shown as they wrote it, and calls nobody."""

import pytest

from adapters.sandbox.example import ACME, AGENT_ONE, CONTACT_ONE
from tests.acceptance.story import TRIAGE, Story, labels, shown

HIGH = "Level 3 – High"
SEVERITIES = ["Level 1 – Critical", "Level 2 – Urgent", HIGH, "Level 4 – Normal"]


async def card(story: Story, text: str) -> str:
    """The triage card of a ticket about this text."""
    await story.opens(CONTACT_ONE, ACME, HIGH, text)
    return shown(story.card("EX-1"))


@pytest.mark.parametrize("everybody", ["channel", "here", "everyone"])
async def test_a_customer_cannot_call_all_of_triage(story: Story, everybody: str) -> None:
    found = await card(story, f"@{everybody} the system is down")

    assert f"<!{everybody}" not in found
    assert f"@{everybody} the system is down" in found


async def test_a_customer_cannot_call_somebody_in_triage(story: Story) -> None:
    found = await card(story, "<@U0AGENT2> told us that it is down")

    assert "<@U0AGENT2>" not in found
    assert "told us that it is down" in found


async def test_an_agent_cannot_call_all_of_a_customers_channel(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "reply EX-1 <!channel> & <!here> all is well")

    told = shown(story.replies(ACME, thread)[-1])
    assert "<!" not in told
    assert "all is well" in told


async def test_special_characters_are_escaped_once(story: Story) -> None:
    found = await card(story, "R&D <b>cannot</b> log in & see 1 < 2")

    assert "R&amp;D &lt;b&gt;cannot&lt;/b&gt; log in &amp; see 1 &lt; 2" in found


async def test_markup_of_a_customer_is_not_ours(story: Story) -> None:
    found = await card(story, "see https://example.com/a?b=1&c=2 please")

    assert "https://example.com/a?b=1&amp;c=2" in found
    assert "<https://example.com" not in found


async def test_writing_from_right_to_left_stays_itself(story: Story) -> None:
    found = await card(story, "لا أحد يستطيع تسجيل الدخول")

    assert "لا أحد يستطيع تسجيل الدخول" in found


async def test_a_mark_that_turns_the_line_around_turns_none_of_ours(story: Story) -> None:
    found = await card(story, "invoice\u202efdp.exe")

    assert "\u202e" not in found


async def test_several_lines_become_one_that_is_read_at_a_glance(story: Story) -> None:
    found = await card(story, "First\n\nThird")

    assert "> First Third" in found


async def test_a_text_of_forty_thousand_characters_is_cut_and_says_so(story: Story) -> None:
    found = await card(story, "The import fails. " * 2_222)

    assert "…" in found
    assert "Open thread" in found


async def test_however_long_the_text_the_question_can_be_answered(story: Story) -> None:
    thread = await story.asks(CONTACT_ONE, ACME, "👩‍👩‍👧‍👦 &<> fails " * 3_000)

    assert labels(story.question(ACME, thread))[:4] == SEVERITIES


async def test_a_long_answer_of_an_agent_reaches_the_customer(story: Story) -> None:
    thread = await story.opens(CONTACT_ONE, ACME, HIGH)

    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "reply EX-1 " + "Please try again. " * 1_000)

    assert "Please try again." in story.replies(ACME, thread)[-1].text


async def test_a_text_like_a_form_letter_fills_nothing_in(story: Story) -> None:
    found = await card(story, "{ticket} %s {0} $HOME `rm -rf` *bold* _it_")

    assert "{ticket} %s {0} $HOME `rm -rf` *bold* _it_" in found
