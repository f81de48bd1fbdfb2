"""Requests that have waited too long for a contact of their customer are counted beside the queue."""

import pytest
from msgspec.structs import replace

from bot.model.ids import CustomerId
from bot.model.milestone import TAKE_UP, Basis, Milestone, MilestoneType, Owner
from bot.model.selection import Selection
from tests.contract.examples import ACME, NOW, an_intake, look, minutes, started
from tests.contract.stores import Store


def waiting(due_in: float) -> Milestone:
    return Milestone(
        id=TAKE_UP,
        type=MilestoneType.TAKE_UP,
        basis=Basis.GOAL,
        owner=Owner.CONTACTS,
        severity=None,
        since=NOW - minutes(60),
        due_at=NOW + minutes(due_in),
        set_at=NOW - minutes(60),
    )


@pytest.fixture
def asked(store: Store) -> Store:
    """Two requests that wait for a contact, one past the goal."""
    for name, due_in in (("i1", -5), ("i2", 5)):
        milestones = (waiting(due_in),)
        intake = an_intake(name, milestones=milestones)
        with store.unit_of_work() as work:
            work.save(intake, [replace(started(intake), milestones=milestones)])
            work.commit()
    return store


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(), 1),
        (Selection(customer=ACME), 1),
        (Selection(customers=frozenset({ACME})), 1),
        (Selection(customer=CustomerId("globe")), 0),
        (Selection(assignee="agent-one"), 0),
        (Selection(severity="1"), 0),
    ],
)
def test_what_waits_past_the_goal_is_counted_where_all_is_asked_for(
    asked: Store, selection: Selection, expected: int
) -> None:
    assert look(asked, lambda work: work.queue_counts(selection, NOW)).held == expected
