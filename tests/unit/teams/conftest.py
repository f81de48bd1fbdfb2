"""A Teams that does as it is told, and a desk that speaks to it."""

from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.platform import TeamsPlatform
from tests.scripted import ScriptedServer, answer
from tests.unit.teams.deliveries import CONFIG, Desk, known


@pytest.fixture
async def teams() -> AsyncIterator[ScriptedServer]:
    async with ScriptedServer(beyond=answer({"error": {"code": "BeyondTheScript"}}, 400)).listening() as server:
        yield server


@pytest.fixture
def config(teams: ScriptedServer) -> TeamsConfig:
    there = Cloud(login=teams.origin, service_url=f"{teams.origin}/teams/", origins=frozenset({teams.origin}))
    return replace(CONFIG, cloud=there, limits=())


@pytest.fixture
def kept() -> Desk:
    """What the desk remembers."""
    return Desk()


@pytest.fixture
async def desk(config: TeamsConfig, kept: Desk) -> AsyncIterator[TeamsPlatform]:
    speaking = TeamsPlatform(config, known(kept, config))
    yield speaking
    await speaking.close()
