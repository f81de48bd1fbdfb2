"""What must not go out any more: it is asked before each try, and what follows is not held up."""

from bot.errors import NotReached, StorageUnavailable
from bot.ports import Delivery
from tests.unit.sending import Sending, no_rest

ANOTHERS = "the place is another's"


async def test_what_must_not_go_out_any_more_is_withheld_and_what_follows_goes_on() -> None:
    desk = Sending(check=lambda delivery: ANOTHERS if delivery.id == "one" else delivery)
    desk.outbox.put("one")
    desk.outbox.put("two")

    await desk.after(seconds=0)

    assert (desk.platform.calls, desk.outbox.rows["one"].state, desk.alerts) == (["post two"], "withheld", [])


async def test_it_is_asked_before_each_try_whether_it_may_go_out() -> None:
    is_anothers = iter([False, True])
    desk = Sending(check=lambda delivery: ANOTHERS if next(is_anothers) else delivery)
    desk.platform.plans("post one", NotReached("no route"))
    desk.outbox.put("one")
    await desk.after(seconds=0)

    await desk.after(seconds=60)

    assert desk.platform.calls == ["post one"]


async def test_while_nobody_can_say_whether_it_may_go_out_it_waits() -> None:
    asked = iter([StorageUnavailable("away"), None])

    def check(delivery: Delivery) -> Delivery:
        if problem := next(asked):
            raise problem
        return delivery

    desk = Sending(rest=no_rest, check=check)
    desk.outbox.put("one")

    await desk.after(seconds=0)

    assert desk.outbox.rows["one"].state == "sent"
