"""A neutral message as an Adaptive Card. Pure, total for any text, and within every limit.

What a person wrote at length is put into runs of text, which no client reads anything into; what the desk says is in
text blocks, since only these know local times, links and mentions. Where a limit is reached, text is cut and says so.
What can't be cut (a button that would no longer mean the same) raises ValueError, which names the limit.
"""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, assert_never

from adapters.http.fitting import CUT, ELLIPSIS, clean, clusters, fitted, one_line, shortened
from adapters.teams.inbound import MARK
from adapters.teams.markdown import Mentions, atoms, escape, literal, plain, rendered, settled
from bot.model.message import (
    Block,
    Button,
    Buttons,
    Fact,
    Facts,
    Heading,
    Message,
    Note,
    Paragraph,
    Quote,
    Spans,
    Style,
)

Json = dict[str, Any]

CARD = "application/vnd.microsoft.card.adaptive"
SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
VERSION = "1.5"
"""The newest that bots may send."""

PARAGRAPH, NOTE, QUOTE, FACT, HEADING, SUMMARY = 8000, 4000, 6000, 1500, 150, 1000  # characters as sent
LINES = 80
"""Of a quote; each is an element of its own."""
LABEL, DATA = 100, 2000
ROW = 6
"""Buttons side by side; the clients hide more."""
ELEMENTS = 150
LARGEST = 36_000
"""UTF-16 code units of a card: a message may have 80 KB, and has more in it than the card."""

STYLES = {Style.PRIMARY: "positive", Style.DANGER: "destructive"}


def payload(message: Message, nonce: str, tenant: str) -> Json:
    """Return what the activity of a message holds: the card, and `summary` for notifications and readers of screens.

    Each button carries `nonce`, the same for the same version of a card. People of `tenant` can be mentioned. Raises
    ValueError for what doesn't fit and can't be cut.
    """
    summary = shortened(plain(message.summary) or ELLIPSIS, SUMMARY)
    mentions: Mentions = {}
    body = list(CardBlocks(nonce, tenant, mentions).of(message.blocks)) or list(_told(escape(summary)))
    return held(body, summary, mentions)


def held(body: list[Json], summary: str, mentions: Mentions) -> Json:
    """Return what the activity of a card holds whose body is rendered already."""
    card = _within(_card(body, summary), mentions)
    return {"summary": summary, "attachments": [{"contentType": CARD, "content": card}]}


def size(value: object) -> int:
    """Return how long the platform finds a JSON value, in UTF-16 code units."""
    return len(json.dumps(value, ensure_ascii=False).encode("utf-16-le", "surrogatepass")) // 2


def _card(body: list[Json], summary: str) -> Json:
    return {"$schema": SCHEMA, "type": "AdaptiveCard", "version": VERSION, "fallbackText": summary, "body": body}


def _within(card: Json, mentions: Mentions) -> Json:
    """Return the card cut to its limits. Buttons are kept before anything else: without them nobody could answer."""
    body: list[Json] = card["body"]
    note = _text(one_line(CUT), isSubtle=True)
    is_cut = False
    while len(body) > ELEMENTS or size(body) > LARGEST:
        last = next((place for place in reversed(range(len(body))) if body[place]["type"] != "ActionSet"), None)
        if last is None:
            raise ValueError(f"more buttons than the {LARGEST} characters of a card")
        del body[last]
        is_cut = True
    if is_cut:
        body.append(note)
    written = json.dumps(body, ensure_ascii=False)
    entities = [_entity(text, account.user) for text, account in mentions.items() if text in written]
    return card | {"msteams": {"width": "Full", **({"entities": entities} if entities else {})}}


def _entity(text: str, user: str) -> Json:
    name = text.removeprefix("<at>").removesuffix("</at>")
    return {"type": "mention", "text": text, "mentioned": {"id": user, "name": name}}


class CardBlocks:
    """Renders blocks of one message, gathering whom they mention."""

    def __init__(self, nonce: str, tenant: str, mentions: Mentions) -> None:
        self._nonce = nonce
        self._tenant = tenant
        self._mentions = mentions

    def of(self, blocks: Iterable[Block]) -> Iterator[Json]:
        """Yield the elements of a card for these blocks."""
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Json]:
        match block:
            case Heading():
                yield from _heading(block)
            case Paragraph():
                yield from _told(self._cut(block.spans, PARAGRAPH, CUT))
            case Quote():
                yield from _quote(block.text)
            case Facts():
                yield from self._facts(block.facts)
            case Note():
                yield from _told(self._cut(block.spans, NOTE, CUT), isSubtle=True, size="Small")
            case Buttons():
                yield from self._buttons(block.buttons)
            case _:
                assert_never(block)

    def _cut(self, spans: Spans, limit: int, ending: str) -> str:
        whole = rendered(spans, self._mentions, self._tenant)
        if len(whole) <= limit:
            return whole
        return fitted(atoms(spans, self._mentions, self._tenant), limit, ending)

    def _facts(self, facts: tuple[Fact, ...]) -> Iterator[Json]:
        shown = [
            {
                "title": settled(escape(shortened(one_line(fact.label), LABEL))),
                "value": settled(self._cut(fact.spans, FACT, ELLIPSIS)),
            }
            for fact in facts
        ]
        if shown:
            yield {"type": "FactSet", "facts": shown}

    def _buttons(self, buttons: tuple[Button, ...]) -> Iterator[Json]:
        actions = iter([self._button(button) for button in buttons])
        while row := list(islice(actions, ROW)):
            yield {"type": "ActionSet", "actions": row}

    def _button(self, button: Button) -> Json:
        means = {"verb": button.verb, "subject": button.subject, "argument": button.argument, "nonce": self._nonce}
        if size(means) > DATA:
            raise ValueError(f"the button “{button.label[:LABEL]}” carries more than {DATA} characters")
        look = {"style": STYLES[button.style]} if button.style in STYLES else {}
        title = shortened(one_line(button.label) or button.verb, LABEL)
        return {"type": "Action.Execute", "title": title, "verb": button.verb, "data": {MARK: means}, **look}


def _heading(block: Heading) -> Iterator[Json]:
    if text := shortened(one_line(block.text), HEADING):
        yield from _told(escape(text), size="Medium", weight="Bolder", style="heading")


def _told(text: str, **look: object) -> Iterator[Json]:
    """Yield running text as one element; nothing for an empty one."""
    if whole := settled(text):
        yield _text(whole, **look)


def _text(text: str, **look: object) -> Json:
    return {"type": "TextBlock", "text": text, "wrap": True, **look}


def _quote(text: str) -> Iterator[Json]:
    """Yield a text set apart, each line by itself: runs know no line breaks.

    The note about the cut isn't quoted, since it is ours.
    """
    whole = literal(clean(text).strip("\n"))
    kept = fitted(clusters(whole), QUOTE, "")
    lines = [line for line in kept.split("\n") if line.strip()]
    if not lines:
        return
    yield {"type": "Container", "style": "emphasis", "items": [_run(line) for line in lines[:LINES]]}
    if kept != whole or len(lines) > LINES:
        yield _text(one_line(CUT), isSubtle=True, size="Small")


def _run(line: str) -> Json:
    return {"type": "RichTextBlock", "spacing": "None", "inlines": [{"type": "TextRun", "text": line}]}
