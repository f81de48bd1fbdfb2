"""What takes long to make, made once in a run: whichever of its processes wants it first makes it for all of them."""

import fcntl
import os
import pickle
import tempfile
from collections.abc import Callable
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_RUN = "PYTEST_XDIST_TESTRUNUID"


def once(make: Callable[P, R]) -> Callable[P, R]:
    """Return a function that makes a thing once for each of its arguments, which are told by their `repr`.

    What it returns is kept in a file of the run, by `pickle`. Alone, a process keeps it for itself.
    """

    @cache
    @wraps(make)
    def made(*arguments: P.args, **named: P.kwargs) -> R:
        if _RUN not in os.environ:
            return make(*arguments, **named)
        key = sha256(repr((make.__module__, make.__qualname__, arguments, named)).encode()).hexdigest()
        file = folder(os.environ[_RUN]) / key
        file.parent.mkdir(exist_ok=True)
        with file.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not file.exists():
                written = file.with_suffix(".new")
                written.write_bytes(pickle.dumps(make(*arguments, **named)))
                written.rename(file)
        found: R = pickle.loads(file.read_bytes())  # noqa: S301 - written by this run
        return found

    return made


def folder(run: str) -> Path:
    """Return where the things of a run are; whoever began the run takes it away at the end."""
    return Path(tempfile.gettempdir()) / f"plandesk-{run}"
