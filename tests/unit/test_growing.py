"""Messages that grow are sent as one, and their edits leave room for what is more severe."""

from bot.model.message import Message, Text
from bot.model.rank import Rank
from bot.ports import DeliveryKind
from tests.unit.sending import Sending


async def test_an_edit_of_low_rank_keeps_its_distance_like_a_post() -> None:
    desk = Sending()
    desk.outbox.put("line", rank=Rank.CHATTER)
    desk.outbox.put("grown", kind=DeliveryKind.EDIT, rank=Rank.CHATTER)

    assert await desk.after(seconds=0) == ["post line"]
    assert await desk.after(seconds=1) == ["post line", "edit grown"]


async def test_while_an_edit_of_low_rank_waits_its_turn_the_most_severe_goes_before_it() -> None:
    desk = Sending()
    desk.outbox.put("line", rank=Rank.CHATTER)
    desk.outbox.put("grown", kind=DeliveryKind.EDIT, rank=Rank.CHATTER)
    await desk.after(seconds=0)
    desk.outbox.put("severity 1", rank=Rank.CRITICAL)

    assert await desk.after(seconds=1) == ["post line", "post severity 1"]


async def test_parts_of_a_series_are_sent_as_one_message() -> None:
    desk = Sending()
    parts = tuple(Message(summary=(Text(text=text),), blocks=()) for text in ("one", "two"))
    desk.outbox.put("both", parts=parts, count=2)

    await desk.after(seconds=0)

    (message,) = desk.platform.messages
    assert "two" in repr(message.blocks)
