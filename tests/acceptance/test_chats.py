"""What people see and do, as the page has it: the same on both platforms, with the whole desk behind it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec import Struct

from adapters.sandbox import example
from adapters.sandbox.core.chat import Chat, Deed, Kind, MessageSight, NotPossible
from bot.model.places import CHAT, Platform
from tests.acceptance.golden.staged import Staged, staged
from tests.pressed import meant

MONDAY_NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class There(Struct, frozen=True, kw_only=True, dict=True):
    """One platform with a contact, the channel they ask in, and an agent who is there too."""

    stage: Staged
    chat: Chat
    contact: str
    channel: str
    severity: str
    agent: str

    async def asks(self, text: str = "Nobody can log in") -> MessageSight:
        """The contact asks; the desk's question."""
        done = await self.chat.says(self.contact, self.channel, text)
        await self.stage.settled()
        assert done.problem is None
        return self.thread(done.message)[1]

    async def presses(self, message: MessageSight, label: str) -> None:
        """The contact presses what has that label."""
        label = meant(label, (control.label for control in message.controls))
        (key,) = [control.key for control in message.controls if control.label == label]
        done = await self.chat.presses(self.contact, self.channel, message.id, key)
        await self.stage.settled()
        assert done.problem is None

    def thread(self, root: str | None) -> tuple[MessageSight, ...]:
        """A thread as the contact sees it."""
        return self.chat.messages(self.contact, self.channel, root)


PEOPLE = {
    Platform.SLACK: (example.CONTACT_THREE, example.GLOBE, "Level 1 – Site Down", example.AGENT_ONE),
    Platform.TEAMS: (example.CONTACT_SIX, example.TASMAN, "Severity 1 – Critical", example.AGENT_ONE_ON_TEAMS),
}


