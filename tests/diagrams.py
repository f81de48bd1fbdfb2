"""`make diagrams`: the tables of states, drawn into the READMEs beside them.

Each drawing is between two comments of its README. A test fails while one isn't what its table says.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from enum import Enum
from itertools import groupby
from pathlib import Path
from typing import Final

import bot.engine
from bot.engine.evolve.intake import BEGINS_AS, LEADS_TO
from bot.engine.evolve.transitions import NEXT
from bot.engine.milestones.rules import RULES, MilestoneRule
from bot.events import Event
from bot.model.intake import IntakeState
from bot.model.milestone import MilestoneType

ENGINE: Final = Path(bot.engine.__file__).parent


def ticket_states() -> Iterator[str]:
    """The states of a ticket as a Mermaid diagram: an arrow for each change, named by the events that make it."""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield from (f"    {status.name}: {status.value}" for status in NEXT)
    yield f"    [*] --> {next(iter(NEXT)).name}"
    for status, events in NEXT.items():
        moves = sorted(((then.name, event) for event, then in events.items() if then is not status), key=_target)
        for then, by in groupby(moves, key=_target):
            yield f"    {status.name} --> {then}: {', '.join(_spaced(event.__name__) for _, event in by)}"
    yield "```"


def request_states() -> Iterator[str]:
    """The states of a request as a Mermaid diagram; an event that is no beginning leads to its state from any other."""
    yield "```mermaid"
    yield "stateDiagram-v2"
    yield '    state "whichever it is in" as ANY'
    yield from (f"    {state.name}: {state.value.replace('-', ' ')}" for state in IntakeState)
    for begins, table in (("[*]", BEGINS_AS), ("ANY", LEADS_TO)):
        moves = sorted(((state.name, event) for event, state in table.items()), key=_target)
        for state, by in groupby(moves, key=_target):
            named = (_spaced(event.__name__).removeprefix("intake ") for _, event in by)
            yield f"    {begins} --> {state}: {', '.join(named)}"
    yield "```"


def milestone_types() -> Iterator[str]:
    """The types of milestones as a table: who owes each, and what begins, meets, ends and pauses it."""
    yield "| type | who owes it | begins when | met when | ends unmet when | its time rests while | one after another |"
    yield "|---|---|---|---|---|---|---|"
    yield from (f"| {' | '.join(_row(kind, rule))} |" for kind, rule in RULES.items())


def _row(kind: MilestoneType, rule: MilestoneRule) -> Iterator[str]:
    yield kind.value.replace("-", " ")
    yield rule.owner.value
    for signals in (rule.starts, rule.met_by, rule.ends):
        yield _named(signals)
    yield _named(rule.pauses)
    yield "yes" if rule.recurs else ""


def _named(several: Collection[Enum]) -> str:
    return ", ".join(one.name.lower().replace("_", " ") for one in sorted(several, key=lambda one: one.name))


def _target(move: tuple[str, type[Event]]) -> str:
    return move[0]


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


DRAWN: Final[Mapping[Path, Mapping[str, Callable[[], Iterator[str]]]]] = {
    ENGINE / "evolve" / "README.md": {"states of a ticket": ticket_states, "states of a request": request_states},
    ENGINE / "milestones" / "README.md": {"types of milestones": milestone_types},
}


def drawn(page: Path) -> str:
    """A README with its drawings as they have to be now. Raises ValueError if it has no place for one."""
    text = page.read_text("utf-8")
    for name, lines in DRAWN[page].items():
        place = re.compile(rf"(<!-- drawn: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        if not place.search(text):
            raise ValueError(f"{page} has no place for the {name}")
        told = "\n".join(lines())
        text = place.sub(lambda found, told=told: f"{found[1]}{told}\n{found[2]}", text)  # type: ignore[misc]
    return text


if __name__ == "__main__":
    for readme in DRAWN:
        readme.write_text(drawn(readme), "utf-8")
