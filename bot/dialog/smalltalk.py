"""Greetings and thanks, which start nothing: messages made of nothing but such words."""

import re

_GREETINGS = frozenset(
    """
    hi hello hey hallo hiya morning afternoon evening night day bye goodbye cheers welcome weekend
    ok okay k great perfect awesome cool nice super yes yep yeah got noted understood
    """.split()
)
_THANKS = frozenset("thanks thank thx ty cheers".split())
_FILLING = frozenset(
    """
    good all everyone everybody team folks there guys you u very so many a lot the it will have happy too see later
    and to much just fine sure again tomorrow monday tuesday wednesday thursday friday saturday sunday
    """.split()
)
_THANKED_FOR = frozenset("for your quick help support answer reply response works now".split())
_WHOLE = frozenset(
    {"all good", "sure", "no worries", "no problem", "you re welcome", "sounds good", "will do", "see you tomorrow"}
)
"""What is small talk as it stands, though its words alone are not."""
_MOST_WORDS = 8
_EMOJI_NAME = re.compile(r":[a-z0-9_+'-]+:")
_WORD = re.compile(r"[^\W_]+")


def is_smalltalk(text: str) -> bool:
    """True for a greeting, thanks, an “ok”, or nothing but emoji and punctuation. Never for a digit or an empty text.

    In doubt it is no small talk: a question too many is better than a request unheard.
    """
    if not text.strip() or "?" in text:
        return False
    words = _words(text)
    if not words or " ".join(words) in _WHOLE:
        return True
    if len(set(words)) > _MOST_WORDS:
        return False
    if _THANKS.intersection(words):
        return _GREETINGS.union(_THANKS, _FILLING, _THANKED_FOR).issuperset(words)
    return bool(_GREETINGS.intersection(words)) and _GREETINGS.union(_FILLING).issuperset(words)


def is_thanks(text: str) -> bool:
    """True for small talk that thanks: unlike a “yes” it answers no question."""
    return is_smalltalk(text) and bool(_THANKS.intersection(_words(text)))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(_EMOJI_NAME.sub(" ", text))]
