"""What the desk writes about notices to customers."""

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from bot.model.message import Message
from bot.model.notice import Notice
from bot.wording.contract import announcing, notices
from bot.wording.spans import line
from tests.unit.wording.examples import OPEN, Promise


def about_notices(one: Promise) -> Iterator[tuple[str, Message]]:
    """Each message with a name for it."""
    notice = Notice(
        number=12,
        topic="deprecation",
        clause=f"{one.plan.document}, “Platform”",
        text="The v1 meters API goes away; please use v2",
        given_at=OPEN,
        name="TAM One",
        zone=one.customer.zone,
        effect=date(2027, 3, 1),
        support_end=date(2028, 3, 1),
    )
    told = replace(notice, topic="", clause="", support_end=None, text="The API is down on Sunday")
    away = replace(one.customer, channels=(), name="Somebody Else")
    yield "announcement, in triage", announcing.inside(told, (one.customer, away))
    yield "announcement, its manager", announcing.inside(told, (one.customer,), own=True)
    yield "announcement, sent", announcing.on_its_way((one.customer, away), 12)
    above = tuple(announcing.preview((one.customer, away), (away,), ("Somebody Else",)))
    yield "announcement, before", Message(summary=line("Before it goes out"), blocks=above)
    above = tuple(announcing.taking_back((one.customer, away), ("Somebody Else",), told))
    yield "announcement, before it is taken back", Message(summary=line("Before it goes out"), blocks=above)
    yield "announcement, taken back", announcing.taken_back((one.customer, away), notice)
    yield "announcement, none", announcing.counts_no_more(12)
    yield "announcement, a notice", announcing.is_a_notice(12)
    yield "announcement withdrawn", notices.withdrawn(told, "", "TAM One")
    for stage in told.stages():
        yield "announcement, day", notices.counted_down(told, stage)
        yield "announcement, day, manager", notices.counted_down_inside(told, stage, (one.customer, away))
    for given in (
        *(notice, replace(notice, support_end=None), replace(notice, effect=None, support_end=None)),
        *(told, replace(told, effect=None)),
    ):
        yield "notice", notices.given(given, one.customer)
        for customer in (one.customer, replace(one.customer, channels=())):
            yield "notice, manager", notices.given_inside(given, (customer,))
        yield "notice, manager of two", notices.given_inside(given, (one.customer, away))
    for stage in notice.stages():
        yield "notice, day", notices.counted_down(notice, stage)
        yield "notice, day, manager", notices.counted_down_inside(notice, stage, (one.customer,))
    for why in ("", "We keep it"):
        yield "notice withdrawn", notices.withdrawn(notice, why, "TAM One")
        yield "notice withdrawn, manager", notices.withdrawn_inside(notice, (one.customer,), why, "TAM One")
        yield "notice withdrawn, manager of two", notices.withdrawn_inside(notice, (one.customer, away), why, "TAM One")
