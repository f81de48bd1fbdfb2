"""Where marks are taken, the golden stories leave less to read in their customers' channels."""

import importlib
import inspect
from collections.abc import Awaitable, Callable, Iterator
from itertools import islice
from pathlib import Path

from bot.model.places import Platform
from tests.acceptance.golden import cast
from tests.acceptance.golden.conftest import MONDAY_NINE
from tests.acceptance.golden.conversation import Conversation
from tests.acceptance.golden.memory_chat import MemoryChat
from tests.acceptance.golden.memory_recorder import Line
from tests.acceptance.golden.said import DESK

HERE = Platform.SLACK
CUSTOMERS = [cast.channel(name, HERE) for name in (cast.ACME, cast.GLOBE, cast.STERLING, cast.HELIO)]


async def test_three_lines_in_ten_are_not_needed_any_more() -> None:
    lines, tickets = list[Line](), 0
    for tell in islice(stories(), 0, None, 3):  # all of them say the same, and take three times as long
        chat = MemoryChat(HERE, MONDAY_NINE)
        await tell(Conversation(chat, MemoryChat(HERE, MONDAY_NINE), MONDAY_NINE))
        opened = chat.tickets()
        tickets += opened
        lines += [line for line in chat.lines(*CUSTOMERS) if line.said.by == DESK] if opened else []

    stay = [line for line in lines if not gives_way(line)]
    assert tickets > 20
    assert len(stay) / tickets <= 0.7 * len(lines) / tickets


def stories() -> Iterator[Callable[[Conversation], Awaitable[None]]]:
    """The golden stories on the usual desk that need nothing else."""
    for file in sorted(Path(__file__).parent.glob("test_*.py")):
        module = importlib.import_module(f"{__package__}.{file.stem}")
        for name, told in inspect.getmembers(module, inspect.iscoroutinefunction):
            if name.startswith("test_") and list(inspect.signature(told).parameters) == ["desk"]:
                yield told


def gives_way(line: Line) -> bool:
    """Whether a line isn't there where marks are taken."""
    return line.message is not None and line.message.said_by is not None
