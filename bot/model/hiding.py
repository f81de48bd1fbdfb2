"""Values that hold a secret, and show it to nobody."""

from typing import ClassVar

from msgspec import Struct


class Hiding(Struct, frozen=True, kw_only=True):
    """A value whose representation, in a log or a traceback, leaves out the fields that `HIDDEN` names."""

    HIDDEN: ClassVar[frozenset[str]] = frozenset()

    def __repr__(self) -> str:
        """Return the name of its class, and each field that isn't hidden."""
        shown = (f"{name}={getattr(self, name)!r}" for name in self.__struct_fields__ if name not in self.HIDDEN)
        return f"{type(self).__name__}({', '.join(shown)})"
