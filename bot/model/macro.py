"""Ready-made texts, with placeholders for what differs from ticket to ticket."""

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

PLACEHOLDERS: Final = ("customer", "ticket", "contact", "agent")
"""The names between braces that a text may have: whose ticket it is, its number, who asked, who writes."""
_BRACED: Final = re.compile(r"\{([^{}\n]*)\}")


class Macro(Struct, frozen=True, kw_only=True):
    """A text that staff send by its name."""

    name: str
    text: str

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the names between braces that stand for nothing."""
        return tuple(name for name in _BRACED.findall(self.text) if name not in PLACEHOLDERS)

    def filled(self, values: Mapping[str, str]) -> str:
        """Return the text with these values in place of their names."""
        return _BRACED.sub(lambda found: values.get(found[1], found[0]), self.text)
