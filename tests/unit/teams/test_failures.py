"""What every kind of failure means for the message, and that no call is ever made twice by itself."""

from datetime import timedelta

import httpx
import pytest
from msgspec.structs import replace

from adapters.teams import credentials, wire
from adapters.teams.config import TeamsConfig
from adapters.teams.credentials import Credentials
from adapters.teams.platform import TeamsPlatform
from adapters.teams.refusals import REASONS
from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited
from bot.model.message import Message, Text
from bot.ports import Address, ChatPlatform
from tests.hand_clock import HandClock
from tests.scripted import TOKEN, ScriptedServer, Step, answer, half, hang_up, raw, reset, silence
from tests.unit.listed_outbox import START
from tests.unit.teams.deliveries import ACME, CONTACT_ONE, Desk, known

MESSAGE = Message(summary=(Text(text="Agent One is on it."),), blocks=())
IN_THREAD = Address(place=ACME, thread="1772463500000")
DIRECT = Address(account=CONTACT_ONE)


def refused(code: str, status: int = 403) -> Step:
    return answer({"error": {"code": code, "message": "text-canary"}}, status)


@pytest.mark.parametrize(
    ("step", "failure"),
    [
        (reset, InDoubt),
        (hang_up, InDoubt),
        (half, InDoubt),
        (answer({}, 500), InDoubt),
        (answer({}, 502), InDoubt),
        (answer({}, 503), InDoubt),
        (answer({}, 504), InDoubt),
        (answer({}, 408), InDoubt),
        (raw(b"<html>bad gateway</html>", "text/html", 502), InDoubt),
        (raw(b"not json", "application/json", 201), InDoubt),
        (raw(b"<html>", "text/html", 200), InDoubt),
        (raw(b"\xff\xfe", "application/json", 201), InDoubt),
        (answer({}, 412), NotReached),
        (answer({}, 401), NotReached),
        (answer({}, 429), RateLimited),
        (answer({}, 400), NotDeliverable),
        (answer({}, 403), NotDeliverable),
        (answer({}, 404), NotDeliverable),
        (answer({}, 413), NotDeliverable),
        (answer([], 404), NotDeliverable),
        (raw(b"", "text/plain", 404), NotDeliverable),
    ],
)
async def test_a_failed_call_is_one_request_and_one_failure(
    teams: ScriptedServer, desk: ChatPlatform, step: Step, failure: type[DeliveryFailed]
) -> None:
    teams.steps = [step]

    with pytest.raises(failure) as raised:
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert type(raised.value) is failure
    assert len(teams.calls) == 1


@pytest.mark.parametrize("step", [reset, hang_up, answer({}, 500), answer({}, 503)])
async def test_an_edit_that_was_cut_is_not_repeated_here_either(
    teams: ScriptedServer, desk: ChatPlatform, step: Step
) -> None:
    teams.steps = [answer({"id": "1"}), step]
    await desk.edit(Address(place=ACME, edits="1"), MESSAGE, "d-1")  # the connection is open now

    with pytest.raises(InDoubt):
        await desk.edit(Address(place=ACME, edits="1"), MESSAGE, "d-2")

    assert len(teams.calls) == 2


@pytest.mark.parametrize(("headers", "wait"), [({"retry_after": "7"}, 7), ({}, 0), ({"retry_after": "soon"}, 0)])
async def test_a_limit_says_how_long_to_wait_or_leaves_it_to_us(
    teams: ScriptedServer, desk: ChatPlatform, headers: dict[str, str], wait: float
) -> None:
    teams.steps = [answer({}, 429, **headers)]

    with pytest.raises(RateLimited) as raised:
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert raised.value.retry_after == wait


@pytest.mark.parametrize("code", REASONS)
async def test_a_refusal_for_good_says_what_to_do(teams: ScriptedServer, desk: ChatPlatform, code: str) -> None:
    teams.steps = [refused(code)]

    with pytest.raises(NotDeliverable) as raised:
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert str(raised.value) == REASONS[code]


