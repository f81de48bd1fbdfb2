"""Every store lists the tickets of a selection in the one order of lists, a page at a time, and counts them all."""

from itertools import count

import pytest
from msgspec.structs import replace

from bot.errors import StorageUnavailable
from bot.model.classification import Classification
from bot.model.desk import Customer
from bot.model.ids import CustomerId, TicketId
from bot.model.listed_ticket import listed
from bot.model.milestone import Basis, Breach, MilestoneId, MilestoneType
from bot.model.selection import ListReader, Selection, queue_counts, selected, turns_of
from bot.model.ticket import Status, Ticket
from bot.model.turn import Turn
from tests.contract.examples import (
    ACME,
    AGENT_ONE,
    CHANNEL,
    NOW,
    THREAD,
    TRIAGE,
    a_promise,
    a_ticket,
    keep,
    look,
    minutes,
    opened,
)
from tests.contract.stores import Store

OTHER = CustomerId("other")
ACMES = Customer(id=ACME, name="Acme", plan="example/gold", channels=(CHANNEL,))
WITHOUT_CHANNELS = replace(ACMES, channels=())
ELSEWHERE = replace(THREAD, place=TRIAGE)
WORKAROUND = replace(a_promise(15), id=MilestoneId("workaround"), type=MilestoneType.WORKAROUND)
LATE = NOW - minutes(15)
BROKEN = replace(WORKAROUND, due_at=LATE, breaches=(Breach(due_at=LATE, severity="1", at=LATE),))


def a_desk() -> tuple[Ticket, ...]:
    """One of everything that a list may look at, none of them at its place in the list."""
    number = count(1)

    def one(**changes: object) -> Ticket:
        return a_ticket(f"EX-{next(number)}", **changes)

    answered = {"milestones": (), "assignee_id": "agent-one"}
    return (
        one(status=Status.CLOSED, milestones=()),
        one(status=Status.RESOLVED, **answered),
        one(status=Status.ACKNOWLEDGED, **answered, snoozed_until=NOW + minutes(60)),
        one(status=Status.WAITING, **answered, snoozed_until=NOW + minutes(30)),
        one(status=Status.WAITING, **answered),
        one(status=Status.ACKNOWLEDGED, **answered),
        one(status=Status.ACKNOWLEDGED, **{**answered, "assignee_id": "who-left"}, opened_at=NOW - minutes(90)),
        one(milestones=()),
        one(milestones=(a_promise(60),)),
        one(milestones=(a_promise(-10),)),
        one(milestones=(a_promise(10),), customer=OTHER),
        one(milestones=(a_promise(10),), history=()),
        one(milestones=(a_promise(10),), history=(Classification(severity="2", at=NOW),), assignee_id="agent-one"),
        one(milestones=(a_promise(20),), private=True),
        one(milestones=(a_promise(20),), private=True, requester=AGENT_ONE),
        one(milestones=(a_promise(20),), thread=ELSEWHERE),
        one(milestones=(a_promise(20),), thread=ELSEWHERE, private=False),
        one(milestones=(a_promise(25),), history=changed("2", "2", "1", "3"), opened_at=NOW + minutes(5)),
        one(status=Status.WAITING, **{**answered, "milestones": (WORKAROUND,)}),
        one(status=Status.WAITING, **{**answered, "milestones": (BROKEN,)}, snoozed_until=NOW + minutes(30)),
    )


def changed(*severities: str) -> tuple[Classification, ...]:
    """A ticket had these severities, one after the other."""
    return tuple(Classification(severity=one, at=NOW) for one in severities)


SELECTIONS = {
    "all that is not closed": Selection(),
    "closed ones too": Selection(last=Turn.CLOSED),
    "what is snoozed": Selection(first=Turn.SNOOZED, last=Turn.SNOOZED),
    "the queue": Selection(last=Turn.CUSTOMERS),
    "one customer's": Selection(customer=ACME),
    "waiting": Selection(status=Status.WAITING),
    "a severity": Selection(severity="2"),
    "somebody's": Selection(assignee="agent-one"),
    "nobody's": Selection(staff=frozenset({"agent-one"})),
    "nobody's at a desk without people": Selection(staff=frozenset()),
    "overdue": Selection(due_before=NOW),
    "of who asked": Selection(requesters=frozenset({AGENT_ONE})),
    "of nobody who asked": Selection(requesters=frozenset()),
    "of a place": Selection(place=TRIAGE),
    "but these": Selection(besides=frozenset({TicketId("EX-9"), TicketId("EX-10")})),
    "of some assignees": Selection(assignees=frozenset({"agent-one", "agent-two"})),
    "for a reader": Selection(customer=ACME, reader=ListReader(customer=ACMES, accounts=frozenset({AGENT_ONE}))),
    "for a reader without channels": Selection(reader=ListReader(customer=WITHOUT_CHANNELS, accounts=frozenset())),
    "several at once": Selection(customer=ACME, severity="1", assignee="agent-one", last=Turn.OURS),
    "of some customers": Selection(customers=frozenset({ACME})),
    "of no customers": Selection(customers=frozenset()),
    "promised for later": Selection(promised_from=NOW + minutes(15)),
    "with a broken promise": Selection(promised_before=NOW),
    "waiting for us": Selection(ours_before=NOW - minutes(60)),
    "opened lately": Selection(opened_from=NOW + minutes(5)),
    "changed again": Selection(changes=2),
    "broken promises first": Selection(ahead=NOW + minutes(15)),
    "what waits for its reader first": Selection(customer=ACME, ahead=Status.WAITING),
}


