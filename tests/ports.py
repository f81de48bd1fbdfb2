"""Ports for desks in processes of their own, which are told theirs before they listen.

None is among those that systems give out for connections: whoever calls somewhere meanwhile could be given it. Each
worker has a thousand of its own and takes them in turns.
"""

import os
import socket
from itertools import cycle
from typing import Final

LOCAL: Final = "127.0.0.1"
_FIRST, _EACH = 20_000, 1_000
_WORKER: Final = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
_OWN: Final = cycle(range(_FIRST + _EACH * _WORKER, _FIRST + _EACH * (_WORKER + 1)))


def free_port() -> int:
    """A port that nobody listens on, and that this worker hasn't used for longest."""
    return next(port for port in _OWN if _is_free(port))


def _is_free(port: int) -> bool:
    try:
        socket.create_server((LOCAL, port)).close()
    except OSError:
        return False
    return True
