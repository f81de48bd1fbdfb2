"""A webhook is told as JSON in a call that the library of Standard Webhooks verifies."""

import base64
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from standardwebhooks import Webhook as Verifier
from standardwebhooks import WebhookVerificationError

from adapters.webhooks.calls import WebhookCalls
from bot.errors import NotDeliverable
from bot.model.message import Message
from bot.model.webhook import Webhook
from bot.ports import Address
from tests.unit.engine import people
from tests.unit.engine.desk import MONDAY_NINE, FrontDesk
from tests.unit.engine.people import CONTACT_ONE
from tests.unit.wake.pager import KEY, Pager

CRM = Webhook(id="crm", url="https://pager.example/hook/canary")
DESK = replace(people.a_desk_file(), webhooks=(CRM,))
SECRET = "whsec_" + base64.b64encode(KEY).decode()


@pytest.fixture
def opened() -> Message:
    """What is told of a ticket that has been opened."""
    desk = FrontDesk(file=DESK)
    desk.opened(CONTACT_ONE, "1", "Nobody can log in")
    return desk.direct(CRM.account)[0].message


async def told(pager: Pager, message: Message, at: datetime = MONDAY_NINE) -> None:
    calls = WebhookCalls(present=lambda: DESK, calls=pager.signed(at=at))
    await calls.post(Address(account=CRM.account), message, "d1")


async def test_a_call_says_what_happened_and_has_the_id_of_its_delivery(opened: Message) -> None:
    pager = Pager()

    await told(pager, opened)

    assert pager.asked[0].headers["webhook-id"] == "d1"
    assert pager.read["type"] == "plandesk.ticket.opened"
    assert pager.read["timestamp"] == pager.read["data"]["opened_at"] == "2026-11-23T15:00:00+00:00"
    assert pager.read["data"] | {"ticket": "EX-1", "customer": "acme", "severity": "1"} == pager.read["data"]


async def test_the_library_of_the_standard_verifies_it_and_nothing_that_was_changed(opened: Message) -> None:
    pager = Pager()
    await told(pager, opened, at=datetime.now(UTC))
    (request,) = pager.asked

    assert Verifier(SECRET).verify(request.content, dict(request.headers)) == pager.read
    with pytest.raises(WebhookVerificationError):
        Verifier(SECRET).verify(request.content.replace(b"EX-1", b"EX-2"), dict(request.headers))


async def test_a_call_that_is_played_again_later_is_too_old_for_it(opened: Message) -> None:
    pager = Pager()
    await told(pager, opened, at=datetime.now(UTC) - timedelta(minutes=6))
    (request,) = pager.asked

    with pytest.raises(WebhookVerificationError, match="too old"):
        Verifier(SECRET).verify(request.content, dict(request.headers))


async def test_an_address_that_is_not_public_is_never_called(opened: Message) -> None:  # FAULTS 77
    pager = Pager(names={"pager.example": ["169.254.169.254"]})

    with pytest.raises(NotDeliverable, match="not on the public internet"):
        await told(pager, opened)

    assert pager.asked == []


async def test_a_redirect_is_not_followed_and_no_error_names_the_address(opened: Message) -> None:
    pager = Pager(status=302, headers={"location": "http://127.0.0.1/"})

    with pytest.raises(NotDeliverable) as refusal:
        await told(pager, opened)

    assert len(pager.asked) == 1
    assert "canary" not in str(refusal.value)


async def test_a_webhook_that_the_desk_file_has_no_more_is_not_told(opened: Message) -> None:
    pager = Pager()
    calls = WebhookCalls(present=lambda: replace(DESK, webhooks=()), calls=pager.signed())

    with pytest.raises(NotDeliverable, match="no more"):
        await calls.post(Address(account=CRM.account), opened, "d1")
