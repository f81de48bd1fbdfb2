"""What the doctor finds on Slack: each trouble is one line that says what to do."""

import contextlib
import socket
from collections.abc import AsyncIterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from adapters.http.check import Check
from adapters.sandbox.core.clock import ManualClock
from adapters.sandbox.core.faults import Broken, Deny, TooMany
from adapters.sandbox.slack.people import RoomKind, SlackChannel, SlackPopulation, Standing, Team, User
from adapters.slack.config import SlackConfig
from adapters.slack.scopes import OPTIONAL, SCOPES
from bot.model.places import Place

if TYPE_CHECKING:
    from adapters.sandbox.slack.sandbox import SlackSandbox

TOKEN, APP_TOKEN = "xoxb-token-canary", "xapp-token-canary"
HOME = Team(id="T0DESK", name="Example Support")
BOT = User(id="U0BOT", team=HOME.id, name="plandesk", bot_id="B0BOT")
CHANNELS = (
    SlackChannel(id="C0IN", name="support-in", members=frozenset({BOT.id})),
    SlackChannel(id="C0OUT", name="support-out", members=frozenset()),
    SlackChannel(id="C0SHUT", name="support-shut", members=frozenset(), kind=RoomKind.PRIVATE),
    SlackChannel(id="C0OLD", name="support-old", members=frozenset({BOT.id}), standing=Standing.ARCHIVED),
)


class Clinic:
    """A sandbox to be looked over, and who looks."""

    def __init__(self, sandbox: "SlackSandbox", config: SlackConfig) -> None:
        self.sandbox = sandbox
        self.config = config

    async def finds(self, *channels: str, ahead: timedelta = timedelta(), **changed: str) -> list[Check]:
        """Every line about these channels, with the settings changed and our clock ahead by so much."""
        from adapters.slack.doctor import checks

        places = [Place.parse(f"slack:T0DESK/{channel}") for channel in channels]
        return await checks(replace(self.config, **changed), places, lambda: datetime.now(UTC) + ahead)


@contextlib.asynccontextmanager
async def opened(scopes: Sequence[str] = tuple(SCOPES)) -> AsyncIterator[Clinic]:
    """A clinic whose app has these scopes."""
    from starlette.applications import Starlette

    from adapters.sandbox.slack.sandbox import API, SlackSandbox
    from tests.acceptance.stage import running

    listener = socket.create_server(("127.0.0.1", 0))
    own = f"http://127.0.0.1:{listener.getsockname()[1]}"
    clock = ManualClock(datetime(2026, 3, 2, tzinfo=UTC))
    people = SlackPopulation(
        home=HOME, app="A0DESK", bot=BOT, teams={}, users={}, channels={one.id: one for one in CHANNELS}
    )
    sandbox = SlackSandbox(
        clock=clock,
        real=clock,
        signing_secret="",
        bot_token=TOKEN,
        population=people,
        own_url=own,
        scopes=scopes,
        app_token=APP_TOKEN,
    )
    config = SlackConfig(bot_token=TOKEN, app_token=APP_TOKEN, installed="T0DESK", api_url=f"{own}{API}")
    async with running(Starlette(routes=sandbox.wire()), listener):
        yield Clinic(sandbox, config)


@pytest.fixture
async def clinic() -> AsyncIterator[Clinic]:
    async with opened() as one:
        yield one


def left(lines: list[Check]) -> list[str]:
    """What there is to do."""
    return [line.says for line in lines if not line.is_ok]


async def test_a_desk_that_can_work_has_nothing_to_do(clinic: Clinic) -> None:
    lines = await clinic.finds("C0IN")

    assert [line.says for line in lines] == [
        "the token is good: plandesk in Example Support (T0DESK)",
        "the token has every scope that the desk needs; without reactions:write, which is optional, "
        "no mark shows states",
        "this machine's clock agrees with Slack's",
        "Socket Mode can be used",
        "the bot is in #support-in (slack:T0DESK/C0IN)",
    ]
    assert left(lines) == []


@pytest.mark.parametrize(
    ("channel", "says"),
    [
        ("C0OUT", "invite the bot to #support-out (slack:T0DESK/C0OUT): type /invite @plandesk there"),
        ("C0SHUT", "invite the bot to slack:T0DESK/C0SHUT if it's private, else correct its id in the desk file"),
        ("C0NONE", "invite the bot to slack:T0DESK/C0NONE if it's private, else correct its id in the desk file"),
        ("C0OLD", "unarchive #support-old (slack:T0DESK/C0OLD), or take it out of the desk file"),
    ],
)
async def test_a_channel_that_the_bot_cannot_use_is_one_line(clinic: Clinic, channel: str, says: str) -> None:
    lines = await clinic.finds("C0IN", channel)

    (found,) = left(lines)
    assert found.startswith(says)
    assert [line.unreached for line in lines if not line.is_ok] == [{Place.parse(f"slack:T0DESK/{channel}")}]


