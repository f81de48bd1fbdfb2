"""Running text out of words and spans."""

from datetime import datetime

from bot.model.day import Day
from bot.model.message import Block, Invitation, Message, Note, Paragraph, Span, Spans, Text, When


def line(*parts: str | Span) -> Spans:
    """Return words and spans as one run of text."""
    return tuple([Text(text=part) if isinstance(part, str) else part for part in parts if part != ""])


def paragraph(*parts: str | Span) -> Paragraph:
    """Return words and spans as a paragraph."""
    return Paragraph(spans=line(*parts))


def note(*parts: str | Span) -> Note:
    """Return words and spans as small print."""
    return Note(spans=line(*parts))


def invitation(text: str, by_name: str) -> Invitation:
    """Return words that ask people to write: as said where everything is heard, and where only what names us is."""
    return Invitation(text=text, by_name=by_name)


def plain(*parts: str | Span) -> Message:
    """Return a message of one paragraph, which is its summary as well."""
    spans = line(*parts)
    return Message(summary=spans, blocks=(Paragraph(spans=spans),))


def message(summary: Spans, *blocks: Block | None, brief: Spans = ()) -> Message:
    """Return a message of these blocks, without those that are None."""
    return Message(summary=summary, blocks=tuple([block for block in blocks if block is not None]), brief=brief)


def by(at: datetime, zone: str) -> When:
    """Return a time to go after “by”, “until” or “opens”: on the same day no day is named."""
    return When(at=at, zone=zone, day=Day.UNLESS_TODAY)


def spaced(*sentences: Spans) -> Spans:
    """Return sentences one after the other, with a space between them; empty ones leave none."""
    said = [sentence for sentence in sentences if sentence]
    if len(said) == 1:
        return said[0]
    return tuple(span for number, each in enumerate(said) for span in (*line(" " if number else ""), *each))


def listed(people: Spans, last: str) -> Spans:
    """Return “@a, @b and @c”."""
    parts: list[str | Span] = []
    for number, one in enumerate(people):
        if number:
            parts.append(f" {last} " if number == len(people) - 1 else ", ")
        parts.append(one)
    return line(*parts)


def joined(parts: tuple[str, ...], last: str = "and") -> str:
    """Return `a`, `a and b` or `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def stopped(text: str) -> str:
    """Return the text with a full stop, unless it ends in one or in another mark that ends a sentence."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def quoted(text: str, max_length: int = 140) -> str:
    """Return a line of the text in quotation marks as the end of a sentence: with a full stop, unless it brings one."""
    brief = clipped(text, max_length)
    return f"“{brief}”" if brief.endswith((".", "!", "?", "…")) else f"“{brief}”."


def clipped(text: str, max_length: int = 140) -> str:
    """Return one line of at most `max_length` characters, for places with room for only a line.

    It ends after a word, unless its last one is so long that half of the line would go with it.
    """
    flat = " ".join(text.split())
    if len(flat) <= max_length:
        return flat
    cut, words = flat[: max_length - 1], flat[:max_length].rpartition(" ")[0]
    return (words if len(words) > max_length // 2 else cut).rstrip(" .,;:…") + "…"
