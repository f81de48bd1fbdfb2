"""A Teams that does as it is told, and a desk that speaks to it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from adapters.teams.config import Cloud, TeamsConfig
from adapters.teams.platform import TeamsPlatform
from tests.unit.teams.deliveries import CONFIG, Desk, known
from tests.unit.teams.scripted import ScriptedTeams


@pytest.fixture
async def teams() -> AsyncIterator[ScriptedTeams]:
    server = ScriptedTeams()
    await server.start()
    yield server
    await server.stop()


@pytest.fixture
def config(teams: ScriptedTeams) -> TeamsConfig:
    there = Cloud(login=teams.url, service_url=f"{teams.url}/teams/", origins=frozenset({teams.url}))
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
