"""Messages that people pass on: read as they stand, named as passed on, and never the word of who passes them on."""

import pytest

from tests.acceptance.golden.cast import ACME, CONTACT_ONE, CONTACT_TWO, TRIAGE
from tests.acceptance.golden.conversation import Conversation, Spot


@pytest.fixture
async def greeting(desk: Conversation) -> Spot:
    """A message that began nothing, to be passed on."""
    return await desk.says(CONTACT_TWO, ACME, "ok")


@pytest.mark.parametrize("comment", ["take a look", "", "thanks"])
async def test_a_forward_is_asked_about_whatever_the_comment(desk: Conversation, greeting: Spot, comment: str) -> None:
    asked = await desk.forwards(CONTACT_ONE, greeting, comment)

    assert len(desk.thread(asked)) == 1
    assert "[forwarded from Contact Two] ok" in desk.channel(TRIAGE)[-1].text


async def test_a_comment_on_a_forward_answers_the_question_and_the_forward_is_kept(desk: Conversation) -> None:
    asked = await desk.says(CONTACT_ONE, ACME, "Nobody can log in")

    await desk.forwards(CONTACT_ONE, asked, "1", asked)

    card = desk.card_in("EX-1").text
    assert "Level 1" in card
    assert "[forwarded from Contact One] Nobody can log in" in card
