"""The crossing from asynchronous code to the thread that may write."""

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

T = TypeVar("T")


class RunInThread(Protocol):
    """The crossing: runs a synchronous call in the one thread that may write, and returns its result."""

    def __call__(self, call: Callable[[], T], /) -> Awaitable[T]:
        """Await the result of the call; raises what the call raises."""
