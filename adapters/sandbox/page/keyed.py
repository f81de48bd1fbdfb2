"""A list on the page that keeps what hasn't changed, so that focus and half-written words stay where they are."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nicegui import ui


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry: which it is, what it was drawn from, and how it is drawn into the element that it has."""

    key: str
    signature: object
    draw: Callable[["ui.element"], None]


class Keyed:
    """The entries of `parent`; `make` gives a new one its element, whose children are redrawn as it changes."""

    def __init__(self, parent: "ui.element", make: Callable[[], "ui.element"]) -> None:
        self._parent = parent
        self._make = make
        self._drawn: dict[tuple[str, int], tuple[object, ui.element]] = {}

    def show(self, items: Sequence[Item]) -> None:
        """Show these entries, in this order; of those with the same key each has an element of its own."""
        seen = Counter[str]()
        wanted = dict[tuple[str, int], Item]()
        for item in items:
            wanted[item.key, seen[item.key]] = item
            seen[item.key] += 1
        for gone in [key for key in self._drawn if key not in wanted]:
            self._drawn.pop(gone)[1].delete()
        for place, (key, item) in enumerate(wanted.items()):
            element = self._element(key, item)
            if self._parent.default_slot.children[place] is not element:
                element.move(target_index=place)

    def element(self, key: str) -> "ui.element | None":
        """Return the element of one entry; None if it isn't shown."""
        known = self._drawn.get((key, 0))
        return known[1] if known else None

    def _element(self, key: tuple[str, int], item: Item) -> "ui.element":
        known = self._drawn.get(key)
        if known and known[0] == item.signature:
            return known[1]
        if known:
            element = known[1]
            element.clear()
        else:
            with self._parent:
                element = self._make()
        self._drawn[key] = (item.signature, element)
        with element:
            item.draw(element)
        return element
