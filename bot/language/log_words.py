"""Words that log work: “1h30m moved the accounts”, “reverse 15m typed twice”, “advisory 1 reviewed the campaign”."""

import re
from collections.abc import Collection, Mapping
from typing import Final

from msgspec import Struct, field

from bot.language.lengths import length_and_rest

_MONEY: Final = re.compile(r"(?:[A-Za-z]{3} ?)?([0-9]{1,7})(?:[.,]([0-9]{2}))?(?: ?(?!req)[A-Z]{3})?(?=[\s:]|$)")
_COUNT: Final = re.compile(r"([0-9]{1,4})(?: requests?)?(?=[\s:]|$)", re.IGNORECASE)
REVERSE: Final = "reverse"
"""The word before an amount that is given back."""


class LogWords(Struct, frozen=True, kw_only=True):
    """An entry: of which allowance, by its id (empty: not said), and why.

    `amounts` are what was typed, as what each kind of allowance counts: requests, minutes, hundredths of money. Empty:
    there is no amount.
    """

    reverse: bool
    allowance: str
    amounts: Mapping[str, int] = field(default_factory=dict)
    why: str = ""


def read(words: str, allowances: Collection[str]) -> LogWords:
    """Return the entry that the words are, given the ids of allowances that they may name."""
    rest = words.strip()
    first, _, after = rest.partition(" ")
    reverse = first.casefold() == REVERSE
    rest = after.strip() if reverse else rest
    first, _, after = rest.partition(" ")
    named = first.casefold() if first.casefold() in allowances else ""
    amounts, why = _amounts(after.strip() if named else rest)
    return LogWords(reverse=reverse, allowance=named, amounts=amounts, why=why)


def _amounts(text: str) -> tuple[dict[str, int], str]:
    hours = length_and_rest(text)
    if hours:
        return {"hours": int(hours[0].total_seconds()) // 60}, hours[1]
    amounts, why = dict[str, int](), ""
    for counts, pattern in (("money", _MONEY), ("requests", _COUNT)):
        found = pattern.match(text)
        if found:
            hundredths = int(found[1]) * 100 + int(found[2] or 0) if counts == "money" else 0
            amounts[counts] = hundredths or int(found[1])
            why = text[found.end() :].strip(" \t\n:.,;–—-")
    return amounts, why
