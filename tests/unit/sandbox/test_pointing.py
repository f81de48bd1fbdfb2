"""People put emoji on messages and choose from their menus, as far as the platform lets them."""

import pytest

from adapters.sandbox.core.chat import NotPossible
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import PostedMessage
from adapters.sandbox.slack.wire import message_json


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


async def test_what_is_not_there_cannot_be_taken_back(sandbox: SlackSandbox) -> None:
    message = await said(sandbox)

    with pytest.raises(NotPossible):
        await sandbox.takes_back("U0ONE", message, "ticket")


async def test_what_is_gone_has_no_menu(sandbox: SlackSandbox) -> None:
    message = await said(sandbox)
    await sandbox.deletes("U0AGENT1", message)

    with pytest.raises(NotPossible):
        await sandbox.shortcut("U0AGENT1", message)
