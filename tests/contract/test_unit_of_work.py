"""Every store keeps what was committed, all of it, and nothing else."""

import pytest
from msgspec.structs import replace

from bot.errors import StaleVersion
from bot.model.ids import IntakeId, TicketId
from bot.ports import Recorded, UnitOfWork
from storage.states import Quarantined
from tests.contract.examples import (
    NOW,
    a_plan,
    a_ticket,
    a_timer,
    acknowledged,
    an_intake,
    joined,
    keep,
    look,
    opened,
    post,
    started,
)
from tests.contract.stores import Store


def test_a_delivery_is_noted_once(store: Store) -> None:
    keep(store, lambda work: work.receive(["event 1"], NOW))

    again = look(store, lambda work: work.receive(["event 1"], NOW))

    assert not again


def test_any_key_that_was_noted_absorbs_a_delivery(store: Store) -> None:
    keep(store, lambda work: work.receive(["event 1", "message 1"], NOW))

    by_meaning = look(store, lambda work: work.receive(["event 2", "message 1"], NOW))

    assert not by_meaning


def test_an_absorbed_delivery_notes_none_of_its_keys(store: Store) -> None:
    keep(store, lambda work: work.receive(["message 1"], NOW))
    keep(store, lambda work: work.receive(["event 2", "message 1"], NOW))

    other_keys = look(store, lambda work: work.receive(["event 2"], NOW))

    assert other_keys


def test_a_delivery_may_carry_the_same_key_twice(store: Store) -> None:
    first = keep(store, lambda work: work.receive(["event 1", "event 1"], NOW))

    assert first


def test_a_delivery_without_keys_is_always_new(store: Store) -> None:
    keep(store, lambda work: work.receive([], NOW))

    assert look(store, lambda work: work.receive([], NOW))


def test_leaving_without_commit_keeps_nothing(store: Store) -> None:
    with store.unit_of_work() as work:
        work.receive(["event 1"], NOW)
        work.pin(a_plan())
        work.save(an_intake(), [started(an_intake())])
        work.save(a_ticket(), [opened(a_ticket())])
        work.set_timer(a_timer())
        work.say(post("hello"), NOW)

    with store.unit_of_work() as work:
        assert work.receive(["event 1"], NOW)
        assert work.intake(IntakeId("i1")) is None
        assert work.ticket(TicketId("EX-1")) is None
        assert work.timeline(TicketId("EX-1")) == ()
        assert work.next_timer_at() is None
        with pytest.raises(KeyError):
            work.pinned("v1")
    assert store.outbox.waiting(NOW, 10) == ()


def save_and_stumble(work: UnitOfWork) -> None:
    work.save(a_ticket(), [opened(a_ticket())])
    raise LookupError


def test_an_exception_keeps_nothing(store: Store) -> None:
    with pytest.raises(LookupError):
        keep(store, save_and_stumble)

    assert look(store, lambda work: work.ticket(TicketId("EX-1"))) is None


def test_what_follows_a_commit_is_another_transaction(store: Store) -> None:
    with store.unit_of_work() as work:
        work.receive(["event 1"], NOW)
        work.commit()
        work.receive(["event 2"], NOW)

    assert not look(store, lambda work: work.receive(["event 1"], NOW))
    assert look(store, lambda work: work.receive(["event 2"], NOW))


def test_a_pinned_plan_comes_back_exactly(store: Store) -> None:
    keep(store, lambda work: work.pin(a_plan()))

    assert look(store, lambda work: work.pinned("v1")) == a_plan()


def test_a_plan_pinned_a_moment_ago_can_be_read_at_once(store: Store) -> None:
    with store.unit_of_work() as work:
        work.pin(a_plan())

        assert work.pinned("v1") == a_plan()


def test_pinning_a_plan_again_changes_nothing(store: Store) -> None:
    keep(store, lambda work: work.pin(a_plan()))

    keep(store, lambda work: work.pin(replace(a_plan(), name="Gilded")))

    assert look(store, lambda work: work.pinned("v1")).name == "Gold"


def test_a_plan_whose_pinning_was_rolled_back_can_be_pinned_later(store: Store) -> None:
    look(store, lambda work: work.pin(a_plan()))

    keep(store, lambda work: work.pin(a_plan()))

    assert look(store, lambda work: work.pinned("v1")) == a_plan()


def test_numbers_count_from_one_and_are_never_given_twice(store: Store) -> None:
    numbers = [keep(store, lambda work: work.next_number()) for _ in range(3)]

    assert numbers == [1, 2, 3]


