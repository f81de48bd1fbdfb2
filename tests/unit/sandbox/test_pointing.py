"""People put emoji on messages and choose from their menus, as far as the platform lets them."""

import pytest

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import PostedMessage
from adapters.sandbox.slack.wire import message_json


async def said(workspace: SlackSandbox) -> PostedMessage:
    gesture = await workspace.says("U0AGENT1", "C0ACME", "Hello")
    assert gesture.message
    return gesture.message


async def test_everybody_sees_who_reacted(workspace: SlackSandbox) -> None:
    message = await said(workspace)

    await workspace.reacts("U0ONE", message, "ticket")
    await workspace.reacts("U0AGENT1", message, "ticket")

    shown = message_json(workspace.state, workspace.messages("C0ACME")[0])
    assert shown["reactions"] == [{"name": "ticket", "users": ["U0ONE", "U0AGENT1"], "count": 2}]


async def test_the_same_emoji_of_one_person_is_there_once(workspace: SlackSandbox) -> None:
    message = await said(workspace)
    await workspace.reacts("U0ONE", message, "ticket")

    with pytest.raises(NotPossible):
        await workspace.reacts("U0ONE", message, "ticket")


async def test_what_is_not_there_cannot_be_taken_back(workspace: SlackSandbox) -> None:
    message = await said(workspace)

    with pytest.raises(NotPossible):
        await workspace.takes_back("U0ONE", message, "ticket")


async def test_what_is_gone_has_no_menu(workspace: SlackSandbox) -> None:
    message = await said(workspace)
    await workspace.deletes("U0AGENT1", message)

    with pytest.raises(NotPossible):
        await workspace.shortcut("U0AGENT1", message)
