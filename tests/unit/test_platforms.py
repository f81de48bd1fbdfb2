"""Each platform that the settings turn on is built, and no other."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from adapters.composition.build import built, silent
from adapters.composition.settings import settings_of
from adapters.platform.adapter import Built
from adapters.platform.ground import Ground
from adapters.platform.settings import UnusableSettings
from adapters.sandbox.core.clock import ManualClock
from bot.commands import Command
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.places import Place, Platform
from bot.shell.writer import CommandResult
from bot.wording.escalation import operator_alerts

SLACK = {"SLACK_BOT_TOKEN": "xoxb-x", "SLACK_SIGNING_SECRET": "x"}
TEAMS = {"TEAMS_APP_ID": "app", "TEAMS_APP_PASSWORD": "x", "TEAMS_TENANT_ID": "TENANT"}


class Nothing:
    """References of a desk that has met nobody."""

    def remember(self, key: str, reference: str) -> None:
        """Forgets it."""

    def recall(self, key: str) -> str | None:
        """None."""


TRIAGE = ("slack:T0DESK/C0TRIAGE",)


def found(triage: tuple[str, ...] = TRIAGE, **settings: str) -> list[Built]:
    """The platforms that are built from these settings."""
    return built(settings_of(settings), ground(triage))


def ground(triage: tuple[str, ...] = TRIAGE) -> Ground:
    """What platforms are built on, for a desk with these triage channels."""

    async def handle(command: Command, raw: str) -> CommandResult:
        return CommandResult()

    async def in_thread(call: Callable[[], Any]) -> Any:
        return call()

    clock = ManualClock(datetime(2026, 3, 2, tzinfo=UTC))
    places = tuple(Place.parse(text) for text in triage)
    return Ground(
        desk=Desk(name="Example Support", ticket_prefix="EX", triage=places),
        handle=handle,
        references=Nothing(),
        in_thread=in_thread,
        real=clock,
        clock=clock,
    )


@pytest.mark.parametrize(
    ("settings", "addresses"),
    [
        ({}, []),
        (SLACK, ["/slack/events"]),
        (TEAMS, ["/api/messages"]),
        ({"TEAMS_LOCAL": "1"}, ["/api/messages"]),
        (SLACK | TEAMS, ["/slack/events", "/api/messages"]),
    ],
)
async def test_what_is_on_has_its_address(settings: dict[str, str], addresses: list[str]) -> None:
    platforms = found(**settings)

    assert [each.route.path for each in platforms if each.route] == addresses
    for each in platforms:
        await each.close()


@pytest.mark.parametrize("triage", [("slack:T1/C1", "slack:T2/C2"), ("teams:TENANT/19:x@thread.tacv2",)])
def test_slack_serves_one_workspace(triage: tuple[str, ...]) -> None:
    with pytest.raises(UnusableSettings, match="must be in one workspace"):
        found(triage, **SLACK)


async def test_with_an_app_token_slack_has_a_connection_instead_of_an_address() -> None:
    (slack,) = found(SLACK_BOT_TOKEN="xoxb-x", SLACK_APP_TOKEN="xapp-x")

    assert slack.route is None
    assert len(slack.background) == 2
    assert slack.unconnected is not None
    assert slack.unconnected() == "not connected yet"


@pytest.mark.parametrize(
    ("away", "triage", "is_told"),
    [
        (timedelta(minutes=20), "teams:TENANT/19:x@thread.tacv2", True),
        (timedelta(minutes=1), "teams:TENANT/19:x@thread.tacv2", False),
        (timedelta(minutes=20), "slack:T0DESK/C0TRIAGE", False),
    ],
    ids=["long", "short", "nobody is served there"],
)
async def test_where_nobody_can_read_back_triage_is_told_from_when_to_when_nothing_was_heard(
    away: timedelta, triage: str, is_told: bool
) -> None:
    told: list[Message] = []

    async def tell(message: Message) -> None:
        told.append(message)

    since = datetime(2026, 3, 2, tzinfo=UTC)
    await replace(ground((triage,)), tell=tell).unheard(Platform.TEAMS, since, since + away)

    assert told == ([operator_alerts.nothing_heard("teams", since, since + away)] if is_told else [])


def test_a_platform_that_the_desk_file_speaks_of_and_that_is_off_is_named() -> None:
    desk = ground(("slack:T0DESK/C0TRIAGE", "teams:TENANT/19:triage@thread.tacv2")).desk

    assert silent(desk, [Platform.SLACK]) == (Platform.TEAMS,)
    assert silent(desk, [Platform.SLACK, Platform.TEAMS]) == ()


def test_whom_teams_hears_follows_the_desk_file() -> None:
    first, second = (ground((f"teams:{tenant}/19:x@thread.tacv2",)).desk for tenant in ("ONE", "TWO"))
    present = [first]
    heard = replace(ground(), present=lambda: present[0]).now(lambda desk: frozenset(p.workspace for p in desk.triage))
    before = ["ONE" in heard, "TWO" in heard]

    present[0] = second

    assert (before, ["ONE" in heard, "TWO" in heard]) == ([True, False], [False, True])
