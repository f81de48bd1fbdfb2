"""The limits of what is kept of what a message brings along: a stranger may make it as long as they like."""

from collections.abc import Iterable
from itertools import islice
from typing import Final

from msgspec.structs import replace

from adapters.http.fitting import excerpt
from bot.model.carried import Carried, File

MAX_PIECES: Final = 50
MAX_WORDS: Final = 30_000
"""Characters, of all that one message brings along. The rest can be read where the message is."""


def bounded(files: Iterable[File], carried: Iterable[Carried]) -> tuple[tuple[File, ...], tuple[Carried, ...]]:
    """Return as much as is kept: at most fifty pieces of each kind, and 30,000 characters of all of them.

    What comes too late has lost its words, but is still named.
    """
    left = MAX_WORDS
    kept: list[Carried] = []
    for one in islice(carried, MAX_PIECES):
        text = excerpt(one.text, max(left, 1))
        left -= len(text)
        inner, left = _within(one.files, left)
        kept.append(replace(one, text=text, files=inner))
    own, _ = _within(islice(files, MAX_PIECES), left)
    return own, tuple(kept)


def _within(files: Iterable[File], left: int) -> tuple[tuple[File, ...], int]:
    kept: list[File] = []
    for file in files:
        text = excerpt(file.text, max(left, 1))
        left -= len(text)
        kept.append(replace(file, text=text))
    return tuple(kept), left
