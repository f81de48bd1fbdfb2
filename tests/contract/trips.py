"""A way to PostgreSQL on which trips are counted: how often somebody speaks who has been answered."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

FLUSH = b"H\x00\x00\x00\x04"
"""What the driver says last, of which nothing comes and for which nobody waits."""


@dataclass
class Counter:
    """What is counted between a desk and its database, and the address by which it is reached."""

    url: str = ""
    trips: int = 0
    _answered: set[int] = field(default_factory=set)

    def spoke(self, connection: int) -> None:
        """The desk said something."""
        if connection in self._answered:
            self._answered.remove(connection)
            self.trips += 1

    def answered(self, connection: int) -> None:
        """The database said something."""
        self._answered.add(connection)


@contextlib.contextmanager
def counted(url: str) -> Iterator[Counter]:
    """A way to the database of that address, which is on a socket of this machine."""
    there = urlsplit(url)
    path = f"{parse_qs(there.query)['host'][0]}/.s.PGSQL.5432"
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        counter = Counter(url=f"postgresql://{there.username}@127.0.0.1:{port}{there.path}")
        threading.Thread(target=_accepted, args=(listener, path, counter), daemon=True).start()
        yield counter
        listener.shutdown(socket.SHUT_RDWR)


def _accepted(listener: socket.socket, path: str, counter: Counter) -> None:
    with contextlib.suppress(OSError):
        while True:
            here, _ = listener.accept()
            there = socket.socket(socket.AF_UNIX)
            there.connect(path)
            for source, sink, noted in ((here, there, counter.spoke), (there, here, counter.answered)):
                threading.Thread(target=_passed, args=(source, sink, noted, id(here)), daemon=True).start()


def _passed(source: socket.socket, sink: socket.socket, noted: object, connection: int) -> None:
    assert callable(noted)
    with contextlib.suppress(OSError):
        while said := source.recv(65536):
            if said != FLUSH:
                noted(connection)
            sink.sendall(said)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
        end.close()
