"""People put emoji on messages and choose from their menus, as far as the platform lets them."""

import httpx
import pytest
from starlette.applications import Starlette

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.slack.people import SlackPopulation
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import PostedMessage
from adapters.sandbox.slack.wire import message_json
from adapters.slack import pointing
from tests.unit.sandbox.conftest import TOKEN, Api, DeskStub, connected
from tests.unit.slack.deliveries import CONFIG as SLACK
from tests.waiting import until


async def said(sandbox: SlackSandbox) -> PostedMessage:
    gesture = await sandbox.says("U0AGENT1", "C0ACME", "Hello")
    assert gesture.message
    return gesture.message


async def test_everybody_sees_who_reacted(sandbox: SlackSandbox) -> None:
    message = await said(sandbox)

    await sandbox.reacts("U0ONE", message, "ticket")
    await sandbox.reacts("U0AGENT1", message, "ticket")

    shown = message_json(sandbox.state, sandbox.messages("C0ACME")[0])
    assert shown["reactions"] == [{"name": "ticket", "users": ["U0ONE", "U0AGENT1"], "count": 2}]


async def test_the_same_emoji_of_one_person_is_there_once(sandbox: SlackSandbox) -> None:
    message = await said(sandbox)
    await sandbox.reacts("U0ONE", message, "ticket")

    with pytest.raises(NotPossible):
        await sandbox.reacts("U0ONE", message, "ticket")


async def test_the_desk_is_told_of_its_own_as_well_which_ask_it_for_nothing(
    clock: ManualClock, population: SlackPopulation, desk: DeskStub
) -> None:
    scopes = ["reactions:write"]
    sandbox = SlackSandbox(
        clock=clock, real=clock, signing_secret="s", bot_token=TOKEN, population=population, scopes=scopes
    )
    sandbox.connect(connected(desk))
    message = await said(sandbox)

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=Starlette(routes=sandbox.wire())), base_url="http://127.0.0.1:3978"
    ) as web:
        await Api(web)("reactions.add", channel="C0ACME", timestamp=message.ts, name="ticket")
    await until(lambda: len(desk.events) == 2)

    event = desk.events[-1]["event"]
    assert (event["type"], event["reaction"], event["user"]) == ("reaction_added", "ticket", population.bot.id)
    assert event["item"] == {"type": "message", "channel": "C0ACME", "ts": message.ts}
    theirs = desk.events[-1] | {"event": event | {"user": "U0ONE"}}
    assert [pointing.reacted(one, SLACK) is None for one in (theirs, desk.events[-1])] == [False, True]
    await sandbox.close()


async def test_what_is_not_there_cannot_be_taken_back(sandbox: SlackSandbox) -> None:
    message = await said(sandbox)

    with pytest.raises(NotPossible):
        await sandbox.takes_back("U0ONE", message, "ticket")


async def test_what_is_gone_has_no_menu(sandbox: SlackSandbox) -> None:
    message = await said(sandbox)
    await sandbox.deletes("U0AGENT1", message)

    with pytest.raises(NotPossible):
        await sandbox.shortcut("U0AGENT1", message)
