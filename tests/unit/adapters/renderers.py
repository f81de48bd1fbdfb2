"""The renderer of each platform, and how a reader of its messages reads them: what one limits suite has to know."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from adapters.composition.build import addresses
from adapters.platform.permalink import addressed
from adapters.slack import render as slack_render
from adapters.teams import render as teams_render
from bot.model.message import Block, Message, Text
from tests.unit.slack import block_kit
from tests.unit.teams import adaptive
from tests.unit.teams.deliveries import TENANT

Json = dict[str, Any]

QUOTED = "> "


class Renderer(Struct, frozen=True, kw_only=True, dict=True):
    """One platform's. `lines` reads an element as text, quoted lines marked; `buttons` are what can be pressed.

    `per_row` buttons stand side by side; under the key `summary` is what notifications show.
    """

    name: str
    render: Callable[[Message], Json]
    elements: Callable[[Json], list[Json]]
    faults: Callable[[Json], list[str]]
    lines: Callable[[Json], Iterator[str]]
    buttons: Callable[[Json], list[Json]]
    per_row: int
    summary: str

    def payload(self, message: Message) -> Json:
        """What is sent of a message."""
        return self.render(addressed(message, addresses()))

    def shown(self, *blocks: Block) -> list[Json]:
        """The elements of a message of these blocks, which break no limit."""
        payload = self.payload(Message(summary=(Text(text="Summary"),), blocks=blocks))
        assert self.faults(payload) == []
        return self.elements(payload)

    def read(self, *blocks: Block) -> list[str]:
        """All lines of them, in order."""
        return [line for element in self.shown(*blocks) for line in self.lines(element)]


def _slack_pressed(element: Json) -> list[Json]:
    """Whatever can be pressed: buttons and menus of a row, or the one beside a section."""
    beside = [element["accessory"]] if "accessory" in element else []
    return [*beside, *(element["elements"] if element["type"] == "actions" else [])]


def _teams_pressed(element: Json) -> list[Json]:
    return [*element.get("actions", []), *([element["selectAction"]] if "selectAction" in element else [])]


def _slack_lines(element: Json) -> Iterator[str]:
    held = [element["text"]] if "text" in element else element.get("fields", element.get("elements", []))
    for text in held:
        for line in str(text["text"]).split("\n") if isinstance(text["text"], str) else ():
            yield QUOTED + line.removeprefix("> ") if line.startswith("> ") else line


def _teams_lines(element: Json) -> Iterator[str]:
    yield from (QUOTED + run["text"] for run in adaptive.all_of(element, "TextRun"))
    yield from (line for text in adaptive.all_of(element, "TextBlock") for line in text["text"].split("\n\n"))


RENDERERS = (
    Renderer(
        name="slack",
        render=slack_render.payload,
        elements=lambda payload: list(payload["blocks"]),
        faults=block_kit.faults,
        lines=_slack_lines,
        buttons=_slack_pressed,
        per_row=25,
        summary="text",
    ),
    Renderer(
        name="teams",
        render=lambda message: teams_render.payload(message, "d1", TENANT),
        elements=lambda payload: list(adaptive.card(payload)["body"]),
        faults=adaptive.faults,
        lines=_teams_lines,
        buttons=_teams_pressed,
        per_row=6,
        summary="summary",
    ),
)
