"""The crossing from what is asynchronous to what may write."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class InThread(Protocol):
    """The crossing: runs a synchronous call in the one thread that may write, and returns what it returns."""

    def __call__(self, call: Callable[[], T], /) -> Awaitable[T]:
        """Awaits the result; raises what the call raises."""
