"""Words about remote access: “2h to look at the exports” asks for it; “allow”, “not now” and “end” answer or end it."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.language import plain
from bot.language.lengths import length_and_rest
from bot.model.numbers import whole


class AccessAnswer(StrEnum):
    """A word about access that was asked for, or granted."""

    ALLOW = "allow"
    REFUSE = "refuse"
    END = "end"


class Answered(Struct, frozen=True, kw_only=True):
    """An answer; `number`, from a button, is that of the question. None: it is typed, and about the present one."""

    answer: AccessAnswer
    number: int | None


class Wanted(Struct, frozen=True, kw_only=True):
    """Access for a span, and why, in the words of who asks."""

    span: timedelta
    why: str


_WORDS: Final = {
    **dict.fromkeys(("allow", "yes", "ok", "okay", "grant"), AccessAnswer.ALLOW),
    **dict.fromkeys(("refuse", "no", "not now", "deny"), AccessAnswer.REFUSE),
    **dict.fromkeys(("end", "end it", "stop", "withdraw", "revoke"), AccessAnswer.END),
}


def answered(words: str) -> Answered | None:
    """Return the answer that the whole of the words is; None if they are something else."""
    text, _, number = words.strip().rpartition(" ")
    numbered = text and number.isdecimal()
    found = _WORDS.get(plain.phrase(text if numbered else words))
    return Answered(answer=found, number=whole(number) if numbered else None) if found else None


def wanted(words: str) -> Wanted | None:
    """Return what the words ask for; None if they don't begin with a span."""
    found = length_and_rest(words)
    return Wanted(span=found[0], why=found[1]) if found else None
