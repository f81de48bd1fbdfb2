"""A delivery that fails because its channel has another id by now: it goes out there, and nobody is alerted."""

from bot.errors import NotDeliverable
from tests.unit.sending import Sending


async def test_nobody_is_alerted_of_what_goes_on_in_another_place() -> None:
    desk = Sending()
    desk.platform.plans("post one", NotDeliverable("channel_not_found"))
    desk.outbox.put("one")
    desk.outbox.going_on.add("one")

    await desk.after(seconds=0)

    assert desk.platform.calls == ["post one"]
    assert desk.alerts == []