@pytest.fixture(params=CHAT)
async def there(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[There]:
    """The example desk, looked at on one of its platforms."""
    contact, channel, severity, agent = PEOPLE[request.param]
    async with staged(tmp_path, MONDAY_NOON, example.DESK_FILE) as stage:
        (chat,) = [chat for chat in stage.sandbox.chats if chat.platform is request.param]
        yield There(stage=stage, chat=chat, contact=contact, channel=channel, severity=severity, agent=agent)


# Who is there


async def test_everybody_has_a_name_a_handle_and_a_side(there: There) -> None:
    people = {person.id: person for person in there.chat.people()}

    assert (people[there.agent].handle, people[there.agent].is_staff) == ("agent.one", True)
    assert not people[there.contact].is_staff
    assert "designated contact" in people[there.contact].about


async def test_a_customer_sees_their_own_channel_and_their_chat_with_the_desk(there: There) -> None:
    own, direct = there.chat.conversations(there.contact)

    assert (own.id, own.kind) == (there.channel, Kind.CHANNEL)
    assert (direct.name, direct.kind) == ("plandesk", Kind.DIRECT)


async def test_nobody_reads_a_conversation_that_they_are_not_in(there: There) -> None:
    elsewhere = [one for one in there.chat.conversations(there.agent) if one.id != there.channel]

    for conversation in elsewhere:
        with pytest.raises(NotPossible):
            there.chat.messages(there.contact, conversation.id)


# What they do


async def test_a_question_can_be_answered_by_the_key_of_its_button(there: There) -> None:
    question = await there.asks()

    await there.presses(question, there.severity)

    assert there.thread(question.thread)[-1].by_desk
    assert len(there.thread(question.thread)) == 3


async def test_a_channel_shows_the_roots_of_its_threads(there: There) -> None:
    await there.asks()

    (root,) = there.chat.messages(there.contact, there.channel)

    assert (root.text, root.is_mine, root.by_desk) == ("Nobody can log in", True, False)


async def test_what_the_desk_says_is_drawn_from_what_the_platform_would_get(there: There) -> None:
    question = await there.asks()

    drawn = question.card if there.chat.platform is Platform.TEAMS else question.blocks
    assert drawn
    assert all(str(control.element) in str(drawn) for control in question.controls)


async def test_a_message_can_be_changed_and_taken_back_by_who_wrote_it(there: There) -> None:
    question = await there.asks()
    root = question.thread or ""

    await there.chat.edits(there.contact, there.channel, root, "Everybody can log in")

    (changed,) = there.chat.messages(there.contact, there.channel)
    assert (changed.text, changed.is_edited) == ("Everybody can log in", True)
    with pytest.raises(NotPossible):
        await there.chat.deletes(there.agent, there.channel, root)
    await there.chat.deletes(there.contact, there.channel, root)
    assert there.chat.messages(there.contact, there.channel) == ()


async def test_a_file_is_seen_by_its_name(there: There) -> None:
    await there.chat.says(there.contact, there.channel, "See for yourself", files=["error.png"])

    (said,) = there.chat.messages(there.contact, there.channel)

    assert [file.name for file in said.files] == ["error.png"]
    assert said.files[0].url.startswith("https://")


async def test_somebody_can_write_to_the_desk_directly_and_is_answered_there(there: There) -> None:
    direct = there.chat.conversations(there.agent)[-1]

    await there.chat.says(there.agent, direct.id, "@plandesk help")
    await there.stage.settled()

    assert there.chat.messages(there.agent, direct.id)[-1].by_desk
    with pytest.raises(NotPossible):
        there.chat.messages(there.contact, direct.id)


async def test_an_answer_for_one_person_is_seen_by_nobody_else(there: There) -> None:
    await there.chat.says(there.contact, there.channel, "@plandesk list")
    await there.stage.settled()

    mine, theirs = (
        [
            said.id
            for conversation in there.chat.conversations(person)
            for root in there.chat.messages(person, conversation.id)
            for said in (root, *there.chat.messages(person, conversation.id, root.id)[1:])
            if said.by_desk
        ]
        for person in (there.contact, there.agent)
    )
    assert len(mine) == 1
    assert theirs == []


async def test_every_change_raises_the_revision(there: There) -> None:
    before = there.chat.revision

    await there.chat.says(there.contact, there.channel, "Good morning")

    assert there.chat.revision > before


async def test_who_is_mentioned_has_a_name(there: There) -> None:
    assert there.chat.named(there.agent) == "Agent One"
    assert there.chat.named("U0NOBODY") is None


async def test_a_button_that_is_gone_cannot_be_pressed(there: There) -> None:
    question = await there.asks()

    with pytest.raises(NotPossible, match="gone"):
        await there.chat.presses(there.contact, there.channel, question.id, "99")


async def test_a_customer_has_no_slash_commands(there: There) -> None:
    with pytest.raises(NotPossible):
        await there.chat.commands(there.contact, there.channel, "/ticket list")


# Emoji and menus


async def test_an_emoji_stands_under_a_message_until_it_is_taken_back(there: There) -> None:
    await there.chat.says(there.contact, there.channel, "Good morning")
    (said,) = there.chat.messages(there.contact, there.channel)

    await there.chat.reacts(there.agent, there.channel, said.id, "wave")

    (greeted,) = there.chat.messages(there.contact, there.channel)
    assert [(one.emoji, one.people) for one in greeted.reactions] == [("wave", (there.agent,))]
    await there.chat.reacts(there.agent, there.channel, said.id, "wave")
    assert there.chat.messages(there.contact, there.channel)[0].reactions == ()


async def test_an_agent_asks_for_a_ticket_in_the_menu_of_a_message_and_is_answered(there: There) -> None:
    await there.chat.says(there.contact, there.channel, "Good morning")
    (said,) = there.chat.messages(there.contact, there.channel)

    done = await there.chat.chooses(there.agent, there.channel, said.id, Deed.OPEN)
    await there.stage.settled()

    told = [one.text for one in there.chat.messages(there.agent, there.channel) if one.only_for_me]
    assert "I can't open a ticket for that message" in (done.shown or "".join(told))


# The desk's own page


async def test_the_desk_fills_a_page_for_who_opens_it_where_there_are_such(there: There) -> None:
    await there.presses(await there.asks(), there.severity)
    if there.chat.platform is Platform.TEAMS:
        with pytest.raises(NotPossible, match="no page"):
            await there.chat.opens_home(there.agent)
        return

    await there.chat.opens_home(there.agent)
    await there.stage.settled()

    page = there.chat.home(there.agent)
    assert page is not None
    assert "EX-1" in str(page.blocks)
    assert there.chat.home(there.contact) is None
    done = await there.chat.presses_at_home(there.agent, page.controls[0].key)
    assert done.problem is None


async def test_what_stands_on_a_page_that_is_not_open_cannot_be_pressed(there: There) -> None:
    with pytest.raises(NotPossible):
        await there.chat.presses_at_home(there.agent, "row/ack")
