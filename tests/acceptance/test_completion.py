"""What is offered to somebody who begins to write: nothing that the desk would refuse."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.sandbox import example
from bot.model.places import Platform
from tests.acceptance.golden.staged import Staged, staged

MONDAY_NINE = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Staged]:
    """The example desk."""
    async with staged(tmp_path, MONDAY_NINE, example.DESK_FILE) as stage:
        yield stage


def offered(desk: Staged, platform: Platform, person: str, conversation: str) -> set[str]:
    """Everything that somebody can take there."""
    (chat,) = [chat for chat in desk.sandbox.chats if chat.platform is platform]
    return {offer.text for offer in desk.sandbox.completion.offers(chat, person, conversation) if not offer.hindrance}


def test_an_agent_is_offered_commands_and_mentions_with_every_verb(desk: Staged) -> None:
    offers = offered(desk, Platform.SLACK, example.AGENT_ONE, example.TRIAGE)

    assert {"/ack EX-1", "/ticket list", "/ticket why EX-1", "@plandesk why EX-1", "@agent.two"} <= offers


def test_a_contact_is_offered_what_customers_may_say_and_no_command(desk: Staged) -> None:
    offers = offered(desk, Platform.SLACK, example.CONTACT_ONE, example.ACME)

    assert {"@plandesk close EX-1", "@plandesk severity EX-1 2: why", "@plandesk help"} <= offers
    assert not any(offer.startswith("/") or "ack" in offer or "queue" in offer for offer in offers)


def test_a_colleague_who_is_no_contact_may_only_look(desk: Staged) -> None:
    offers = offered(desk, Platform.SLACK, example.ACME_COLLEAGUE, example.ACME)

    assert "@plandesk status EX-1" in offers
    assert not any("close" in offer or "severity" in offer for offer in offers)


def test_where_the_vendor_classifies_a_contact_is_offered_no_severity(desk: Staged) -> None:
    offers = offered(desk, Platform.TEAMS, example.CONTACT_FIVE, example.HARBOUR)

    assert "@plandesk close EX-1" in offers
    assert not any("severity" in offer for offer in offers)


def test_on_teams_the_desk_is_called_by_its_own_name(desk: Staged) -> None:
    offers = offered(desk, Platform.TEAMS, example.AGENT_ONE_ON_TEAMS, example.HARBOUR)

    assert {"@plandesk ack EX-1", "/plandesk ack EX-1"} <= offers
    assert not any(offer.startswith(("/ticket", "/ack")) for offer in offers)


def test_only_who_is_there_can_be_called(desk: Staged) -> None:
    offers = offered(desk, Platform.SLACK, example.CONTACT_ONE, example.ACME)

    assert {"@plandesk", "@agent.one", "@contact.two"} <= offers
    assert "@contact.three" not in offers


@pytest.mark.parametrize(
    ("where", "why"),
    [
        ((Platform.SLACK, example.CONTACT_ONE, example.ACME, None), "not known in your own workspace"),
        ((Platform.SLACK, example.AGENT_ONE, example.TRIAGE, "1.2"), "not supported in threads"),
    ],
)
def test_commands_that_cannot_work_somewhere_are_greyed_with_the_reason(
    desk: Staged, where: tuple[Platform, str, str, str | None], why: str
) -> None:
    platform, person, conversation, thread = where
    (chat,) = [chat for chat in desk.sandbox.chats if chat.platform is platform]

    offers = desk.sandbox.completion.offers(chat, person, conversation, thread)

    assert {offer.text: offer.hindrance for offer in offers if offer.text.startswith("/")} == {
        "/ticket": why,
        "/ack": why,
    }
