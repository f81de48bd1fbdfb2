"""The patterns that no sentence of the desk's own has, by the rules of its voice, and what is its own in a message."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from bot.model import plain_text
from bot.model.message import Buttons, Heading, ListItem, Message, Paragraph, Spans, Text, Title, When

FORBIDDEN: Final = {
    "owed": r"\banswer owed\b|\bis owed\b",
    "put aside: say snoozed": r"\bput(s|ting)? (it |this |\S+-\d+ )?(aside|away)\b",
    "taken up: say who is on it": r"\b(taken|takes|took) (it |this )?up\b",
    "has it: say assigned to": r"\b(nobody|[A-Z]\w+ \w+) has it\b",
    "first answer: say first response": r"\bfirst answers?\b",
    "due by: say due": r"\bdue by\b",
    "blame": r"\bnobody (chose|replied|has answered)\b",
    "call it solved": r"\bcall(ed|s)? it solved\b",
    "stands: say is": r"\bit stands\b",
    "is no: say isn't a": r"(?<!there )\b(is|are|was|were) no (?!(one|longer|more|less|fewer|better|worse|way)\b)\w+",
    "a share of the time: say how long is left": r"\d %",
    "less than a minute ago": r"\bless than a minute ago\b",
    "is the form": r"is the form\.",
    "a quote that runs on into the next sentence": r"[^.!?…:,]” (?-i:[A-Z])(?!X-)",
    "our own goal: say our goal": r"\bour own goal\b",
}
"""A rule, and the pattern that breaks it, in whatever letters."""
_PATTERNS: Final = {rule: re.compile(pattern, re.IGNORECASE) for rule, pattern in FORBIDDEN.items()}
_ASKS: Final = "Please confirm"
"""The beginning of what a plan wants to be asked at a severity."""
CONTRACT_TALK: Final = re.compile(r"\bSource: |\bour reading\b|\bthe terms\b", re.IGNORECASE)
"""The words of contracts, which are for “why”, “plan” and refusals."""


def sentences(message: Message) -> Iterator[str]:
    """Yield what a message says in the desk's own words: neither people's nor the definitions of a plan."""
    yield plain_text.summary(message)
    for block in message.blocks:
        if isinstance(block, Title | Heading | Paragraph):
            yield from plain_text.lines(Message(summary=(), blocks=(block,)))
        elif isinstance(block, ListItem):
            yield plain_text.words(block.spans)


def forbidden(message: Message) -> Iterator[str]:
    """Yield the rules that a message breaks by its words, with the sentence."""
    for sentence in sentences(message):
        yield from (f"{rule}: {sentence}" for rule, pattern in _PATTERNS.items() if pattern.search(sentence))


def first_lines(message: Message) -> Iterator[str]:
    """Yield the first lines: of a card its title and the paragraph below it."""
    yield from list(sentences(message))[1:3]


def beside_definitions(question: Message) -> int:
    """Return how many words a question has beside the rows of its severities."""
    blocks = tuple(block for block in question.blocks if not isinstance(block, ListItem))
    labels = (button.label for block in blocks if isinstance(block, Buttons) for button in block.buttons)
    return words((*plain_text.lines(Message(summary=(), blocks=blocks)), *labels))


def in_first_lines(question: Message) -> Iterator[int]:
    """Yield how many words the first line of each severity has."""
    yield from (words((plain_text.words(row.spans),)) for row in question.blocks if isinstance(row, ListItem))


def on_a_card(card: Message) -> int:
    """Return how many words a card has, a time being one: without a person's own, small print, and what a plan asks."""
    said = (block.spans for block in card.blocks if isinstance(block, Title | Paragraph))
    return words(plain_text.words(_untimed(spans)) for spans in said if not plain_text.words(spans).startswith(_ASKS))


def _untimed(spans: Spans) -> Spans:
    return tuple(Text(text="9:00") if isinstance(span, When) else span for span in spans)


def words(lines: Iterable[str]) -> int:
    """Return how many words there are; signs between them are none."""
    return sum(any(map(str.isalnum, word)) for line in lines for word in line.split())


def times_told_twice(message: Message) -> Iterator[str]:
    """Yield the paragraphs that tell an instant twice."""
    for block in message.blocks:
        if isinstance(block, Title | Paragraph):
            when = [span for span in block.spans if type(span).__name__ == "When"]
            if len({(span.at) for span in when}) < len(when):
                yield plain_text.words(block.spans)
