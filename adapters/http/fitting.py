"""The fitting of text: what can't be shown is taken out, and what is too long is cut where a reader sees no cut."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, islice

CUT = "\n… (cut here; the whole text is in the thread)"
ELLIPSIS = "…"

LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
UNSHOWABLE = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the direction of what follows: one in a customer's text would turn ours around."""
HALVES = re.compile("[\ud800-\udfff]")

UNCOMBINED = re.compile("[\x00-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""Text without marks, joiners, flags or skin tones: of Latin letters, each character is one to a reader too."""
JOINER = "\u200d"
MAX_CLUSTER = 32  # no script needs more; a tower of accents is cut like anything else


def clean(text: str) -> str:
    """Return the text with one kind of line end and without what isn't a character to read."""
    if text.isascii() and text.isprintable():
        return text
    text = UNSHOWABLE.sub("", LINE_ENDS.sub("\n", text))
    return HALVES.sub("\ufffd", TURNING.sub("", text))


def one_line(text: str) -> str:
    """Return the cleaned text in a single line."""
    return " ".join(clean(text).split())


def clusters(text: str) -> Iterator[str]:
    """Yield what a reader takes for one character each: letters with their accents, flags, families of emoji."""
    if UNCOMBINED.fullmatch(text):
        yield from text
        return
    cluster = ""
    for char in text:
        if cluster and len(cluster) < MAX_CLUSTER and _belongs(cluster, char):
            cluster += char
            continue
        if cluster:
            yield cluster
        cluster = char
    if cluster:
        yield cluster


def shortened(text: str, limit: int) -> str:
    """Return the text, or as much of it as fits with an ellipsis."""
    return text if len(text) <= limit else fitted(clusters(text), limit, ELLIPSIS)


def fitted(atoms: Iterable[str], limit: int, ending: str) -> str:
    """Return the atoms, joined; if they are longer than `limit`, the first that fit with the ending."""
    ahead = iter(atoms)
    start = list(islice(ahead, limit + 1))
    if len(start) <= limit and len(whole := "".join(start)) <= limit:
        return whole
    taken: list[str] = []
    size = keep = 0
    for atom in chain(start, ahead):
        taken.append(atom)
        size += len(atom)
        keep += size + len(ending) <= limit
        if size > limit:
            return "".join(taken[:keep]).rstrip() + ending
    return "".join(taken)


def excerpt(text: str, limit: int) -> str:
    """Return the beginning of a text that a stranger made as long as they liked; a cut shows as an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + ELLIPSIS


def gathered(lines: Iterable[str], limit: int) -> str:
    """Return the lines that aren't empty, as one text of at most `limit`; no more of them are read than fit."""
    taken: list[str] = []
    size = 0
    for line in lines:
        if line.strip():
            taken.append(line)
            size += len(line) + 1
        if size > limit:
            break
    return excerpt("\n".join(taken), limit)


def pages(atoms: Iterable[str], limit: int) -> list[str]:
    """Return the atoms, joined to texts of at most `limit` each, broken between words if there are any."""
    done: list[str] = []
    page: list[str] = []
    size = 0
    for atom in atoms:
        if size + len(atom) > limit:
            rest = _after_last_space(page)
            done.append("".join(page[: len(page) - len(rest)]).rstrip())
            page, size = rest, sum(map(len, rest))
        page.append(atom)
        size += len(atom)
    return [text for text in (*done, "".join(page)) if text.strip()]


def _after_last_space(page: list[str]) -> list[str]:
    """Return the word that a page would break in; nothing if it fills half the page, since that isn't a word."""
    for back in range(1, len(page) // 2):
        if page[-back].isspace():
            return page[len(page) - back + 1 :]
    return []


def _belongs(cluster: str, char: str) -> bool:
    code = ord(char)
    return (
        char == JOINER
        or cluster[-1] == JOINER
        or unicodedata.category(char) in ("Mn", "Me", "Mc")
        or 0x1F3FB <= code <= 0x1F3FF  # skin tones
        or 0xE0020 <= code <= 0xE007F  # tags, as in the flag of Scotland
        or (_is_flag_half(code) and len(cluster) == 1 and _is_flag_half(ord(cluster)))
    )


def _is_flag_half(code: int) -> bool:
    return 0x1F1E6 <= code <= 0x1F1FF
