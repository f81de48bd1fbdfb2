"""The part of a plan that somebody asks about, by clause."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from bot.model.message import Block, Message, Strong
from bot.wording import citing
from bot.wording.clauses import Clause
from bot.wording.spans import line, message, paragraph, stopped
from policies.terms import Plan

_SHOWN: Final = 12


def topics(plan: Plan, found: Sequence[Clause], left: Mapping[str, str] | None = None) -> Message:
    """Return what the plan says about a topic, each clause with its source, and with what is `left` of an allowance."""
    rest = left or {}
    found = [replace(one, says=f"{stopped(one.says)} {rest.get(one.topic, '')}".rstrip()) for one in found]
    said = " ".join(f"{one.topic[:1].upper()}{one.topic[1:]}: {stopped(one.says)}" for one in found)
    return message(line(f"{plan.name} – {said}"), *(block for one in found for block in _clause(one, plan)))


def nothing_about(plan: Plan, words: str, names: Iterable[str]) -> Message:
    """Say that the plan has nothing about that, and what it has something about."""
    named = [*dict.fromkeys(names)]
    more = f" and {len(named) - _SHOWN} more" if len(named) > _SHOWN else ""
    text = f"{plan.name} says nothing about “{words[:40]}” that I can find."
    return message(
        line(text), paragraph(text), paragraph(f"Try `plan` with one of these: {' · '.join(named[:_SHOWN])}{more}.")
    )


def _clause(one: Clause, plan: Plan) -> tuple[Block, ...]:
    name = f"{one.topic[:1].upper()}{one.topic[1:]}"
    sources = dict.fromkeys(filter(None, (one.source, *one.further)))
    cited = (citing.cited(plan, source) for source in sources)
    return paragraph(Strong(text=name), f": {stopped(one.says)}"), *cited
