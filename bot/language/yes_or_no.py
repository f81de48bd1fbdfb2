"""A plain yes or no, as somebody types it where a question with two buttons waits."""

import re
from typing import Final

_YES: Final = ("yes", "yep", "yeah", "yup", "ja", "jawohl", "oui", "sí", "si")
_NO: Final = ("no", "nope", "nein", "non", "nah")
_REST: Final = r"(?:,?\s+(?:it|that|this)(?:'s|’s|\s+is|\s+isn't|\s+isn’t|\s+is\s+not)?)?"
_SAID: Final = re.compile(rf"\s*({'|'.join((*_YES, *_NO))}){_REST}\s*(?:$|[.,;:!–—]|-\s)", re.IGNORECASE)


def yes_or_no(text: str) -> bool | None:
    """Return whether a text begins with a yes or a no of its own; None: it says neither.

    “No, only the reports are” is a no, “no one can log in” and “yes or no?” are neither.
    """
    said = _SAID.match(text)
    return None if said is None else said.group(1).casefold() in _YES
