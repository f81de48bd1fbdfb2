"""A desk with the sandbox around it: what `plandesk sandbox` serves and what stories are played on."""

import asyncio
import secrets
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace
from starlette.applications import Starlette

from adapters.composition.app import assemble
from adapters.composition.assembly import Assembly, Surroundings
from adapters.composition.clock import SystemClock
from adapters.composition.settings import Settings, settings_of
from adapters.desk_file.judged import DeskFile
from adapters.desk_file.reader import read as read_desk_file
from adapters.sandbox.core.chat import Chat
from adapters.sandbox.core.clock import HandClock, MovableClock
from adapters.sandbox.core.completion import Completion
from adapters.sandbox.core.reactions import Reactions
from adapters.sandbox.core.thinking import Mind
from adapters.sandbox.core.timekeeper import Timekeeper
from adapters.sandbox.example import DESK_FILE
from adapters.sandbox.slack.chat import SlackChat
from adapters.sandbox.slack.population import populated
from adapters.sandbox.slack.sandbox import API, SlackSandbox
from adapters.sandbox.teams.chat import TeamsChat
from adapters.sandbox.teams.population import populated as populated_on_teams
from adapters.sandbox.teams.sandbox import Addresses, TeamsSandbox
from adapters.slack.scopes import OPTIONAL, SCOPES
from adapters.teams.config import Cloud
from bot.model.desk import Desk
from bot.model.ids import CustomerId, TicketId
from bot.model.places import Platform
from bot.oncall.wake import asleep
from bot.ports import Clock
from bot.sla.openings import next_opening
from policies.library import Library

W = TypeVar("W", SlackSandbox, TeamsSandbox)


class _StandIn(Struct, Generic[W], frozen=True, kw_only=True, dict=True):
    """One stand-in, how it is shown, and what a desk must be told to use it."""

    here: W
    chat: Chat
    settings: dict[str, str]


class Sandbox(Struct, frozen=True, kw_only=True, dict=True):
    """A desk, the platforms that it works on, and who moves its clock; None for a platform that isn't in its desk file.

    `chats` are those platforms as their people use them, `mind` is what the desk thinks, `completion` what is offered
    to those who write.
    """

    assembly: Assembly
    timekeeper: Timekeeper
    chats: tuple[Chat, ...]
    mind: Mind
    completion: Completion
    on_slack: SlackSandbox | None
    on_teams: TeamsSandbox | None

    @property
    def app(self) -> Starlette:
        """Return all of them, to be served at the address that they were made for."""
        return self.assembly.app

    @property
    def slack(self) -> SlackSandbox:
        """Return the local Slack; raise LookupError for a desk that isn't on it."""
        if self.on_slack is None:
            raise LookupError("this desk isn't on Slack")
        return self.on_slack

    @property
    def teams(self) -> TeamsSandbox:
        """Return the local Teams; raise LookupError for a desk that isn't on it."""
        if self.on_teams is None:
            raise LookupError("this desk isn't on Teams")
        return self.on_teams


