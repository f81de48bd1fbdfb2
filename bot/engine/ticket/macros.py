"""Ready-made texts in what staff send: “/name”, and maybe more words after it, is the text of that name."""

import re
from difflib import get_close_matches
from typing import Final

from bot.engine.situation import Case
from bot.model.message import Message
from bot.model.ticket import Ticket
from bot.wording.ticket import form as words

_CALLED: Final = re.compile(r"/([\w-]+)(?:\s+(.*))?", re.DOTALL)
_NEAR: Final = 0.7


def written(text: str, case: Case, ticket: Ticket) -> str | Message:
    """Return the text as it goes out; or, if it calls for one that isn't there, which there are.

    A path such as “/var is full” is text like any other, unless it is near the name of a macro.
    """
    called = _CALLED.fullmatch(text.strip())
    if called is None:
        return text
    known = {one.name: one for one in case.desk.macros}
    name, more = called[1].casefold(), (called[2] or "").strip()
    if name in known:
        return f"{known[name].filled(_values(case, ticket))}\n{more}".strip()
    is_meant = not more or bool(get_close_matches(name, known, n=1, cutoff=_NEAR))
    return words.no_macro(called[1], tuple(known)) if is_meant else text


def _values(case: Case, ticket: Ticket) -> dict[str, str]:
    return {
        "customer": case.customer.name,
        "ticket": ticket.id,
        "contact": ticket.requester_name or case.customer.name,
        "agent": case.actor.name,
    }
