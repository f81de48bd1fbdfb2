"""A list that a command asks for, before it is read."""

from msgspec import Struct

from bot.model.selection import Selection


class Sought(Struct, frozen=True, kw_only=True):
    """A list, how many tickets its pages have, and which page is asked for.

    `counted`: the list of which it is said how much waits. `in_table`: how many tickets the first page has in a table.
    """

    selection: Selection
    size: int
    page: int = 1
    counted: Selection | None = None
    in_table: int = 0
