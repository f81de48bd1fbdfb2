"""Text that every database can keep.

People's messages may contain a NUL, which PostgreSQL refuses, and halves of UTF-16 pairs, which UTF-8 can't express.
Both are repaired in the same way everywhere, so that what was kept never depends on where.
"""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def storable(text: str) -> str:
    """Return the text without NULs, its surrogate pairs joined, lone halves as the replacement character."""
    if "\0" in text:
        text = text.replace("\0", "")
    if text.isascii() or is_encodable(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def is_encodable(text: str) -> bool:
    """Return whether the text has no surrogates."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
