"""The outbox in SQL. Each call is a short transaction of its own; `next_delivery` decides what comes next."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
from operator import itemgetter
from time import monotonic
from typing import Any

from sqlalchemy import BigInteger, Connection, bindparam, delete, func, or_, select, update

from bot.model.ids import MessageKey
from bot.model.places import MessageRef, Platform
from bot.ports import Delivery
from storage import codecs, engines
from storage.database import Database
from storage.entries import OutboxEntry
from storage.sql import heads, latest, locks, moved_places, next_delivery, series, settling
from storage.sql.inserts import adding
from storage.sql.lanes import Condition, abandoned
from storage.sql.prepared import Prepared
from storage.sql.sendable import COUNT_WAITING, sendable
from storage.states import DeliveryState
from storage.tables.columns import Words
from storage.tables.work import OUTBOX, SLOTS

LEASE = timedelta(seconds=30)
"""The time after which one of several sending processes that hasn't finished a delivery is taken for dead."""
LOST_EVERY = timedelta(seconds=1)
"""The interval at which a process looks for what such a one left."""

_OF_LATER = ("head", "not_before", "first_tried_at", "claimed_at", "sent_at", "problem", "posted_as")
"""The columns of which nothing is known before a delivery is tried."""
PUT = adding(OUTBOX, _OF_LATER, turn=next_delivery.next_turn)
"""The statement that puts deliveries in, each after its customer's in its lane, and no earlier than the lane is now."""
WITHDRAW = Prepared(
    lambda _: (
        update(OUTBOX)
        .where(OUTBOX.c.tag == bindparam("its_tag"), OUTBOX.c.state == DeliveryState.WAITING)
        .values(state=DeliveryState.WITHDRAWN, not_before=None)
    )
)
"""The statement that withdraws what waits under a tag."""
CHANGES = {WITHDRAW: itemgetter("its_tag"), PUT: itemgetter("tag")}
"""These in the order in which they can be sent, each with the tag that it concerns."""
_NEXT = Prepared(lambda _: select(func.min(OUTBOX.c.not_before)).where(OUTBOX.c.not_before.is_not(None)))
_FORGET = Prepared(lambda _: delete(SLOTS).where(SLOTS.c.slot == bindparam("message_key", type_=Words)))
_IT = OUTBOX.c.seq == bindparam("its_seq", type_=BigInteger)


def _becomes(state: DeliveryState, *given: str, where: Condition = _IT) -> Prepared:
    """Return the change to another state that returns its row; `given` are columns that are given with it."""
    values = {"state": state} | {name: bindparam(f"new_{name}", type_=OUTBOX.c[name].type) for name in given}
    return Prepared(lambda _: update(OUTBOX).where(where).values(values).returning(OUTBOX))


_SENT = _becomes(DeliveryState.SENT, "posted_as", "sent_at", "problem")
_LATER = _becomes(DeliveryState.WAITING, "not_before", "in_doubt", "problem")
_ENDED = {state: _becomes(state, "problem") for state in DeliveryState}
_GIVEN_BACK = _becomes(
    DeliveryState.WAITING,
    where=_IT & (OUTBOX.c.state == DeliveryState.SENDING) & (OUTBOX.c.attempts == bindparam("its_attempts")),
)

_TAKEN_BACK = Prepared(
    lambda _: (
        update(OUTBOX)
        .where(_IT, OUTBOX.c.attempts == bindparam("its_attempts"))
        .where(or_(OUTBOX.c.state == DeliveryState.SENDING, OUTBOX.c.state == DeliveryState.JOINED))
        .values(state=DeliveryState.WAITING, in_doubt=OUTBOX.c.state == DeliveryState.SENDING, head=None)
    )
)


@cache
def _doubt(lease: timedelta | None) -> Prepared:
    """Return the change that puts in doubt what was on its way; with a lease that is only what has outlived it."""
    lost = OUTBOX.c.state == DeliveryState.SENDING if lease is None else abandoned(OUTBOX, lease)
    return Prepared(lambda _: update(OUTBOX).where(lost).values(state=DeliveryState.WAITING, in_doubt=True))


def row(entry: OutboxEntry) -> dict[str, Any]:
    """Return the row of a delivery that nobody has tried yet."""
    return {
        "kind": entry.kind,
        "conversation": entry.conversation,
        "rank": entry.rank,
        "customer": entry.customer,
        "series": entry.series.key if entry.series else None,
        "series_kind": entry.series.kind if entry.series else None,
        "place": None if entry.place is None else str(entry.place),
        "account": None if entry.account is None else str(entry.account),
        "thread": entry.thread,
        "fills": entry.fills,
        "awaits": entry.awaits,
        "tag": entry.tag,
        "subject": entry.subject,
        "message": codecs.MESSAGE.dump(entry.message),
        "created_at": entry.created_at,
        "state": DeliveryState.WAITING,
        "attempts": 0,
        "in_doubt": False,
    }


