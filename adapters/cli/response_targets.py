"""One line of JSON in, the same line with its due time out: what other programs ask the plans.

A line that can't be answered comes back with `error`; the lines around it aren't touched by that.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import BinaryIO, Final

from adapters.http import json_object
from bot.errors import DeskError
from bot.sla.clock import promise
from bot.sla.instants import utc
from policies.faults import UnknownPlan
from policies.grammar.table import zone_name
from policies.library import Library
from policies.terms import Amount, AnyMetric, Metric, Plan, metric_named

_ANSWERS = ("due", "target", "clause", "error")
_KEYS = ("pack", "plan", "severity", "opened")


MAX_LINE: Final = 64 * 1024
"""Bytes of a line."""
_KNOWN: Final = 1_000
"""Plans that are looked up once."""


class _BadLine(ValueError):
    """A line that can't be answered; the message says what to mend."""


def answering(library: Library) -> Callable[[bytes], dict[str, object]]:
    """Return what turns a line of input into the object that is written back.

    Each plan is looked up once, bad names too.
    """
    plans = lru_cache(_KNOWN)(lambda ref, zone: _found(library, ref, zone))

    def answer(line: bytes) -> dict[str, object]:
        asked: dict[str, object] = {}
        try:
            asked = _asked(line)
            found = _answer(asked, plans)
        except (_BadLine, DeskError) as wrong:
            found = {"error": str(wrong)}
        return {key: value for key, value in asked.items() if key not in _ANSWERS} | found

    return answer


def lines_in(file: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is too long no more than shows that."""
    while line := file.readline(MAX_LINE + 1):
        yield line
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE)


def _asked(line: bytes) -> dict[str, object]:
    if len(line) > MAX_LINE:
        raise _BadLine(f"longer than {MAX_LINE // 1024} KiB: write one object per line")
    try:
        return json_object.read(json_object.decoded(line))
    except ValueError as wrong:
        raise _BadLine(f"not JSON: {wrong}; write an object with the keys {', '.join(_KEYS)}") from None


def _answer(asked: dict[str, object], plans: Callable[[str, str | None], Plan | str]) -> dict[str, object]:
    pack, name, severity, opened = (_text(asked, key) for key in _KEYS)
    region, zone = (None if asked.get(key) is None else _text(asked, key) for key in ("region", "zone"))
    phoned, plan = _phoned(asked), plans(f"{pack}/{name}", zone)
    if isinstance(plan, str):
        raise _BadLine(plan)
    metric = _metric(asked, plan)
    if severity not in plan.targets:
        raise _BadLine(f'{plan.ref} has no severity "{severity}"; it has {", ".join(plan.targets)}')
    if region is not None and plan.regions and region not in plan.regions:
        raise _BadLine(f'{plan.ref} has no region "{region}"; it has {", ".join(plan.regions)}')
    target = plan.target(severity, metric)
    due = promise(plan, severity, _instant(opened), region=region, phoned=phoned, metric=metric)
    if due and due.calendar and due.calendar.customer_zone and zone is None:
        raise _BadLine(f'"{due.calendar.name}" is by the customer\'s clock; add "zone", such as "Europe/Paris"')
    return {
        "due": due and due.due_at.isoformat(),
        "target": target and target.amount and _written(target.amount),
        "clause": target and target.source.reference,
    }


def _metric(asked: dict[str, object], plan: Plan) -> AnyMetric:
    word = asked.get("metric", Metric.FIRST_RESPONSE.value)
    if word not in plan.metrics:
        raise _BadLine(f'"metric" must be one of {", ".join(plan.metrics)}')
    return metric_named(str(word))


def _phoned(asked: dict[str, object]) -> bool:
    said = asked.get("phoned", False)
    if not isinstance(said, bool):
        raise _BadLine('"phoned" must be true or false')
    return said


def _written(amount: Amount) -> dict[str, object]:
    at = {"at": f"{amount.at:%H:%M}"} if amount.at else {}
    return {"amount": amount.value, "unit": amount.unit.value, **at}


def _text(asked: dict[str, object], key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str):
        raise _BadLine(f'"{key}" is missing' if value is None else f'"{key}" must be text in quotes')
    return value


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise _BadLine(f'"opened" must be like 2026-01-13T09:00:00+00:00, not "{text}"') from None
    return utc(moment)


def _found(library: Library, ref: str, zone: str | None) -> Plan | str:
    """Return the plan, or what is wrong with its name, its pack or the zone."""
    try:
        return library.plan(ref, zone=None if zone is None else zone_name(zone))
    except (UnknownPlan, ValueError) as wrong:
        return str(wrong)
