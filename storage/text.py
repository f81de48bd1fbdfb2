"""Text that every database can keep.

People's messages may hold a NUL, which PostgreSQL refuses, and halves of UTF-16 pairs, which no UTF-8 can say. Both
are repaired the same way everywhere, so that what was kept never depends on where.
"""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """The text without NULs, its surrogate pairs joined, lone halves as the replacement character."""
    if "\0" in text:
        text = text.replace("\0", "")
    if is_encodable(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_encodable(text: str) -> bool:
    """False if the text holds surrogates."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
