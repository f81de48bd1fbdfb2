"""A list that a command asks for, before it is read."""

from dataclasses import dataclass

from bot.model.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A list, how many tickets its pages have, and which page is asked for.

    `counted`: the list of which it is said how much waits. `in_table`: how many tickets the first page has in a table.
    """

    selection: Selection
    size: int
    page: int = 1
    counted: Selection | None = None
    in_table: int = 0
