"""Sample tickets are told over the platforms' wire, by the customers and agents of whatever desk there is."""

from datetime import UTC, datetime
from pathlib import Path

from adapters.sandbox.core import samples
from adapters.sandbox.example import DESK_FILE
from tests.acceptance.golden.staged import staged


async def test_each_customer_has_a_ticket_that_somebody_saw_to_and_one_that_waits(tmp_path: Path) -> None:
    async with staged(tmp_path, datetime(2026, 11, 23, 15, 0, tzinfo=UTC), DESK_FILE) as desk:
        made = desk.sandbox

        await samples.play(made.chats, made.completion)

        seen = (await made.mind.thoughts()).tickets
        customers = sorted(customer.name for customer in made.completion.desk.customers)
        assert sorted({one.customer for one in seen}) == customers
        waiting = sorted(one.customer for one in seen if one.status == "new")
        assert waiting == customers
