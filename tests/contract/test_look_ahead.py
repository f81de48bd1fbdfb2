"""What is asked ahead is answered as it would be without: everything that the transaction does meanwhile counts."""

from msgspec.structs import replace

from bot.model.ids import CustomerId, IntakeId, MessageKey, TicketId
from bot.model.intake import IntakeState
from bot.model.places import Thread
from bot.ports.reads import IntakeIn, IntakeOf, IntakesNear, KeptChanges, OpenIntake, OutSince, TicketIn, TicketOf
from tests.contract.examples import (
    AGENT_ONE,
    CHANNEL,
    CONTACT_ONE,
    NOW,
    THREAD,
    TRIAGE,
    a_ticket,
    an_intake,
    joined,
    keep,
    look,
    minutes,
    opened,
    post,
    started,
)
from tests.contract.sending import claimed, put, sent
from tests.contract.stores import Store
from tests.contract.test_parked_changes import DELETION, REF, edit

ELSEWHERE = Thread(place=TRIAGE, root=THREAD.root)
ONE, TWO = MessageKey("one"), MessageKey("two")
NEAR = IntakesNear(customer=an_intake().customer, at=NOW, within=minutes(60), limit=10)
READS = (
    TicketOf(id=TicketId("EX-1")),
    TicketIn(thread=THREAD),
    IntakeOf(id=IntakeId("i1")),
    IntakeIn(thread=THREAD),
    OpenIntake(place=CHANNEL, requester=CONTACT_ONE),
    NEAR,
)


def test_what_is_there_is_found(store: Store) -> None:
    keep(store, lambda work: work.save(an_intake(), [started(an_intake())]))
    keep(store, lambda work: work.save(a_ticket(), [opened(a_ticket())]))

    with store.unit_of_work() as work:
        work.look_ahead((), READS, NOW)

        assert (work.ticket(TicketId("EX-1")), work.ticket_in(THREAD)) == (a_ticket(), a_ticket())
        assert (work.intake(IntakeId("i1")), work.intake_in(THREAD)) == (an_intake(), an_intake())
        assert work.open_intake(CHANNEL, CONTACT_ONE) == an_intake()
        assert work.intakes_near(NEAR.customer, NEAR.at, NEAR.within, NEAR.limit) == (an_intake(),)


def test_each_of_several_that_are_looked_ahead_for_finds_its_own(store: Store) -> None:
    others = an_intake("i2", thread=ELSEWHERE, requester=AGENT_ONE, customer=CustomerId("globe"))
    keep(store, lambda work: work.save(others, [started(others)]))
    keep(store, lambda work: work.save(an_intake(), [started(an_intake())]))
    theirs, nobodys = (replace(NEAR, customer=CustomerId(name)) for name in ("globe", "zenith"))

    with store.unit_of_work() as work:
        work.look_ahead((), [*(IntakeOf(id=IntakeId(name)) for name in ("i0", "i2", "i1")), nobodys, theirs, NEAR], NOW)
        work.look_ahead((), [OpenIntake(place=CHANNEL, requester=who) for who in (AGENT_ONE, CONTACT_ONE)], NOW)
        found = [work.intake(IntakeId(name)) for name in ("i0", "i1", "i2")]
        near = [work.intakes_near(one.customer, one.at, one.within, one.limit) for one in (NEAR, theirs, nobodys)]
        open_ones = [work.open_intake(CHANNEL, who) for who in (CONTACT_ONE, AGENT_ONE)]

    assert found == [None, an_intake(), others]
    assert near == [(an_intake(),), (others,), ()]
    assert open_ones == [an_intake(), None]


def test_of_what_several_find_nearby_each_has_the_latest_first_and_no_more_than_it_asked_for(store: Store) -> None:
    for number in range(1, 5):
        intake = an_intake(f"i{number}", last_at=NOW + minutes(number))
        keep(store, lambda work, intake=intake: work.save(intake, [started(intake)]))
    all_of_them, few = NEAR, replace(NEAR, at=NOW + minutes(2), within=minutes(1), limit=2)

    with store.unit_of_work() as work:
        work.look_ahead((), [few, all_of_them], NOW)
        near = [work.intakes_near(one.customer, one.at, one.within, one.limit) for one in (all_of_them, few)]

    assert [[one.id for one in found] for found in near] == [["i4", "i3", "i2", "i1"], ["i3", "i2"]]


