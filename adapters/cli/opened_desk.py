"""A desk's database and file, opened for a command that only reads."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from adapters.cli.serving import usable
from adapters.cli.unusable import Unusable

if TYPE_CHECKING:
    from adapters.composition.reading import Reading


@contextmanager
def opened_desk() -> "Iterator[Reading]":
    """Give what there is to read; what can't be used, or fails on the way, ends the command."""
    from adapters.composition.reading import reading
    from adapters.composition.settings import read_settings
    from bot.errors import StorageUnavailable

    opened = reading(usable(read_settings))
    there = usable(opened.__enter__)
    try:
        yield there
    except StorageUnavailable as problem:
        raise Unusable(str(problem)) from None
    finally:
        opened.__exit__(None, None, None)
