"""A customer in London, under a plan of Chicago, on each platform: what is written out is in London's time."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.sandbox.example import CONTACT_THREE, GLOBE
from adapters.sandbox.teams.seen import shown as on_teams
from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.staged import staged
from tests.acceptance.story import Story, shown

SITE_DOWN = "Level 1 – Site Down"


async def test_on_slack_the_fallback_is_in_the_customers_zone(story: Story) -> None:
    thread = await story.opens(CONTACT_THREE, GLOBE, SITE_DOWN)

    told = " ".join(shown(post) for post in (*story.replies(GLOBE, thread), story.question(GLOBE, thread)))
    assert " GMT>" in told
    assert " CST" not in told
    assert " CST>" in shown(story.card("EX-1"))


async def test_on_teams_the_card_is_in_the_customers_zone(tmp_path: Path) -> None:
    contact, channel, triage = (
        cast.user(cast.CONTACT_THREE, Platform.TEAMS),
        *(cast.channel(name, Platform.TEAMS) for name in (cast.GLOBE, cast.TRIAGE)),
    )
    morning = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
    async with staged(tmp_path, morning, cast.desk_file(Platform.TEAMS, tmp_path)) as desk:
        asked = await desk.teams.says(contact, channel, "Nobody can log in")
        await desk.settled()
        await desk.teams.clicks(contact, desk.teams.thread(channel, asked.id)[1], SITE_DOWN)
        await desk.settled()

        told = " ".join(map(on_teams, desk.teams.thread(channel, asked.id)))
        inside = " ".join(map(on_teams, desk.teams.messages(triage)))

    assert " GMT" in told
    assert " CST" not in told
    assert " CST" in inside