class SqlOutbox:
    """`bot.ports.Outbox` on a database.

    On SQLite one process sends. On PostgreSQL several may: a delivery on its way is leased, by the database's clock,
    and its conversation is locked while the next one is chosen.
    """

    def __init__(self, database: Database, lease: timedelta = LEASE) -> None:
        self._database = database
        self.lease = None if database.is_sqlite else lease
        self._sendable = sendable(self.lease)
        self._looks_at = 0.0

    def recover(self) -> int:
        """Put in doubt what was on its way.

        On PostgreSQL, where others may be sending, only what has outlived its lease; `claim` does the rest.
        """
        with self._database.transaction() as connection:
            return _doubt(self.lease).change(connection, {})

    def waiting(self, now: datetime, limit: int) -> tuple[str, ...]:
        with self._database.glance() as connection:
            found = self._sendable.rows(connection, {"now": now, "limit": limit})
            return tuple(conversation for (conversation,) in found)

    def count_waiting(self, platform: Platform) -> int:
        with self._database.glance() as connection:
            return int(COUNT_WAITING.value(connection, {"those": f"{platform}:%"}))

    def claim(self, conversation: str, now: datetime) -> Delivery | None:
        with self._database.transaction() as connection:
            with engines.in_one_trip(connection):
                claimed = self._wanted(connection, conversation, now)
            return claimed()

    def _wanted(self, connection: Connection, conversation: str, now: datetime) -> Callable[[], Delivery | None]:
        """Ask for the next delivery of a conversation, within `engines.in_one_trip`; what is returned takes it then."""
        there = {"conversation": conversation, "now": now}
        is_ours = locks.try_hold(connection, f"outbox {conversation}")
        self._look_for_the_lost(connection)
        found = heads.FIRST.ask(connection, there)

        def claimed() -> Delivery | None:
            first = next(iter(heads.FIRST.answer(connection, found)), None)
            if not is_ours() or first is None or first.is_held_up:
                return None
            return next_delivery.claim_next(connection, conversation, first, now)

        return claimed

    def _look_for_the_lost(self, connection: Connection) -> None:
        """Put in doubt what others left on its way; that is looked for once a second."""
        now = monotonic()
        if self.lease is not None and now >= self._looks_at:
            self._looks_at = now + min(self.lease, LOST_EVERY).total_seconds()
            _doubt(self.lease).ask(connection, {})

    def sent(self, delivery: str, ref: MessageRef | None, now: datetime) -> None:
        with self._database.transaction() as connection:
            (of,) = _SENT.found(connection, _its(delivery) | _done(ref, now))
            if ref is None:
                return
            others = series.sent(connection, of, ref) if of.series else []
            with engines.in_one_trip(connection):
                settling.ask(connection, [of.seq, *(other.seq for other in others)], ref)
                engines.send_commit(connection)

    def go_on(self, delivery: Delivery, ref: MessageRef | None, now: datetime) -> Delivery | None:
        if self._database.is_sqlite or delivery.count:  # a series is settled by what is found of it
            self.sent(delivery.id, ref, now)
            return self.claim(delivery.conversation, now)
        with self._database.transaction() as connection:
            with engines.in_one_trip(connection):
                _SENT.ask(connection, _its(delivery.id) | _done(ref, now))
                settling.ask(connection, [_its(delivery.id)["its_seq"]] if ref else [], ref)
                engines.send_commit(connection, then_begin=True)
                claimed = self._wanted(connection, delivery.conversation, now)
            return claimed()

    def later(self, delivery: str, not_before: datetime, *, in_doubt: bool, problem: str) -> None:
        again = {"new_not_before": not_before, "new_in_doubt": in_doubt, "new_problem": problem}
        with self._database.transaction() as connection, engines.in_one_trip(connection):
            _LATER.ask(connection, _its(delivery) | again)
            engines.send_commit(connection)

    def give_back(self, delivery: Delivery) -> None:  # each claim counts as a try, so that tells whose claim it is
        with self._database.transaction() as connection, engines.in_one_trip(connection):
            _GIVEN_BACK.ask(connection, _its(delivery.id) | {"its_attempts": delivery.attempts})
            engines.send_commit(connection)

    def take_back(self, delivery: str, attempts: int) -> bool:
        with self._database.transaction() as connection:
            return bool(_TAKEN_BACK.change(connection, _its(delivery) | {"its_attempts": attempts}))

    def failed(self, delivery: str, problem: str) -> bool:
        self._end(delivery, DeliveryState.FAILED, problem)
        with self._database.transaction() as connection:
            return not moved_places.goes_on(connection, int(delivery.removeprefix("d")))

    def withhold(self, delivery: str, problem: str) -> None:
        self._end(delivery, DeliveryState.WITHDRAWN, problem)

    def lapse(self, delivery: str, problem: str) -> None:
        self._end(delivery, DeliveryState.LAPSED, problem)

    def _end(self, delivery: str, state: DeliveryState, problem: str) -> None:
        with self._database.transaction() as connection:
            (of,) = _ENDED[state].found(connection, _its(delivery) | {"new_problem": problem})
            if of.series:
                series.ended(connection, of, state)

    def forget(self, message_key: MessageKey) -> None:
        with self._database.transaction() as connection:
            _FORGET.change(connection, {"message_key": message_key})

    def next_at(self) -> datetime | None:
        with self._database.glance() as connection:
            earliest: datetime | None = next(iter(_NEXT.found(connection, {})))[0]
            return earliest

    def is_out(self, tag: str) -> bool | None:
        with self._database.glance() as connection:
            return latest.is_out(connection, tag)

    def posted(self, message_key: MessageKey) -> MessageRef | None:
        with self._database.glance() as connection:
            return next_delivery.posted(connection, message_key)


def _done(ref: MessageRef | None, now: datetime) -> dict[str, Any]:
    return {"new_posted_as": ref.id if ref else None, "new_sent_at": now, "new_problem": None}


def _its(delivery: str) -> dict[str, Any]:
    return {"its_seq": int(delivery.removeprefix("d"))}
