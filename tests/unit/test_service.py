"""The shell around the engine: one transaction a command, nothing twice, and no bug eats a request."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from bot.commands import ListTickets, Origin, ReceiveMessage, Via
from bot.errors import StaleVersion, StorageUnavailable
from bot.model.ids import TicketId
from bot.model.places import Account
from bot.shell import transient
from bot.shell.sweeper import sweep
from tests.unit.engine import people, questions
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, GLOBE_ONE, TRIAGE
from tests.unit.faulty_work import Failing, count_down, failing_once

EX_1 = TicketId("EX-1")


@pytest.fixture
def desk() -> FrontDesk:
    """A desk that nobody has written to yet."""
    return FrontDesk()


def a_message(
    desk: FrontDesk, *keys: str, by: Account = CONTACT_ONE, message: str = "1800000001.000100"
) -> ReceiveMessage:
    """A request, as one delivery of the platform."""
    origin = Origin(by=by, place=people.home(by), at=desk.clock.at, via=Via.MESSAGE, keys=keys)
    return ReceiveMessage(origin=origin, message=message, text="Nobody can log in")


# Nothing twice


@pytest.mark.parametrize("again", [("event-1",), ("event-2", "event-1"), ("event-1", "meaning-1")])
def test_a_delivery_with_any_key_that_was_seen_is_absorbed(desk: FrontDesk, again: tuple[str, ...]) -> None:
    desk.service.handle(a_message(desk, "event-1"))
    said = desk.posts()

    result = desk.service.handle(a_message(desk, *again))

    assert result.absorbed
    assert desk.posts() == said


def test_commands_without_keys_are_never_absorbed(desk: FrontDesk) -> None:
    origin = Origin(by=AGENT_ONE, place=TRIAGE, at=desk.clock.at, via=Via.CONSOLE)

    results = [desk.service.handle(ListTickets(origin=origin)) for _ in range(2)]

    assert not any(result.absorbed for result in results)


def test_what_was_rolled_back_may_be_delivered_again(desk: FrontDesk) -> None:
    service = replace(desk.service, open_work=lambda: Failing(desk.store, StorageUnavailable("disk full")))
    with pytest.raises(StorageUnavailable):
        service.handle(a_message(desk, "event-1"))

    result = desk.service.handle(a_message(desk, "event-1"))

    assert not result.absorbed
    assert len(desk.store.kept.intakes) == 1


# One transaction


def test_where_nothing_could_be_kept_nothing_is(desk: FrontDesk) -> None:
    service = replace(desk.service, open_work=lambda: Failing(desk.store, StorageUnavailable("disk full")))

    with pytest.raises(StorageUnavailable):
        service.handle(a_message(desk, "event-1"))

    assert (desk.posts(), desk.store.kept.receipts, desk.store.kept.intakes) == ([], set(), {})


def test_whoever_waits_for_a_commit_is_told_of_it(desk: FrontDesk) -> None:
    commits: list[str] = []

    replace(desk.service, on_commit=lambda: commits.append("commit")).handle(a_message(desk, "event-1"))

    assert commits == ["commit"]


def test_and_not_of_what_was_rolled_back(desk: FrontDesk) -> None:
    commits: list[str] = []
    service = replace(
        desk.service,
        open_work=lambda: Failing(desk.store, StorageUnavailable("disk full")),
        on_commit=lambda: commits.append("commit"),
    )

    with pytest.raises(StorageUnavailable):
        service.handle(a_message(desk, "event-1"))

    assert commits == []


@pytest.mark.parametrize("beaten", [1, 2])
def test_who_was_beaten_to_it_decides_again(desk: FrontDesk, beaten: int) -> None:
    tries = count_down(beaten)
    service = replace(desk.service, open_work=lambda: Failing(desk.store, StaleVersion("EX-1") if tries() else None))

    service.handle(a_message(desk, "event-1"))

    assert len(desk.store.kept.intakes) == 1


def test_who_is_beaten_again_and_again_gives_up_and_keeps_nothing(
    desk: FrontDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transient, "PATIENCE", 0.05)
    service = replace(desk.service, open_work=lambda: Failing(desk.store, StaleVersion("EX-1")))

    with pytest.raises(StaleVersion):
        service.handle(a_message(desk, "event-1"))

    assert desk.store.kept.intakes == {}


# No bug eats a request


def test_what_cannot_be_handled_is_kept_as_it_came_and_triage_is_told(desk: FrontDesk) -> None:
    service = replace(desk.service, open_work=failing_once(desk, RuntimeError("a bug")))

    service.handle(a_message(desk, "event-1"), raw='{"text": "Nobody can log in"}')

    (kept,) = desk.store.kept.quarantined
    assert (kept.payload, kept.problem) == ('{"text": "Nobody can log in"}', "RuntimeError")
    assert "couldn't handle (RuntimeError)" in desk.triage()[-1].text


def test_what_is_in_quarantine_is_not_taken_in_a_second_time(desk: FrontDesk) -> None:
    service = replace(desk.service, open_work=failing_once(desk, RuntimeError("a bug")))
    service.handle(a_message(desk, "event-1"))

    assert desk.service.handle(a_message(desk, "event-1")).absorbed


def test_a_plan_whose_hours_cannot_be_counted_is_a_bug_and_not_an_outage(desk: FrontDesk) -> None:
    acme = replace(desk.file.customers[0], plan="mst/standard", region=None)
    broken = FrontDesk(file=replace(desk.file, customers=(acme,)))

    broken.service.handle(a_message(broken, "event-1"))

    assert [kept.problem for kept in broken.store.kept.quarantined] == ["NoHours"]


# Timers


def test_all_that_is_due_is_asked_and_counted(desk: FrontDesk) -> None:
    desk.hears(CONTACT_ONE, "Nobody can log in")
    desk.hears(GLOBE_ONE, "The report is empty")
    desk.clock.at += timedelta(minutes=10)

    assert sweep(desk.service) == 2
    assert sweep(desk.service) == 0


def test_one_bad_timer_does_not_keep_others_from_being_asked(desk: FrontDesk) -> None:
    bad, good = desk.hears(CONTACT_ONE, "Nobody can log in"), desk.hears(GLOBE_ONE, "The report is empty")
    del desk.store.kept.plans[desk.intake(bad).plan_version]
    questions.deliver(desk.store.kept)
    desk.clock.at += timedelta(minutes=10)

    sweep(desk.service)

    assert len(desk.new_in(good)) == 2
    assert [kept.problem for kept in desk.store.kept.quarantined] == ["KeyError"]


def test_triage_is_told_whose_timer_went_wrong(desk: FrontDesk) -> None:
    bad = desk.hears(CONTACT_ONE, "Nobody can log in")
    del desk.store.kept.plans[desk.intake(bad).plan_version]
    desk.clock.at += timedelta(minutes=10)

    sweep(desk.service)

    assert f"couldn't work out what's due for {desk.intake(bad).id} (KeyError)" in desk.triage()[-1].text


def test_a_bad_timer_is_asked_once(desk: FrontDesk) -> None:
    bad = desk.hears(CONTACT_ONE, "Nobody can log in")
    del desk.store.kept.plans[desk.intake(bad).plan_version]
    desk.clock.at += timedelta(minutes=10)
    sweep(desk.service)

    assert sweep(desk.service) == 0


def test_timers_that_others_were_quicker_with_are_tried_one_by_one(desk: FrontDesk) -> None:
    asked = desk.hears(CONTACT_ONE, "Nobody can log in")
    questions.deliver(desk.store.kept)
    desk.clock.at += timedelta(minutes=10)

    sweep(replace(desk.service, open_work=failing_once(desk, StaleVersion("in-1"))))

    assert len(desk.new_in(asked)) == 2


# Trouble with messages


def test_the_people_of_another_customer_learn_nothing_of_an_alert(desk: FrontDesk) -> None:
    service = replace(desk.service, open_work=failing_once(desk, RuntimeError("a bug")))

    service.handle(a_message(desk, "event-1"))

    assert {post.held.entry.place for post in desk.posts()} == {TRIAGE}


def test_a_customer_that_the_desk_file_has_no_more_keeps_its_ticket(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")
    gone = tuple(customer for customer in desk.file.customers if customer.id != ACME)
    later = FrontDesk(file=replace(desk.file, customers=gone), clock=desk.clock, store=desk.store)

    assert later.types(AGENT_ONE, "ack EX-1") == "Acknowledged EX-1. The customer knows."
