"""Files that somebody named: plain ones of a bearable size are read, and nothing else is waited for."""

import os
import stat
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 1024 * 1024
"""A desk of three thousand customers has less, and what is larger takes a parser many seconds."""


class NotReadable(ValueError):
    """A file or text that cannot be used. The message says why; `line`, from 1, where, if that can be told."""

    def __init__(self, says: str, line: int | None = None) -> None:
        self.says = says
        self.line = line
        super().__init__(says if line is None else f"line {line}: {says}")


def read_bytes(file: Path) -> bytes:
    """Return what is in a plain file, which may be reached by a link. Raises NotReadable."""
    try:
        # Opening a FIFO would wait for somebody to write.
        with os.fdopen(os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb") as opened:
            is_plain = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            content = opened.read(MAX_BYTES + 1) if is_plain else b""
    except (OSError, ValueError) as problem:  # ValueError: a name with NUL in it
        raise NotReadable(f"cannot be read: {getattr(problem, 'strerror', None) or problem}") from None
    if not is_plain:
        raise NotReadable("is not a plain file")
    if len(content) > MAX_BYTES:
        raise NotReadable(f"is larger than {MAX_BYTES // 1024 // 1024} MiB: is it the right file?")
    return content