@pytest.mark.parametrize("code", ["token_revoked", "invalid_auth", "account_inactive"])
async def test_a_token_that_does_not_work_is_the_only_line(clinic: Clinic, code: str) -> None:
    clinic.sandbox.script("auth.test", Deny(code=code))

    lines = await clinic.finds("C0IN", "C0OUT")

    (found,) = left(lines)
    assert found.startswith(f"SLACK_BOT_TOKEN doesn't work: Slack refuses our token ({code})")
    assert len(lines[0].unreached) == 2


async def test_another_workspace_is_named_with_the_one_that_is_meant(clinic: Clinic) -> None:
    (found,) = left(await clinic.finds("C0IN", installed="T0ELSE"))

    assert "is for Example Support (T0DESK), and the desk file's channels are in T0ELSE" in found


async def test_missing_scopes_are_listed() -> None:
    async with opened([scope for scope in SCOPES if scope not in {"reactions:read", "im:write"}]) as clinic:
        lines = await clinic.finds("C0IN")

    (found,) = left(lines)
    assert found.startswith("add the scopes im:write, reactions:read to the app")


async def test_the_optional_scope_may_be_missing_and_is_named() -> None:
    async with opened() as without, opened([*SCOPES, *OPTIONAL]) as clinic:
        lines = [*await without.finds("C0IN"), *await clinic.finds("C0IN")]

    assert left(lines) == []
    assert sum("without reactions:write, which is optional, no mark shows states" in line.says for line in lines) == 1


@pytest.mark.parametrize("ahead", [timedelta(seconds=90), timedelta(seconds=-90)])
async def test_a_clock_that_is_off_is_to_be_set(clinic: Clinic, ahead: timedelta) -> None:
    (found,) = left(await clinic.finds(ahead=ahead))

    assert found.startswith("set this machine's clock: it's ")


async def test_an_app_token_that_does_not_work_is_named(clinic: Clinic) -> None:
    (found,) = left(await clinic.finds(app_token="xapp-another-canary"))

    assert "SLACK_APP_TOKEN" in found
    assert "canary" not in found


async def test_without_an_app_token_nothing_is_said_of_socket_mode(clinic: Clinic) -> None:
    lines = await clinic.finds(app_token="", signing_secret="a")

    assert not any("Socket Mode" in line.says for line in lines)


@pytest.mark.parametrize("method", ["auth.test", "users.conversations"])
async def test_a_slack_that_is_busy_is_asked_once_more(clinic: Clinic, method: str) -> None:
    clinic.sandbox.script(method, TooMany(retry_after=0))

    assert left(await clinic.finds("C0IN")) == []


async def test_the_channels_that_the_bot_is_in_take_one_call(clinic: Clinic) -> None:
    await clinic.finds(*["C0IN"] * 50)

    asked = [call.method for call in clinic.sandbox.calls]
    assert asked == ["auth.test", "apps.connections.open", "users.conversations"]


async def test_many_channels_come_in_pages(clinic: Clinic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.doctor.PAGE", 1)

    lines = await clinic.finds("C0IN", "C0OLD")

    assert len(left(lines)) == 1
    assert "conversations.info" not in [call.method for call in clinic.sandbox.calls]


async def test_where_the_list_is_not_to_be_had_each_channel_is_looked_at(clinic: Clinic) -> None:
    clinic.sandbox.script("users.conversations", Deny(code="unknown_method"))

    assert left(await clinic.finds("C0IN")) == []


@pytest.mark.parametrize("fault", [Broken(), Deny(code="fatal_error")])
async def test_a_channel_that_could_not_be_looked_at_says_why(clinic: Clinic, fault: Broken | Deny) -> None:
    clinic.sandbox.script("conversations.info", fault)

    (found,) = left(await clinic.finds("C0OUT"))

    assert found.startswith("slack:T0DESK/C0OUT couldn't be looked at: ")


async def test_a_slack_that_is_not_there_is_one_line(clinic: Clinic) -> None:
    (found,) = left(await clinic.finds("C0IN", api_url="http://127.0.0.1:9/"))

    assert found == ("Slack was not reached (ClientConnectorError): check the network, and SLACK_API_URL if it's set")


async def test_what_there_was_no_time_to_look_at_is_counted(clinic: Clinic) -> None:
    for _ in range(4):
        clinic.sandbox.script("conversations.info", TooMany(retry_after=60))

    lines = await clinic.finds("C0IN", "C0OUT", "C0SHUT", *(f"C0NONE{number}" for number in range(50)))

    assert left(lines) == [
        "run this again, for one customer with --customer: 52 of 53 channels weren't looked at, as Slack lets few be "
        "asked about in a minute"
    ]
    assert lines[-1].unreached == frozenset()


async def test_a_channel_is_asked_about_again_once_slack_lets_it(clinic: Clinic) -> None:
    clinic.sandbox.script("conversations.info", TooMany(retry_after=0))

    (found,) = left(await clinic.finds("C0OUT"))

    assert found.startswith("invite the bot to #support-out")
