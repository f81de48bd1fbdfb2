"""The same work with a thousand tickets in the database, and with many more: it must not feel them."""

from collections.abc import Callable, Iterator
from functools import reduce
from itertools import count
from statistics import quantiles
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    String,
    Table,
    Text,
    cast,
    func,
    insert,
    literal,
    select,
    text,
    update,
)

from bot.commands import Acknowledge, Choose, Command, ExplainDueTime, ListTickets, Origin, Via
from bot.engine.intake.question import intake_id
from bot.model.ids import TicketId
from bot.model.places import Account, Place
from bot.model.turn import Turn
from storage.tables.columns import Words
from storage.tables.timers import TIMERS
from storage.tables.work import CUSTOMER_MESSAGES, INTAKES, TICKETS, TIMELINE
from tests.benchmarks.rows import Row, seconds
from tests.benchmarks.small_desk import NINE, SmallDesk, request, small_desk

FEW, MANY = 1_000, 1_000_000
ROUNDS = 200
MAY_GROW = 1.5
AGENT = Account.parse("slack:T0DESK/U0AGENT1")
TRIAGE = Place.parse("slack:T0DESK/C0TRIAGE")
SUBJECTS = {TICKETS: "id", INTAKES: "id", TIMELINE: "subject", TIMERS: "subject", CUSTOMER_MESSAGES: "subject"}
"""The tables that grow with every ticket and are read again, and whose each row is."""


class _Model(Struct, frozen=True, kw_only=True):
    """The one ticket that all others are copies of: whatever of it must be another in each."""

    ticket: str
    intake: str
    stamp: str


def run() -> list[Row]:
    """On SQLite: the time that all but one in twenty stay below, few beside many."""
    with TemporaryDirectory() as folder, small_desk(f"sqlite:///{folder}/desk.db") as desk:
        numbers = count(2)
        model = _opened(desk)
        _grown(desk, model, 0, FEW)
        few = _measured(desk, numbers)
        _grown(desk, model, FEW, MANY)
        many = _measured(desk, numbers)
    return [
        Row(
            work=f"{work} with {MANY:,} tickets",
            unit="ms",
            ours=many[work],
            beside=took,
            what=f"with {FEW:,}",
            aim=1 / MAY_GROW,
            less_is_better=True,
        )
        for work, took in few.items()
    ]


def _measured(desk: SmallDesk, numbers: Iterator[int]) -> dict[str, float]:
    """Milliseconds of each kind of work, as all but one in twenty take them."""
    works: dict[str, Callable[[], object]] = {
        "open": lambda: _open(desk, next(numbers)),
        "acknowledge": lambda: desk.service.handle(Acknowledge(origin=_agent(), ticket=_last(desk))),
        "list": lambda: desk.service.handle(ListTickets(origin=_agent())),
        "why": lambda: desk.service.handle(ExplainDueTime(origin=_agent(), ticket=_last(desk))),
    }
    taken: dict[str, list[float]] = {work: [] for work in works}
    for _ in range(ROUNDS):
        for work, do in works.items():
            taken[work].append(1000 * seconds(do))
    return {work: quantiles(times, n=20)[-1] for work, times in taken.items()}


def _open(desk: SmallDesk, number: int) -> Command:
    """A customer writes and chooses. The choice is returned."""
    asked = request(number)
    assert asked.origin.place is not None
    desk.service.handle(asked)
    pressed = replace(asked.origin, via=Via.BUTTON, keys=())
    chosen = Choose(origin=pressed, intake=intake_id(asked.origin.place, asked.message), severity="1")
    desk.service.handle(chosen)
    return chosen


def _opened(desk: SmallDesk) -> _Model:
    chosen = _open(desk, 1)
    assert isinstance(chosen, Choose)
    return _Model(ticket=_last(desk), intake=chosen.intake, stamp=request(1).message)


def _last(desk: SmallDesk) -> TicketId:
    with desk.kept.connect() as connection:
        return TicketId(
            connection.execute(text("SELECT 'EX-' || value FROM counters WHERE name = 'tickets'")).scalar_one()
        )


def _agent() -> Origin:
    return Origin(by=AGENT, place=TRIAGE, at=NINE, via=Via.SLASH)


def _grown(desk: SmallDesk, model: _Model, first: int, last: int) -> None:
    """Copies of the ticket, with its request, its timelines and its timers."""
    with desk.kept.transaction() as connection:
        before = connection.execute(select(func.max(TICKETS.c.seq))).scalar_one()
        for table, subject in SUBJECTS.items():
            _copied(connection, table, subject, model, (first, last))
        if first:  # what a desk has very many of is closed
            connection.execute(update(TICKETS).where(TICKETS.c.seq > before).values(turn=int(Turn.CLOSED)))


def _copied(connection: Connection, table: Table, subject: str, model: _Model, numbers: tuple[int, int]) -> None:
    first, last = numbers
    number = select(literal(first).label("n")).cte(recursive=True)
    number = number.union_all(select(number.c.n + 1).where(number.c.n + 1 < last))
    columns = [column for column in table.columns if column.name != "seq"]
    rows = select(*(_renamed(column, model, cast(number.c.n, String)) for column in columns))
    rows = rows.select_from(table).join(number, literal(True)).where(table.c[subject].in_((model.ticket, model.intake)))
    connection.execute(insert(table).from_select([column.name for column in columns], rows))


def _renamed(column: Column[object], model: _Model, number: ColumnElement[str]) -> ColumnElement[object]:
    """The column as it stands in the copy of that number; what is no text is the same in all."""
    if not isinstance(column.type, Text | Words):
        return column
    names = ((model.intake, "in-"), (model.ticket, "OLD-"), (model.stamp, "m"))
    return reduce(lambda so_far, name: func.replace(so_far, name[0], literal(name[1]) + number), names, column)
