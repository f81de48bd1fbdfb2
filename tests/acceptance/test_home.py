"""The app's Home tab: what matters to whoever opens it, and as it stands when they do."""

from adapters.sandbox.core.faults import Deny
from adapters.sandbox.example import ACME, AGENT_ONE, AGENT_TWO, CONTACT_ONE, CONTACT_TWO
from tests.acceptance.story import TRIAGE, Story, labels, said_at, shown

CRITICAL = "Level 1 – Critical"


async def home(story: Story, user: str) -> str:
    """What somebody sees on opening the tab."""
    await story.sandbox.opens_home(user)
    await story.settled()
    page = story.sandbox.state.home(user)
    assert page
    return shown(page)


async def test_an_agent_sees_what_is_due_next_and_what_is_theirs(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await story.opens(CONTACT_TWO, ACME, "Level 3 – High", "The export is broken")
    await story.runs(AGENT_ONE, TRIAGE, "/ticket", "take EX-2")

    page = await home(story, AGENT_ONE)

    assert "2 waiting on us" in page
    assert page.index("Yours") < page.index("EX-2* Acme") < page.index("Unassigned") < page.index("EX-1* Acme")
    assert said_at(story.clock.now().replace(hour=16)) in page


async def test_the_tab_says_what_is_so_when_it_is_opened(story: Story) -> None:
    assert "Nothing is waiting" in await home(story, AGENT_TWO)

    await story.opens(CONTACT_ONE, ACME, CRITICAL)

    assert "EX-1* Acme" in await home(story, AGENT_TWO)


async def test_refresh_does_the_same(story: Story) -> None:
    await home(story, AGENT_ONE)
    await story.opens(CONTACT_ONE, ACME, CRITICAL)

    await story.sandbox.presses_at_home(AGENT_ONE, "Refresh")
    await story.settled()

    page = story.sandbox.state.home(AGENT_ONE)
    assert page
    assert "EX-1* Acme" in shown(page)
    parts = ["Whole queue", "Overdue", "Waiting", "Snoozed", "Closed tickets", "Search"]
    assert labels(page) == [*parts, "Acknowledge", "EX-1 · Acme", "Refresh", "Use the form"]


async def test_what_is_done_there_shows_there_at_once(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await home(story, AGENT_ONE)

    await story.sandbox.presses_at_home(AGENT_ONE, "Acknowledge")
    await story.settled()

    page = story.sandbox.state.home(AGENT_ONE)
    assert page
    assert "Acknowledge" not in labels(page)
    assert shown(page).index("Yours") < shown(page).index("EX-1* Acme") < shown(page).index("Unassigned")


async def test_search_opens_a_form_there_and_what_it_finds_comes_directly(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)
    await home(story, AGENT_ONE)

    await story.sandbox.presses_at_home(AGENT_ONE, "Search")
    await story.submits(AGENT_ONE, text="log in")

    assert "1 ticket with “log in”" in story.direct(AGENT_ONE)[-1]


async def test_the_rest_of_a_long_part_is_a_click_away_and_comes_directly(story: Story) -> None:
    for number in range(9):
        await story.opens(CONTACT_ONE, ACME, "Level 3 – High", f"Report {number} is empty")
        await story.passes(minutes=6)  # what is added sooner may belong to the last one
    page = await home(story, AGENT_ONE)

    await story.sandbox.presses_at_home(AGENT_ONE, "Whole queue")
    await story.settled()

    assert "Unassigned · 8 of 9" in page
    assert "*9 tickets*" in story.direct(AGENT_ONE)[-1]
    assert "Report 8 is empty" in story.direct(AGENT_ONE)[-1]


async def test_nothing_is_posted_by_looking(story: Story) -> None:
    await home(story, AGENT_ONE)

    assert story.direct(AGENT_ONE) == []
    assert story.private_messages(AGENT_ONE) == []


async def test_asked_for_in_words_it_is_an_answer(story: Story) -> None:
    await story.opens(CONTACT_ONE, ACME, CRITICAL)

    assert "EX-1* Acme" in await story.runs(AGENT_ONE, TRIAGE, "/ticket", "home")


async def test_the_form_opens_from_there_too(story: Story) -> None:
    await home(story, AGENT_ONE)

    await story.sandbox.presses_at_home(AGENT_ONE, "Use the form")
    await story.submits(AGENT_ONE, customer="Acme")
    await story.submits(AGENT_ONE, text="Nobody can log in", severity=CRITICAL)

    assert "EX-1 · Level" in story.form(AGENT_ONE)
    assert "Nobody can log in" in shown(story.card("EX-1"))


async def test_a_form_that_cannot_be_shown_there_is_explained_directly(story: Story) -> None:
    await home(story, AGENT_ONE)
    story.sandbox.script("views.open", Deny(code="expired_trigger_id"))

    await story.sandbox.presses_at_home(AGENT_ONE, "Use the form")
    await story.settled()

    assert "say the same in words" in story.direct(AGENT_ONE)[-1]
