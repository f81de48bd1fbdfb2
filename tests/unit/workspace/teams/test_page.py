"""The page shows people on Teams what they see, beside those on Slack, and does what they do."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, Protocol

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import Response

from adapters.workspace.clock import ManualClock
from adapters.workspace.page import Page
from adapters.workspace.people import Population
from adapters.workspace.slack_side import SlackSide
from adapters.workspace.teams.side import TeamsSide
from adapters.workspace.teams.workspace import TeamsWorkspace
from adapters.workspace.timekeeper import Timekeeper
from adapters.workspace.workspace import Workspace
from tests.unit.workspace.teams.conftest import ACKNOWLEDGE, AGENT, ANSWERED, CONTACT, SUPPORT, card

Connector = Callable[..., Awaitable[httpx.Response]]

SAY = {"as": CONTACT, "channel": SUPPORT, "text": "Help"}


class DeskEnd(Protocol):
    """The desk's end of the wire, of conftest."""

    answer: Response
    activities: list[dict[str, Any]]


@pytest.fixture
async def page(teams: TeamsWorkspace, clock: ManualClock, population: Population) -> AsyncIterator[httpx.AsyncClient]:
    """The page, with a workspace of Slack and the tenant side by side."""
    slack = Workspace(clock=clock, real=clock, signing_secret="s", bot_token="t", population=population)
    shown = Page(Timekeeper(clock), [SlackSide(slack), TeamsSide(teams)])
    transport = httpx.ASGITransport(app=Starlette(routes=shown.routes()))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:3978") as client:
        yield client


@pytest.mark.parametrize("path", ["element.js", "links.js", "cards.js", "markdown.js"])
async def test_what_cards_are_drawn_with_is_served(page: httpx.AsyncClient, path: str) -> None:
    answer = await page.get(f"/workspace/{path}")

    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")


async def test_people_of_both_platforms_stand_side_by_side(page: httpx.AsyncClient) -> None:
    seen = (await page.get("/workspace/state")).json()

    assert [one["id"] for one in seen["people"]] == ["U0AGENT1", "U0ONE", "U0ACMECOLLEAGUE", AGENT, CONTACT]


async def test_somebody_on_teams_sees_their_channels_and_their_chat_with_the_desk(
    page: httpx.AsyncClient, teams: TeamsWorkspace, connector: Connector
) -> None:
    await teams.says(CONTACT, SUPPORT, "@plandesk a < b")
    await connector("POST", f"/{SUPPORT}/activities", card(actions=[ACKNOWLEDGE]))

    seen = (await page.get("/workspace/state", params={"as": CONTACT})).json()

    assert [channel["kind"] for channel in seen["channels"]] == ["channel", "im"]
    said, posted = seen["messages"][SUPPORT]
    assert said["text"] == "@plandesk a < b"
    assert posted["card"]["actions"] == [ACKNOWLEDGE]


async def test_what_is_written_and_pressed_reaches_the_desk(
    page: httpx.AsyncClient, teams: TeamsWorkspace, desk: DeskEnd, connector: Connector
) -> None:
    desk.answer = ANSWERED
    await connector("POST", f"/{SUPPORT}/activities", card(actions=[ACKNOWLEDGE]))
    (posted,) = teams.messages(SUPPORT)

    said = await page.post("/workspace/say", json=SAY)
    pressed = await page.post(
        "/workspace/click", json={"as": AGENT, "channel": SUPPORT, "ts": posted.id, "number": 0, "inputs": {}}
    )

    assert (said.status_code, pressed.status_code) == (200, 200)
    assert [activity["type"] for activity in desk.activities] == ["message", "invoke"]


async def test_an_action_of_the_card_is_counted_in_reading_order(
    page: httpx.AsyncClient, teams: TeamsWorkspace, desk: DeskEnd, connector: Connector
) -> None:
    desk.answer = ANSWERED
    below = {**ACKNOWLEDGE, "title": "Below", "verb": "below"}
    body = card({"type": "ActionSet", "actions": [ACKNOWLEDGE]}, actions=[below])
    await connector("POST", f"/{SUPPORT}/activities", body)
    (posted,) = teams.messages(SUPPORT)

    await page.post(
        "/workspace/click", json={"as": AGENT, "channel": SUPPORT, "ts": posted.id, "number": 1, "inputs": {}}
    )

    assert desk.activities[0]["value"]["action"]["verb"] == "below"


@pytest.mark.parametrize(
    ("path", "changed", "problem"),
    [
        ("click", {"ts": "1", "number": 0}, "That message is gone."),
        ("command", {"text": "/ack EX-1"}, "There are no slash commands here."),
        ("say", {"channel": "19:elsewhere@thread.tacv2"}, "there is no channel"),
        ("say", {"as": "nobody"}, "there is nobody called nobody"),
    ],
)
async def test_what_cannot_be_done_is_explained(
    page: httpx.AsyncClient, path: str, changed: dict[str, Any], problem: str
) -> None:
    answer = await page.post(f"/workspace/{path}", json=SAY | changed)

    assert answer.status_code == 409
    assert problem in answer.json()["problem"]


async def test_an_action_without_a_number_is_none(
    page: httpx.AsyncClient, teams: TeamsWorkspace, connector: Connector
) -> None:
    await connector("POST", f"/{SUPPORT}/activities", card(actions=[ACKNOWLEDGE]))
    (posted,) = teams.messages(SUPPORT)

    answer = await page.post("/workspace/click", json=SAY | {"ts": posted.id, "number": "x"})

    assert answer.status_code == 400


async def test_the_page_changes_when_either_side_does(page: httpx.AsyncClient, teams: TeamsWorkspace) -> None:
    seen = (await page.get("/workspace/state", params={"as": CONTACT})).json()
    known = {"as": CONTACT, "revision": f"{CONTACT}/{seen['revision']}"}

    unchanged = (await page.get("/workspace/state", params=known)).json()
    await teams.says(CONTACT, SUPPORT, "Help")
    changed = (await page.get("/workspace/state", params=known)).json()

    assert "messages" not in unchanged
    assert len(changed["messages"][SUPPORT]) == 1
