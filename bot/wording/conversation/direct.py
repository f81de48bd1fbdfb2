"""The reply to somebody who writes to the desk alone when it isn't clear for which customer."""

from bot.model.desk import Customer
from bot.model.message import Message, PlaceLink, Span
from bot.wording.spans import joined, line, message, paragraph, plain


def for_whom(customers: tuple[Customer, ...]) -> Message:
    """Tell a contact of several customers, or of none, which channel to write in."""
    if not customers:
        return plain(
            "I don't know which customer you're with, so I haven't opened anything. "
            "Please write in your support channel instead."
        )
    names = joined(tuple(customer.name for customer in customers))
    head = f"Which one is this for: {names}? I haven't opened anything yet. Please write in the right channel"
    links = [PlaceLink(place=place, text=one.name) for one in customers for place in one.channels]
    return message(line(f"{head}."), paragraph(f"{head}:", *_rows(links)) if links else paragraph(f"{head}."))


def _rows(links: list[PlaceLink]) -> tuple[str | Span, ...]:
    return tuple(part for link in links for part in ("\n• ", link))
