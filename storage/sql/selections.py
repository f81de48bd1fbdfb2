"""Lists of tickets: which, in which order, and how many. This is `bot.model.selection` in SQL."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import starmap
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, not_, or_, select

from bot.model.listed_ticket import ListedTicket
from bot.model.milestone import TAKE_UP, Basis
from bot.model.selection import COUNTED, SOON, Ahead, ListReader, QueueCounts, Selection, TicketCounts
from bot.model.ticket import OVER, Status, Ticket
from bot.model.turn import Turn, next_at, turn_of
from storage.sql import documents, list_lines, search
from storage.sql.among import among
from storage.tables.milestones import MILESTONES
from storage.tables.work import TICKETS

_IS = TICKETS.c


def row(saved: Ticket) -> dict[str, Any]:
    """Return the columns that lists and reports are made by."""
    return {
        "turn": int(turn_of(saved)),
        "next_at": next_at(saved),
        "status": saved.status,
        "severity": saved.severity,
        "assignee": saved.assignee_id,
        "requester": str(saved.requester),
        "place": str(saved.thread.place),
        "is_private": saved.private,
        "plan": saved.plan_ref,
        "opened_at": saved.opened_at,
        "answered_after": _minutes(saved, saved.response.at if saved.response else None),
        "resolved_after": _minutes(saved, saved.resolved_at if saved.status in OVER else None),
        "confirmed_at": saved.confirmed_at,
        "rating": saved.rating.score if saved.rating else None,
        "heard_at": saved.heard_at,
        **list_lines.row(saved),
    }


def _minutes(saved: Ticket, at: datetime | None) -> int | None:
    """Return the whole minutes, by the clock, from the opening of a ticket to an instant."""
    return max(0, int((at - saved.opened_at).total_seconds() // 60)) if at else None


def tickets(connection: Connection, selection: Selection, limit: int, after: int = 0) -> tuple[Ticket, ...]:
    """Return the tickets of a selection in order, at most `limit` after the first `after`."""
    found = _found(connection, documents.OF_TICKET, selection, limit, after)
    return tuple(starmap(documents.ticket, found))


def listed(connection: Connection, selection: Selection, limit: int, after: int = 0) -> tuple[ListedTicket, ...]:
    """Return the lines of a selection in order, at most `limit` after the first `after`."""
    return tuple(map(list_lines.line, _found(connection, list_lines.COLUMNS, selection, limit, after)))


def _found(
    connection: Connection, columns: Sequence[Any], selection: Selection, limit: int, after: int
) -> Sequence[Row[Any]]:
    """Return rows of a selection: those that come ahead, and then the others, each of them in the index's order."""
    found = select(*columns).where(*_conditions(selection, connection)).order_by(*_order(selection))
    if selection.ahead is None:
        return connection.execute(found.limit(limit).offset(after)).all()
    is_ahead = _is_ahead(selection.ahead)
    ahead = connection.execute(found.where(is_ahead).limit(limit).offset(after)).all()
    if len(ahead) == limit:
        return ahead
    before = after + len(ahead) if ahead or not after else _count(connection, selection, is_ahead)
    others = found.where(not_(is_ahead)).limit(limit - len(ahead)).offset(max(0, after - before))
    return [*ahead, *connection.execute(others).all()]


def _count(connection: Connection, selection: Selection, also: ColumnElement[bool]) -> int:
    found = select(func.count()).select_from(TICKETS).where(*_conditions(selection, connection), also)
    return connection.execute(found).scalar_one()


def _is_ahead(ahead: Ahead) -> ColumnElement[bool]:
    """Return the condition of what comes first; no column in it is null, so that the others are all the rest."""
    if isinstance(ahead, Status):
        return _IS.status == ahead
    is_promise = func.coalesce(_IS.next_basis, "") == Basis.PROMISE
    return and_(_IS.turn <= int(Turn.OURS), _IS.next_at < ahead, is_promise)


def _order(selection: Selection) -> tuple[ColumnElement[Any], ...]:
    if not selection.latest_first:
        return _IS.turn, _IS.next_at, _IS.seq
    if selection.first is Turn.CLOSED:  # their `next_at` is when they were opened, and in the index
        return _IS.next_at.desc(), _IS.seq.desc()
    return _IS.opened_at.desc(), _IS.seq.desc()


