"""The customer that an option names."""

from typing import TYPE_CHECKING

from adapters.cli.unusable import Unusable

if TYPE_CHECKING:
    from adapters.composition.reading import Reading
    from bot.model.ids import CustomerId


def named_customer(name: str, there: "Reading") -> "CustomerId | None":
    """Return the customer of that id, also one that has left the desk file; None for an empty name.

    Raises Unusable for one that nobody knows.
    """
    from bot.model.ids import CustomerId

    if not name or there.has(CustomerId(name)):
        return CustomerId(name) if name else None
    known = ", ".join(sorted(one.id for one in there.desk.customers)) or "none"
    raise Unusable(f"the desk file has no customer {name}; it has {known}")
