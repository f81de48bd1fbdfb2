"""A list on the page: what has not changed keeps its element, whatever comes and goes around it."""

from types import SimpleNamespace
from typing import Any, Self

from adapters.sandbox.page.keyed import Item, Keyed


class Element:
    """As much of an element as a list asks of one."""

    def __init__(self, parent: "Element | None" = None) -> None:
        self._parent = parent
        self.default_slot = SimpleNamespace(children=list["Element"]())
        if parent:
            parent.default_slot.children.append(self)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def clear(self) -> None:
        self.default_slot.children.clear()

    def delete(self) -> None:
        self._siblings.remove(self)

    def move(self, *, target_index: int) -> None:
        self._siblings.remove(self)
        self._siblings.insert(target_index, self)

    @property
    def _siblings(self) -> "list[Element]":
        assert self._parent
        found: list[Element] = self._parent.default_slot.children
        return found


def listed() -> tuple[Element, Any]:
    parent: Any = Element()
    return parent, Keyed(parent)


def item(key: str, parent: Element) -> Item:
    return Item(key=key, signature=key, make=lambda: Element(parent), draw=lambda _: None)  # type: ignore[arg-type, return-value] # it is asked no more


def test_two_entries_that_are_alike_are_two() -> None:
    parent, shown = listed()

    shown.show([item("EX-1", parent), item("EX-1", parent), item("EX-2", parent)])

    assert len(parent.default_slot.children) == 3


def test_when_one_of_two_alike_goes_the_other_keeps_its_element() -> None:
    parent, shown = listed()
    shown.show([item("EX-1", parent), item("EX-1", parent), item("EX-2", parent)])
    first, _, last = parent.default_slot.children

    shown.show([item("EX-1", parent), item("EX-2", parent)])

    assert parent.default_slot.children == [first, last]
