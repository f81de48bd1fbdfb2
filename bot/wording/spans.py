"""Running text out of words and spans."""

from bot.model.message import Block, Message, Note, Paragraph, Span, Spans, Text


def line(*parts: str | Span) -> Spans:
    """Words and spans as one run of text."""
    return tuple(Text(text=part) if isinstance(part, str) else part for part in parts if part != "")


def paragraph(*parts: str | Span) -> Paragraph:
    """The same as a paragraph."""
    return Paragraph(spans=line(*parts))


def note(*parts: str | Span) -> Note:
    """The same as small print."""
    return Note(spans=line(*parts))


def plain(*parts: str | Span) -> Message:
    """A message of one paragraph, which is its summary as well."""
    spans = line(*parts)
    return Message(summary=spans, blocks=(Paragraph(spans=spans),))


def message(summary: Spans, *blocks: Block | None, brief: Spans = ()) -> Message:
    """A message of these blocks; None stands for a block that is not needed this time."""
    return Message(summary=summary, blocks=tuple(block for block in blocks if block is not None), brief=brief)


def spaced(*sentences: Spans) -> Spans:
    """Sentences one after the other, with a blank between them; empty ones leave none."""
    said = [sentence for sentence in sentences if sentence]
    return tuple(span for number, each in enumerate(said) for span in (*line(" " if number else ""), *each))


def joined(parts: tuple[str, ...], last: str = "and") -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def stopped(text: str) -> str:
    """The text as a sentence: with a full stop unless it ends in one, or in another mark that ends one."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def clipped(text: str, most: int = 140) -> str:
    """One line of at most `most` characters, for where a line is all there is."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rstrip() + "…"