def build_sandbox(
    *,
    address: str,
    database_url: str,
    desk_file: Path = DESK_FILE,
    library: Library | None = None,
    found: DeskFile | None = None,
    clock: HandClock | None = None,
    pace: timedelta = timedelta(seconds=1),
    socket_mode: bool = False,
    reactions: Reactions = Reactions.REFUSED,
    work_secret: str = "",
) -> Sandbox:
    """Return a desk at `address` (scheme, host and port) whose platforms are served beside it, with secrets of its own.

    They have the people and channels of the desk file; whom it wakes at night sleeps on. `library` is where its plans
    are found, if not among the shipped ones; `found` is the file as it was read, if it was. With `socket_mode` Slack
    delivers over a connection of the desk's. `reactions`: whether both take those of the desk. With a `work_secret`
    programs can tell it of linked work. Raises what `assemble` raises.
    """
    real, library = SystemClock(), library or Library()
    clock = clock or MovableClock(real)
    found = found or read_desk_file(desk_file, library)
    desk = asleep(found.desk)
    slack = _slack(desk, address, clock, real, reactions, socket_mode=socket_mode)
    teams = _teams(desk, address, clock, real, reactions)
    stand_ins = [stand_in for stand_in in (slack, teams) if stand_in is not None]
    timekeeper = Timekeeper(clock)
    settings: dict[str, Any] = {
        "DATABASE_URL": database_url,
        "PLANDESK_DESK": desk_file,
        "PLANDESK_WORK_SECRET": work_secret,
    }
    for stand_in in stand_ins:
        settings |= stand_in.settings

    async def close() -> None:
        for stand_in in stand_ins:
            await stand_in.here.close()

    around = Surroundings(
        clock=clock,
        real=real,
        routes=[route for stand_in in stand_ins for route in stand_in.here.wire()],
        pace=pace,
        checks_at_start=False,
        closing=close,
        desk_file=replace(found, desk=desk),
        library=library,
    )
    assembly = assemble(_found(settings_of(settings), teams), around)

    async def moved() -> None:
        await assembly.sweep()
        await assembly.look_about()
        await assembly.dispatcher.drain()

    async def opening(of: str) -> datetime | None:
        return await assembly.in_thread(partial(_next_opening, assembly, of, clock.now()))

    timekeeper.on_clock_moved = moved
    timekeeper.next_timer_at = assembly.next_timer_at
    timekeeper.next_opening = opening
    return Sandbox(
        assembly=assembly,
        timekeeper=timekeeper,
        chats=tuple(stand_in.chat for stand_in in stand_ins),
        completion=Completion(desk=desk, plans=assembly.reloading.loader.plans, clock=clock),
        mind=Mind(views=assembly.views, desk=desk, clock=clock, in_thread=asyncio.to_thread),
        on_slack=slack.here if slack else None,
        on_teams=teams.here if teams else None,
    )


def _slack(
    desk: Desk, address: str, clock: HandClock, real: Clock, reactions: Reactions, *, socket_mode: bool
) -> _StandIn[SlackSandbox] | None:
    population = populated(desk)
    if population is None:
        return None
    token, secret = f"xoxb-{secrets.token_hex(16)}", secrets.token_hex(16)
    app_token = f"xapp-{secrets.token_hex(16)}" if socket_mode else None
    here = SlackSandbox(
        clock=clock,
        real=real,
        signing_secret=secret,
        bot_token=token,
        population=population,
        own_url=address,
        scopes=(*SCOPES, *OPTIONAL) if reactions is Reactions.TAKEN else tuple(SCOPES),
        app_token=app_token,
    )
    here.connect(address)
    way_in = {"SLACK_APP_TOKEN": app_token} if app_token else {"SLACK_SIGNING_SECRET": secret}
    settings = {"SLACK_BOT_TOKEN": token, "SLACK_API_URL": f"{address}{API}", **way_in}
    return _StandIn(here=here, chat=SlackChat(here), settings=settings)


def _teams(
    desk: Desk, address: str, clock: HandClock, real: Clock, reactions: Reactions
) -> _StandIn[TeamsSandbox] | None:
    population = populated_on_teams(desk)
    if population is None:
        return None
    password = secrets.token_hex(16)
    here = TeamsSandbox(
        clock=clock, real=real, password=password, population=population, own_url=address, reactions=reactions
    )
    here.connect(address)
    settings = {
        "TEAMS_APP_ID": population.app,
        "TEAMS_APP_PASSWORD": password,
        "TEAMS_TENANT_ID": population.tenant,
    }
    return _StandIn(here=here, chat=TeamsChat(here), settings=settings)


def _next_opening(assembly: Assembly, of: str, now: datetime) -> datetime | None:
    """Return when the hours of a ticket, or of a customer's plan, open next (UTC).

    Raises LookupError for an unknown id.
    """
    with assembly.service.open_work() as work:
        ticket = work.ticket(TicketId(of))
        pinned = work.pinned(ticket.plan_version) if ticket else None
    if ticket and pinned:
        return next_opening(pinned, now, region=ticket.region, severity=ticket.severity)
    customer = assembly.reloading.loader.desk.customer(CustomerId(of))
    if customer is None:
        raise LookupError(f"there is no customer and no ticket {of}")
    return next_opening(assembly.reloading.loader.plans[customer.id], now, region=customer.region)


def _found(settings: Settings, teams: _StandIn[TeamsSandbox] | None) -> Settings:
    """Return settings by which the desk finds the stand-in for Teams, where it would else look for everybody's."""
    return settings.replaced(Platform.TEAMS, cloud=_cloud(teams.here.addresses)) if teams else settings


def _cloud(there: Addresses) -> Cloud:
    return Cloud(
        metadata=there.openid_metadata,
        login=there.login,
        service_url=there.service_url,
        origins=frozenset({there.own_url}),
    )
