"""Every store asks each timer once, when it is due, unless it was voided."""

from datetime import timedelta

from bot.model.timer import Timer
from bot.ports import UnitOfWork
from tests.contract.examples import NOW, a_timer, keep, look, minutes
from tests.contract.stores import Store


def set_timers(store: Store, *timers: Timer) -> None:
    with store.unit_of_work() as work:
        for timer in timers:
            work.set_timer(timer)
        work.commit()


def due(store: Store, after: float, limit: int = 10) -> tuple[Timer, ...]:
    return look(store, lambda work: work.due_timers(NOW + minutes(after), limit))


def test_a_timer_is_due_at_its_instant_and_not_before(store: Store) -> None:
    set_timers(store, a_timer(due_in=15))

    assert look(store, lambda work: work.due_timers(NOW + minutes(15) - timedelta(microseconds=1), 10)) == ()
    assert due(store, 15) == (a_timer(due_in=15),)


def test_a_timer_stays_due_until_it_has_fired(store: Store) -> None:
    set_timers(store, a_timer())

    assert due(store, 20) == due(store, 600) == (a_timer(),)


def test_a_timer_that_fired_is_never_due_again(store: Store) -> None:
    set_timers(store, a_timer())

    keep(store, lambda work: work.fired([a_timer()]))

    assert due(store, 600) == ()


def test_a_timer_whose_firing_was_rolled_back_is_still_due(store: Store) -> None:
    set_timers(store, a_timer())

    look(store, lambda work: work.fired([a_timer()]))

    assert due(store, 20) == (a_timer(),)


def test_due_timers_come_earliest_first(store: Store) -> None:
    late, early = a_timer("EX-1", due_in=30), a_timer("EX-2", due_in=10)
    set_timers(store, late, early)

    assert due(store, 60) == (early, late)


def test_no_more_timers_come_than_asked_for(store: Store) -> None:
    timers = [a_timer(f"EX-{number}", due_in=number) for number in (1, 2, 3)]
    set_timers(store, *timers)

    assert due(store, 60, limit=2) == tuple(timers[:2])


def test_all_due_timers_of_a_subject_come_together(store: Store) -> None:
    first, other, last = a_timer("EX-1", due_in=1), a_timer("EX-2", due_in=2), a_timer("EX-1", step=75, due_in=3)
    set_timers(store, first, other, last)

    assert due(store, 60, limit=1) == (first, last)


def test_setting_a_timer_again_leaves_it_as_it_is(store: Store) -> None:
    set_timers(store, a_timer(due_in=15))

    set_timers(store, a_timer(due_in=5))

    assert due(store, 60) == (a_timer(due_in=15),)


def test_setting_a_timer_twice_in_one_transaction_sets_it_once(store: Store) -> None:
    set_timers(store, a_timer(due_in=15), a_timer(due_in=5))

    assert due(store, 60) == (a_timer(due_in=15),)


def test_a_timer_that_fired_cannot_be_set_again(store: Store) -> None:
    set_timers(store, a_timer())
    keep(store, lambda work: work.fired([a_timer()]))

    set_timers(store, a_timer())

    assert due(store, 60) == ()


def test_the_same_step_of_another_cycle_is_another_timer(store: Store) -> None:
    set_timers(store, a_timer(cycle=1))
    keep(store, lambda work: work.fired([a_timer(cycle=1)]))

    set_timers(store, a_timer(cycle=2))

    assert due(store, 60) == (a_timer(cycle=2),)


def test_a_cancelled_timer_is_never_due(store: Store) -> None:
    set_timers(store, a_timer())

    keep(store, lambda work: work.cancel_timers([a_timer()]))

    assert due(store, 600) == ()


def test_a_cancelled_timer_that_is_set_again_is_due_at_its_new_time(store: Store) -> None:
    set_timers(store, a_timer(due_in=15))
    keep(store, lambda work: work.cancel_timers([a_timer(due_in=15)]))

    set_timers(store, a_timer(due_in=30))

    assert due(store, 20) == ()
    assert due(store, 60) == (a_timer(due_in=30),)


def test_a_timer_moves_in_one_transaction(store: Store) -> None:
    def move(work: UnitOfWork) -> None:
        work.cancel_timers([a_timer(due_in=15), a_timer("EX-2", due_in=15)])
        for name in ("EX-1", "EX-2", "EX-3", "EX-4", "EX-1"):
            work.set_timer(a_timer(name, due_in=30))

    set_timers(store, a_timer(due_in=15), a_timer("EX-2", due_in=15))

    keep(store, move)

    assert due(store, 20) == ()
    assert due(store, 60) == tuple(a_timer(name, due_in=30) for name in ("EX-1", "EX-2", "EX-3", "EX-4"))


