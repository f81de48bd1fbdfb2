"""What somebody of the desk's own workspace does waits until it is known whose they are; nobody else waits."""

from datetime import timedelta

import pytest

from bot.commands import EditMessage, Origin, ReceiveMessage, Via
from bot.model.people import Profile
from bot.model.places import Account, Place, Thread
from bot.shell.introduction import waited_for
from bot.shell.sweeper import OVERDUE, sweep
from tests.unit.engine import people
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.newcomers import FULL, GUEST, NEWCOMER, known, with_directory
from tests.unit.engine.people import ACME, AGENT_ONE, CONTACT_ONE, GLOBE

ACMES, GLOBES = people.channel(ACME), people.channel(GLOBE)


@pytest.fixture
def desk() -> FrontDesk:
    return with_directory()


def writes(desk: FrontDesk, who: Account, text: str = "Nobody can log in", place: Place = ACMES) -> Thread:
    return desk.hears(who, text, place=place)


def test_what_an_account_of_the_desks_workspace_writes_waits_until_it_is_known_whose_it_is(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)

    assert waited_for(desk.service) == (NEWCOMER,)
    assert (desk.posts(), desk.store.kept.intakes) == ([], {})


@pytest.mark.parametrize("who", [CONTACT_ONE, people.COLLEAGUE, AGENT_ONE, people.STRANGER])
def test_nobody_else_waits(desk: FrontDesk, who: Account) -> None:
    writes(desk, who)

    assert waited_for(desk.service) == ()


def test_whose_workspace_is_a_guess_does_not_wait(desk: FrontDesk) -> None:
    origin = Origin(by=NEWCOMER, place=ACMES, at=desk.clock.at, via=Via.MESSAGE, is_workspace_assumed=True)

    desk.gives(ReceiveMessage(origin=origin, message="1800000000.000900", text="Nobody can log in"))

    assert waited_for(desk.service) == ()
    assert desk.store.kept.intakes


def test_without_a_directory_nobody_waits() -> None:
    desk = FrontDesk()

    writes(desk, NEWCOMER)

    assert desk.store.kept.intakes


@pytest.mark.parametrize("answer", [GUEST, None])
def test_a_guest_and_whom_nobody_knows_are_the_customers(desk: FrontDesk, answer: Profile | None) -> None:
    thread = writes(desk, NEWCOMER)

    known(desk, answer)

    assert desk.intake(thread).requester == NEWCOMER
    assert desk.new_in(thread)


def test_what_waits_is_decided_in_the_order_in_which_it_was_written(desk: FrontDesk) -> None:
    thread = writes(desk, NEWCOMER, "Nobody can log in")
    writes(desk, NEWCOMER, "Since this morning")

    known(desk, GUEST)

    assert desk.asked_for(thread) == ["Nobody can log in", "Since this morning"]


def test_the_clock_of_a_guest_starts_at_their_message(desk: FrontDesk) -> None:
    began = desk.clock.at
    thread = writes(desk, NEWCOMER)
    desk.clock.at += timedelta(seconds=5)

    known(desk, GUEST)

    assert desk.intake(thread).first.at == began


def test_who_is_known_does_not_wait_again_for_a_day(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)
    known(desk, GUEST)

    desk.clock.at += timedelta(hours=23)
    writes(desk, NEWCOMER, "Exports time out")
    later = waited_for(desk.service)
    desk.clock.at += timedelta(hours=2)
    writes(desk, NEWCOMER, "The dashboard is empty")

    assert (later, waited_for(desk.service)) == ((), (NEWCOMER,))


def test_who_could_not_be_looked_up_is_looked_up_again_soon(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)
    known(desk, None)

    writes(desk, NEWCOMER, "Exports time out")
    at_once = waited_for(desk.service)
    desk.clock.at += timedelta(minutes=11)
    writes(desk, NEWCOMER, "The dashboard is empty")

    assert (at_once, waited_for(desk.service)) == ((), (NEWCOMER,))


def test_what_was_known_of_somebody_holds_while_nobody_answers(desk: FrontDesk) -> None:
    writes(desk, NEWCOMER)
    known(desk, FULL)
    desk.clock.at += timedelta(days=2)
    writes(desk, NEWCOMER, "Hello all")

    known(desk, None)

    assert not desk.store.kept.intakes


def test_what_nobody_looks_up_is_the_customers_after_half_a_minute(desk: FrontDesk) -> None:
    thread = writes(desk, NEWCOMER)
    desk.clock.at += OVERDUE

    sweep(desk.service)

    assert desk.intake(thread).requester == NEWCOMER


def test_what_a_guest_orders_is_answered_in_private_when_they_are_known(desk: FrontDesk) -> None:
    desk.opened(CONTACT_ONE, "2")

    answered = desk.types(NEWCOMER, "list", ACMES)
    known(desk, GUEST)

    assert answered == ""
    (told,) = desk.private_messages(NEWCOMER)
    assert "EX-1" in told.text


def test_an_edit_while_its_message_waits_follows_it(desk: FrontDesk) -> None:
    thread = writes(desk, NEWCOMER, "Nobody can lgo in")
    origin = Origin(by=NEWCOMER, place=ACMES, at=desk.clock.at, via=Via.MESSAGE)
    desk.gives(EditMessage(origin=origin, message=thread.root, text="Nobody can log in"))

    known(desk, GUEST)

    assert desk.asked_for(thread) == ["Nobody can log in"]


# Where the platform itself tells


def tells(desk: FrontDesk, is_full_member: bool | None, text: str = "Nobody can log in") -> None:
    origin = Origin(by=NEWCOMER, place=ACMES, at=desk.clock.at, via=Via.MESSAGE, is_full_member=is_full_member)
    desk.gives(ReceiveMessage(origin=origin, message=f"{desk.clock.at.timestamp():.6f}", text=text))


def test_whom_the_platform_calls_a_full_member_does_not_wait_and_is_not_the_customers(desk: FrontDesk) -> None:
    tells(desk, is_full_member=True)

    assert waited_for(desk.service) == ()
    assert not desk.store.kept.intakes
    assert "Who is" in desk.triage()[0].text


def test_what_the_platform_told_is_remembered_for_when_it_does_not() -> None:
    desk = FrontDesk()
    tells(desk, is_full_member=True)
    desk.clock.at += timedelta(days=2)

    tells(desk, is_full_member=None, text="Hello again")

    assert not desk.store.kept.intakes


def test_whom_the_platform_calls_a_guest_from_now_on_is_the_customers(desk: FrontDesk) -> None:
    tells(desk, is_full_member=True)
    desk.clock.at += timedelta(minutes=1)

    tells(desk, is_full_member=False)

    assert len(desk.store.kept.intakes) == 1
