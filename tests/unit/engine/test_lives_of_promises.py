"""What a pack may say of a promise beside its time: when it pauses, what keeps it, and whether it is fixed."""

from datetime import datetime

from msgspec.structs import replace

from bot.events import PromiseMissed
from bot.model.milestone import MilestoneType
from policies.terms import MetBy, Metric, PausedBy
from policies.version import versioned
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE
from tests.unit.engine.test_promised_beyond import CARE, HOUR


def due(desk: FrontDesk) -> datetime | None:
    updates = (one for one in desk.ticket().open_milestones if one.type is MilestoneType.NEXT_UPDATE)
    return next((one.due_at for one in updates), None)


def missed(desk: FrontDesk) -> list[str]:
    return [event.about for event in desk.history("EX-1") if isinstance(event, PromiseMissed)]


def with_updates(desk: FrontDesk, **life: object) -> FrontDesk:
    """The emergency, acknowledged at 09:10, under Northwind's plan with updates of such a life."""
    updates = {severity: dict(targets) for severity, targets in CARE.targets.items()}
    updates["P0"][Metric.NEXT_UPDATE] = replace(updates["P0"][Metric.NEXT_UPDATE], **life)  # type: ignore[arg-type]
    desk.agrees(ACME, versioned(replace(CARE, targets=updates)))
    desk.opened(CONTACT_ONE, "P0", "Nobody can ship")
    desk.passes(minutes=10)
    desk.types(AGENT_ONE, "ack EX-1")
    return desk


def test_one_that_pauses_while_we_wait_goes_on_with_the_customers_word(desk: FrontDesk) -> None:
    paused = with_updates(desk, pauses=(PausedBy.WAITING,))
    paused.types(AGENT_ONE, "wait EX-1 Which warehouse?")
    before = due(paused)
    paused.passes(hours=2)

    paused.hears(CONTACT_ONE, "All of them", paused.ticket().thread)

    assert (before, due(paused)) == (None, paused.clock.at + 4 * HOUR)


def test_one_that_does_not_pause_goes_on_while_we_wait(desk: FrontDesk) -> None:
    running = with_updates(desk)

    running.types(AGENT_ONE, "wait EX-1 Which warehouse?")

    assert due(running) == running.clock.at + 4 * HOUR


def test_one_at_fixed_intervals_is_due_by_the_clock_whenever_the_last_one_came(desk: FrontDesk) -> None:
    fixed = with_updates(desk, fixed=True)
    first = due(fixed)
    assert first
    fixed.passes(hours=1)

    fixed.types(AGENT_ONE, "reply EX-1 It is the queue.")

    assert due(fixed) == first + 4 * HOUR


def test_a_solution_ends_one_that_counts_from_a_time_to_come(desk: FrontDesk) -> None:
    fixed = with_updates(desk, fixed=True)
    fixed.types(AGENT_ONE, "reply EX-1 It is the queue.")

    fixed.types(AGENT_ONE, "resolve EX-1 The queue runs.")

    assert due(fixed) is None
    fixed.passes(hours=9)
    assert missed(fixed) == []


def test_an_interval_without_an_update_is_a_breach_and_the_next_one_begins(desk: FrontDesk) -> None:
    fixed = with_updates(desk, fixed=True)
    first = due(fixed)
    assert first

    fixed.passes(hours=9)

    assert missed(fixed) == ["next-update/1", "next-update/2"]
    assert due(fixed) == first + 8 * HOUR


def test_an_interval_without_an_update_is_named_until_there_is_one(desk: FrontDesk) -> None:
    fixed = with_updates(desk, fixed=True)
    fixed.passes(hours=5)
    missed = fixed.standing(fixed.ticket().card), fixed.card_in(fixed.ticket())

    fixed.types(AGENT_ONE, "reply EX-1 It is the queue.")

    told = fixed.standing(fixed.ticket().card), fixed.card_in(fixed.ticket())
    theirs, ours = (f"One was due Mon 23 Nov, {time} and didn't come." for time in ("19:10 GMT", "1:10 PM CST"))
    assert (theirs in missed[0], ours in missed[1]) == (True, True)
    assert ["didn't come" in card for card in told] == [False, False]


def test_one_that_an_acknowledgement_does_not_meet_waits_for_words(desk: FrontDesk) -> None:
    wordy = with_updates(desk, met_by=(MetBy.MILESTONE,))
    before = due(wordy)

    wordy.types(AGENT_ONE, "reply EX-1 It is the queue.")

    assert due(wordy) == before
