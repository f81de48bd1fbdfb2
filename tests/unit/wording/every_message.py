"""Every message of every plan, gone through once in a run: what they say, and which rules they break."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from adapters.slack.render import payload
from bot.model.message import (
    Buttons,
    Facts,
    Heading,
    Mention,
    Message,
    MessageLink,
    Note,
    OwnMessageLink,
    Paragraph,
    Quote,
    Strong,
)
from bot.model.plain_text import summary, words
from tests.once import once
from tests.rounds import one_of_each
from tests.unit.wording.examples import shipped
from tests.unit.wording.samples import messages

MAX_PAYLOAD = 20_000
"""The most characters that Slack is sent at once."""
ENDS = (".", "!", "?", ":", "”")


class Heard(Struct, frozen=True, kw_only=True, dict=True):
    """What all of them say, line by line, and the offenders against each rule of `RULES`."""

    sentences: frozenset[str]
    offenders: Mapping[str, tuple[str, ...]]


@once
def heard() -> Heard:
    """Go through every message for every plan, each once."""
    seen: set[Message] = set()
    said: set[str] = set()
    broken: dict[str, list[str]] = defaultdict(list)
    for one in one_of_each(shipped(), lambda each: each.plan.ref):  # the regions of a plan differ in their hours alone
        for label, message in messages(one):
            if message not in seen:
                seen.add(message)
                said.update(texts(message))
                for rule, breaks in RULES.items():
                    broken[rule] += (f"{label} ({one}): {how}" for how in breaks(message))
    return Heard(sentences=frozenset(said), offenders={rule: tuple(broken[rule]) for rule in RULES})


def sentences() -> frozenset[str]:
    """Every line of them."""
    return heard().sentences


def texts(message: Message) -> Iterator[str]:
    """Its sentences, without what people wrote and without line breaks of ours."""
    yield summary(message)
    for block in message.blocks:
        match block:
            case Heading(text=text):
                yield text
            case Paragraph(spans=spans) | Note(spans=spans):
                yield from words(spans).split("\n")
            case Facts(facts=facts):
                yield from (words(fact.spans) for fact in facts)
            case Quote() | Buttons():
                pass


def _loose_ends(message: Message) -> Iterator[str]:
    """Paragraphs that don't end as a sentence, a list, a link or parts with dots between them do."""
    for block in message.blocks:
        if isinstance(block, Paragraph | Note):
            said = words(block.spans)
            lists = "\n• " in said or (isinstance(block, Note) and " · " in said)
            title = len(block.spans) == 1 and isinstance(block.spans[0], Strong)
            link = isinstance(block.spans[-1], MessageLink | OwnMessageLink | Mention)
            if not (said.endswith(ENDS) or lists or title or link):
                yield said


def _no_one_line(message: Message) -> Iterator[str]:
    line = summary(message)
    if not line.strip() or "\n" in line:
        yield line


def _cut(message: Message) -> Iterator[str]:
    sent = json.dumps(payload(message), ensure_ascii=False)
    if "…" in sent or len(sent) >= MAX_PAYLOAD:
        yield sent[:200]


def _unclear_buttons(message: Message) -> Iterator[str]:
    for button in message.buttons:
        if not (button.label and len(button.label) <= 75 and button.label[0].isupper()):
            yield button.label


RULES: Final[Mapping[str, Callable[[Message], Iterator[str]]]] = {
    "every paragraph ends as one": _loose_ends,
    "every message says something in one line": _no_one_line,
    "every message fits the platform": _cut,
    "every button says what it does": _unclear_buttons,
}
"""What holds of every message, and who finds what breaks it."""