def counts(connection: Connection, selection: Selection) -> TicketCounts:
    """Return how many tickets it has for each turn; of closed ones, which are ever more, not all."""
    found = select(_IS.turn).where(*_conditions(selection, connection))
    turns = (found.limit(COUNTED + 1) if selection.last is Turn.CLOSED else found).subquery()
    counted = connection.execute(select(turns.c.turn, func.count()).group_by(turns.c.turn))
    is_cut = bool(selection.words) and search.is_cut(selection, connection)
    return TicketCounts(turns={Turn(turn): count for turn, count in counted}, is_cut=is_cut)


def queue_counts(connection: Connection, selection: Selection, now: datetime) -> QueueCounts:
    """Return how many tickets of a selection have which turn, and are overdue or soon due."""
    is_ours = _IS.turn <= int(Turn.OURS)
    overdue = func.count().filter(is_ours, _IS.next_at < now)
    soon = func.count().filter(is_ours, _IS.next_at >= now, _IS.next_at < now + SOON)
    found = select(_IS.turn, func.count().label("all"), overdue.label("overdue"), soon.label("soon"))
    rows = connection.execute(found.where(*_conditions(selection, connection)).group_by(_IS.turn)).all()
    return QueueCounts(
        turns={Turn(row.turn): row.all for row in rows},
        overdue=sum(row.overdue for row in rows),
        soon=sum(row.soon for row in rows),
        held=_held(connection, selection, now) if selection.is_of_all else 0,
    )


def _held(connection: Connection, of: Selection, now: datetime) -> int:
    """Return how many requests have waited for a contact for longer than the goal for that.

    They are looked for among all that is open, which is little, and never among all of a customer's milestones.
    """
    its = MILESTONES.c
    late = select(its.customer).where(its.ended_at.is_(None), its.milestone == TAKE_UP, its.due_at < now)
    found = connection.execute(late).scalars()
    return sum(of.customer in (None, one) and (of.customers is None or one in of.customers) for one in found)


def _conditions(of: Selection, connection: Connection) -> Iterator[ColumnElement[bool]]:
    one = of.first is of.last  # an equation, so that the index gives them in order
    yield _IS.turn == int(of.first) if one else _IS.turn.between(int(of.first), int(of.last))
    asked = {
        _IS.customer: of.customer,
        _IS.status: of.status,
        _IS.severity: of.severity,
        _IS.assignee: of.assignee,
        _IS.place: of.place,
    }
    yield from (column == str(value) for column, value in asked.items() if value is not None)
    if of.staff is not None:
        yield or_(_IS.assignee.is_(None), _IS.assignee.not_in(sorted(of.staff)))
    if of.assignees is not None:
        yield _IS.assignee.in_(sorted(of.assignees))
    if of.due_before is not None:
        yield _IS.turn <= int(Turn.OURS)
        yield _IS.next_at < of.due_before
    if of.requesters is not None:
        yield _IS.requester.in_(sorted(map(str, of.requesters)))
    if of.reader is not None:
        yield _may_read(of.reader)
    if of.besides:
        yield _IS.id.not_in(sorted(of.besides))
    yield from _by_time(of, connection)
    if of.words:
        yield _IS.id.in_(search.found(of, connection))


def _by_time(of: Selection, connection: Connection) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions of radars: whose of several customers' it is, and since or until when."""
    if of.customers is not None:
        yield among(connection, _IS.customer, of.customers)
    if of.promised_from is not None:
        yield _IS.promised_due >= of.promised_from
    if of.promised_before is not None:
        yield _IS.promised_due < of.promised_before
    if of.ours_before is not None:
        yield _IS.turn <= int(Turn.OURS)
        yield func.coalesce(_IS.next_since, _IS.opened_at) < of.ours_before
    if of.opened_from is not None:
        yield _IS.opened_at >= of.opened_from
    if of.changes is not None:
        yield _IS.changes >= of.changes


def _may_read(reader: ListReader) -> ColumnElement[bool]:
    """Return the condition that a reader may see a ticket, as `bot.model.privacy` says.

    One that was kept before privacy was recorded is judged by its place.
    """
    own = _IS.requester.in_(sorted(map(str, reader.accounts)))
    channels = sorted(map(str, reader.customer.channels))
    unnoted = _IS.is_private.is_(None)
    return or_(own, _IS.is_private.is_(False), unnoted & _IS.place.in_(channels) if channels else unnoted)
