"""What a webhook is told goes out by the outbox: in order, again after an outage, and under the same id."""

from datetime import timedelta
from functools import partial

import pytest

from adapters.webhooks.calls import WebhookCalls
from bot.delivery import trouble
from bot.delivery.dispatcher import Dispatcher
from bot.delivery.send_check import check
from bot.model.places import Platform
from storage.memory.outbox import MemoryOutbox
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE
from tests.unit.sending import ObedientPlatform, at_once, no_rest
from tests.unit.wake.pager import Pager
from tests.unit.webhooks.test_calls import DESK

OPENED, ACKNOWLEDGED = "plandesk.ticket.opened", "plandesk.ticket.acknowledged"


class Told:
    """A desk with a webhook at a pager's address."""

    def __init__(self) -> None:
        self.desk, self.pager = FrontDesk(file=DESK), Pager()
        service, clock = self.desk.service, self.desk.clock
        self._dispatcher = Dispatcher(
            outbox=MemoryOutbox(self.desk.store),
            platforms={
                Platform.SLACK: ObedientPlatform(clock),
                Platform.WEBHOOK: WebhookCalls(present=lambda: DESK, calls=self.pager.signed()),
            },
            clock=clock,
            in_thread=at_once,
            rest=no_rest,
            on_failed=partial(trouble.failed, service),
            on_shut_out=lambda platform, problem: None,
            on_stuck=lambda delivery, problem: None,
            check=partial(check, service),
            pace=timedelta(),
        )

    async def after(self, minutes: float = 0) -> list[tuple[str, str]]:
        """What the webhook has been told after that time, each with its id; tickets alone."""
        self.desk.clock.move(minutes=minutes)
        await self._dispatcher.drain()
        calls = [(str(request.headers["webhook-id"]), request.content) for request in self.pager.asked]
        return [(name, call) for call, body in calls for name in (OPENED, ACKNOWLEDGED) if name.encode() in body]


@pytest.fixture
def told() -> Told:
    one = Told()
    one.desk.opened(CONTACT_ONE, "1")
    return one


async def test_it_is_told_once_and_in_order(told: Told) -> None:
    told.desk.types(AGENT_ONE, "ack EX-1")

    assert [name for name, _ in await told.after()] == [OPENED, ACKNOWLEDGED]
    assert len(await told.after(minutes=10)) == 2


async def test_after_an_outage_it_is_told_again_under_the_same_id_and_nothing_overtakes(told: Told) -> None:
    told.pager.status = 503
    told.desk.types(AGENT_ONE, "ack EX-1")
    missed = await told.after()
    told.pager.status = 200

    *again, last = await told.after(minutes=10)

    assert {name for name, _ in missed} == {OPENED}
    assert {*missed} == {*again}
    assert last[0] == ACKNOWLEDGED


async def test_a_webhook_that_refuses_is_told_of_in_triage_once(told: Told) -> None:
    told.pager.status = 410
    told.desk.types(AGENT_ONE, "ack EX-1")

    await told.after()

    refused = [post.text for post in told.desk.triage() if "webhook" in post.text]
    assert len(told.pager.asked) > 1
    assert len(refused) == 1
    assert "The webhook crm missed something – answered with 410." in refused[0]


async def test_what_isnt_taken_for_a_day_is_given_up_and_triage_reads_so(told: Told) -> None:
    told.pager.status = 503
    await told.after()
    await told.after(minutes=24 * 60)
    told.pager.status = 200

    assert await told.after(minutes=10)
    given_up = [post.text for post in told.desk.triage() if "webhook" in post.text]
    assert len(given_up) == 1
    assert "The webhook crm missed something – given up after 24 hours: " in given_up[0]
