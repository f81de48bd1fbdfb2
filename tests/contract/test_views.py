"""Those who look see what was committed: tickets, evidence, and how the desk is doing."""

import pytest
from msgspec.structs import replace

from bot.effects import Amend
from bot.model.ids import MessageKey, TicketId
from bot.model.intake import IntakeState
from bot.model.places import MessageRef, OwnThread, Thread
from bot.model.selection import Selection
from bot.model.ticket import Status
from bot.ports import Delivery, Recorded, Whereabouts
from storage.database import Database
from storage.sql.outbox import SqlOutbox
from storage.sql.unit_of_work import SqlUnitOfWork
from storage.sql.views import SqlViews, StoredFigures
from storage.states import Quarantined
from tests.contract.examples import (
    ACME,
    NOW,
    THREAD,
    TRIAGE,
    a_message,
    a_plan,
    a_ticket,
    a_timer,
    an_intake,
    minutes,
    opened,
    post,
    started,
)


def save(database: Database, *names: str, status: Status = Status.NEW) -> None:
    with SqlUnitOfWork(database) as work:
        for name in names:
            work.save(a_ticket(name, status=status), [opened(a_ticket(name))])
        work.commit()


def claimed(outbox: SqlOutbox, channel: str) -> Delivery:
    """What is to be said in a channel, on its way now."""
    found = outbox.claim(str(replace(TRIAGE, channel=channel)), NOW)
    assert found is not None
    return found


def test_a_ticket_and_its_timeline_can_be_looked_at(database: Database) -> None:
    save(database, "EX-1")

    assert SqlViews(database).ticket(TicketId("EX-1")) == a_ticket("EX-1")
    assert SqlViews(database).timeline(TicketId("EX-1")) == (Recorded(number=1, event=opened(a_ticket("EX-1"))),)


def test_the_list_is_that_of_the_desk(database: Database) -> None:
    save(database, "EX-1")
    save(database, "EX-2", status=Status.CLOSED)

    assert [ticket.id for ticket in SqlViews(database).tickets(Selection(customer=ACME), 10)] == ["EX-1"]


def test_where_something_is_open_people_may_write_about_it(database: Database) -> None:
    mine, other, gone = (replace(THREAD, root=root) for root in ("1.1", "1.2", "1.3"))
    message_key = OwnThread(place=THREAD.place, message_key=MessageKey("in-2/source"))
    tickets = [
        a_ticket("EX-1", thread=mine),
        a_ticket("EX-2", thread=message_key),
        a_ticket("EX-3", thread=gone, status=Status.CLOSED),
    ]
    asked = an_intake("i-1", thread=other)
    with SqlUnitOfWork(database) as work:
        for one in tickets:
            work.save(one, [opened(one)])
        work.save(asked, [started(asked)])
        work.say(post("asked", place=THREAD.place, message_key=message_key.message_key), NOW)
        work.say(post("card", message_key=tickets[0].card_in(TRIAGE)), NOW)
        work.commit()
    outbox = SqlOutbox(database)
    for place, root in ((THREAD.place, "2.1"), (TRIAGE, "2.2")):
        delivery = outbox.claim(str(place), NOW)
        assert delivery is not None
        outbox.sent(delivery.id, MessageRef(place=place, id=root), NOW)

    found = SqlViews(database).open_threads([TRIAGE])

    own, card = replace(THREAD, root="2.1"), Thread(place=TRIAGE, root="2.2")
    assert set(found) == {mine, other, own, card}


def test_an_export_has_every_ticket_closed_ones_too(database: Database) -> None:
    save(database, "EX-1", status=Status.CLOSED)
    save(database, "EX-2")

    assert [ticket.id for ticket in SqlViews(database).all_tickets()] == ["EX-1", "EX-2"]


