"""Where our token may go: nowhere that is not on the list."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from msrest.pipeline import Request
from msrest.universal_http import ClientRequest

from adapters.teams.config import LOOPBACK, TeamsConfig
from adapters.teams.platform import TeamsPlatform
from adapters.teams.references import Reference
from adapters.teams.wire import Wire
from bot.errors import NotDeliverable
from bot.model.message import Message, Text
from bot.model.places import Place, Platform
from bot.ports import Address, ChatPlatform
from tests.scripted import ScriptedServer, answer
from tests.unit.teams.deliveries import ACME, CHAT, CONTACT_ONE, TENANT, Desk, known

MESSAGE = Message(summary=(Text(text="Agent One is on it."),), blocks=())
ROOT, POSTED = "1772463500000", "1772463600000"
SINCE = datetime(2026, 3, 2, 15, 0, tzinfo=UTC)
SENT = answer({"id": POSTED}, 201)
IN_CHANNEL = Address(place=ACME)
IN_THREAD = Address(place=ACME, thread=ROOT)
DIRECT = Address(account=CONTACT_ONE)
WITH_ONE = Place(platform=Platform.TEAMS, workspace=TENANT, channel=CHAT)
POST_DIRECT = f"/teams/v3/conversations/{CHAT}/activities"


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.test/",
        "http://127.0.0.1:1/",
        "",
        "https://smba.trafficmanager.net@evil.test/",
        "file:///etc/passwd",
    ],
)
async def test_a_stored_address_that_is_not_on_the_list_is_not_spoken_to(
    teams: ScriptedServer, config: TeamsConfig, kept: Desk, url: str
) -> None:
    kept.references[str(ACME)] = Reference(service_url=url).written()
    nowhere = replace(config, cloud=replace(config.cloud, service_url=url))
    desk = TeamsPlatform(nowhere, known(kept, nowhere))

    with pytest.raises(NotDeliverable):
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert (teams.calls, teams.asked) == ([], [])
    await desk.close()


@pytest.mark.parametrize(
    "kept_so", ["{}", "[]", "null", "nonsense", '{"service_url": 7}', '{"service_url": "https://evil.test/"}']
)
async def test_a_reference_that_cannot_be_used_is_as_good_as_none(
    teams: ScriptedServer, desk: ChatPlatform, kept: Desk, kept_so: str
) -> None:
    kept.references[str(ACME)] = kept_so
    teams.steps = [SENT]

    await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert teams.calls[0].path.startswith("/teams/")


async def test_a_playground_is_spoken_to_without_a_token(teams: ScriptedServer, kept: Desk) -> None:
    local = TeamsConfig(app_id="", app_password="", tenant="", cloud=LOOPBACK, is_local=True)
    kept.references[str(ACME)] = Reference(service_url=f"{teams.origin}/").written()
    desk = TeamsPlatform(local, known(kept, local))
    teams.steps = [SENT]

    await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert [call.token for call in teams.calls] == [""]
    assert teams.asked == []
    await desk.close()


async def test_the_wire_itself_takes_our_token_nowhere_else(teams: ScriptedServer, config: TeamsConfig) -> None:
    own = Wire(config)

    with pytest.raises(NotDeliverable):
        await own.send(Request(ClientRequest("POST", "http://127.0.0.1:1/v3/conversations")))

    assert teams.asked == []
    await own.close()
