"""Looking up whoever something waits for: in time, or not at all."""

import asyncio
import logging
from collections.abc import Callable
from typing import Any

import pytest

from bot.errors import DeliveryFailed, NotDeliverable, RateLimited
from bot.model.people import Profile
from bot.model.places import Account, Platform
from bot.shell.introduction import waited_for
from bot.shell.lookup import Lookup
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.newcomers import FULL, GUEST, NEWCOMER, with_directory

ACMES = people.channel(people.ACME)
OTHER = Account.parse("slack:T0DESK/U0OTHER")


class Answers:
    """A directory that answers what it was given, or never."""

    def __init__(self, **answers: Profile | DeliveryFailed) -> None:
        self.answers = answers
        self.asked: list[str] = []

    async def profile(self, account: Account) -> Profile:
        self.asked.append(account.user)
        answer = self.answers.get(account.user)
        if isinstance(answer, Profile):
            return answer
        if answer:
            raise answer
        await asyncio.Event().wait()
        raise AssertionError


async def here(call: Callable[[], Any]) -> Any:
    return call()


def lookup(desk: FrontDesk, directory: Answers, patience: float = 3.0) -> Lookup:
    return Lookup(service=desk.service, directories={Platform.SLACK: directory}, in_thread=here, patience=patience)


@pytest.fixture
def desk() -> FrontDesk:
    return with_directory()


async def test_each_is_asked_about_once_and_what_waits_is_decided(desk: FrontDesk) -> None:
    thread = desk.hears(NEWCOMER, "Nobody can log in", place=ACMES)
    desk.hears(NEWCOMER, "Since this morning", place=ACMES)
    directory = Answers(U0NEW=GUEST)

    await lookup(desk, directory).look()

    assert directory.asked == ["U0NEW"]
    assert desk.asked_for(thread) == ["Nobody can log in", "Since this morning"]


async def test_whom_the_directory_does_not_name_in_time_is_the_customers(desk: FrontDesk) -> None:
    thread = desk.hears(NEWCOMER, "Nobody can log in", place=ACMES)

    await lookup(desk, Answers(), patience=0).look()

    assert desk.intake(thread).requester == NEWCOMER


async def test_one_who_is_not_named_keeps_nobody_else_waiting(desk: FrontDesk) -> None:
    desk.hears(NEWCOMER, "Nobody can log in", place=ACMES)
    desk.hears(OTHER, "Exports time out", place=ACMES)

    await lookup(desk, Answers(U0NEW=RateLimited(600), U0OTHER=FULL)).look()

    assert waited_for(desk.service) == ()
    assert [intake.requester for intake in desk.store.kept.intakes.values()] == [NEWCOMER]


async def test_a_missing_scope_is_logged_once(desk: FrontDesk, caplog: pytest.LogCaptureFixture) -> None:
    why = "the app lacks a scope; please add it and install the app again"
    looking = lookup(desk, Answers(U0NEW=NotDeliverable(why), U0OTHER=NotDeliverable(why)))

    with caplog.at_level(logging.WARNING):
        for account in (NEWCOMER, OTHER):
            desk.hears(account, "Nobody can log in", place=ACMES)
            await looking.look()

    assert [why in record.getMessage() for record in caplog.records] == [True]
