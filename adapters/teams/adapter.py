"""Teams, as the rest of the desk knows it: the one value that the list of platforms takes from this folder."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from adapters.http.check import time_at
from adapters.platform.adapter import NOISY, Built, ChatAdapter
from adapters.platform.manifest import ManifestUpload, ReadDesk
from adapters.platform.served import accounts_on, places_on, workspaces_on
from adapters.teams.permalink import PERMALINKS
from adapters.teams.settings import TeamsSettings
from bot.model.desk import Desk
from bot.model.hearing import is_shared
from bot.model.places import Account, Place, Platform

if TYPE_CHECKING:
    from adapters.platform.ground import Ground


def build(settings: TeamsSettings, ground: "Ground") -> Built:
    """Build Teams from settings that turn it on.

    Where it `is_local` it is for this machine alone, and anybody there is believed.
    """
    from starlette.routing import Route

    from adapters.teams.config import LOOPBACK, PUBLIC, TeamsConfig, partner
    from adapters.teams.doctor import checks
    from adapters.teams.endpoint import endpoint
    from adapters.teams.limits import LIMITS
    from adapters.teams.manifest import DELIVERED_TO
    from adapters.teams.platform import TeamsPlatform
    from adapters.teams.references import KnownReferences

    config = TeamsConfig(
        app_id=settings.app_id,
        app_password=settings.app_password.get_secret_value(),
        tenant=settings.tenant,
        tenants=ground.now(_tenants),
        people=ground.now(partial(_people_of, settings.tenant)),
        places=ground.now(lambda desk: frozenset(map(str, places_on(Platform.TEAMS, desk)))),
        staff=ground.now(_staff),
        partners=ground.now(lambda desk: frozenset(partner(*one) for one in _partners(desk))),
        shared=ground.now(
            lambda desk: frozenset(str(one) for one in places_on(Platform.TEAMS, desk) if is_shared(one, desk))
        ),
        cloud=settings.cloud or (LOOPBACK if settings.is_local else PUBLIC),
        is_local=settings.is_local,
        limits=LIMITS if ground.is_limited else (),
        addresses=ground.addresses,
    )
    known = KnownReferences(ground.references, ground.in_thread, config)
    speaks = TeamsPlatform(config, known)
    absence = ground.absence(Platform.TEAMS, looks_anyway=False)
    receive = endpoint(
        absence.watched(ground.handle),
        config,
        known,
        now=ground.real.now,
        clock=ground.clock.now,
        roster=speaks.roster,
        show=speaks.show,
    )
    places = places_on(Platform.TEAMS, ground.desk)
    return Built(
        platform=Platform.TEAMS,
        speaks=speaks,
        route=Route(DELIVERED_TO, receive, methods=["POST"]),
        close=speaks.close,
        checks=partial(checks, config, places, known, ground.real.now),
        time=partial(time_at, config.cloud.metadata),
        attendance=speaks,
        background=[partial(absence.run, partial(ground.unheard, Platform.TEAMS))],
    )


def _manifest(read_desk: ReadDesk, version: str) -> Callable[..., ManifestUpload]:
    from adapters.teams.manifest import command

    return command(read_desk, version)


def _tenants(desk: Desk) -> frozenset[str]:
    """Return every tenant in which the desk file has a channel or a person."""
    return workspaces_on(Platform.TEAMS, desk) | {account.workspace for account in accounts_on(Platform.TEAMS, desk)}


def _people_of(tenant: str, desk: Desk) -> frozenset[str]:
    """Return the object ids that the desk file has of people in a tenant."""
    return frozenset(one.user for one in accounts_on(Platform.TEAMS, desk) if one.workspace == tenant)


def _staff(desk: Desk) -> frozenset[str]:
    """Return the accounts of the vendor's people."""
    return frozenset(str(account) for person in desk.people for account in person.accounts)


def _partners(desk: Desk) -> Iterator[tuple[Place, str]]:
    """Yield each customer's channels with each other tenant in which that customer has people."""
    for customer in desk.customers:
        known = {account.workspace for one in customer.contacts for account in one.accounts if _is_here(account)}
        for place in customer.channels:
            yield from ((place, tenant) for tenant in known if _is_here(place) and tenant != place.workspace)


def _is_here(where: Place | Account) -> bool:
    return where.platform is Platform.TEAMS


TEAMS: Final = ChatAdapter(
    platform=Platform.TEAMS,
    settings=TeamsSettings,
    permalinks=PERMALINKS,
    manifest=_manifest,
    build=build,
    quiet={"botbuilder": NOISY, "msrest": NOISY},
    can_find=False,
)
