"""Forms about a ticket on both platforms: opened from its card, shown as the customer will read it, and then sent."""

from adapters.sandbox.teams import seen
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import Staged
from tests.acceptance.story import Story, labels, shown
from tests.acceptance.test_form_on_teams import ACME as ACME_ON_TEAMS
from tests.acceptance.test_form_on_teams import AGENT_ONE as AGENT_ON_TEAMS
from tests.acceptance.test_form_on_teams import CONTACT_ONE as ONE_ON_TEAMS
from tests.acceptance.test_form_on_teams import TRIAGE as TRIAGE_ON_TEAMS
from tests.acceptance.test_form_on_teams import desk as desk
from tests.acceptance.test_form_on_teams import private, says, sends

ONE, AGENT, TAM = "U0ONE", "U0AGENT1", "U0TAM1"
TAM_ON_TEAMS = cast.user(cast.TAM_ONE, Platform.TEAMS)
ACME, TRIAGE = "C0ACME", "C0TRIAGE"
WORDS = "We restart the login service now."


async def test_a_reply_is_read_over_before_it_is_sent_on_slack(story: Story) -> None:
    thread = await story.opens(ONE, ACME, "Level 1 – Critical")
    await story.clicks(AGENT, story.card("EX-1"), "Reply")
    await story.submits(AGENT, text=WORDS)
    preview, before = story.form(AGENT), len(story.replies(ACME, thread))

    await story.submits(AGENT)

    assert "as *Agent One*. They'll read:" in preview
    assert len(story.replies(ACME, thread)) == before + 1
    assert WORDS in shown(story.replies(ACME, thread)[-1])
    assert AGENT not in story.sandbox.state.views
    assert "Acknowledge" not in labels(story.card("EX-1"))


async def test_what_is_chosen_in_the_menu_of_the_card_opens_its_form_too(story: Story) -> None:
    await story.opens(ONE, ACME, "Level 1 – Critical")
    await story.clicks(AGENT, story.card("EX-1"), "Internal note")

    await story.submits(AGENT, text="It is the index again.")

    assert "It is the index again." in shown(story.under_card("EX-1")[-1])


async def test_a_reply_is_read_over_before_it_is_sent_on_teams(desk: Staged) -> None:
    await says(desk, ONE_ON_TEAMS, ACME_ON_TEAMS, "Nobody can log in")
    (asked,) = desk.teams.messages(ACME_ON_TEAMS)
    await desk.teams.clicks(ONE_ON_TEAMS, desk.teams.thread(ACME_ON_TEAMS, asked.id)[-1], "Level 1 – Critical")
    await desk.settled()
    card = next(post for post in desk.teams.messages(TRIAGE_ON_TEAMS) if seen.shown(post).startswith("EX-1 ·"))
    await desk.teams.clicks(AGENT_ON_TEAMS, card, "Reply")
    await desk.settled()
    await sends(desk, AGENT_ON_TEAMS, "Preview", text=WORDS)
    preview = seen.shown(private(desk, AGENT_ON_TEAMS)[-1])

    await sends(desk, AGENT_ON_TEAMS, "Send to Acme", text=WORDS)

    assert "They'll read:" in preview
    assert WORDS in seen.shown(desk.teams.thread(ACME_ON_TEAMS, asked.id)[-1])
    assert "Send to Acme" not in seen.labels(private(desk, AGENT_ON_TEAMS)[-1])


async def test_the_account_manager_keeps_a_level_in_a_form_on_slack(story: Story) -> None:
    thread = await story.opens(ONE, ACME, "Level 1 – Critical")
    await story.runs(AGENT, TRIAGE, "/ticket", "severity EX-1 2: only Berlin")
    await story.clicks(ONE, story.replies(ACME, thread)[-1], "I disagree")
    await story.clicks(TAM, story.sandbox.direct(TAM)[-1], "Keep Level 2")
    await story.submits(TAM, text="Paris works.")
    preview = story.form(TAM)

    await story.submits(TAM)

    assert "this stays" in preview
    assert "Paris works." in shown(story.replies(ACME, thread)[-1])
    assert not labels(story.sandbox.direct(TAM)[0])


async def test_the_account_manager_sets_a_level_back_in_a_form_on_teams(desk: Staged) -> None:
    await says(desk, ONE_ON_TEAMS, ACME_ON_TEAMS, "Nobody can log in")
    (asked,) = desk.teams.messages(ACME_ON_TEAMS)
    await desk.teams.clicks(ONE_ON_TEAMS, desk.teams.thread(ACME_ON_TEAMS, asked.id)[-1], "Level 1 – Critical")
    await desk.settled()
    await says(desk, AGENT_ON_TEAMS, TRIAGE_ON_TEAMS, "@plandesk severity EX-1 2: only Berlin")
    told = desk.teams.thread(ACME_ON_TEAMS, asked.id)[-1]
    await desk.teams.clicks(ONE_ON_TEAMS, told, "I disagree")
    await desk.settled()

    await desk.teams.clicks(TAM_ON_TEAMS, private(desk, TAM_ON_TEAMS)[-1], "Set back to Level 1")
    await desk.settled()
    await sends(desk, TAM_ON_TEAMS, "Preview", text="Two sites are down.")
    await sends(desk, TAM_ON_TEAMS, "Send to Acme", text="Two sites are down.")

    assert "Two sites are down." in seen.shown(desk.teams.thread(ACME_ON_TEAMS, asked.id)[-1])
