"""Who is still in a channel, by the connector's word."""

import pytest

from adapters.teams.platform import TeamsPlatform
from bot.errors import DeliveryFailed
from bot.ports import Presence
from tests.scripted import ScriptedServer, answer
from tests.unit.teams.deliveries import ACME, CHANNEL, CONTACT_ONE


def refused(status: int, code: str) -> object:
    """A refusal of the connector."""
    return answer({"error": {"code": code, "message": "no"}}, status)


async def test_a_member_of_the_channel_is_there(teams: ScriptedServer, desk: TeamsPlatform) -> None:
    teams.steps = [answer({"id": "29:one", "name": "Contact One"}, 200)]

    assert await desk.presence(CONTACT_ONE, ACME) is Presence.THERE

    [call] = teams.calls
    assert (call.method, call.path) == ("GET", f"/teams/v3/conversations/{CHANNEL}/members/{CONTACT_ONE.user}")


async def test_who_is_no_member_is_not_found(teams: ScriptedServer, desk: TeamsPlatform) -> None:
    teams.steps = [refused(404, "MemberNotFoundInConversation")]

    assert await desk.presence(CONTACT_ONE, ACME) is Presence.NOT_FOUND


@pytest.mark.parametrize(("status", "code"), [(404, "ConversationNotFound"), (403, "Forbidden"), (500, "")])
async def test_any_other_refusal_says_nothing_of_anybody(
    teams: ScriptedServer, desk: TeamsPlatform, status: int, code: str
) -> None:
    teams.steps = [refused(status, code)]

    with pytest.raises(DeliveryFailed):
        await desk.presence(CONTACT_ONE, ACME)