def test_what_begins_meanwhile_is_found_too(store: Store) -> None:
    with store.unit_of_work() as work:
        work.look_ahead((), READS, NOW)
        work.save(an_intake(), [started(an_intake())])
        work.save(a_ticket(), [opened(a_ticket())])

        assert (work.ticket(TicketId("EX-1")), work.ticket_in(THREAD)) == (a_ticket(), a_ticket())
        assert (work.intake(IntakeId("i1")), work.intake_in(THREAD)) == (an_intake(), an_intake())
        assert work.open_intake(CHANNEL, CONTACT_ONE) == an_intake()
        assert work.intakes_near(NEAR.customer, NEAR.at, NEAR.within, NEAR.limit) == (an_intake(),)


def test_what_changes_meanwhile_is_found_as_it_is_then(store: Store) -> None:
    keep(store, lambda work: work.save(an_intake(), [started(an_intake())]))

    with store.unit_of_work() as work:
        work.look_ahead((), READS, NOW)
        over = an_intake(version=2, state=IntakeState.DISMISSED)
        work.save(over, [joined()])

        assert work.intake(IntakeId("i1")) == over
        assert work.open_intake(CHANNEL, CONTACT_ONE) is None


def test_since_when_messages_are_out_is_found_for_each(store: Store) -> None:
    put(store, post("one", message_key=ONE), post("two", message_key=TWO))
    sent(store, claimed(store), NOW + minutes(3))

    with store.unit_of_work() as work:
        work.look_ahead((), [OutSince(message_key=key) for key in (TWO, MessageKey("unsaid"), ONE)], NOW)
        out = [work.out_since(key, NOW + minutes(9)) for key in (ONE, TWO, MessageKey("unsaid"))]

    assert out == [NOW + minutes(3), NOW + minutes(9), None]


def test_what_is_said_and_withdrawn_meanwhile_changes_since_when_it_is_out(store: Store) -> None:
    put(store, post("one", message_key=ONE))
    sent(store, claimed(store), NOW + minutes(3))
    put(store, post("two", message_key=TWO, tag="of two"), post("others", tag="others"))

    with store.unit_of_work() as work:
        work.look_ahead((), [OutSince(message_key=key) for key in (ONE, TWO)], NOW)
        work.withdraw("others")
        work.withdraw("of two")
        work.say(post("one anew", message_key=ONE), NOW)
        out = [work.out_since(key, NOW + minutes(9)) for key in (ONE, TWO)]

    assert out == [NOW + minutes(9), None]


def test_a_delivery_that_was_looked_ahead_for_is_new_once(store: Store) -> None:
    with store.unit_of_work() as work:
        work.look_ahead(("a", "b"), (), NOW)

        assert [work.receive(("a", "b"), NOW), work.receive(("b",), NOW)] == [True, False]


def test_of_two_that_were_looked_ahead_for_the_one_that_came_before_notes_nothing(store: Store) -> None:
    keep(store, lambda work: work.receive(("before",), NOW))

    with store.unit_of_work() as work:
        work.look_ahead(("a", "before"), (), NOW)
        taken = [work.receive(("a", "before"), NOW), work.receive(("a",), NOW)]
        work.commit()

    assert taken == [False, True]


def test_what_was_looked_ahead_for_and_never_received_is_new_later(store: Store) -> None:
    keep(store, lambda work: work.look_ahead(("a",), (), NOW))

    assert look(store, lambda work: work.receive(("a",), NOW))


def test_changes_that_are_kept_for_a_message_are_taken_out_once(store: Store) -> None:
    keep(store, lambda work: work.park(DELETION, NOW))

    with store.unit_of_work() as work:
        work.look_ahead((), (KeptChanges(message=REF, at=NOW),), NOW)
        taken = [work.unpark(REF, NOW), work.unpark(REF, NOW)]

    assert taken == [(DELETION,), ()]


def test_a_message_that_was_looked_ahead_for_has_not_come(store: Store) -> None:
    with store.unit_of_work() as work:
        work.look_ahead((str(REF),), (), NOW)
        kept = work.park(edit("Not so bad.", 1), NOW)
        came = work.receive((str(REF),), NOW)
        again = work.park(DELETION, NOW)

    assert (kept, came, again) == (True, True, False)
