"""What waits for a contact and is taken up by words: the question comes, and the clock starts with the contact."""

from datetime import timedelta

from adapters.sandbox.example import ACME, ACME_COLLEAGUE, CONTACT_TWO, GLOBE, GLOBE_COLLEAGUE
from tests.acceptance.conftest import MONDAY_NINE
from tests.acceptance.story import Story, labels, said_at, shown


async def test_a_contact_takes_it_up_by_writing_in_the_thread(story: Story) -> None:
    thread = await story.asks(ACME_COLLEAGUE, ACME)

    await story.says(CONTACT_TWO, ACME, "Yes, that is a real problem", thread)

    assert "Level 1 – Critical" in labels(story.replies(ACME, thread)[-1])


async def test_the_clock_of_what_a_contact_took_up_starts_with_the_contact(story: Story) -> None:
    thread = await story.asks(ACME_COLLEAGUE, ACME)
    await story.passes(minutes=20)
    await story.says(CONTACT_TWO, ACME, "Yes, that is a real problem", thread)

    await story.clicks(CONTACT_TWO, story.replies(ACME, thread)[-1], "Level 1 – Critical")

    assert said_at(MONDAY_NINE + timedelta(minutes=80)) in story.replies(ACME, thread)[-1].text


async def test_what_a_contact_took_up_still_shows_what_the_colleague_wrote(story: Story) -> None:
    thread = await story.asks(ACME_COLLEAGUE, ACME, "The export is broken")

    await story.says(CONTACT_TWO, ACME, "Yes, that is a real problem", thread)

    assert "The export is broken" in shown(story.triage()[-1])


async def test_the_colleague_who_insists_in_the_thread_is_answered_and_gets_no_question(story: Story) -> None:
    thread = await story.asks(ACME_COLLEAGUE, ACME)

    await story.says(ACME_COLLEAGUE, ACME, "But it is urgent!", thread)

    _, told = story.replies(ACME, thread)
    assert "Our team can see it too" in told.text
    assert labels(told) == []


async def test_where_anyone_may_ask_a_colleague_gets_the_question(story: Story) -> None:
    thread = await story.asks(GLOBE_COLLEAGUE, GLOBE)

    assert "Level 1 – Site Down" in labels(story.question(GLOBE, thread))
