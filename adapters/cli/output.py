"""The output of a command: what it can't hold, and what can't be written."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EDQUOT, EFBIG, EIO, ENOSPC, EPIPE
from io import TextIOWrapper
from typing import Final

import typer

from adapters.cli.unusable import Unusable

_FULL: Final = frozenset({EDQUOT, EFBIG, EIO, ENOSPC})


@contextmanager
def written() -> Iterator[None]:
    """Let a command write; if that fails, Unusable says so in one line. Whoever reads no further is left alone.

    A letter that the encoding of the output doesn't have is replaced.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="replace")
    try:
        yield
        if sys.stdout:  # None if it is closed
            sys.stdout.flush()
    except OSError as problem:
        if problem.errno not in _FULL | {EPIPE}:
            raise
        _leave()
        if problem.errno == EPIPE:
            return
        raise Unusable(f"can't write ({problem.strerror}): make room, or write it elsewhere") from None


def say_last(line: str) -> None:
    """Say on stderr why a command ends, if that can be written."""
    with suppress(OSError):
        typer.echo(line, err=True)


def write(text: str) -> None:
    """Write a file that is in UTF-8 wherever it goes, such as TOML or HTML, to stdout."""
    typer.echo(text.encode(), nl=False)


def _leave() -> None:
    """Let what is still to be written go nowhere: Python would try it again as it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
