"""What the desk says keeps the rules of its voice, under each of the five plans."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from bot.model.message import Message
from bot.model.places import Platform
from tests.sentences.script import PLANS, messages
from tests.unit.adapters.renderers import RENDERERS

PLATFORMS: Final = dict(zip(PLANS, [Platform.SLACK, Platform.TEAMS] * 3, strict=False))
"""Each plan is told on one platform here; `make sentences` tells all of them on both."""


def offenders(finds: Callable[[Message], Iterable[str]]) -> list[str]:
    """What is found in any message of any plan, each once, with the plan."""
    found = dict.fromkeys(
        f"{plan}: {what}"
        for plan, platform in PLATFORMS.items()
        for told in messages(plan, platform)
        for what in finds(told.message)
    )
    return [*found]


def test_every_message_is_within_the_limits_of_both_platforms() -> None:
    def broken(message: Message) -> Iterator[str]:
        for renderer in RENDERERS:
            yield from renderer.faults(renderer.payload(message))

    assert offenders(broken) == []
