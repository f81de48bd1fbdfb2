"""A customer's order form, laid over the plan field by field, each change with its own reference.

An override is `{ key = "targets.2.first_response", value = "30 bm", clause = "Order form 12, section 3" }`, or with
`document = "Order form 12"` and the clause within it; without a `document` it is what comes before the first comma.
Text for a whole target is its new amount; any other key is set to the value, scalar or table, and `false` removes an
entry. The reference becomes the clause of the entry that changed; if only one field of it did, both references are
named, and what was assumed about that field is settled. A value that carries no clause of its own (the products of a
plan) is recorded as a provision. A first response that is agreed replaces the desk's own goal.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from policies.amounts import NO_AMOUNT
from policies.grammar.table import Note, Table
from policies.layers import Layer, Path, Raw, merged
from policies.terms import Metric, Source

AT: Path = ("overrides",)

OTHERWISE: Final = "; otherwise "
"""The words between the reference for a field that was agreed and the clause for the rest of its entry."""

_ANY = "*"
_GOALS: Path = ("ladder", "goals")
_SOURCED: tuple[Path, ...] = (
    ("severities", _ANY, "phone"),
    ("severities", _ANY),
    ("severity_rule",),
    ("targets", _ANY, _ANY),
    ("calendars", _ANY),
    ("contacts",),
    ("chat",),
    ("phone_lines", _ANY),
    ("ladder", "steps", _ANY),
    (*_GOALS, _ANY),
    ("ladder",),
    ("exclusions", _ANY),
    ("allowances", _ANY),
    ("provisions", _ANY),
)
"""The tables that carry a clause; the first pattern that a key begins with is the entry it changes."""


_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_SETTLED: Final[Mapping[str, str]] = {
    "target": "",
    "windows": "",
    "always": "",
    "kind": "",
    "decided_by": "",
    "rungs": "",
    "holidays": "holiday",
    "maximum": "limit",
    "limit": "limit",
    "may_open": "open",
    "per": "month",
    "definition": "definition",
    "wording": "definition",
}
"""The word that shows which sentences of an assumption are about a field; an empty one means all of them."""


def as_layers(overrides: Sequence[Mapping[str, object]], below: Sequence[Layer], note: Note) -> tuple[Layer, ...]:
    """Return the overrides as layers, each over all before it; a faulty one is noted and left out."""
    layers: list[Layer] = []
    for nth, raw in enumerate(overrides):
        table = Table(raw=raw, at=(*AT, str(nth)), note=note)
        key, clause, value = table.text("key"), table.text("clause"), table.value("value")
        form = _form(clause, table.optional_text("document"))
        if value is None:
            table.fault("value", "is missing")
        table.note_unknown_keys()
        path = tuple(key.split("."))
        entry = next((path[: len(pattern)] for pattern in _SOURCED if _fits(pattern, path)), None)
        if entry is None and any(path[0] == pattern[0] for pattern in _SOURCED):
            table.fault("key", f'"{key}" names no entry; write "targets.2.first_response" or the like')
        elif key and clause and value is not None:
            raws = _change(path, value, form, entry=entry, below=merged((*below, *layers)))
            layers.extend(Layer(at=AT, raw=changed) for changed in raws)
    given_up = _goals_given_up(merged((*below, *layers))) if layers else ()
    return (*layers, *(Layer(at=AT, raw=changed) for changed in given_up))


def _fits(pattern: Path, path: Path) -> bool:
    return len(path) >= len(pattern) and all(step in (_ANY, key) for step, key in zip(pattern, path, strict=False))


def _change(path: Path, value: object, form: Raw, *, entry: Path | None, below: Raw) -> tuple[Raw, ...]:
    """Return the tables that make this change: the value, and the reference where it belongs."""
    if entry is None or (value is False and entry == path):
        record = {"topic": f"agreed: {'.'.join(path)}", "says": f"Set by agreement: {value}.", **form}
        return _nested(path, value), _nested(("provisions", f"agreed-{'-'.join(path)}"), record)
    if entry == path:
        table = {"target": value} if path[0] == "targets" and isinstance(value, str) else value
        if isinstance(table, Mapping):
            table = {**table} if "clause" in table else {**form, **table}
        return (_nested(path, table),)
    rest, field = _at(below, entry), ".".join(path[len(entry) :])
    reference: dict[str, object] = {"clause": f"{form['clause']} ({field})"}
    if "clause" in rest:
        reference["clause"] = f"{reference['clause']}{OTHERWISE}{rest['clause']}"
    if "document" in rest:
        reference["document"] = rest["document"]
    assumed = str(rest.get("assumed", ""))
    if left_open := assumed if path[: len(_GOALS)] == _GOALS else still_open(assumed, field):
        reference["assumed"] = left_open
    return _nested(path, value), _nested(entry, reference)


def _form(clause: str, document: str | None) -> Raw:
    """Return the whole reference as the clause, and its document: “Order form 12” for “Order form 12, section 3”."""
    if document is None:
        return {"clause": clause, "document": clause.partition(",")[0]}
    return {"clause": Source(clause=clause, document=document).reference, "document": document}


def still_open(assumed: str, field: str) -> str:
    """Return the part of an assumption that is still open once the order form has settled that field."""
    word = _SETTLED.get(field)
    return assumed if word is None else " ".join(one for one in _SENTENCE.split(assumed) if word not in one.casefold())


def _goals_given_up(agreed: Raw) -> Iterator[Raw]:
    """Yield a table that removes the desk's own goal, for each first response that is now promised."""
    for severity in _at(agreed, _GOALS):
        if _at(agreed, ("targets", severity, Metric.FIRST_RESPONSE)).get("target", NO_AMOUNT) != NO_AMOUNT:
            yield _nested((*_GOALS, severity), False)


def _nested(path: Path, value: object) -> Raw:
    """Return {"a": {"b": value}} for the path a.b."""
    inner = {path[-1]: value}
    return inner if len(path) == 1 else _nested(path[:-1], inner)


def _at(raw: Raw, path: Path) -> Raw:
    here: object = raw
    for key in path:
        here = here.get(key) if isinstance(here, Mapping) else None
    return here if isinstance(here, Mapping) else {}
