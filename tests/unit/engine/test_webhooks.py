"""Programs are told of what happens to tickets: in order, once, and without a word that anybody wrote."""

import re

import pytest
from msgspec.structs import replace

from bot.model.webhook import HookEvent, Webhook
from bot.oncall.wake import asleep
from tests.architecture.sources import ROOT
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE

ALL = Webhook(id="crm", url="https://crm.example/")
MISSES = Webhook(id="alarm", url="https://alarm.example/", events=frozenset({HookEvent.MISSED}))


@pytest.fixture
def desk() -> FrontDesk:
    return FrontDesk(file=replace(people.a_desk_file(), webhooks=(ALL, MISSES)))


def told(desk: FrontDesk, hook: Webhook = ALL) -> list[str]:
    """The names of what a webhook was told."""
    return [post.text.partition("\n")[0] for post in desk.direct(hook.account)]


def test_a_ticket_is_told_of_from_its_opening_to_its_end(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1", "canary")
    desk.types(AGENT_ONE, "ack EX-1")
    desk.types(AGENT_ONE, "wait EX-1 canary?")
    desk.hears(CONTACT_ONE, "canary indeed, and twice", desk.ticket().thread)
    desk.types(AGENT_ONE, "resolve EX-1 canary")
    desk.hears(CONTACT_ONE, "canary is still broken", desk.ticket().thread)
    desk.types(CONTACT_ONE, "close EX-1")

    names = [name.removeprefix("plandesk.") for name in told(desk) if ".ticket." in name]
    assert names == [
        "ticket.opened",
        "ticket.acknowledged",
        "ticket.assigned",
        "ticket.waiting",
        "ticket.customer_wrote",
        "ticket.resolved",
        "ticket.customer_wrote",
        "ticket.reopened",
        "ticket.closed",
    ]
    assert not any("canary" in post.text for post in desk.direct(ALL.account))


def test_a_promise_that_is_missed_and_then_met_late_is_told_both_times(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(hours=2)
    desk.types(AGENT_ONE, "ack EX-1")

    assert [name for name in told(desk) if "milestone" in name] == [HookEvent.MISSED, HookEvent.MET]


def test_a_webhook_is_told_of_what_it_wants_alone(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "1")
    desk.passes(hours=2)

    assert told(desk, MISSES) == [HookEvent.MISSED]


def test_without_a_webhook_nobody_is_told() -> None:
    desk = FrontDesk()

    desk.opened(CONTACT_ONE, "1")

    assert desk.direct(ALL.account) == []


def test_a_desk_that_is_tried_out_tells_no_real_program(desk: FrontDesk) -> None:
    assert asleep(desk.file).webhooks == ()


def test_the_page_names_everything_that_a_program_can_be_told() -> None:
    page = (ROOT / "adapters" / "webhooks" / "README.md").read_text("utf-8")

    assert {*re.findall(r"`(plandesk\.\w+\.\w+)`", page)} == {*HookEvent}