def test_a_timer_set_and_cancelled_in_one_transaction_is_never_due(store: Store) -> None:
    def set_and_cancel(work: UnitOfWork) -> None:
        work.set_timer(a_timer())
        work.cancel_timers([a_timer()])

    keep(store, set_and_cancel)

    assert due(store, 600) == ()


def test_what_is_set_and_cancelled_for_several_in_one_transaction_counts_in_its_order(store: Store) -> None:
    def change(work: UnitOfWork) -> None:
        for name in ("EX-1", "EX-2"):
            work.set_timer(a_timer(name, step=1))
            work.cancel_timers([a_timer(name, step=1), a_timer(name, step=2)])
            work.set_timer(a_timer(name, step=3))
            work.fired([a_timer("EX-1", step=3)])

    keep(store, change)

    assert look(store, lambda work: work.due_timers(NOW + minutes(60), 10)) == (a_timer("EX-2", step=3),)


def test_a_timer_set_after_a_cancellation_counts(store: Store) -> None:
    def cancel_and_set(work: UnitOfWork) -> None:
        work.cancel_timers([a_timer(cycle=1)])
        work.set_timer(a_timer(cycle=2))

    set_timers(store, a_timer(cycle=1))

    keep(store, cancel_and_set)

    assert due(store, 600) == (a_timer(cycle=2),)


def test_cancelling_leaves_others_of_the_subject_alone(store: Store) -> None:
    set_timers(store, a_timer(step=50), a_timer(step=75))

    keep(store, lambda work: work.cancel_timers([a_timer(step=50)]))

    assert due(store, 60) == (a_timer(step=75),)


def test_a_timer_that_fired_stays_fired(store: Store) -> None:
    set_timers(store, a_timer())
    keep(store, lambda work: work.fired([a_timer()]))

    keep(store, lambda work: work.cancel_timers([a_timer()]))

    assert due(store, 600) == ()


def test_cancelling_leaves_other_subjects_alone(store: Store) -> None:
    set_timers(store, a_timer("EX-1"), a_timer("EX-2"))

    keep(store, lambda work: work.cancel_timers([a_timer()]))

    assert due(store, 60) == (a_timer("EX-2"),)


def test_the_next_timer_is_the_earliest_that_waits(store: Store) -> None:
    fired, cancelled = a_timer("EX-1", due_in=1), a_timer("EX-2", due_in=2)
    set_timers(store, fired, cancelled, a_timer("EX-3", due_in=30), a_timer("EX-4", due_in=20))
    keep(store, lambda work: work.fired([fired]))
    keep(store, lambda work: work.cancel_timers([cancelled]))

    assert look(store, lambda work: work.next_timer_at()) == NOW + minutes(20)


def test_of_one_subject_those_are_found_that_wait(store: Store) -> None:
    later, fired, voided, anothers = a_timer(step=75), a_timer(step=50), a_timer(step=90), a_timer("EX-2")
    with store.unit_of_work() as work:
        for timer in (later, fired, voided, anothers):
            work.set_timer(timer)
        work.fired([fired])
        work.cancel_timers([voided])
        work.commit()

    with store.unit_of_work() as work:
        assert work.waiting_timers(later.subject) == (later,)


def test_without_timers_there_is_no_next_one(store: Store) -> None:
    assert look(store, lambda work: work.next_timer_at()) is None


def test_firing_no_timers_does_nothing(store: Store) -> None:
    set_timers(store, a_timer())

    keep(store, lambda work: work.fired([]))

    assert due(store, 60) == (a_timer(),)


def test_a_thousand_timers_due_at_once_each_fire_once(store: Store) -> None:
    set_timers(store, *(a_timer(f"EX-{number}", due_in=1) for number in range(1000)))
    seen: list[Timer] = []

    while batch := keep(store, lambda work: fire_due(work, limit=300)):
        seen += batch

    assert len(seen) == len(set(seen)) == 1000


def fire_due(work: UnitOfWork, limit: int) -> tuple[Timer, ...]:
    due_now = work.due_timers(NOW + minutes(1), limit)
    work.fired(due_now)
    return due_now
