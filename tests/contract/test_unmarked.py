"""The open tickets that never had a mark are found, where marks are taken and only there."""

import pytest
from msgspec.structs import replace

from bot.effects import SetMark
from bot.model.ids import TicketId
from bot.model.places import MessageRef
from bot.model.state_mark import StateMark, marks_in
from bot.model.ticket import Status
from storage.database import Database
from storage.sql.outbox import SqlOutbox
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews
from tests.contract.examples import NOW, THREAD, a_ticket, opened

HERE, OTHERS = THREAD.place, replace(THREAD, place=replace(THREAD.place, workspace="T0OTHER"))


MARKED = MessageRef(place=HERE, id="1700000000.000100")


@pytest.fixture
def views(database: Database) -> SqlViews:
    """Four tickets of one workspace, of which EX-3 is closed and EX-2 has a mark, and one of another."""
    changes = {"EX-1": {}, "EX-2": {}, "EX-3": {"status": Status.CLOSED}, "EX-4": {}, "EX-5": {"thread": OTHERS}}
    with SqlUnitOfWork(database) as work:
        for name, changed in changes.items():
            work.save(a_ticket(name, **changed), [opened(a_ticket(name, **changed))])
        work.commit()
    return SqlViews(database)


def set_mark(database: Database, ticket: str) -> str:
    """A mark of a ticket's is on its way; its delivery."""
    with SqlUnitOfWork(database) as work:
        ref = MessageRef(place=HERE, id="1700000000.000100")
        work.set_mark(SetMark(ref=ref, mark=StateMark.OPEN, before=None, subject=TicketId(ticket)), NOW)
        work.commit()
    delivery = SqlOutbox(database).claim(f"{HERE}/marks", NOW)
    assert delivery
    return delivery.id


def test_what_has_none_is_found_a_few_at_a_time_where_marks_are_taken(database: Database, views: SqlViews) -> None:
    before = views.unmarked(0, 10)
    SqlOutbox(database).sent(set_mark(database, "EX-2"), MessageRef(place=HERE, id="1700000000.000100"), NOW)

    first = views.unmarked(0, 1)
    then = views.unmarked(first.tickets[-1][0], 10)

    assert (before.where, before.tickets) == (frozenset(), ())
    assert first.where == {marks_in(HERE)}
    assert [[ticket for _, ticket in found.tickets] for found in (first, then)] == [["EX-1"], ["EX-4"]]


def test_one_whose_mark_was_refused_is_among_them_and_one_whose_mark_is_on_its_way_isnt(
    database: Database, views: SqlViews
) -> None:
    outbox = SqlOutbox(database)
    outbox.sent(set_mark(database, "EX-2"), MessageRef(place=HERE, id="1700000000.000100"), NOW)
    outbox.withhold(set_mark(database, "EX-1"), "the app lacks the scope")

    set_mark(database, "EX-4")

    assert [ticket for _, ticket in views.unmarked(0, 10).tickets] == ["EX-1"]


def changed(database: Database, mark: StateMark | None, before: StateMark | None) -> str:
    """A change of EX-2's mark is on its way; its delivery."""
    with SqlUnitOfWork(database) as work:
        work.set_mark(SetMark(ref=MARKED, mark=mark, before=before, subject=TicketId("EX-2")), NOW)
        work.commit()
    delivery = SqlOutbox(database).claim(f"{HERE}/marks", NOW)
    assert delivery
    return delivery.id


def test_where_a_mark_lapsed_all_that_may_be_left_there_is_known(database: Database, views: SqlViews) -> None:
    outbox = SqlOutbox(database)
    outbox.sent(changed(database, StateMark.OPEN, None), MARKED, NOW)
    outbox.sent(changed(database, StateMark.LATE, StateMark.OPEN), MARKED, NOW)
    outbox.lapse(changed(database, StateMark.TAKEN, StateMark.LATE), "given up")
    outbox.sent(changed(database, StateMark.SOLVED, StateMark.TAKEN), MARKED, NOW)

    (found,) = views.lapsed_marks(10)

    assert (found.ticket, found.ref, found.left) == ("EX-2", MARKED, {StateMark.LATE, StateMark.SOLVED})


def test_where_a_change_is_on_its_way_it_may_be_put_right_by_that(database: Database, views: SqlViews) -> None:
    SqlOutbox(database).lapse(changed(database, StateMark.OPEN, None), "given up")

    changed(database, StateMark.TAKEN, StateMark.OPEN)

    assert views.lapsed_marks(10) == ()


def test_what_is_put_right_is_not_found_again(database: Database, views: SqlViews) -> None:
    SqlOutbox(database).lapse(changed(database, StateMark.OPEN, None), "given up")

    with SqlUnitOfWork(database) as work:
        work.drop_lapsed(TicketId("EX-2"), MARKED)
        work.commit()

    assert views.lapsed_marks(10) == ()


def test_a_mark_that_was_refused_has_not_lapsed(database: Database, views: SqlViews) -> None:
    SqlOutbox(database).withhold(changed(database, StateMark.OPEN, None), "the message was deleted")

    assert views.lapsed_marks(10) == ()
