"""The severity in somebody's text: named for certain, hinted at, or not at all.

A text is an answer only if it is made of names of severities and of words that carry them (“please”, “it's a”). One
word of anything else makes it speech: “2 users can't log in” is a request. A number is certain whatever carries it; a
word such as “urgent” is certain alone, and a hint within a sentence. “Pretty”, “maybe” and a question mark make a hint
of either.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from msgspec import Struct

from bot.language import plain
from bot.language.lexicon import WORDS
from policies.terms import Plan, Severity, once_a_plan

Added = Mapping[str, tuple[str, ...]]
"""Other names that the operator's people use for a severity, by its id."""
Tokens = tuple[str, ...]

NOTHING: Final[Added] = {}
_DASH: Final = re.compile(r"\s+[–—-]\s+")
_JOINED: Final = re.compile(r"([a-z]+)([0-9]+)")
_ONE_OF_THEM: Final = re.compile(r"\b(this|that|the|which|no|any|every) one\b", re.IGNORECASE)
_MAX_WORDS: Final = 14
"""The number of words beyond which a text is a story, whatever they are."""
_POLITE: Final = plain.parts(WORDS.polite)
_CARRYING: Final = plain.parts(WORDS.carriers) | _POLITE | {word for word in WORDS.levels if len(word) > 1}
_HEDGING: Final = plain.parts(WORDS.hedges) | _CARRYING


class Named(Struct, frozen=True, kw_only=True):
    """The severities that a text names, most severe first.

    `is_certain`: it is one, beyond doubt. `is_bare`: it is named by a number alone, which may just as well be about
    something else. `is_alert`: it is named by words that report an outage.
    """

    severities: tuple[Severity, ...]
    is_certain: bool
    is_bare: bool = False
    is_alert: bool = False


class _Known(NamedTuple):
    """Every name of every severity, and every word that a text about severities alone can have."""

    names: Mapping[Tokens, Severity]
    words: frozenset[str]


def named(text: str, plan: Plan, added: Added = NOTHING) -> Named | None:
    """Return which of the plan's severities the whole text names; None if it isn't about them alone."""
    said = _tokens(text)
    if not 0 < len(said) <= _MAX_WORDS:
        return None
    names, words = _known(plan, tuple(added.items()))
    if not words.issuperset(said):
        return None  # most texts: they are requests
    if said in names:
        return _certainly(names[said], (said,), is_certain="?" not in text)
    matched, spare = _matched(said, names)
    if not matched or not _HEDGING.issuperset(spare):
        return None
    found = {names[name].id: names[name] for name in matched}
    hedged = not _CARRYING.issuperset(spare) or "?" in text
    by_number = any(word.isdigit() for name in matched for word in name)
    alone = _POLITE.issuperset(spare)
    if len(found) == 1:
        return _certainly(names[matched[0]], matched, is_certain=not hedged and (by_number or alone))
    return Named(severities=tuple(one for one in plan.severities if one.id in found), is_certain=False)


def called(text: str, plan: Plan, added: Added = NOTHING) -> Severity | None:
    """Return the one severity that the text names for certain."""
    found = named(text, plan, added)
    return found.severities[0] if found and found.is_certain else None


def _certainly(severity: Severity, matched: tuple[Tokens, ...], *, is_certain: bool) -> Named:
    return Named(
        severities=(severity,),
        is_certain=is_certain,
        is_bare=all(len(name) == 1 and name[0].isdigit() for name in matched),
        is_alert=all(" ".join(name) in WORDS.outage for name in matched),
    )


def _matched(said: Tokens, names: Mapping[Tokens, Severity]) -> tuple[tuple[Tokens, ...], list[str]]:
    """Return the names in the text, the longest first at each word, and the words that are left."""
    matched: list[Tokens] = []
    spare: list[str] = []
    at = 0
    while at < len(said):
        length = next((n for n in range(len(said) - at, 0, -1) if said[at : at + n] in names), 0)
        if length:
            matched.append(said[at : at + length])
        else:
            spare.append(said[at])
        at += length or 1
    return tuple(matched), spare


@once_a_plan  # every message is looked up here
def _known(plan: Plan, added: tuple[tuple[str, tuple[str, ...]], ...]) -> _Known:
    """Return the names: id, name and either half of it, aliases, those in `added`, and those in other languages."""
    others, found = dict(added), dict[Tokens, Severity]()
    for severity in plan.severities:
        own = (severity.id, severity.name, *severity.aliases, *others.get(severity.id, ()))
        halves = (half for name in own for half in _DASH.split(name))
        numbered = (f"{level} {severity.id}" for level in sorted(WORDS.levels))
        for name in (*own, *halves, *numbered):
            found.setdefault(_tokens(name), severity)
    for word, meant in WORDS.urgency.items():
        if (meant,) in found:
            found.setdefault((word,), found[(meant,)])
    return _Known(names=found, words=_HEDGING.union(*found))


@lru_cache(maxsize=256)  # several rules ask it of the same message
def _tokens(text: str) -> Tokens:
    said = plain.words(_ONE_OF_THEM.sub(r"\1", text))
    return tuple([WORDS.numbers.get(part, part) for word in said for part in _parts(word)])


def _parts(word: str) -> tuple[str, ...]:
    """Return `sev2` as `sev 2`."""
    joined = _JOINED.fullmatch(word)
    return (joined[1], joined[2]) if joined and joined[1] in WORDS.levels else (word,)
