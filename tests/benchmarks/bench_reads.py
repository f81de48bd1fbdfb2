"""Reports, lists and searches over a million tickets of a thousand customers. The rows are invented."""

import random
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from statistics import quantiles
from tempfile import TemporaryDirectory
from typing import Any, Final

from msgspec.structs import replace
from sqlalchemy import Table, insert

from bot.language import plain
from bot.model.attainment import Months, durations, months_until
from bot.model.desk import Customer
from bot.model.ids import CustomerId
from bot.model.milestone import Basis
from bot.model.places import Account
from bot.model.selection import ListReader, Selection
from bot.model.turn import Turn
from storage import codecs, database
from storage.database import Database
from storage.sql import milestones, search, selections
from storage.sql.views import SqlViews
from storage.tables.milestones import MILESTONES
from storage.tables.searched_texts import SEARCHED_TEXTS
from storage.tables.work import TICKETS
from tests.benchmarks.rows import Row, seconds
from tests.contract.examples import a_promise, a_ticket, opened

TICKETS_KEPT: Final = 1_000_000
CUSTOMERS: Final = 1_000
OPEN: Final = 2_000
BEGINS: Final = datetime(2025, 12, 1, tzinfo=UTC)
NOW: Final = datetime(2026, 11, 30, tzinfo=UTC)
ZONES: Final = ("Europe/Paris", "America/Chicago", "Asia/Kolkata", "UTC")
WORDS: Final = "export import login gateway report slow fails empty invoice sync".split()
ROUNDS: Final = 50
_AT_ONCE: Final = 10_000


def run() -> list[Row]:
    """On SQLite, seconds of a whole report and milliseconds that all but one in twenty of the rest stay below."""
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/desk.db"
        database.upgrade(url)
        kept = database.opened(url)
        _filled(kept)
        rows = list(_measured(SqlViews(kept)))
        kept.close()
    return rows


def _measured(views: SqlViews) -> Iterator[Row]:
    months = Months(
        days=months_until(date(2026, 11, 1), 12),
        zones={_customer(number): ZONES[number % len(ZONES)] for number in range(CUSTOMERS)},
    )

    def report(customer: CustomerId | None) -> None:
        views.tallies(months, NOW, basis=Basis.PROMISE, customer=customer)
        views.broken(months, NOW, customer=customer, limit=20)
        durations(views.took(months, customer=customer))

    whole = min(seconds(lambda: report(None)) for _ in range(3))
    yield Row(work="report over a million tickets", unit="s", ours=whole, aim=5, less_is_better=True)
    one = _customer(7)
    theirs = ListReader(customer=Customer(id=one, name="Seven", plan="example/gold"), accounts=frozenset({_account(7)}))
    works: dict[str, Callable[[], object]] = {
        "report of one customer": lambda: report(one),
        "open tickets": lambda: _page(views, Selection()),
        "closed tickets": lambda: _page(views, _over()),
        "closed tickets of one customer": lambda: _page(views, _over(customer=one)),
        "search of a common word by staff": lambda: _page(views, _found("export")),
        "search of three words by staff": lambda: _page(views, _found("export gateway slow")),
        "search by a customer's people": lambda: _page(views, _found("export", customer=one, reader=theirs)),
    }
    for work, do in works.items():
        taken = quantiles([1000 * seconds(do) for _ in range(ROUNDS)], n=20)[-1]
        yield Row(work=f"{work}, of a million", unit="ms", ours=taken, aim=100, less_is_better=True)


def _page(views: SqlViews, selection: Selection) -> None:
    views.count_tickets(selection)
    views.tickets(selection, 20)


def _over(customer: CustomerId | None = None) -> Selection:
    return Selection(first=Turn.CLOSED, last=Turn.CLOSED, latest_first=True, customer=customer)


def _found(words: str, customer: CustomerId | None = None, reader: ListReader | None = None) -> Selection:
    searched = plain.words(words)
    return Selection(last=Turn.CLOSED, words=searched, latest_first=True, customer=customer, reader=reader)


def _customer(number: int) -> CustomerId:
    return CustomerId(f"customer-{number}")


def _account(number: int) -> Account:
    return Account.parse(f"slack:T0ACME/U{number}")


def _filled(kept: Database) -> None:
    chance = random.Random(1)  # noqa: S311 - figures, not secrets
    numbers = iter(range(1, TICKETS_KEPT + 1))
    model = a_ticket()
    shared = {**selections.row(model), "thread": "x", "version": 1, "document": codecs.TICKET.dump(model)}
    while some := list(islice(numbers, _AT_ONCE)):
        rows: dict[Table, list[dict[str, Any]]] = {TICKETS: [], MILESTONES: [], SEARCHED_TEXTS: []}
        for number in some:
            _invent(number, chance, shared, rows)
        with kept.transaction() as connection:
            for table, each in rows.items():
                connection.execute(insert(table), each)


def _invent(
    number: int, chance: random.Random, shared: dict[str, Any], rows: dict[Table, list[dict[str, Any]]]
) -> None:
    """Add one ticket with its promise and its text: closed, but for the last ones."""
    at, is_open = BEGINS + timedelta(minutes=number * 525_600 / TICKETS_KEPT), number > TICKETS_KEPT - OPEN
    customer, minutes = chance.randrange(CUSTOMERS), int(chance.expovariate(1 / 90))
    ticket = a_ticket(f"EX-{number}", customer=_customer(customer), opened_at=at)
    severity = chance.choice("1234")
    rows[TICKETS].append(
        shared
        | {"id": ticket.id, "customer": ticket.customer, "severity": severity, "requester": str(_account(customer))}
        | {"opened_at": at, "next_at": at, "turn": int(Turn.UNANSWERED if is_open else Turn.CLOSED)}
        | {"answered_after": minutes, "resolved_after": int(chance.expovariate(1 / 900)), "is_private": False}
    )
    promise = a_promise(0, severity, at)
    ended = {} if is_open else {"outcome": "met", "ended_at": at + timedelta(minutes=minutes)}
    rows[MILESTONES].append(milestones.row(ticket, promise) | {"due_at": at + timedelta(hours=4)} | ended)
    said = " ".join(chance.sample(WORDS, 5))
    rows[SEARCHED_TEXTS] += search.rows(ticket, 1, [replace(opened(ticket), text=f"{said} {number}")])
