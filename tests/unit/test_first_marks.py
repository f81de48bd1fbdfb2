"""Open tickets that never had a mark get one where marks are taken, a few a minute."""

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from bot.model.ids import MessageKey, TicketId
from bot.model.places import MessageRef
from bot.model.state_mark import StateMark, marks_of
from bot.model.ticket import Ticket
from bot.ports import DeliveryKind, LapsedMark, WithoutMark
from bot.shell.first_marks import AT_ONCE, FirstMarks
from tests.unit.engine.desk import FrontDesk
from tests.unit.engine.people import AGENT_ONE, CONTACT_ONE

HERE, ELSEWHERE = MessageKey("marks/slack:T0DESK"), MessageKey("marks/teams:TENANT")


@dataclass
class Marked:
    """A desk with three tickets, two of them open, and the places that take marks."""

    desk: FrontDesk = field(default_factory=FrontDesk)
    where: frozenset[MessageKey] = frozenset({HERE})
    lapsed: tuple[LapsedMark, ...] = ()

    def __post_init__(self) -> None:
        for number in range(3):
            self.desk.opened(CONTACT_ONE, "2", f"Part {number} fails")
        self.desk.types(AGENT_ONE, "ack EX-2")
        self.looks = FirstMarks(self.desk.service, self)
        self.before = len(self.desk.posts())

    def unmarked(self, after: int, limit: int) -> WithoutMark:
        numbered = ((number, TicketId(f"EX-{number}")) for number in (1, 2, 3))
        found = tuple(one for one in numbered if one[0] > after) if self.where else ()
        return WithoutMark(where=self.where, tickets=found[:2])

    def lapsed_marks(self, limit: int) -> tuple[LapsedMark, ...]:
        return self.lapsed[:limit]

    def has_lapsed(self, ticket: str, *left: StateMark, **elsewhere: Any) -> LapsedMark:
        """Nothing took the mark of a ticket, and these may be on its message still."""
        found = self.desk.ticket(ticket)
        ref = MessageRef(**{"place": found.thread.place, "id": found.opened_from or ""} | elsewhere)
        return LapsedMark(ticket=found.id, ref=ref, left=frozenset(left))

    def changes(self) -> list[tuple[str, StateMark | None, StateMark | None]]:
        """What was put in the outbox since: the messages that are to be marked, and how."""
        entries = [post.held.entry for post in self.desk.posts()[self.before :]]
        assert all(one.kind is DeliveryKind.MARK and one.customer == "acme" for one in entries)
        return [(one.thread or "", *marks_of(one.message)) for one in entries]

    def set_back(self, ticket: str, **former: object) -> Ticket:
        """A ticket is as it would be from before."""
        found = replace(self.desk.ticket(ticket), **former)  # type: ignore[arg-type]
        self.desk.store.kept.tickets[found.id] = found
        return found


def test_each_gets_the_mark_of_its_state_a_few_at_a_time_and_once() -> None:
    marked = Marked()
    first, second, third = (one.opened_from for one in marked.desk.tickets())

    rounds = [marked.looks.look() for _ in range(3)]

    assert rounds == [("EX-1", "EX-2"), ("EX-3",), ()]
    assert marked.changes() == [
        (first, StateMark.OPEN, None),
        (second, StateMark.TAKEN, None),
        (third, StateMark.OPEN, None),
    ]


def test_where_marks_are_taken_again_all_are_looked_at_again() -> None:
    marked = Marked()
    rounds = []

    for where in ({HERE}, {HERE}, set(), {HERE}, {HERE, ELSEWHERE}):
        marked.where = frozenset(where)
        rounds.append(marked.looks.look())

    assert rounds == [("EX-1", "EX-2"), ("EX-3",), (), ("EX-1", "EX-2"), ("EX-1", "EX-2")]


def test_one_from_before_there_were_marks_has_it_where_its_thread_begins_and_one_that_wants_none_has_none() -> None:
    marked = Marked()
    former = marked.set_back("EX-1", opened_from=None)
    marked.set_back("EX-2", source_deleted_at=marked.desk.clock.at)
    marked.set_back("EX-3", opened_from="")

    rounds = [marked.looks.look() for _ in range(2)]

    assert rounds == [("EX-1",), ()]
    assert marked.changes() == [(former.thread.root, StateMark.OPEN, None)]  # type: ignore[union-attr]


def test_what_may_be_left_of_marks_that_nothing_took_goes_before_the_right_one_is_put_on() -> None:
    marked = Marked(where=frozenset())
    lapsed = marked.has_lapsed("EX-2", StateMark.OPEN, StateMark.TAKEN, StateMark.LATE)
    marked.lapsed = (lapsed,)

    assert marked.looks.look() == ("EX-2",)

    assert marked.changes() == [
        (lapsed.ref.id, None, StateMark.LATE),
        (lapsed.ref.id, None, StateMark.OPEN),
        (lapsed.ref.id, StateMark.TAKEN, None),
    ]


def test_where_a_ticket_is_no_more_none_of_its_marks_stays() -> None:
    marked = Marked(where=frozenset())
    marked.lapsed = (marked.has_lapsed("EX-2", StateMark.OPEN, id="9.000100"),)

    marked.looks.look()

    assert marked.changes() == [("9.000100", None, StateMark.OPEN)]


def test_wrong_marks_come_before_missing_ones_and_all_together_are_a_few() -> None:
    marked = Marked()
    marked.lapsed = (marked.has_lapsed("EX-3", StateMark.LATE),) * AT_ONCE

    assert len(marked.looks.look()) == AT_ONCE
    marked.lapsed = ()
    assert marked.looks.look() == ("EX-1", "EX-2")
