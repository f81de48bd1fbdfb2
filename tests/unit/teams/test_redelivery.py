"""A turn that takes too long is delivered again, at last under a new id: what it asks for happens once."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

import httpx
from msgspec.structs import replace

from bot.commands import Command
from bot.model.desk import Desk as DeskFile
from bot.shell.writer import CommandResult
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.teams import deliveries
from tests.unit.teams.deliveries import ACME, CONTACT_ONE, MESSAGE, activity, click


def on_teams() -> DeskFile:
    """The usual desk, with one customer whose channel and contact are on Teams."""
    file = people.a_desk_file()
    acme, *others = file.customers
    contact = replace(acme.contacts[0], accounts=(CONTACT_ONE,))
    return replace(file, customers=(replace(acme, channels=(ACME,), contacts=(contact,)), *others))


@dataclass
class SlowDesk(deliveries.Desk):
    """The real service behind the endpoint; each turn waits until so many are under way."""

    front: FrontDesk = field(default_factory=lambda: FrontDesk(file=on_teams()))
    at_once: int = 1
    under_way: int = 0
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, command: Command, raw: str) -> CommandResult:  # type: ignore[override]  # answers as the service
        self.under_way += 1
        if self.under_way == self.at_once:
            self.enough.set()
        await self.enough.wait()
        return self.front.service.handle(command, raw)

    async def is_sent(self, *bodies: dict[str, Any]) -> list[httpx.Response]:
        """All of them arrive before any has been dealt with."""
        self.at_once, self.under_way, self.enough = len(bodies), 0, asyncio.Event()
        return await asyncio.gather(*(deliveries.sent(self, body) for body in bodies))


async def test_a_message_that_comes_three_times_while_its_turn_lasts_asks_once() -> None:
    desk = SlowDesk()

    answers = await desk.is_sent(activity(), activity(), activity())

    assert [one.status_code for one in answers] == [200, 200, 200]
    assert len(desk.front.store.kept.intakes) == 1
    assert [post.held.entry.place for post in desk.front.posts()] == [ACME, *on_teams().triage]


async def test_a_click_that_comes_again_under_new_ids_and_times_opens_one_ticket() -> None:
    desk = SlowDesk()
    await desk.is_sent(activity())
    [asked] = desk.front.store.kept.intakes
    again = [
        click("choose", asked, "1", id=f"f:{number}", timestamp=f"2026-03-02T15:00:{5 + 20 * number:02}Z")
        for number in range(3)
    ]

    await desk.is_sent(*again)
    await desk.is_sent(again[0] | {"id": "f:late", "timestamp": "2026-03-02T15:01:30Z"})

    [ticket] = desk.front.tickets()
    assert (ticket.severity, ticket.thread.root) == ("1", MESSAGE)
    assert desk.front.store.kept.number == 1
