"""A call is a signed POST to the public internet, and an answer that it is acknowledged acknowledges."""

import base64
import hashlib
import hmac

import httpx
import pytest
from msgspec.structs import replace

from bot.errors import DeliveryFailed, InDoubt, NotDeliverable, NotReached, RateLimited
from bot.model.desk import Desk
from policies.terms import Line
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE
from tests.unit.engine.people import AGENT_ONE, AGENT_TWO
from tests.unit.wake.pager import CALL, KEY, PUBLIC, Pager, of_line, of_person

NOT_PUBLIC = """127.0.0.1 10.0.0.7 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
::1 fe80::1%eth0 fd00::1 ::ffff:127.0.0.1 2002:7f00:1::"""
URL = "https://pager.example:8443/hook/secret"


def a_desk(url: str = URL) -> Desk:
    """Agent One is woken there, and so is the second line, which Agent Two and Lead One are in."""
    file = people.a_desk_file()
    staff = (replace(one, wake_url=url) if one.id == "agent-one" else one for one in file.people)
    return replace(file, people=tuple(staff), wake_urls={Line.SECOND: url})


async def test_a_call_says_which_ticket_waits_and_is_signed_by_standard_webhooks() -> None:
    pager = Pager()

    await pager.calls(a_desk()).post(of_person("agent-one"), CALL, "d1")

    (request,) = pager.asked
    at = request.headers["webhook-timestamp"]
    expected = hmac.new(KEY, b"d1." + at.encode() + b"." + request.content, hashlib.sha256).digest()
    assert request.headers["webhook-id"] == "d1"
    assert request.headers["webhook-signature"] == f"v1,{base64.b64encode(expected).decode()}"
    assert pager.read["type"] == "ticket.call"
    assert pager.read["data"]["ticket"] == "EX-1"
    assert pager.read["data"]["summary"] == "EX-1 · Acme: no response yet."


async def test_the_connection_goes_to_the_address_that_was_judged_and_by_its_name() -> None:
    pager = Pager()

    await pager.calls(a_desk()).post(of_person("agent-one"), CALL, "d1")

    (request,) = pager.asked
    assert str(request.url) == f"https://{PUBLIC}:8443/hook/secret"
    assert request.headers["host"] == "pager.example:8443"
    assert request.extensions["sni_hostname"] == "pager.example"


@pytest.mark.parametrize("address", NOT_PUBLIC.split())
async def test_no_network_that_is_not_public_is_called(address: str) -> None:  # FAULTS 77
    pager = Pager(names={"pager.example": [PUBLIC, address]})

    with pytest.raises(NotDeliverable, match="not on the public internet"):
        await pager.calls(a_desk()).post(of_person("agent-one"), CALL, "d1")

    assert pager.asked == []


@pytest.mark.parametrize(
    "body", [b"acknowledged", b' "Acknowledged" ', b'{"status": "acknowledged"}', b'{"acknowledged": true}']
)
async def test_an_answer_that_it_is_acknowledged_is_that_persons_ack(body: bytes) -> None:
    pager = Pager(body=body)

    await pager.calls(a_desk()).post(of_person("agent-one"), CALL, "d1")

    (command,) = pager.acknowledged
    assert (command.ticket, command.origin.by, command.origin.keys) == ("EX-1", AGENT_ONE, ("wake/d1",))


@pytest.mark.parametrize(
    "body", [b"", b"ok", b"not acknowledged", b'{"acknowledged": "no"}', b"[]", b"\xff", b"[" * 9999]
)
async def test_any_other_answer_only_takes_the_call(body: bytes) -> None:
    pager = Pager(body=body)

    await pager.calls(a_desk()).post(of_person("agent-one"), CALL, "d1")

    assert pager.acknowledged == []


@pytest.mark.parametrize(
    ("body", "by"),
    [
        (b"acknowledged", []),  # two are on duty, so that nobody knows whose answer it is
        (b'{"acknowledged": true, "by": "agent-two"}', [AGENT_TWO]),
        (b'{"acknowledged": true, "by": "agent-one"}', []),  # who isn't on duty there
    ],
)
async def test_for_a_line_whoever_is_on_duty_answers(body: bytes, by: list[object]) -> None:
    pager = Pager(body=body)

    await pager.calls(a_desk()).post(of_line("second"), CALL, "d1")

    assert [command.origin.by for command in pager.acknowledged] == by


@pytest.mark.parametrize(
    ("pager", "raised"),
    [
        (Pager(status=503), NotReached),
        (Pager(status=408), NotReached),
        (Pager(status=429, headers={"retry-after": "7"}), RateLimited),
        (Pager(status=404), NotDeliverable),
        (Pager(status=302, headers={"location": "http://127.0.0.1/"}), NotDeliverable),
        (Pager(trouble=httpx.ConnectError("no")), NotReached),
        (Pager(trouble=httpx.ReadTimeout("slow")), InDoubt),
        (Pager(names={"pager.example": []}), NotReached),
    ],
)
async def test_what_becomes_of_a_call_that_is_not_taken(pager: Pager, raised: type[DeliveryFailed]) -> None:
    with pytest.raises(raised) as problem:
        await pager.calls(a_desk()).post(of_person("agent-one"), CALL, "d1")

    assert type(problem.value) is raised
    assert "secret" not in str(problem.value)
    assert len(pager.asked) <= 1


async def test_nothing_is_called_that_the_desk_file_has_no_more_or_that_cannot_be_signed() -> None:
    pager = Pager()

    with pytest.raises(NotDeliverable, match="no wake_url any more"):
        await pager.calls(people.a_desk_file()).post(of_person("agent-one"), CALL, "d1")
    with pytest.raises(NotDeliverable, match="PLANDESK_WAKE_SECRET"):
        await pager.calls(a_desk(), key=None).post(of_person("agent-one"), CALL, "d1")

    assert pager.asked == []


async def test_what_is_in_doubt_may_be_called_again_by_the_same_id() -> None:
    pager = Pager()
    calls = pager.calls(a_desk())

    assert await calls.find(of_person("agent-one"), "d1", MONDAY_NINE) is None
