"""Tables of their own in a file, `[[rotations]]`, or the same in `[desk]`: `rotations = [ … ]`."""

from collections.abc import Iterable

from policies.grammar.table import Table


def rows(file: Table, head: Table, key: str) -> Iterable[Table]:
    """Return the rows of such a key, from where it is written; empty if it is in neither place.

    It is asked for only there: “known here” would otherwise name it twice.
    """
    return (file if key in file.raw else head).rows(key)
