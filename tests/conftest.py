"""What holds for all tests: how fast the machine is, is its own business and says nothing of the code."""

import contextlib
import gc
import importlib
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from types import FrameType
from uuid import uuid4

# What one process compiles the others read. Images of Python often switch that off; each of the workers, and each desk
# that a test starts, would then spend most of its first seconds on compiling the same libraries again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

gc.disable()  # until all tests are imported: nothing of that ever goes

import pytest  # noqa: E402 - these two are compiled too
from hypothesis import settings  # noqa: E402
from hypothesis.internal.conjecture import providers  # noqa: E402

from tests import once  # noqa: E402

settings.register_profile("plandesk", deadline=None, max_examples=10)
settings.register_profile("soak", deadline=None, max_examples=2_000)
settings.load_profile("plandesk")

PAGE = "tests/page/"
LONGEST = "tests/sentences/", "tests/unit/wording/test_every_message.py", "tests/faults/", "tests/migrations/"
MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - folders in it are made by pytest and by `tempfile`
"""A file system in memory. A desk waits for the disk at every commit, and no test's file has to outlive the power."""

if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def pytest_collection(session: pytest.Session) -> None:
    """Each of several workers begins with a part of its own, and finds the rest compiled by the others.

    All of them import every test. In the same order they would compile each file at the same time, once each.
    """
    if settings.get_current_profile_name() != "soak":  # Hypothesis parses all sources for constants, in every worker
        providers._get_local_constants = lambda: providers._local_constants
    worker = getattr(session.config, "workerinput", None)
    if worker is None:
        return
    root, number, workers = session.config.rootpath, int(worker["workerid"].removeprefix("gw")), worker["workercount"]
    asked = [root / argument.partition("::")[0] for argument in session.config.args]
    files = sorted({file for path in asked for file in (path.rglob("test_*.py") if path.is_dir() else [path])})
    for file in files[len(files) * number // workers : len(files) * (number + 1) // workers]:
        with contextlib.suppress(Exception, pytest.skip.Exception):  # it is told when the file's turn comes
            importlib.import_module(".".join(file.relative_to(root).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """What was imported until now stays to the end: the collector need not go through it even once."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(50_000, 20, 50)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put what takes longest first, so that no worker ends alone and those that wait do so while others reckon.

    Each of several workers begins with a part of the list: the first with the page, whose browser is one for all; the
    others with files that wait for processes, locks and leases. What is short comes last, and is shared out to the end.
    """
    workers = getattr(config, "workerinput", {"workercount": 1})["workercount"]
    items[:] = in_parts(items, workers)


def in_parts(items: Sequence[pytest.Item], workers: int) -> Iterator[pytest.Item]:
    """Give the same tests in the order in which so many workers, each with one part of equal length, run them best."""
    first: list[list[pytest.Item]] = [[item for item in items if item.nodeid.startswith(PAGE)]]
    first += [[] for _ in range(workers - 1)]
    long = [item for item in items if item.nodeid.startswith(LONGEST)]
    for number, (_, tests) in enumerate(groupby(long, lambda item: item.path)):
        first[-1 - number % max(1, workers - 1)] += tests
    short, left = (item for item in items if not item.nodeid.startswith((PAGE, *LONGEST))), len(items)
    for number, begun in enumerate(first):
        size = left // (workers - number)
        yield from begun
        yield from islice(short, max(0, size - len(begun)))
        left -= size
    yield from short


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Iterator[None]:
    """Take back the logs that a test set up: they go where it looked, which is closed by the time of the next."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        return (yield)
    finally:
        if root.level != level:
            root.setLevel(level)
        root.handlers[:] = handlers


def pytest_configure(config: pytest.Config) -> None:
    """Give the run a name, by which its processes find what they make for each other (`tests.once`)."""
    signal.signal(signal.SIGINT, _interrupted)
    if not hasattr(config, "workerinput"):
        config.option.testrunuid = config.option.testrunuid or uuid4().hex


def _interrupted(number: int, frame: FrameType | None) -> None:
    """As by default. In the place of the default itself asyncio would put one of its own, for each of its runs.

    Python then writes out whatever a run results in, a whole story, to find that this isn't the name of a signal.
    """
    signal.default_int_handler(number, frame)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take that away with the run."""
    if not hasattr(config, "workerinput"):
        shutil.rmtree(once.folder(config.option.testrunuid), ignore_errors=True)
