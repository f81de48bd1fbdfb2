"""Greetings and thanks, which start nothing: messages made of nothing but such words."""

import re

_GREETINGS = frozenset(
    """
    hi hello hey hallo hiya morning afternoon evening day bye goodbye cheers welcome weekend
    ok okay k great perfect awesome cool nice super yes yep yeah got noted understood
    """.split()
)
_THANKS = frozenset("thanks thank thx ty cheers".split())
_FILLING = frozenset(
    """
    good all everyone everybody team folks there guys you u very so many a lot the it will have happy too see later
    and to much just fine sure again
    """.split()
)
_THANKED_FOR = frozenset("for your quick help support answer reply response works now".split())
_MOST_WORDS = 8
_EMOJI_NAME = re.compile(r":[a-z0-9_+'-]+:")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def is_smalltalk(text: str) -> bool:
    """True for a greeting, thanks, an “ok”, or nothing but emoji and punctuation. Never for a digit or an empty text.

    In doubt it is no small talk: a question too many is better than a request unheard.
    """
    if not text.strip():
        return False
    words = {word.casefold() for word in _WORD.findall(_EMOJI_NAME.sub(" ", text))}
    if not words:
        return "?" not in text
    if len(words) > _MOST_WORDS or "?" in text:
        return False
    if words & _THANKS:
        return words <= _GREETINGS | _THANKS | _FILLING | _THANKED_FOR
    return bool(words & _GREETINGS) and words <= _GREETINGS | _FILLING
