"""What is said between somebody and the bot alone, where others are."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx
import pytest

from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.teams.chat import TeamsChat
from adapters.sandbox.teams.sandbox import TeamsSandbox
from tests.unit.sandbox.teams.conftest import AGENT, CONTACT, SUPPORT, DeskStub, says

Connector = Callable[..., Awaitable[httpx.Response]]
ALONE = f"/{SUPPORT}/activities?isTargetedActivity=true"


def for_one(teams: TeamsSandbox, who: str = AGENT) -> dict[str, object]:
    """A message that one member is to see."""
    member = teams.state.population.members[who]
    return says("Between us", recipient={"id": member.id, "name": member.name})


async def test_what_somebody_says_to_the_bot_alone_reaches_it_and_nobody_else(
    teams: TeamsSandbox, desk: DeskStub
) -> None:
    asked = await teams.says(CONTACT, SUPPORT, "Help")

    await TeamsChat(teams).commands(AGENT, SUPPORT, "/plandesk ack EX-1", thread=asked.id)

    (_, heard) = desk.activities
    assert (heard["text"], heard["recipient"]["isTargeted"]) == ("ack EX-1", True)
    assert heard["conversation"]["id"] == f"{SUPPORT};messageid={asked.id}"
    assert [post.text for post in teams.thread(SUPPORT, asked.id)] == ["Help"]


async def test_one_member_sees_it_for_a_day(connector: Connector, teams: TeamsSandbox, clock: ManualClock) -> None:
    answer = await connector("POST", ALONE, for_one(teams))

    chat = TeamsChat(teams)
    assert answer.status_code == 201
    assert [len(chat.messages(who, SUPPORT)) for who in (AGENT, CONTACT)] == [1, 0]
    assert chat.messages(AGENT, SUPPORT)[0].only_for_me
    clock.advance(timedelta(days=1))
    assert chat.messages(AGENT, SUPPORT) == ()
    teams.assert_clean()


@pytest.mark.parametrize(
    ("path", "body"),
    [
        (ALONE, says("To whom?")),
        (ALONE, says("To a stranger", recipient={"id": "29:stranger"})),
        (ALONE.replace("true", "false"), says("To all?", recipient={"id": "29:x"})),
        (f"/{SUPPORT}/activities", says("To all, and to one", recipient={"id": "29:x"})),
    ],
)
async def test_what_is_meant_for_nobody_in_particular_is_refused(
    connector: Connector, teams: TeamsSandbox, path: str, body: object
) -> None:
    assert (await connector("POST", path, body)).status_code in (400, 404)

    assert teams.messages(SUPPORT) == ()


async def test_it_is_not_changed_as_others_messages_are(connector: Connector, teams: TeamsSandbox) -> None:
    said = (await connector("POST", ALONE, for_one(teams))).json()["id"]

    answer = await connector("PUT", f"/{SUPPORT}/activities/{said}", says("Changed"))

    assert answer.status_code == 400
