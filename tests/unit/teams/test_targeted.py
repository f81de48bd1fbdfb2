"""What one person alone is to see in a channel: shown there, or if that is refused in their own chat."""

import pytest

from adapters.teams.roster import Roster
from adapters.teams.targeted import REFUSED_SECONDS, Targeted
from adapters.teams.wire import Wire
from bot.errors import DeliveryFailed, InDoubt, NotReached, RateLimited
from bot.ports import Address, ChatPlatform
from tests.scripted import Call, ScriptedServer, Step, answer
from tests.unit.teams.deliveries import ACME, CHANNEL, CHAT, CONFIG, CONTACT_ONE, ONE
from tests.unit.teams.test_platform import MESSAGE, POST_DIRECT, POSTED, ROOT, SENT, WITH_ONE

THERE = Address(place=ACME, account=CONTACT_ONE, thread=ROOT)
SHOWN = f"/teams/v3/conversations/{CHANNEL};messageid={ROOT}/activities?isTargetedActivity=true"
ASKED = f"/teams/v3/conversations/{CHANNEL}/members/{ONE}"
KNOWN = answer({"id": "29:1one", "aadObjectId": ONE, "name": "Contact One"})
CHAT_BEGUN = answer({"id": CHAT}, 201)


def refused(code: str, status: int = 400) -> Step:
    return answer({"error": {"code": code}}, status)


async def told(desk: ChatPlatform, teams: ScriptedServer, *steps: Step, address: Address = THERE) -> list[str]:
    """The addresses that are called to tell somebody."""
    teams.steps, before = list(steps), len(teams.calls)
    await desk.send_privately(address, MESSAGE, "d-1")
    return [_address(call) for call in teams.calls[before:]]


def _address(call: Call) -> str:
    return f"{call.path}?{call.query}" if call.query else call.path


async def test_it_is_shown_in_the_thread_to_that_member_alone(teams: ScriptedServer, desk: ChatPlatform) -> None:
    assert await told(desk, teams, KNOWN, SENT) == [ASKED, SHOWN]

    assert teams.calls[-1].body["recipient"] == {"id": "29:1one", "name": "Contact One"}
    assert teams.calls[-1].body["attachments"]


async def test_who_is_known_already_is_not_asked_for_again(teams: ScriptedServer, desk: ChatPlatform) -> None:
    await told(desk, teams, KNOWN, SENT)

    assert await told(desk, teams, SENT) == [SHOWN]


@pytest.mark.parametrize(
    "refusal", [refused("BadArgument"), refused("Forbidden", 403), refused("NotFound", 404), refused("", 405)]
)
async def test_where_it_is_refused_they_are_told_directly_and_it_is_not_tried_again_at_once(
    teams: ScriptedServer, desk: ChatPlatform, refusal: Step
) -> None:
    assert await told(desk, teams, KNOWN, refusal, CHAT_BEGUN, SENT) == [
        ASKED,
        SHOWN,
        "/teams/v3/conversations",
        POST_DIRECT,
    ]

    assert await told(desk, teams, SENT) == [POST_DIRECT]


async def test_who_is_not_there_is_told_directly_and_others_are_shown_it(
    teams: ScriptedServer, desk: ChatPlatform
) -> None:
    gone = refused("MemberNotFoundInConversation", 404)
    await told(desk, teams, gone, CHAT_BEGUN, SENT)
    other = Address(place=ACME, account=CONTACT_ONE.__class__(platform=ACME.platform, workspace="t", user="two"))

    assert await told(desk, teams, SENT) == [POST_DIRECT]
    assert (await told(desk, teams, answer({"id": "29:1two"}), SENT, address=other))[-1].endswith("=true")


async def test_a_thread_that_is_gone_says_nothing_of_the_channel(teams: ScriptedServer, desk: ChatPlatform) -> None:
    await told(desk, teams, KNOWN, refused("ActivityNotFoundInConversation", 404), CHAT_BEGUN, SENT)

    assert await told(desk, teams, SENT) == [SHOWN]


async def test_a_personal_chat_is_private_as_it_is(teams: ScriptedServer, desk: ChatPlatform) -> None:
    address = Address(place=WITH_ONE, account=CONTACT_ONE)

    assert (await told(desk, teams, CHAT_BEGUN, SENT, address=address))[-1] == POST_DIRECT


@pytest.mark.parametrize(
    ("failure", "means"),
    [
        (answer({}, 429, retry_after="5"), RateLimited),
        (answer({}, 412), NotReached),
        (answer({}, 502), InDoubt),
    ],
)
async def test_what_failed_is_tried_again_and_told_nowhere_else_meanwhile(
    teams: ScriptedServer, desk: ChatPlatform, failure: Step, means: type[DeliveryFailed]
) -> None:
    with pytest.raises(means):
        await told(desk, teams, KNOWN, failure)

    assert [_address(call) for call in teams.calls] == [ASKED, SHOWN]


async def test_after_a_doubt_it_is_shown_there_again(teams: ScriptedServer, desk: ChatPlatform) -> None:
    with pytest.raises(InDoubt):
        await told(desk, teams, KNOWN, answer({}, 500))

    assert await told(desk, teams, SENT) == [SHOWN]


@pytest.mark.parametrize("failure", [answer({}, 500), answer({}, 429, retry_after="5"), answer({"name": "nobody"})])
async def test_a_look_up_that_failed_leaves_nothing_in_doubt(
    teams: ScriptedServer, desk: ChatPlatform, failure: Step
) -> None:
    with pytest.raises((NotReached, RateLimited)):
        await told(desk, teams, failure)

    assert await told(desk, teams, KNOWN, SENT) == [ASKED, SHOWN]


async def test_what_was_shown_so_is_changed_so(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [KNOWN, SENT]

    await desk.edit(Address(place=ACME, account=CONTACT_ONE, edits=POSTED), MESSAGE, "d-2")

    changed = teams.calls[-1]
    assert (changed.method, changed.query) == ("PUT", "isTargetedActivity=true")
    assert changed.body["recipient"] == {"id": "29:1one", "name": "Contact One"}


async def test_a_change_of_it_that_is_refused_is_let_be(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [KNOWN, refused("BadArgument")]

    await desk.edit(Address(place=ACME, account=CONTACT_ONE, edits=POSTED), MESSAGE, "d-2")

    assert [call.method for call in teams.calls] == ["GET", "PUT"]


async def test_a_refusal_is_forgotten_after_an_hour() -> None:
    now = [0.0]
    targeted = Targeted(Roster(Wire(CONFIG), CONFIG), elapsed=lambda: now[0])
    targeted._note(str(ACME))

    assert not targeted.may_be_sent(ACME, CONTACT_ONE)
    now[0] = REFUSED_SECONDS
    assert targeted.may_be_sent(ACME, CONTACT_ONE)
