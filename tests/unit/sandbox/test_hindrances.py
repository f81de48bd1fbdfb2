"""What somebody cannot do about a message where it stands: greyed, with the reason."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from adapters.sandbox.core.chat import Deed, MessageSight
from adapters.sandbox.slack.chat import SlackChat
from adapters.sandbox.slack.people import Standing
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.state import MessageDraft

Api = Callable[..., Awaitable[dict[str, Any]]]
AGENT, CONTACT, ACME = "U0AGENT1", "U0ONE", "C0ACME"


@pytest.fixture
def chat(sandbox: SlackSandbox) -> SlackChat:
    """The sandbox as its people use it."""
    return SlackChat(sandbox)


def seen(chat: SlackChat, person: str) -> MessageSight:
    """The newest message in the channel, as somebody sees it."""
    return chat.messages(person, ACME)[-1]


def test_ones_own_message_can_be_changed_and_anothers_cannot(sandbox: SlackSandbox, chat: SlackChat) -> None:
    sandbox.state.post(MessageDraft(channel=ACME, user=AGENT, text="Hello"))

    assert seen(chat, AGENT).hindrances == {}
    assert {Deed.EDIT, Deed.DELETE} <= seen(chat, CONTACT).hindrances.keys()


def test_people_of_other_workspaces_have_no_entry_in_menus(sandbox: SlackSandbox, chat: SlackChat) -> None:
    sandbox.state.post(MessageDraft(channel=ACME, user=CONTACT, text="Hello"))

    assert seen(chat, CONTACT).hindrances.keys() == {Deed.OPEN, Deed.REPLY, Deed.SPLIT}


async def test_there_is_nothing_to_open_in_what_the_desk_wrote(api: Api, chat: SlackChat) -> None:
    await api("chat.postMessage", channel=ACME, text="Hello")

    assert {Deed.OPEN, Deed.REACT} <= seen(chat, AGENT).hindrances.keys()


async def test_nothing_can_be_done_about_what_one_alone_sees(api: Api, chat: SlackChat) -> None:
    await api("chat.postEphemeral", channel=ACME, user=AGENT, text="For you")

    assert seen(chat, AGENT).hindrances.keys() == set(Deed)


def test_where_the_desk_is_not_it_hears_of_no_reaction(sandbox: SlackSandbox, chat: SlackChat) -> None:
    sandbox.state.post(MessageDraft(channel=ACME, user=AGENT, text="Hello"))
    sandbox.state.set_members(ACME, {AGENT, CONTACT})

    assert seen(chat, AGENT).hindrances.keys() == {Deed.REACT}


def test_in_an_archived_channel_nothing_can_be_done(sandbox: SlackSandbox, chat: SlackChat) -> None:
    sandbox.state.post(MessageDraft(channel=ACME, user=AGENT, text="Hello"))
    sandbox.state.set_standing(ACME, Standing.ARCHIVED)

    assert seen(chat, AGENT).hindrances.keys() == set(Deed)
