"""People of another tenant, in the shared channel of their customer: the app isn't in theirs, so they have no chat."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from adapters.teams.config import TeamsConfig, partner
from adapters.teams.platform import TeamsPlatform
from bot.errors import NotDeliverable
from bot.model.message import Mention, Message, Paragraph, Text
from bot.model.places import Account, MessageRef, Platform
from bot.ports import Address
from tests.scripted import ScriptedServer, Step, answer
from tests.unit.teams.deliveries import ACME, CHANNEL, ONE, Desk, activity, known
from tests.unit.teams.test_platform import MESSAGE, POSTED, ROOT, SENT

THEIRS = "cccccccc-0000-0000-0000-000000000001"
OF_THEIRS = Account(platform=Platform.TEAMS, workspace=THEIRS, user=ONE)
THERE = Address(place=ACME, account=OF_THEIRS, thread=ROOT)
ALOUD = replace(MESSAGE, aloud=Message(summary=(Text(text="For everybody."),), blocks=()))
IN_THREAD = f"/teams/v3/conversations/{CHANNEL};messageid={ROOT}/activities"
KNOWN = answer({"id": "29:1one", "name": "Contact One"})
NOT_TAKEN = answer({"error": {"code": "BadArgument"}}, 400)
NO_CHAT = answer({"error": {"code": "Forbidden"}}, 403)
BEGINS = "/teams/v3/conversations"


@pytest.fixture
def config(config: TeamsConfig) -> TeamsConfig:
    """A desk whose customer has people in a tenant of their own."""
    return replace(config, partners=frozenset({partner(ACME, THEIRS)}))


@pytest.fixture
async def desk(config: TeamsConfig, kept: Desk) -> AsyncIterator[TeamsPlatform]:
    speaking = TeamsPlatform(config, known(kept, config))
    yield speaking
    await speaking.close()


async def told(desk: TeamsPlatform, teams: ScriptedServer, *steps: Step, message: Message = ALOUD) -> list[str]:
    """The addresses that are called to tell one of them."""
    teams.steps, before = list(steps), len(teams.calls)
    await desk.send_privately(THERE, message, "d-1")
    return [call.path for call in teams.calls[before:]]


async def test_who_can_be_told_neither_there_alone_nor_directly_is_told_in_the_thread_what_all_may_read(
    teams: ScriptedServer, desk: TeamsPlatform
) -> None:
    called = await told(desk, teams, KNOWN, NOT_TAKEN, NO_CHAT, SENT)

    assert called[1:] == [IN_THREAD, BEGINS, IN_THREAD]
    assert [call.query for call in teams.calls[1:]] == ["isTargetedActivity=true", "", ""]
    assert [call.body.get("summary") for call in teams.calls if call.path == IN_THREAD][-1] == "For everybody."
    assert await told(desk, teams, SENT) == [IN_THREAD]  # neither is tried again at once


async def test_what_others_may_not_read_is_said_to_nobody(teams: ScriptedServer, desk: TeamsPlatform) -> None:
    with pytest.raises(NotDeliverable):
        await told(desk, teams, KNOWN, NOT_TAKEN, NO_CHAT, message=MESSAGE)

    assert [call.query for call in teams.calls if call.path == IN_THREAD] == ["isTargetedActivity=true"]


@pytest.mark.parametrize("ours", ["staff", "nobody's"])
async def test_nobody_else_is_told_anything_where_others_read_it(
    teams: ScriptedServer, config: TeamsConfig, kept: Desk, ours: str
) -> None:
    config = replace(config, staff={str(OF_THEIRS)}) if ours == "staff" else replace(config, partners=frozenset())
    desk = TeamsPlatform(config, known(kept, config))

    with pytest.raises(NotDeliverable):
        await told(desk, teams, KNOWN, NOT_TAKEN, NO_CHAT)

    assert [call.query for call in teams.calls if call.path == IN_THREAD] == ["isTargetedActivity=true"]
    await desk.close()


async def test_a_direct_message_is_shown_where_they_were_heard_last(
    teams: ScriptedServer, config: TeamsConfig, kept: Desk, desk: TeamsPlatform
) -> None:
    said = activity(serviceUrl=config.cloud.service_url)
    await known(kept, config).learn(said | {"from": said["from"] | {"tenantId": THEIRS}})
    teams.steps = [NO_CHAT, KNOWN, SENT]

    assert await desk.post(Address(account=OF_THEIRS), MESSAGE, "d-1") == MessageRef(place=ACME, id=POSTED)

    assert teams.calls[-1].query == "isTargetedActivity=true"


async def test_a_direct_message_to_somebody_who_was_never_heard_cannot_be_delivered(
    teams: ScriptedServer, desk: TeamsPlatform
) -> None:
    teams.steps = [NO_CHAT]

    with pytest.raises(NotDeliverable):
        await desk.post(Address(account=OF_THEIRS), MESSAGE, "d-1")


def calling(account: Account) -> Message:
    """A message that mentions somebody."""
    return Message(summary=MESSAGE.summary, blocks=(Paragraph(spans=(Mention(account=account, name="Contact One"),)),))


def mentioned(teams: ScriptedServer) -> list[str]:
    """The ids of those whom the last message mentions."""
    card = teams.calls[-1].body["attachments"][0]["content"]
    return [one["mentioned"]["id"] for one in card["msteams"].get("entities", ())]


async def test_one_of_them_is_mentioned_by_the_id_that_the_roster_of_the_channel_has_for_this_bot(
    teams: ScriptedServer, desk: TeamsPlatform
) -> None:
    teams.steps = [KNOWN, SENT, SENT]
    for _ in range(2):
        await desk.post(Address(place=ACME, thread=ROOT), calling(OF_THEIRS), "d-1")

    assert mentioned(teams) == ["29:1one"]
    assert [call.method for call in teams.calls] == ["GET", "POST", "POST"]  # and is looked up once


async def test_where_such_a_mention_is_refused_they_are_named(teams: ScriptedServer, desk: TeamsPlatform) -> None:
    teams.steps = [KNOWN, NOT_TAKEN, SENT]

    await desk.post(Address(place=ACME, thread=ROOT), calling(OF_THEIRS), "d-1")

    assert mentioned(teams) == []
    assert teams.calls[-1].body["attachments"][0]["content"]["body"][0]["text"] == "Contact One"


@pytest.mark.parametrize("failure", [answer({}, 500), answer({"error": {"code": "MemberNotFoundInConversation"}}, 404)])
async def test_whom_the_roster_does_not_name_is_named_without_a_mention(
    teams: ScriptedServer, desk: TeamsPlatform, failure: Step
) -> None:
    teams.steps = [failure, SENT]

    await desk.post(Address(place=ACME, thread=ROOT), calling(OF_THEIRS), "d-1")

    assert mentioned(teams) == []


async def test_nobody_of_a_tenant_without_business_there_is_looked_up(
    teams: ScriptedServer, desk: TeamsPlatform
) -> None:
    teams.steps = [SENT]

    await desk.post(Address(place=ACME, thread=ROOT), calling(replace(OF_THEIRS, workspace="another")), "d-1")

    assert mentioned(teams) == []