def test_several_numbers_of_one_transaction_differ(store: Store) -> None:
    assert keep(store, lambda work: (work.next_number(), work.next_number())) == (1, 2)


def test_a_number_that_was_rolled_back_is_free_again(store: Store) -> None:
    look(store, lambda work: work.next_number())

    assert keep(store, lambda work: work.next_number()) == 1


def test_an_intake_comes_back_exactly(store: Store) -> None:
    keep(store, lambda work: work.save(an_intake(), [started(an_intake())]))

    assert look(store, lambda work: work.intake(IntakeId("i1"))) == an_intake()


def test_a_ticket_comes_back_exactly(store: Store) -> None:
    keep(store, lambda work: work.save(a_ticket(), [opened(a_ticket())]))

    assert look(store, lambda work: work.ticket(TicketId("EX-1"))) == a_ticket()


def test_a_ticket_is_seen_in_the_transaction_that_saved_it(store: Store) -> None:
    with store.unit_of_work() as work:
        work.save(a_ticket(), [opened(a_ticket())])

        assert work.ticket(TicketId("EX-1")) == a_ticket()
        assert work.timeline(TicketId("EX-1")) == (Recorded(number=1, event=opened(a_ticket())),)


def test_what_nobody_saved_is_not_there(store: Store) -> None:
    with store.unit_of_work() as work:
        assert work.intake(IntakeId("i9")) is None
        assert work.ticket(TicketId("EX-9")) is None
        assert work.timeline(TicketId("EX-9")) == ()
        with pytest.raises(KeyError):
            work.pinned("v9")


def test_a_timeline_holds_every_event_in_order(store: Store) -> None:
    keep(store, lambda work: work.save(an_intake(version=2), [started(an_intake()), joined()]))
    keep(store, lambda work: work.save(an_intake(version=3), [joined()]))

    timeline = look(store, lambda work: work.timeline(IntakeId("i1")))

    assert timeline == (
        Recorded(number=1, event=started(an_intake())),
        Recorded(number=2, event=joined()),
        Recorded(number=3, event=joined()),
    )


def test_the_second_of_two_who_decided_on_the_same_state_is_told(store: Store) -> None:
    keep(store, lambda work: work.save(a_ticket(), [opened(a_ticket())]))
    keep(store, lambda work: work.save(a_ticket(version=2, assignee="agent-one"), [acknowledged()]))

    with pytest.raises(StaleVersion), store.unit_of_work() as work:  # noqa: PT012 - either of them
        work.save(a_ticket(version=2, assignee="agent-two"), [acknowledged()])
        work.commit()

    assert look(store, lambda work: work.ticket(TicketId("EX-1"))) == a_ticket(version=2, assignee="agent-one")
    assert len(look(store, lambda work: work.timeline(TicketId("EX-1")))) == 2


def test_the_second_of_two_who_start_the_same_intake_is_told(store: Store) -> None:
    keep(store, lambda work: work.save(an_intake(), [started(an_intake())]))

    with pytest.raises(StaleVersion), store.unit_of_work() as work:  # noqa: PT012 - either of them
        work.save(an_intake(), [started(an_intake())])
        work.commit()


def test_who_starts_several_of_which_one_is_there_is_told_and_starts_none(store: Store) -> None:
    keep(store, lambda work: work.save(an_intake("i3"), [started(an_intake("i3"))]))
    several = [an_intake(f"i{number}") for number in range(1, 6)]

    with pytest.raises(StaleVersion), store.unit_of_work() as work:  # noqa: PT012 - either of them
        for intake in several:
            work.save(intake, [started(intake)])
        work.commit()

    assert look(store, lambda work: work.intake(several[0].id)) is None


def test_a_version_from_the_future_is_stale_too(store: Store) -> None:
    keep(store, lambda work: work.save(a_ticket(), [opened(a_ticket())]))

    with pytest.raises(StaleVersion), store.unit_of_work() as work:  # noqa: PT012 - either of them
        work.save(a_ticket(version=4), [acknowledged()])
        work.commit()


def test_a_ticket_that_was_never_opened_cannot_be_changed(store: Store) -> None:
    with pytest.raises(StaleVersion), store.unit_of_work() as work:  # noqa: PT012 - either of them
        work.save(a_ticket(version=2), [acknowledged()])
        work.commit()


def test_what_could_not_be_handled_is_kept(store: Store) -> None:
    keep(store, lambda work: work.quarantine('{"broken": true}', "KeyError", NOW))

    assert list(store.quarantined()) == [Quarantined(payload='{"broken": true}', problem="KeyError", at=NOW)]
