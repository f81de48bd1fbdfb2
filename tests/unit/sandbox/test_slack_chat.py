"""What the page does with a message on Slack: the key of what it drew leads to the very control."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from adapters.sandbox.core.chat import Deed, MessageSight, NotPossible, PersonSight
from adapters.sandbox.slack.chat import SlackChat
from adapters.sandbox.slack.sandbox import SlackSandbox
from adapters.sandbox.slack.uploads import Upload
from tests.unit.sandbox.conftest import DeskStub
from tests.unit.sandbox.test_clicks import BLOCKS

Api = Callable[..., Awaitable[dict[str, Any]]]


@pytest.fixture
def chat(sandbox: SlackSandbox) -> SlackChat:
    """The sandbox as its people use it."""
    return SlackChat(sandbox)


@pytest.fixture
async def card(api: Api, chat: SlackChat) -> MessageSight:
    """A message with two buttons and a list, as the agent sees it."""
    await api("chat.postMessage", channel="C0ACME", text="A card", blocks=BLOCKS)
    return chat.messages("U0AGENT1", "C0ACME")[0]


def test_everything_in_a_card_has_a_key_and_its_choices(card: MessageSight) -> None:
    assert [(one.key, one.label, [each.label for each in one.choices]) for one in card.controls] == [
        ("row/ack", "Acknowledge", []),
        ("row/close", "Close", []),
        ("ask/choose", "", ["Level 1", "Level 2"]),
    ]


async def test_a_choice_is_sent_as_the_option_that_was_chosen(
    chat: SlackChat, desk: DeskStub, card: MessageSight
) -> None:
    await chat.presses("U0AGENT1", "C0ACME", card.id, "ask/choose", choice="2")

    (action,) = desk.clicks[0]["actions"]
    assert action["selected_option"]["value"] == "2"


async def test_a_choice_that_is_not_there_cannot_be_made(chat: SlackChat, card: MessageSight) -> None:
    with pytest.raises(NotPossible, match="gone"):
        await chat.presses("U0AGENT1", "C0ACME", card.id, "ask/choose", choice="9")


async def test_what_one_person_alone_is_shown_is_in_their_conversation_alone(api: Api, chat: SlackChat) -> None:
    await api("chat.postEphemeral", channel="C0ACME", user="U0ONE", text="For you")

    mine, theirs = (chat.messages(person, "C0ACME") for person in ("U0ONE", "U0AGENT1"))

    assert [(said.text, said.only_for_me) for said in mine] == [("For you", True)]
    assert theirs == ()


def test_nobody_is_the_desk(chat: SlackChat) -> None:
    people: tuple[PersonSight, ...] = chat.people()

    assert "plandesk" not in {person.name for person in people}


def test_the_desk_knows_everybody_by_their_own_workspace(chat: SlackChat) -> None:
    assert str(chat.account("U0ONE")) == "slack:T0ACME/U0ONE"
    assert str(chat.place("C0ACME")) == "slack:T0DESK/C0ACME"
    with pytest.raises(NotPossible):
        chat.account("U0NOBODY")


async def test_a_second_reaction_takes_the_first_away(chat: SlackChat) -> None:
    done = await chat.says("U0ONE", "C0ACME", "Hello")
    assert done.message

    await chat.reacts("U0ONE", "C0ACME", done.message, "ticket")
    (reaction,) = chat.messages("U0AGENT1", "C0ACME")[0].reactions
    await chat.reacts("U0ONE", "C0ACME", done.message, "ticket")

    assert reaction.emoji == "ticket"
    assert chat.messages("U0AGENT1", "C0ACME")[0].reactions == ()


async def test_a_ticket_is_asked_for_in_the_menu_of_a_message(chat: SlackChat, desk: DeskStub) -> None:
    done = await chat.says("U0ONE", "C0ACME", "Hello")
    assert done.message

    await chat.chooses("U0AGENT1", "C0ACME", done.message, Deed.OPEN)

    (choice,) = desk.clicks
    assert (choice["callback_id"], choice["message_ts"]) == ("open_ticket", done.message)


async def test_a_message_is_passed_on_with_whose_it_is_and_what_it_says(chat: SlackChat, desk: DeskStub) -> None:
    said = await chat.says("U0ONE", "C0ACME", "The pump stopped", files=["a.png"])

    await chat.forwards("U0AGENT1", "C0ACME", said.message or "", "C0ACME", "look")

    (attachment,) = desk.events[-1]["event"]["attachments"]
    assert (attachment["is_share"], attachment["author_name"], attachment["text"]) == (
        True,
        "Contact One",
        "The pump stopped",
    )
    assert [file["name"] for file in attachment["files"]] == ["a.png"]
    assert chat.messages("U0ONE", "C0ACME")[-1].passed_on == ("Contact One: The pump stopped",)


async def test_a_snippet_says_what_stands_in_it(sandbox: SlackSandbox, desk: DeskStub) -> None:
    await sandbox.says("U0ONE", "C0ACME", "", files=[Upload(name="error.log", text="Traceback")])

    (file,) = desk.events[-1]["event"]["files"]
    assert (file["mode"], file["preview"]) == ("snippet", "Traceback")
