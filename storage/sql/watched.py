"""Requests, tickets and contracts that need timers: a share at a time, and whatever shows a lack by its columns."""

from itertools import starmap
from typing import Any

from sqlalchemy import Connection, select

from bot.model.subject import Subject
from bot.model.turn import Turn
from bot.ports import Watched
from storage import codecs
from storage.sql import documents
from storage.sql.silent import SILENT, SILENT_CONTRACTS, SILENT_REQUESTS
from storage.sql.timers import waiting
from storage.tables.work import INTAKES, TICKETS

Rows = dict[tuple[Any, ...], None]
"""The columns of documents in order, each once."""


def watched(connection: Connection, after: int, limit: int) -> Watched:
    """Return what `Views.watched` promises."""
    tickets, requests, then = _share(connection, after, limit)
    tickets |= dict.fromkeys(map(tuple, connection.execute(SILENT.limit(limit))))
    requests |= dict.fromkeys(map(tuple, connection.execute(SILENT_REQUESTS.limit(limit))))
    contracts = dict.fromkeys(connection.execute(SILENT_CONTRACTS.limit(limit)).scalars())
    subjects: list[Subject] = [
        *starmap(documents.ticket, tickets),
        *starmap(documents.intake, requests),
        *map(codecs.CONTRACT.load, contracts),
    ]
    return Watched(subjects=tuple((one, frozenset(waiting(connection, one.id))) for one in subjects), then=then)


def _share(connection: Connection, after: int, limit: int) -> tuple[Rows, Rows, int]:
    """Return tickets and requests after a place, and the place to go on at; 0: these are the last.

    Each kind is numbered by itself. So both end at the number up to which both have been read.
    """
    tickets = select(TICKETS.c.seq, *documents.OF_TICKET).where(TICKETS.c.turn < Turn.CLOSED, TICKETS.c.seq > after)
    requests = select(INTAKES.c.seq, *documents.OF_INTAKE).where(INTAKES.c.needs.is_not(None), INTAKES.c.seq > after)
    found = [
        connection.execute(each.order_by(seq).limit(limit)).all()
        for each, seq in ((tickets, TICKETS.c.seq), (requests, INTAKES.c.seq))
    ]
    then = min((rows[-1].seq for rows in found if len(rows) == limit), default=0)
    one, other = ({tuple(row[1:]): None for row in rows if not then or row.seq <= then} for rows in found)
    return one, other, then
