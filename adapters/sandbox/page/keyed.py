"""A list on the page that keeps what hasn't changed, so that focus and half-written words stay where they are."""

from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from nicegui import ui


class Item(Struct, frozen=True, kw_only=True):
    """One entry: which it is, what it was drawn from, how its element is made, and how it is drawn into that."""

    key: str
    signature: object
    make: Callable[[], "ui.element"]
    draw: Callable[["ui.element"], None]


class Keyed:
    """The entries of `parent`, each in an element of its own, whose children are redrawn as it changes."""

    def __init__(self, parent: "ui.element") -> None:
        self._parent = parent
        self._drawn: dict[tuple[str, int], tuple[object, ui.element]] = {}

    def show(self, items: Iterable[Item]) -> None:
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

    def _element(self, key: tuple[str, int], item: Item) -> "ui.element":
        known = self._drawn.get(key)
        if known and known[0] == item.signature:
            return known[1]
        if known:
            element = known[1]
            element.clear()
        else:
            with self._parent:
                element = item.make()
        self._drawn[key] = (item.signature, element)
        with element:
            item.draw(element)
        return element
