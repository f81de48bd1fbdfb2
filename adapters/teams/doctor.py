"""Checks whether the desk can work on Teams: its credentials, the clock, its tenant, and a way to every channel."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

import httpx

from adapters.http.authorities import authorities
from adapters.http.check import Check, clock, dated, ok, problem
from adapters.teams.config import TeamsConfig
from adapters.teams.credentials import Credentials
from adapters.teams.references import KnownReferences
from bot.errors import DeliveryFailed
from bot.model.places import Place

TEAMS: Final = "Teams"
SECONDS: Final = 10.0


async def checks(
    config: TeamsConfig, places: Sequence[Place], known: KnownReferences, now: Callable[[], datetime]
) -> list[Check]:
    """Check whether the desk can work on Teams, changing nothing there.

    `places` are the desk file's channels on Teams, `known` is what has come from there so far, `now` real time (UTC).
    """
    ways = [_known(place, await known.met(place), is_shared=str(place) in config.shared) for place in places]
    ways += [_shared(place) for place in places if str(place) in config.shared]
    if config.is_local:
        return [ok(TEAMS, "no credentials are checked, for Microsoft's playground on this machine"), *ways]
    async with httpx.AsyncClient(verify=authorities(), timeout=SECONDS) as http:
        refused = await known.marks_refused(config.tenant)
        login, time = await _login(config, http, places, refused), await _clock(config, http, now)
    return [login, time, *(_tenant(place, config) for place in places if place.workspace != config.tenant), *ways]


async def _login(config: TeamsConfig, http: httpx.AsyncClient, places: Sequence[Place], refused: str) -> Check:
    """Return the line of the credentials; marks are optional, and the tenant may have `refused` them."""
    try:
        await Credentials(config).token(http)
    except DeliveryFailed as failed:
        return problem(TEAMS, str(failed), places)
    marks = f"; it takes no marks, which are optional: {refused}" if refused else ""
    return ok(TEAMS, f"the login of tenant {config.tenant} gives the app a token{marks}")


async def _clock(config: TeamsConfig, http: httpx.AsyncClient, now: Callable[[], datetime]) -> Check:
    """Compare our clock with the answer of the address whose keys the desk has to read anyway."""
    try:
        answer = await http.get(config.cloud.metadata)
    except httpx.HTTPError as error:
        return problem(TEAMS, f"let this machine reach {config.cloud.metadata}: {type(error).__name__}")
    if not answer.is_success:
        return problem(TEAMS, f"try again: {config.cloud.metadata} answered {answer.status_code}")
    return clock(TEAMS, "Teams", dated(answer.headers), now())


def _tenant(place: Place, config: TeamsConfig) -> Check:
    says = f"{place} is in another tenant than the app ({config.tenant}): correct TEAMS_TENANT_ID or the desk file"
    return problem(TEAMS, says, [place])


def _shared(place: Place) -> Check:
    """Say what the desk hears in a channel that it shares with people of other tenants."""
    return ok(
        TEAMS, f"{place} is shared with another tenant: only what mentions @plandesk, and /plandesk, is heard there"
    )


def _known(place: Place, met: bool, *, is_shared: bool) -> Check:
    """Say whether the way to a channel is known; to a shared one the app is added itself, beside its team."""
    if met:
        return ok(TEAMS, f"the way to {place} is known")
    where = f"its team, and to the channel {place} itself," if is_shared else f"the team of {place}"
    return problem(TEAMS, f"add the app to {where} and mention @plandesk there once, so that it learns the way")
