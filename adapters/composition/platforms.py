"""Builds each chat platform that the settings turn on. It is imported inside the function that builds it."""

from collections.abc import Awaitable, Callable, Coroutine, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.composition.ground import Ground
from adapters.composition.settings import SlackSettings, TeamsSettings, UnusableSettings
from adapters.http.absence import Absence
from adapters.http.check import CheckLine, time_at
from adapters.web.health import Check
from adapters.web.readiness import connected
from bot.model.desk import Desk
from bot.model.places import Account, Place, Platform
from bot.ports import ChatPlatform, Directory
from bot.wording.escalation import operator_alerts

if TYPE_CHECKING:
    pass


UNHEARD_AT_LEAST: Final = timedelta(minutes=2)
"""Shorter absences are a restart, during which platforms deliver again by themselves."""


@dataclass(frozen=True, kw_only=True)
class Built:
    """One platform: where it delivers to, how the desk speaks on it, and what ends with it.

    `checkup` looks over whether the desk can work there. A platform that delivers through a connection of ours has no
    `route`: it listens in the `background`, where each runs until it is done or cancelled, and its `checks` say whether
    it is connected.
    `time` says what time it is there (UTC), or None; `directory` who is one of the vendor's people, if it can be asked.
    """

    platform: Platform
    speaks: ChatPlatform
    route: Route | None
    close: Callable[[], Awaitable[None]]
    checkup: Callable[[], Awaitable[list[CheckLine]]]
    time: Callable[[], Awaitable[datetime | None]]
    background: Sequence[Callable[[], Coroutine[Any, Any, None]]] = ()
    checks: Sequence[Check] = ()
    directory: Directory | None = None


def built(ground: Ground) -> Iterator[Built]:
    """Every platform that is on. Raises UnusableSettings, which says what to do."""
    settings = ground.settings
    if settings.slack is not None:
        yield _slack(settings.slack, ground)
    if settings.teams is not None or settings.teams_local:
        yield _teams(settings.teams, ground)


def silent(desk: Desk, platforms: Iterable[Platform]) -> tuple[Platform, ...]:
    """The platforms that the desk file speaks of and that are off: what is said there waits until they are on."""
    places = (*desk.triage, *(place for customer in desk.customers for place in customer.channels))
    return tuple(sorted({place.platform for place in places} - set(platforms)))


def _slack(slack: SlackSettings, ground: Ground) -> Built:
    from adapters.slack.config import SlackConfig
    from adapters.slack.directory import SlackDirectory
    from adapters.slack.doctor import checkup
    from adapters.slack.endpoint import admission, endpoint
    from adapters.slack.history import History
    from adapters.slack.platform import SlackPlatform
    from adapters.slack.socket_mode import SocketMode

    config = SlackConfig(
        bot_token=slack.bot_token.get_secret_value(),
        signing_secret=slack.signing_secret.get_secret_value() if slack.signing_secret else "",
        app_token=slack.app_token.get_secret_value() if slack.app_token else "",
        installed=_workspace(ground.desk),
        api_url=slack.api_url,
        ack=ground.desk.slash_ack,
        ticket=ground.desk.slash_ticket,
    )
    speaks = SlackPlatform(config)
    directory = SlackDirectory(config, speaks.look)
    look = partial(checkup, config, _places_on(Platform.SLACK, ground.desk), ground.real.now)
    time = partial(time_at, config.api_url)
    absence = _absence(Platform.SLACK, ground, looks_anyway=True)
    handle = absence.watched(ground.handle)
    admit = admission(handle, config, ground.clock.now, speaks.said, show=speaks.show)
    history = History(
        config=config,
        look=speaks.look,
        admit=admit,
        places=lambda: _places_on(Platform.SLACK, ground.as_it_stands()),
        threads=lambda: ground.in_thread(lambda: ground.open_threads(ground.as_it_stands().triage)),
        read_back=lambda: ground.as_it_stands().read_back,
    )

    async def know_and_watch(is_hearing: Callable[[], bool]) -> None:
        await speaks.introduce()  # by which the desk's own posts are known
        await absence.run(history.make_up, is_hearing)

    if not slack.app_token:
        receive = endpoint(handle, config, ground.real.now, ground.clock.now, speaks.said, show=speaks.show)
        route = _delivered_to("/slack/events", receive)
        return Built(
            platform=Platform.SLACK,
            speaks=speaks,
            route=route,
            close=speaks.close,
            checkup=look,
            time=time,
            background=[partial(know_and_watch, lambda: True)],
            directory=directory,
        )
    socket = SocketMode(config, admit, on_connected=absence.reconnected)
    return Built(
        platform=Platform.SLACK,
        speaks=speaks,
        route=None,
        close=speaks.close,
        checkup=look,
        time=time,
        background=[partial(know_and_watch, lambda: socket.problem is None), socket.run],
        checks=[connected("Slack", lambda: socket.problem)],
        directory=directory,
    )