@pytest.fixture
def full(store: Store) -> Store:
    """A store with all of them."""
    for ticket in a_desk():
        keep(store, lambda work, ticket=ticket: work.save(ticket, [opened(a_ticket(ticket.id))]))
    return store


def names(tickets: tuple[Ticket, ...]) -> list[str]:
    return [ticket.id for ticket in tickets]


def test_unanswered_ones_stand_first_by_their_due_time_then_ours_the_customers_snoozed_and_resolved(
    full: Store,
) -> None:
    listed_ones = names(look(full, lambda work: work.tickets(Selection(), 50)))

    due = ["EX-10", "EX-11", "EX-12", "EX-13", "EX-14", "EX-15", "EX-16", "EX-17", "EX-18", "EX-9", "EX-8"]
    assert listed_ones == [*due, "EX-20", "EX-19", "EX-6", "EX-7", "EX-5", "EX-4", "EX-3", "EX-2"]


def test_a_selection_is_what_the_rule_says_and_counted_whole(full: Store) -> None:
    wrong = []

    for name, selection in SELECTIONS.items():
        found = look(full, lambda work, selection=selection: work.tickets(selection, 50))
        counted = look(full, lambda work, selection=selection: work.count_tickets(selection).turns)
        if (found, dict(counted)) != (selected(a_desk(), selection), dict(turns_of(a_desk(), selection))):
            wrong.append((name, names(found), counted))

    assert wrong == []


def test_a_line_of_a_list_is_made_of_columns_and_says_what_the_ticket_has(full: Store) -> None:
    wrong = []

    for name, selection in SELECTIONS.items():
        found = look(full, lambda work, selection=selection: work.listed(selection, 50))
        if found != tuple(map(listed, selected(a_desk(), selection))):
            wrong.append((name, found))

    assert wrong == []


def test_how_much_waits_is_counted_by_whose_turn_it_is_and_by_when_it_is_due(full: Store) -> None:
    counted = look(full, lambda work: work.queue_counts(Selection(), NOW))

    assert (counted.overdue, counted.soon, counted.of(Turn.UNANSWERED, Turn.OURS)) == (2, 10, 15)
    assert counted == queue_counts(a_desk(), Selection(), NOW)


def test_pages_follow_one_another_without_a_gap_where_broken_promises_come_first(store: Store) -> None:
    goal = {"basis": Basis.GOAL}
    due = {1: a_promise(-5), 2: replace(a_promise(-60), **goal), 3: a_promise(-50), 4: replace(a_promise(-1), **goal)}
    for number, milestone in due.items():
        ticket = a_ticket(f"EX-{number}", milestones=(milestone,))
        keep(store, lambda work, ticket=ticket: work.save(ticket, [opened(ticket)]))

    pages = [look(store, lambda work, after=after: work.listed(Selection(ahead=NOW), 1, after)) for after in range(5)]

    assert [[one.id for one in page] for page in pages] == [["EX-3"], ["EX-1"], ["EX-2"], ["EX-4"], []]


def test_no_selection_of_the_table_holds_all_or_none_by_accident() -> None:
    sizes = {name: len(selected(a_desk(), selection)) for name, selection in SELECTIONS.items()}

    assert {name for name, size in sizes.items() if size in (0, len(a_desk()))} == {
        "closed ones too",
        "of nobody who asked",
        "of no customers",
    }


def test_pages_follow_one_another_without_a_gap(full: Store) -> None:
    pages = [look(full, lambda work, after=after: work.tickets(Selection(), 6, after)) for after in (0, 6, 12, 18)]

    assert [len(page) for page in pages] == [6, 6, 6, 1]
    assert tuple(one for page in pages for one in page) == selected(a_desk(), Selection())


def test_a_ticket_moves_in_the_list_with_its_due_time_and_its_answer(store: Store) -> None:
    for number, due_in in ((1, 10), (2, 20), (3, 30)):
        ticket = a_ticket(f"EX-{number}", milestones=(a_promise(due_in),))
        keep(store, lambda work, ticket=ticket: work.save(ticket, [opened(ticket)]))

    for later in (
        a_ticket("EX-3", milestones=(a_promise(5),), version=2),
        a_ticket("EX-1", milestones=(), status=Status.ACKNOWLEDGED, version=2),
    ):
        keep(store, lambda work, later=later: work.save(later, [opened(later)]))

    assert names(look(store, lambda work: work.tickets(Selection(), 10))) == ["EX-3", "EX-2", "EX-1"]


def test_who_looks_sees_what_was_committed_while_somebody_writes_and_can_write_nothing(store: Store) -> None:
    keep(store, lambda work: work.save(a_ticket("EX-1"), [opened(a_ticket("EX-1"))]))

    with store.unit_of_work() as writing:
        writing.save(a_ticket("EX-2"), [opened(a_ticket("EX-2"))])
        assert len(writing.listed(Selection(), 10)) == 2
        with store.look() as work:
            seen = [one.id for one in work.listed(Selection(), 10)]

    def write() -> None:
        with store.look() as work:
            work.save(a_ticket("EX-3"), [opened(a_ticket("EX-3"))])
            work.commit()

    with pytest.raises(StorageUnavailable):
        write()
    assert seen == ["EX-1"]
    assert look(store, lambda work: len(work.tickets(Selection(), 10))) == 1
