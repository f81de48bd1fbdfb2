"""What a benchmark finds: one figure of ours beside one measured in the same run, and the ratio we want."""

import os
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from msgspec import Struct

T = TypeVar("T")


class Row(Struct, frozen=True, kw_only=True):
    """`ours` and `beside` are in `unit`; `ratio` is theirs over ours where less is better, so that more always is.

    `beside` None: there is nothing to compare with, and `aim` is a figure in `unit`. Otherwise `aim` is a ratio.
    """

    work: str
    unit: str
    ours: float
    beside: float | None = None
    what: str = ""  # what stands beside
    aim: float
    less_is_better: bool = False

    @property
    def ratio(self) -> float:
        """How ours compares, 1 being level; against the aim itself where nothing stands beside."""
        other = self.aim if self.beside is None else self.beside
        return other / self.ours if self.less_is_better else self.ours / other

    @property
    def reached(self) -> bool:
        """Whether the aim is reached."""
        return self.ratio >= (1 if self.beside is None else self.aim)


def rates(items: Sequence[T], *works: Callable[[T], object], rounds: int = 25) -> tuple[float, ...]:
    """Items a second for each kind of work, in the best of some rounds; results are thrown away.

    The works take turns, so that whatever else the machine does befalls all of them alike.
    """

    def taken(work: Callable[[T], object]) -> float:
        return seconds(lambda: deque(map(work, items), maxlen=0))

    turns = [[taken(work) for work in works] for _ in range(rounds)]
    return tuple(len(items) / min(times) for times in zip(*turns, strict=True))


def seconds(work: Callable[[], object]) -> float:
    """How long this takes."""
    before = perf_counter()
    work()
    return perf_counter() - before


def processor_seconds(process: int) -> float:
    """Processor seconds of a process that runs: on a busy machine much the same, unlike those of the clock."""
    user, system = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
