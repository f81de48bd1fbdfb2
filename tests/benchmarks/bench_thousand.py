"""A thousand customers with two channels each: whole commands, a new desk file under load, and what is read."""

import os
import resource
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from signal import SIGHUP
from statistics import quantiles
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Final

from msgspec.structs import replace

from adapters.web.server import settle_memory
from bot.commands import Command, ListTickets, OpenHome, Queue, ShowAccounts, ShowRadar, Via
from bot.model.attainment import Months, months_until
from bot.model.milestone import Basis
from storage.sql.views import SqlViews
from tests import large_desk
from tests.benchmarks import load
from tests.benchmarks.busy_desk import busy_desk, by
from tests.benchmarks.rows import Row, processor_seconds, seconds
from tests.benchmarks.slow_slack import slow_slack
from tests.benchmarks.small_desk import NINE
from tests.migrated import migrated

COMMAND: Final = Path(sys.executable).with_name("plandesk")
OPEN: Final = 300
"""Tickets that are open."""
READ: Final = 20
"""Times that each page is read."""
QUIET, AFTER, EVERY = 5.0, 6.0, 0.02
"""Seconds: how long messages are sent before a new desk file and after it, and how often."""


def run(customers: int = large_desk.CUSTOMERS) -> list[Row]:
    """Seconds of each command, the longest wait of whoever writes meanwhile, and milliseconds of each page."""
    with TemporaryDirectory() as folder:
        file = large_desk.written(Path(folder), customers=customers)
        rows = [*_commands(Path(folder), file, customers), *_pages(Path(folder), file)]
    return [replace(row, work=f"{row.work}, {customers:,} customers") for row in rows]


