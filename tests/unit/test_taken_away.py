"""What makes room for another message of ours is taken away, where a platform lets it be, once that one is out."""

from typing import Any

import pytest

from bot.errors import NotDeliverable
from bot.model.ids import MessageKey
from bot.model.message import Message, Text
from bot.ports import DeliveryKind
from tests.unit.sending import Sending

KEY = MessageKey("EX-1/reminder/2/C1")
PAST = Message(summary=(Text(text="EX-1 – reminder"),), blocks=(), replaced_by=KEY)


def replacing(*, is_out: bool = True, **how: Any) -> Sending:
    """A desk where an edit makes room for another message, which is out by then or not."""
    desk = Sending()
    desk.outbox.put("new", message_key=KEY)
    desk.outbox.put("one", kind=DeliveryKind.EDIT, message=PAST, **how)
    if not is_out:
        desk.outbox.rows["new"].state = "withdrawn"
    return desk


async def test_what_makes_room_for_another_message_is_taken_away_once_that_one_is_out() -> None:
    desk = replacing()

    await desk.after(seconds=0)
    calls = await desk.after(seconds=1)

    assert calls == ["post new", "remove it"]


async def test_it_is_edited_if_that_one_is_not_out() -> None:
    assert await replacing(is_out=False).after(seconds=0) == ["edit one"]


async def test_it_is_edited_if_a_series_goes_on_in_it() -> None:
    desk = replacing(count=1)

    await desk.after(seconds=0)
    calls = await desk.after(seconds=1)

    assert calls == ["post new", "edit one"]


@pytest.mark.parametrize("edited", [None, NotDeliverable("the message was deleted")])
async def test_what_has_to_stay_is_edited_and_nobody_is_alerted(edited: Exception | None) -> None:
    desk = replacing()
    desk.platform.plans("remove it", NotDeliverable("it has to stay"))
    desk.platform.plans("edit one", *([edited] if edited else []))

    await desk.after(seconds=0)
    calls = await desk.after(seconds=1)

    assert calls == ["post new", "remove it", "edit one"]
    assert desk.outbox.rows["one"].state == "sent"
