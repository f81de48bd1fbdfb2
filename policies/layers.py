"""A plan's tables in layers: the pack's, the plan's own, a customer's. Merged to be read, kept apart to find faults.

Tables merge key by key; anything else in a higher layer replaces the value below it. `false` removes an entry. A clause
given anew brings its own source: the lower layer's assumption and document are not kept with it.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

Raw = Mapping[str, object]
Path = tuple[str, ...]


class Layer(Struct, frozen=True, kw_only=True):
    """Raw tables, and the path in the file (`plans.premier`) where they are found."""

    at: Path
    raw: Raw


def merged(layers: Sequence[Layer]) -> dict[str, object]:
    """Return all layers as one table, in which the last wins."""
    result: dict[str, object] = {}
    for layer in layers:
        result = _merge(result, layer.raw)
    return result


def origin(layers: Sequence[Layer], path: Path) -> Path:
    """Return the full path in the file of a key of the merged table.

    It is taken from the layer that leads furthest along the path, the higher one if two lead equally far; so a missing
    key is reported where its table is.
    """
    best = max(reversed(layers), key=lambda layer: _known(layer.raw, path))
    return (*best.at, *path)


def _merge(below: Raw, above: Raw) -> dict[str, object]:
    result = dict(below)
    if "clause" in above:
        result.pop("assumed", None)
        result.pop("document", None)
    for key, value in above.items():
        lower = result.get(key)
        if value is False:
            result.pop(key, None)
        elif isinstance(value, Mapping):
            result[key] = _merge(lower if isinstance(lower, Mapping) else {}, value)
        else:
            result[key] = value
    return result


def _known(raw: Raw, path: Path) -> int:
    """Return how many steps of the path lead somewhere in these tables."""
    here: object = raw
    for steps, key in enumerate(path):
        if isinstance(here, Sequence) and not isinstance(here, str) and key.isdigit() and int(key) < len(here):
            here = here[int(key)]
        elif isinstance(here, Mapping) and key in here:
            here = here[key]
        else:
            return steps
    return len(path)