def test_a_pinned_plan_can_be_looked_at(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.pin(a_plan())
        work.commit()

    assert SqlViews(database).pinned("v1") == a_plan()
    with pytest.raises(KeyError):
        SqlViews(database).pinned("v2")


def test_what_is_in_quarantine_is_shown_latest_first(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.quarantine("one", "KeyError", NOW)
        work.quarantine("two", "ValueError", NOW)
        work.commit()

    assert SqlViews(database).quarantined(1) == (Quarantined(payload="two", problem="ValueError", at=NOW),)


def test_open_requests_are_shown_latest_first(database: Database) -> None:
    kept = [an_intake("i-1"), an_intake("i-2"), an_intake("i-3", state=IntakeState.OPENED)]
    with SqlUnitOfWork(database) as work:
        for one in kept:
            work.save(one, [started(one)])
        work.commit()

    assert SqlViews(database).requests(10) == (kept[1], kept[0])


def test_waiting_timers_are_shown_earliest_first(database: Database) -> None:
    later, sooner, fired = a_timer(step=75, due_in=20), a_timer(step=50, due_in=10), a_timer(step=25, due_in=5)
    with SqlUnitOfWork(database) as work:
        for timer in (later, sooner, fired):
            work.set_timer(timer)
        work.fired([fired])
        work.commit()

    assert SqlViews(database).timers(10) == (sooner, later)
    assert SqlViews(database).timers(1) == (sooner,)


def test_what_is_not_out_says_where_it_stands(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        for text in ("failed", "doubtful", "waiting", "sent"):
            work.say(post(text, place=replace(TRIAGE, channel=text)), NOW)
        work.commit()
    outbox = SqlOutbox(database)
    failed, doubtful, sent = (claimed(outbox, name) for name in ("failed", "doubtful", "sent"))
    outbox.failed(failed.id, "channel_not_found")
    outbox.later(doubtful.id, NOW + minutes(1), in_doubt=True, problem="cut")
    outbox.sent(sent.id, None, NOW)

    found = SqlViews(database).unsent(10)

    assert [(one.message, one.where, one.problem, one.not_before) for one in found] == [
        (a_message("waiting"), Whereabouts.WAITING, None, None),
        (a_message("doubtful"), Whereabouts.IN_DOUBT, "cut", NOW + minutes(1)),
        (a_message("failed"), Whereabouts.FAILED, "channel_not_found", None),
    ]


def test_an_empty_desk_has_nothing_to_worry_about(database: Database) -> None:
    assert SqlViews(database).figures() == StoredFigures(
        deliveries_waiting=0, oldest_delivery=None, deliveries_failed=0, next_timer=None, quarantined=0
    )


def test_figures_count_what_waits_and_what_went_wrong(database: Database) -> None:
    with SqlUnitOfWork(database) as work:
        work.say(post("failed"), NOW)
        work.say(post("waiting"), NOW + minutes(1))
        work.set_timer(a_timer(due_in=15))
        work.quarantine("{}", "KeyError", NOW)
        work.commit()
    failed = SqlOutbox(database).claim(str(TRIAGE), NOW)
    assert failed is not None
    SqlOutbox(database).failed(failed.id, "channel_not_found")

    assert SqlViews(database).figures() == StoredFigures(
        deliveries_waiting=1,
        oldest_delivery=NOW + minutes(1),
        deliveries_failed=1,
        next_timer=NOW + minutes(15),
        quarantined=1,
    )


def test_what_should_be_settled_soon_is_on_its_way_or_next_and_waits_for_nothing(
    database: Database,
) -> None:
    with SqlUnitOfWork(database) as work:
        for text in ("sending", "later", "next", "next"):
            work.say(post(text, place=replace(TRIAGE, channel=text)), NOW)
        work.say(post("card", place=replace(TRIAGE, channel="later"), message_key=MessageKey("card")), NOW)
        edit = Amend(message_key=MessageKey("card"), place=replace(TRIAGE, channel="edit"), message=a_message("x"))
        work.amend(edit, NOW)
        work.commit()
    outbox = SqlOutbox(database)
    sending, later = claimed(outbox, "sending"), claimed(outbox, "later")
    outbox.later(later.id, NOW + minutes(1), in_doubt=False, problem="busy")

    found = SqlViews(database).unsettled(NOW)

    assert [(one.conversation.rpartition("/")[2], one.where) for one in found] == [
        ("sending", Whereabouts.ON_ITS_WAY),
        ("next", Whereabouts.WAITING),
    ]
    assert found[0].id == sending.id
    assert [one.where for one in SqlViews(database).unsettled(NOW + minutes(2))].count(Whereabouts.WAITING) == 2
