"""All languages as one, since nobody needs to say which they write, with the operator's own words for severities."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.language import english, french, german, spanish
from bot.language.vocabulary import Vocabulary

LANGUAGES: Final[Mapping[str, Vocabulary]] = {
    "en": english.WORDS,
    "de": german.WORDS,
    "fr": french.WORDS,
    "es": spanish.WORDS,
}
"""The table of each language."""


def _all(part: Callable[[Vocabulary], frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*(part(words) for words in LANGUAGES.values()))


def _both(part: Callable[[Vocabulary], Mapping[str, str]]) -> Mapping[str, str]:
    return {word: meant for words in LANGUAGES.values() for word, meant in part(words).items()}


WORDS: Final = Vocabulary(
    levels=_all(lambda w: w.levels),
    numbers=_both(lambda w: w.numbers),
    urgency=_both(lambda w: w.urgency),
    polite=_all(lambda w: w.polite),
    carriers=_all(lambda w: w.carriers),
    hedges=_all(lambda w: w.hedges),
    greetings=_all(lambda w: w.greetings),
    assents=_all(lambda w: w.assents),
    thanks=_all(lambda w: w.thanks),
    fillers=_all(lambda w: w.fillers),
    thanked_for=_all(lambda w: w.thanked_for),
    small_talk=_all(lambda w: w.small_talk),
    solved=_all(lambda w: w.solved),
    trouble=_all(lambda w: w.trouble),
    later=_all(lambda w: w.later),
    closing=_all(lambda w: w.closing),
    update=_all(lambda w: w.update),
    outage=_all(lambda w: w.outage),
    calls=_all(lambda w: w.calls),
    call_words=_all(lambda w: w.call_words),
    orders=_all(lambda w: w.orders),
    hours=_all(lambda w: w.hours),
    hearing=_all(lambda w: w.hearing),
    misjudged=_all(lambda w: w.misjudged),
    unchanged=_all(lambda w: w.unchanged),
)
"""The tables of all languages together."""
