"""Of which tenant a channel is, and who acts there: people of others are served where their customer has people."""

import httpx
import pytest
from msgspec.structs import replace
from starlette.applications import Starlette
from starlette.routing import Route

from adapters.teams import inbound, tenancy
from adapters.teams.config import TeamsConfig, partner
from adapters.teams.endpoint import endpoint
from adapters.teams.keys import Keys
from adapters.teams.roster import Roster
from adapters.teams.wire import Wire
from bot.commands import Command, NoteTenant, ReceiveMessage
from bot.model.places import Account, Platform
from tests.scripted import ScriptedServer, Step, answer
from tests.unit.teams.deliveries import (
    ACME,
    CONFIG,
    NOW,
    ONE,
    TENANT,
    Desk,
    Json,
    activity,
    bearer,
    claims,
    click,
    direct,
    known,
    published,
)

THEIRS, OTHERS = "cccccccc-0000-0000-0000-000000000001", "dddddddd-0000-0000-0000-000000000001"
OF_THEIRS = Account(platform=Platform.TEAMS, workspace=THEIRS, user=ONE)
SHARED = replace(
    CONFIG,
    tenants=frozenset({THEIRS, OTHERS}),
    places=frozenset({str(ACME)}),
    partners=frozenset({partner(ACME, THEIRS)}),
    shared=frozenset({str(ACME)}),
)


def from_tenant(tenant: str, whole: Json | None = None) -> Json:
    """A message of somebody whose tenant is said."""
    message = whole or activity()
    return message | {"from": message["from"] | {"tenantId": tenant}}


def two_tenants(conversation: str, data: str) -> Json:
    """A message whose conversation and data name a tenant each."""
    message = activity()
    message["conversation"]["tenantId"] = conversation
    message["channelData"]["tenant"]["id"] = data
    return message


@pytest.mark.parametrize(
    "message",
    [two_tenants(TENANT, THEIRS), two_tenants(THEIRS, TENANT), from_tenant(THEIRS)],
    ids=["data", "talk", "from"],
)
def test_whichever_field_names_it_the_channel_is_the_desks_and_the_sender_of_their_own_tenant(message: Json) -> None:
    settled = tenancy.settled(message, SHARED)

    assert inbound.place_of(settled) == ACME
    assert inbound.account_of(settled) == OF_THEIRS


def test_what_names_one_tenant_stays_as_it_is() -> None:
    for message in (activity(), direct(), click()):
        assert tenancy.settled(message, SHARED) is message


@pytest.mark.parametrize(
    ("message", "status"),
    {
        "of the host": (activity(), 200),
        "of a partner": (from_tenant(THEIRS), 200),
        "of another customer's tenant": (from_tenant(OTHERS), 403),
        "of a tenant that nobody knows": (from_tenant("eeeeeeee"), 403),
        "by two fields": (two_tenants(TENANT, OTHERS), 403),
        "a click": (from_tenant(OTHERS, click()), 403),
        "in a chat of its own": (from_tenant("eeeeeeee", direct()), 403),
    }.values(),
)
async def test_who_is_of_a_tenant_that_the_customer_has_nobody_in_is_not_served(message: Json, status: int) -> None:
    desk = Desk()

    assert (await sent(desk, message)).status_code == status

    assert [type(one) is NoteTenant for one in desk.told] == [status == 403]


async def test_the_vendors_own_people_are_served_by_their_account() -> None:
    desk, agent = Desk(), Account(platform=Platform.TEAMS, workspace=OTHERS, user=ONE)

    answered = await sent(desk, from_tenant(OTHERS), replace(SHARED, staff=frozenset({str(agent)})))

    assert answered.status_code == 200


async def test_where_nothing_says_it_the_roster_does(teams: ScriptedServer, config: TeamsConfig) -> None:
    heard, refused = [
        await told(teams, config, answer({"id": "29:1one", "aadObjectId": ONE, "tenantId": tenant}))
        for tenant in (THEIRS, OTHERS)
    ]

    assert isinstance(heard, ReceiveMessage)
    assert (heard.origin.by, heard.origin.is_workspace_assumed) == (OF_THEIRS, False)
    assert isinstance(refused, NoteTenant)
    assert refused.account == replace(OF_THEIRS, workspace=OTHERS)


async def test_who_cannot_be_looked_up_is_known_by_their_object_id_alone(
    teams: ScriptedServer, config: TeamsConfig
) -> None:
    heard = await told(teams, config, answer({}, 500))

    assert heard.origin.is_workspace_assumed


async def told(teams: ScriptedServer, config: TeamsConfig, member: Step) -> Command:
    """What the desk is told of a message whose sender's tenant only the roster can say."""
    there, desk, teams.steps = replace(SHARED, cloud=config.cloud), Desk(), [member]
    wire = Wire(there)
    await sent(desk, activity(serviceUrl=config.cloud.service_url), there, Roster(wire, there))
    await wire.close()
    (command,) = desk.told
    return command


async def sent(desk: Desk, message: Json, config: TeamsConfig = SHARED, roster: Roster | None = None) -> httpx.Response:
    """The answer to an activity that came with a good token."""
    told = known(desk, config)
    receive = endpoint(desk.handle, config, told, now=lambda: NOW, keys=Keys(published), roster=roster)
    app = Starlette(routes=[Route("/api/messages", receive, methods=["POST"])])
    headers = bearer(claims(serviceurl=message["serviceUrl"]))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:3978") as http:
        return await http.post("/api/messages", json=message, headers=headers)
