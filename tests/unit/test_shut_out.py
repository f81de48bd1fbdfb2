"""A platform that takes nothing of the desk's until somebody mends it: messages wait, and people hear of it once."""

from bot.errors import ShutOut
from bot.model.places import Platform
from tests.unit.sending import Sending


async def test_a_platform_that_shuts_the_desk_out_is_told_of_once_and_everything_waits() -> None:
    desk = Sending()
    for delivery in ("one", "two"):
        desk.platform.plans(f"post {delivery}", ShutOut("token_revoked"), ShutOut("token_revoked"))
        desk.outbox.put(delivery, f"C-{delivery}")

    await desk.after(seconds=0)
    await desk.after(seconds=1)

    assert desk.shut_out == [(Platform.SLACK, "token_revoked")]
    assert desk.alerts == []
    await desk.after(minutes=1)
    assert {desk.outbox.rows[delivery].state for delivery in ("one", "two")} == {"sent"}


async def test_a_platform_that_shuts_the_desk_out_a_second_time_is_told_of_again() -> None:
    desk = Sending()
    desk.platform.plans("post one", ShutOut("token_revoked"))
    desk.platform.plans("post two", ShutOut("token_expired"))
    desk.outbox.put("one")
    await desk.after(seconds=0)
    await desk.after(minutes=1)

    desk.outbox.put("two")
    await desk.after(minutes=1)

    assert [problem for _, problem in desk.shut_out] == ["token_revoked", "token_expired"]
