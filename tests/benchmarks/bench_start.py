"""From a command to its answer: until a desk is served, and until its packs are listed; and what it takes of memory."""

import re
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from adapters.sandbox.example import DESK_FILE
from tests.benchmarks.rows import Row, seconds

COMMAND = Path(sys.executable).with_name("plandesk")
IMPORTS = "import slack_bolt.async_app, sqlmodel, alembic.command, uvicorn"
ROUNDS = 3


def run() -> list[Row]:
    """The best of some rounds each, beside what the libraries alone take to import."""
    with TemporaryDirectory() as folder:
        starts = [_started(Path(folder)) for _ in range(ROUNDS)]
    imports = min(seconds(lambda: _run(sys.executable, "-c", IMPORTS)) for _ in range(ROUNDS))
    packs = min(seconds(lambda: _run(str(COMMAND), "packs", "list")) for _ in range(ROUNDS))
    ready, memory = min(took for took, _ in starts), min(used for _, used in starts)
    return [
        Row(
            work="run, until it answers",
            unit="s",
            ours=ready,
            beside=imports,
            what="its libraries imported",
            aim=0.67,
            less_is_better=True,
        ),
        Row(work="run, until it answers", unit="s", ours=ready, aim=3, less_is_better=True),
        Row(work="run, idle", unit="MB", ours=memory, aim=150, less_is_better=True),
        Row(work="packs list", unit="s", ours=packs, aim=0.7, less_is_better=True),
    ]


def _started(folder: Path) -> tuple[float, float]:
    """Seconds until a desk on this folder answers, and the megabytes that it then has in memory."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    environment = {
        "DATABASE_URL": f"sqlite:///{folder / 'desk.db'}",
        "PLANDESK_DESK": str(DESK_FILE),
        "SLACK_BOT_TOKEN": "xoxb-benchmark",
        "SLACK_SIGNING_SECRET": "benchmark-secret",
        "PORT": str(port),
    }
    began = perf_counter()
    with _running(environment) as process:
        while not _answers(port):
            sleep(0.01)
        took = perf_counter() - began
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
        return took, int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024


@contextmanager
def _running(environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen([COMMAND, "run"], env=environment, stderr=subprocess.DEVNULL)  # noqa: S603 - our own
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _answers(port: int) -> bool:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _run(*command: str) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
