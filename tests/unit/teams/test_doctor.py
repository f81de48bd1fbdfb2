"""What the doctor finds on Teams: each trouble is one line that says what to do."""

import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from adapters.composition.clock import SystemClock
from adapters.http.check import Check
from adapters.sandbox.core.clock import ManualClock
from adapters.teams.config import Cloud, TeamsConfig
from bot.model.places import Place

TENANT, APP = "7a1c0000-0000-4000-8000-000000000001", "7a1c0000-0000-4000-8000-00000000a001"
KNOWN = Place.parse(f"teams:{TENANT}/19:known@thread.tacv2")


@pytest.fixture
async def config() -> AsyncIterator[TeamsConfig]:
    """What the desk is told of a tenant that is served."""
    from starlette.applications import Starlette

    from adapters.sandbox.teams.people import TeamsPopulation
    from adapters.sandbox.teams.sandbox import TeamsSandbox
    from tests.acceptance.stage import running

    listener = socket.create_server(("127.0.0.1", 0))
    people = TeamsPopulation(tenant=TENANT, app=APP, bot_name="plandesk", members={}, channels={})
    tenant = TeamsSandbox(
        clock=ManualClock(datetime(2026, 3, 2, tzinfo=UTC)),
        real=SystemClock(),
        password="password-canary",
        population=people,
        own_url=f"http://127.0.0.1:{listener.getsockname()[1]}",
    )
    there = tenant.addresses
    cloud = Cloud(
        metadata=there.openid_metadata,
        login=there.login,
        service_url=there.service_url,
        origins=frozenset({there.own_url}),
    )
    async with running(Starlette(routes=tenant.wire()), listener):
        yield TeamsConfig(app_id=APP, app_password="password-canary", tenant=TENANT, cloud=cloud)


async def finds(
    config: TeamsConfig, *places: Place, ahead: timedelta = timedelta(), refused: str | None = None
) -> list[Check]:
    """Every line about these channels, of which one is known; a mark was tried if it was `refused`, or not ("")."""
    from adapters.teams.doctor import checks
    from tests.unit.teams.deliveries import Desk, known

    kept = known(desk := Desk(), config)
    desk.references[str(KNOWN)] = "seen"
    if refused is not None:
        await kept.marks_are(TENANT, refused)
    return await checks(config, places, kept, lambda: datetime.now(UTC) + ahead)


def left(lines: list[Check]) -> list[str]:
    """What there is to do."""
    return [line.says for line in lines if not line.is_ok]


async def test_of_a_shared_channel_it_says_what_is_heard_there(config: TeamsConfig) -> None:
    lines = await finds(replace(config, shared=frozenset({str(KNOWN)})), KNOWN)

    assert all(line.is_ok for line in lines)
    assert "only what mentions @plandesk, and /plandesk, is heard there" in lines[-1].says


async def test_a_desk_that_can_work_has_nothing_to_do(config: TeamsConfig) -> None:
    lines = await finds(config, KNOWN)

    assert [line.says for line in lines] == [
        f"the login of tenant {TENANT} gives the app a token",
        "this machine's clock agrees with Teams's",
        f"the way to {KNOWN} is known",
    ]
    assert left(lines) == []


@pytest.mark.parametrize("refused", [None, "", "Teams takes no reactions of the app's: HTTP 405"])
async def test_marks_that_the_tenant_refused_last_are_named_and_nothing_to_do(
    config: TeamsConfig, refused: str | None
) -> None:
    lines = await finds(config, KNOWN, refused=refused)

    assert left(lines) == []
    assert (f"it takes no marks, which are optional: {refused}" in lines[0].says) is bool(refused)


async def test_credentials_that_do_not_work_are_named_and_not_shown(config: TeamsConfig) -> None:
    lines = await finds(replace(config, app_password="another-canary"), KNOWN)

    (found,) = left(lines)
    assert "check TEAMS_APP_ID, TEAMS_APP_PASSWORD and TEAMS_TENANT_ID" in found
    assert "canary" not in found
    assert lines[0].unreached == {KNOWN}


async def test_a_channel_from_which_nothing_came_yet_wants_the_app_and_a_word(config: TeamsConfig) -> None:
    (found,) = left(await finds(config, Place.parse(f"teams:{TENANT}/19:new@thread.tacv2")))

    assert found.startswith("add the app to the team of teams:")


async def test_to_a_shared_channel_the_app_is_added_itself(config: TeamsConfig) -> None:
    place = Place.parse(f"teams:{TENANT}/19:new@thread.tacv2")

    (found,) = left(await finds(replace(config, shared={str(place)}), place))

    assert found.startswith(f"add the app to its team, and to the channel {place} itself,")


async def test_a_channel_of_another_tenant_is_named(config: TeamsConfig) -> None:
    found = left(await finds(config, Place.parse("teams:ELSEWHERE/19:new@thread.tacv2")))

    assert any(f"is in another tenant than the app ({TENANT})" in says for says in found)


async def test_a_clock_that_is_off_is_to_be_set(config: TeamsConfig) -> None:
    (found,) = left(await finds(config, ahead=timedelta(minutes=2)))

    assert found.startswith("set this machine's clock: it's ")


async def test_a_platform_that_is_not_there_is_told_without_a_traceback(config: TeamsConfig) -> None:
    nowhere = Cloud(metadata="http://127.0.0.1:9/metadata", login="http://127.0.0.1:9")

    login, clock = left(await finds(replace(config, cloud=nowhere)))

    assert "the login of Teams was not reached" in login
    assert "let this machine reach http://127.0.0.1:9/metadata" in clock


async def test_the_playground_needs_no_credentials(config: TeamsConfig) -> None:
    lines = await finds(replace(config, is_local=True, app_id="", app_password="", tenant=""), KNOWN)

    assert left(lines) == []