def _commands(folder: Path, file: Path, customers: int) -> Iterator[Row]:
    slack = [f"C{number}" for number in range(customers)] + [f"C{number}B" for number in range(1, customers, 2)]
    with slow_slack(["C0TRIAGE", *slack]) as all_listed, slow_slack(["C0TRIAGE", *slack[: len(slack) // 2]]) as half:
        settings = _settings(folder, file, all_listed)
        yield from _rows("desk check", _took(settings, "desk", "check"), 2)
        _database(folder).write_bytes(migrated())
        changed = large_desk.written(folder, customers=customers, name="Person")
        with _running(settings) as (process, ready):
            yield from _rows("start, until it is ready", ready, 5)
            yield from _applied(settings, process, changed)
        yield from _rows("desk check beside a database", _took(settings, "desk", "check"), 2)
        yield from _rows("desk check of other names", _took(settings, "desk", "check", str(changed)), 2)
        yield from _rows("doctor", _took(settings, "doctor"), 60)
        yield from _rows("doctor, half of the channels unlisted", _took(_settings(folder, file, half), "doctor"), 60)


def _applied(settings: Mapping[str, str], process: "subprocess.Popen[bytes]", changed: Path) -> Iterator[Row]:
    """Put a file with another name for every contact in force while messages come in, then the one before by SIGHUP."""
    port = int(settings["PORT"])
    without, applied, signalled = _Writer(port), _Writer(port), _Writer(port)
    with without.writing():
        sleep(QUIET + AFTER)
    with applied.writing():
        sleep(QUIET)
        yield from _rows("desk apply", _took(settings, "desk", "apply", str(changed)), 3)
        sleep(AFTER)
    with signalled.writing():
        sleep(QUIET)
        process.send_signal(SIGHUP)
        sleep(AFTER)
    for when, writer in (("while it is applied", applied), ("after SIGHUP", signalled), ("without either", without)):
        longest = 1000 * max(writer.took)
        yield Row(work=f"longest wait for a message {when}", unit="ms", ours=longest, aim=200, less_is_better=True)


class _Writer:
    """Somebody who writes all the time, each message as soon as the last one is taken in, or a little later."""

    def __init__(self, port: int) -> None:
        self.took: list[float] = []
        self._port = port

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Write until the end of the block. Raises RuntimeError if one wasn't taken in."""
        end = Event()
        thread = Thread(target=self._write, args=(end,))
        thread.start()
        try:
            yield
        finally:
            end.set()
            thread.join()
        if not self.took:
            raise RuntimeError("no message was taken in")

    def _write(self, end: Event) -> None:
        with socket.create_connection(("127.0.0.1", self._port)) as there:
            for one in load.messages(5_000):
                if end.is_set():
                    return
                began = perf_counter()
                there.sendall(one)
                if not there.recv(65_536).startswith(b"HTTP/1.1 200 "):
                    return
                self.took.append(perf_counter() - began)
                sleep(EVERY)


def _pages(folder: Path, file: Path) -> Iterator[Row]:
    """Time what staff read, of a thousand customers and some hundreds of open tickets."""
    agent, tam = "U0AGENT1", "U0TAM1"
    with busy_desk(folder, file, OPEN) as desk:
        settle_memory()  # as a desk that is served does before its first request
        works: dict[str, Command] = {
            "home of an agent": OpenHome(origin=by(agent, Via.HOME)),
            "home of an account manager": OpenHome(origin=by(tam, Via.HOME)),
            "radar": ShowRadar(origin=by(tam)),
            "accounts": ShowAccounts(origin=by(tam)),
            "queue": Queue(origin=by(agent)),
            "list": ListTickets(origin=by(agent)),
        }
        for work, command in works.items():
            taken = [1000 * seconds(partial(desk.service.handle, command)) for _ in range(READ)]
            yield Row(work=work, unit="ms", ours=quantiles(taken, n=20)[-1], aim=100, less_is_better=True)
        views, zones = SqlViews(desk.kept), {one.id: one.zone for one in desk.service.loader.desk.customers}
        months = Months(days=months_until(date(2026, 11, 1), 12), zones=zones)
        whole = min(seconds(lambda: views.tallies(months, NINE, basis=Basis.PROMISE, customer=None)) for _ in range(3))
        yield Row(work="report", unit="s", ours=whole, aim=1, less_is_better=True)


def _rows(work: str, took: tuple[float, float], aim: float) -> Iterator[Row]:
    """The seconds of a process, by the clock and of a processor: the second are much the same on a busy machine."""
    for what, seconds_taken in zip((work, f"{work}, of a processor"), took, strict=True):
        yield Row(work=what, unit="s", ours=seconds_taken, aim=aim, less_is_better=True)


def _took(settings: Mapping[str, str], *command: str) -> tuple[float, float]:
    """Seconds of a whole process, and of a processor. Raises RuntimeError if it says that something can't be used."""

    def work() -> None:
        done = subprocess.run([COMMAND, *command], env=settings, capture_output=True, check=False)  # noqa: S603
        if done.returncode not in {0, 1} or b"Traceback" in done.stderr:
            raise RuntimeError(done.stderr.decode())

    before = _of_children()
    by_the_clock = seconds(work)
    return by_the_clock, _of_children() - before


def _of_children() -> float:
    """Processor seconds of all processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@contextmanager
def _running(settings: Mapping[str, str]) -> Iterator[tuple["subprocess.Popen[bytes]", tuple[float, float]]]:
    """A desk that is ready, with the seconds that this took, by the clock and of a processor."""
    port, began = int(settings["PORT"]), perf_counter()
    process = subprocess.Popen([COMMAND, "run"], env=settings, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        while not _is_ready(port):
            if process.poll() is not None:
                raise RuntimeError("the desk didn't start")
            sleep(0.01)
        yield process, (perf_counter() - began, processor_seconds(process.pid))
    finally:
        process.terminate()
        process.wait()


def _is_ready(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _settings(folder: Path, file: Path, slack: str) -> dict[str, str]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    return {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": f"sqlite:///{_database(folder)}",
        "PLANDESK_DESK": str(file),
        "SLACK_BOT_TOKEN": "xoxb-benchmark",
        "SLACK_SIGNING_SECRET": load.SECRET,
        "SLACK_API_URL": slack,
        "TEAMS_LOCAL": "1",
        "PORT": str(port),
    }


def _database(folder: Path) -> Path:
    return folder / "desk.db"