async def test_a_refusal_that_we_do_not_know_is_named(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [refused("SomethingNew")]

    with pytest.raises(NotDeliverable, match="SomethingNew"):
        await desk.post(IN_THREAD, MESSAGE, "d-1")


async def test_a_connector_that_is_not_there_was_not_reached(config: TeamsConfig, teams: ScriptedServer) -> None:
    nobody = "http://127.0.0.1:1"
    gone = replace(config, cloud=replace(config.cloud, service_url=nobody, origins=frozenset({nobody})))
    desk = TeamsPlatform(gone, known(Desk(), gone))

    with pytest.raises(NotReached):
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    await desk.close()


async def test_a_call_that_is_never_answered_leaves_a_doubt(
    teams: ScriptedServer, config: TeamsConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "SECONDS", 0.05)
    desk = TeamsPlatform(config, known(Desk(), config))
    teams.steps = [silence]

    with pytest.raises(InDoubt):
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert len(teams.calls) == 1
    await desk.close()


def test_a_call_has_less_time_than_the_dispatcher_gives_it() -> None:
    assert wire.SECONDS < 10


@pytest.mark.parametrize("step", [reset, answer({}, 500), answer({}, 201), raw(b"x", "text/html")])
async def test_a_chat_that_could_not_be_begun_leaves_no_doubt(
    teams: ScriptedServer, desk: ChatPlatform, step: Step
) -> None:
    teams.steps = [step]

    with pytest.raises(NotReached):
        await desk.post(DIRECT, MESSAGE, "d-1")


async def test_somebody_who_cannot_be_written_to_is_refused_for_good(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [refused("ConversationBlockedByUser")]

    with pytest.raises(NotDeliverable, match="blocked"):
        await desk.post(DIRECT, MESSAGE, "d-1")


# Our own token

SENT = answer({"id": "1"}, 201)


async def test_a_token_is_asked_for_once_while_it_lasts(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [SENT, SENT]

    for _ in range(2):
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    [asked] = teams.asked
    assert asked.path == "/aaaaaaaa-0000-0000-0000-000000000001/oauth2/v2.0/token"
    assert asked.body == {
        "grant_type": "client_credentials",
        "client_id": "11111111-2222-3333-4444-555555555555",
        "client_secret": "password-canary",
        "scope": "https://api.botframework.com/.default",
    }


async def test_a_token_that_the_connector_refuses_is_not_used_again(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.steps = [answer({}, 401), SENT]
    with pytest.raises(NotReached):
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert len(teams.asked) == 2


@pytest.mark.parametrize(
    "step",
    [
        reset,
        answer({"error": "invalid_client", "error_description": "password-canary"}, 401),
        answer({"access_token": "x"}),
        answer({"access_token": 7, "expires_in": 3600}),
        answer([]),
        raw(b"<html>", "text/html", 503),
    ],
)
async def test_without_a_token_nothing_is_sent_and_nothing_is_in_doubt(
    teams: ScriptedServer, desk: ChatPlatform, step: Step
) -> None:
    teams.logins = [step]

    with pytest.raises(NotReached) as raised:
        await desk.post(IN_THREAD, MESSAGE, "d-1")

    assert teams.calls == []
    assert "canary" not in str(raised.value)


async def test_wrong_credentials_are_named(teams: ScriptedServer, desk: ChatPlatform) -> None:
    teams.logins = [answer({"error": "invalid_client"}, 401)]

    with pytest.raises(NotReached, match=r"invalid_client.*TEAMS_APP_PASSWORD"):
        await desk.post(IN_THREAD, MESSAGE, "d-1")


async def test_a_login_that_hangs_is_given_up(
    teams: ScriptedServer, desk: ChatPlatform, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(credentials, "FETCH_SECONDS", 0.05)
    teams.logins = [silence]

    with pytest.raises(NotReached):
        await desk.post(IN_THREAD, MESSAGE, "d-1")


async def test_a_token_is_renewed_before_it_ends_and_used_while_it_cannot_be(
    teams: ScriptedServer, config: TeamsConfig
) -> None:
    clock = HandClock(START)
    own = Credentials(config, elapsed=clock.monotonic)
    again = answer({"expires_in": 3600, "access_token": "another"})
    teams.logins = [TOKEN, answer({}, 500), again]
    found = []

    async with httpx.AsyncClient() as client:
        for at in (0, 3200, 3400, 3500):
            clock.at = START + timedelta(seconds=at)
            found.append(await own.token(client))

    assert found == ["token-canary", "token-canary", "token-canary", "another"]
    assert len(teams.asked) == 3
