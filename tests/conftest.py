"""What holds for all tests: how fast the machine is, is its own business and says nothing of the code."""

import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

# What one process compiles the others read. Images of Python often switch that off; each of the workers, and each desk
# that a test starts, would then spend most of its first seconds on compiling the same libraries again.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

from hypothesis import settings  # noqa: E402 - it is compiled too

settings.register_profile("plandesk", deadline=None)
settings.load_profile("plandesk")

MEMORY, ROOM = Path("/dev/shm"), 2 * 1024**3  # noqa: S108 - folders in it are made by pytest and by `tempfile`
"""A file system in memory. A desk waits for the disk at every commit, and no test's file has to outlive the power."""

if "TMPDIR" not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free >= ROOM:
    os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def pytest_collection_finish() -> None:
    """What was imported until now stays to the end: the collector need not go through it over and over."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
