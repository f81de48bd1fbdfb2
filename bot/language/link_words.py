"""The words about work that a ticket is linked to: an address, one that goes, or nothing."""

import re
from typing import Final

from msgspec import Struct

from bot.language.web_address import canonical

_REMOVE: Final = re.compile(r"(?:remove|delete|unlink)\b[\s:]*", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"[a-z][a-z0-9+.-]*://\S+", re.IGNORECASE)
_AROUND: Final = "<>()[]{}“”„«»\"'.,;:!?"


class LinkWish(Struct, frozen=True, kw_only=True):
    """A wish to link an address, or to take one away; `url` None: they named none that can be kept.

    `several`: they named more than one. `is_bare`: they said nothing more.
    """

    url: str | None = None
    removes: bool = False
    several: bool = False
    is_bare: bool = False


def wished(text: str) -> LinkWish:
    """Return what somebody wishes for. A name before its address, as platforms write links, is no more than a name."""
    found = _REMOVE.match(text)
    rest = text[found.end() :] if found else text
    named = [one.group().rstrip(_AROUND) for one in _ADDRESS.finditer(rest)]
    named = named or [one.strip(_AROUND) for one in rest.split()][:1]
    urls = dict.fromkeys(canonical(one) for one in named)
    url = next(iter(urls), None)
    return LinkWish(url=url, removes=found is not None, several=len(urls) > 1, is_bare=not rest.strip())