def _absence(platform: Platform, ground: Ground, *, looks_anyway: bool) -> Absence:
    return Absence(
        platform=platform,
        references=ground.references,
        in_thread=ground.in_thread,
        clock=ground.clock,
        looks_anyway=looks_anyway,
    )


def _teams(teams: TeamsSettings | None, ground: Ground) -> Built:
    """Without credentials: for this machine alone, where anybody is believed."""
    from adapters.teams.config import LOOPBACK, PUBLIC, TeamsConfig
    from adapters.teams.doctor import checkup
    from adapters.teams.endpoint import endpoint
    from adapters.teams.platform import TeamsPlatform
    from adapters.teams.references import KnownReferences
    from adapters.teams.throttle import LIMITS

    config = TeamsConfig(
        app_id=teams.app_id if teams else "",
        app_password=teams.app_password.get_secret_value() if teams else "",
        tenant=teams.tenant_id if teams else "",
        tenants=ground.now(_tenants),
        people=ground.now(partial(_people_of, teams.tenant_id if teams else "")),
        cloud=ground.cloud or (PUBLIC if teams else LOOPBACK),
        is_local=teams is None,
        limits=LIMITS if ground.is_limited else (),
    )
    known = KnownReferences(ground.references, ground.in_thread, config)
    speaks = TeamsPlatform(config, known)
    absence = _absence(Platform.TEAMS, ground, looks_anyway=False)
    receive = endpoint(
        absence.watched(ground.handle),
        config,
        known,
        now=ground.real.now,
        clock=ground.clock.now,
        roster=speaks.roster,
        show=speaks.show,
    )
    places = _places_on(Platform.TEAMS, ground.desk)
    return Built(
        platform=Platform.TEAMS,
        speaks=speaks,
        route=_delivered_to("/api/messages", receive),
        close=speaks.close,
        checkup=partial(checkup, config, places, known.met, ground.real.now),
        time=partial(time_at, config.cloud.metadata),
        background=[partial(absence.run, partial(unheard, Platform.TEAMS, ground))],
    )


async def unheard(platform: Platform, ground: Ground, since: datetime, until: datetime) -> None:
    """Tell triage what nobody can read back, unless it was short or nobody is served there."""
    desk = ground.as_it_stands()
    if until - since >= UNHEARD_AT_LEAST and any(place.platform is platform for place in _places(desk)):
        await ground.tell(operator_alerts.nothing_heard(platform, since, until))


def _delivered_to(path: str, receive: Callable[[Request], Awaitable[Response]]) -> Route:
    return Route(path, receive, methods=["POST"])


def _workspace(desk: Desk) -> str:
    """The one Slack workspace that all channels of the desk file are in; one token serves one workspace."""
    found = {place.workspace for place in _places(desk) if place.platform is Platform.SLACK}
    if len(found) != 1:
        named = ", ".join(sorted(found)) or "none"
        raise UnusableSettings(f"Slack: the desk file's channels must be in one workspace, and are in {named}")
    return found.pop()


def _tenants(desk: Desk) -> frozenset[str]:
    """Every tenant of Teams in which the desk file has a channel or a person."""
    places = {place.workspace for place in _places(desk) if place.platform is Platform.TEAMS}
    return frozenset(places | {account.workspace for account in _accounts(desk) if account.platform is Platform.TEAMS})


def _people_of(tenant: str, desk: Desk) -> frozenset[str]:
    """The object ids that the desk file has of people in a tenant of Teams."""
    here = (account for account in _accounts(desk) if account.platform is Platform.TEAMS)
    return frozenset(account.user for account in here if account.workspace == tenant)


def _places_on(platform: Platform, desk: Desk) -> list[Place]:
    return [place for place in _places(desk) if place.platform is platform]


def _places(desk: Desk) -> Iterator[Place]:
    yield from desk.triage
    yield from (place for customer in desk.customers for place in customer.channels)


def _accounts(desk: Desk) -> Iterator[Account]:
    yield from (account for person in desk.people for account in person.accounts)
    yield from (a for customer in desk.customers for contact in customer.contacts for a in contact.accounts)
