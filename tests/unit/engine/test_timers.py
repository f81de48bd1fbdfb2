"""Which timers a ticket or a request wants, as it stands."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.engine.milestones.timers import wanted
from bot.model.intake import Intake
from bot.model.ticket import Status, Ticket
from bot.model.timer import TimerKind
from policies.terms import Plan
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import CONTACT_ONE

MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk() -> FrontDesk:
    return FrontDesk()


def plan_of(desk: FrontDesk, subject: Intake | Ticket) -> Plan:
    return desk.store.kept.plans[subject.plan_version]


def asked(desk: FrontDesk, subject: Intake | Ticket) -> list[tuple[TimerKind, int, int]]:
    """Return kind, step and minutes from now of all that is wanted, earliest first."""
    found = sorted(wanted(subject, plan_of(desk, subject), None), key=lambda timer: timer.due_at)
    return [(timer.kind, timer.step, int((timer.due_at - desk.clock.at) / MINUTE)) for timer in found]


def test_a_promise_wants_each_rung_of_the_ladder(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")

    rungs = asked(desk, ticket)

    assert rungs == [
        (TimerKind.REMIND, percent, minutes) for percent, minutes in ((50, 30), (75, 45), (90, 54), (100, 60))
    ]


def test_of_the_rungs_that_had_passed_only_the_highest_asks_at_once(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    (first,) = ticket.milestones
    late = replace(ticket, milestones=(replace(first, set_at=desk.clock.at + 50 * MINUTE),))

    rungs = asked(desk, late)

    assert rungs == [(TimerKind.REMIND, percent, minutes) for percent, minutes in ((75, 50), (90, 54), (100, 60))]


def test_after_the_last_rung_the_next_repeat_and_an_apology_are_wanted_and_nothing_else(desk: FrontDesk) -> None:
    ticket = desk.opened(CONTACT_ONE, "1")
    desk.passes(minutes=60)

    apology, repeat = asked(desk, desk.ticket(ticket.id))

    assert (apology[0], repeat[:2]) == (TimerKind.APOLOGISE, (TimerKind.REPEAT, 1))


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"status": Status.RESOLVED, "milestones": ()}, TimerKind.CLOSE),
        ({"status": Status.ACKNOWLEDGED, "milestones": ()}, TimerKind.WAKE),
    ],
)
def test_where_nothing_is_due_any_longer_only_the_state_wants_a_timer(
    desk: FrontDesk, changes: dict[str, object], kind: TimerKind
) -> None:
    ticket, at = desk.opened(CONTACT_ONE, "1"), desk.clock.at
    moment = {"resolved_at": at} if kind is TimerKind.CLOSE else {"snoozed_until": at + MINUTE}

    found = asked(desk, replace(ticket, **changes, **moment))  # type: ignore[arg-type] # of several fields

    assert [one[0] for one in found] == [kind]


def test_a_question_wants_to_be_asked_again_and_then_to_open(desk: FrontDesk) -> None:
    intake = desk.intake(desk.hears(CONTACT_ONE, "Nobody can log in"))

    assert asked(desk, intake) == [(TimerKind.ASK_AGAIN, 0, 10), (TimerKind.OPEN_ANYWAY, 0, 30)]
