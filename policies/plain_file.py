"""Files that somebody named: plain ones of a bearable size are read; nothing else is opened, so that nothing blocks."""

import os
import stat
from pathlib import Path
from typing import Final

MAX_BYTES: Final = 4 * 1024 * 1024
"""The largest file that is read: a desk of three thousand customers with five contacts each is smaller."""


class NotReadable(ValueError):
    """A file or text that can't be used. The message says why; `line`, from 1, says where, if that is known."""

    def __init__(self, says: str, line: int | None = None) -> None:
        self.says = says
        self.line = line
        super().__init__(says if line is None else f"line {line}: {says}")


def read_bytes(file: Path) -> bytes:
    """Return the contents of a plain file, which may be reached through a link. Raises NotReadable."""
    try:
        # Opening a FIFO would wait for somebody to write.
        with os.fdopen(os.open(file, os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK), "rb") as opened:
            is_plain = stat.S_ISREG(os.fstat(opened.fileno()).st_mode)
            content = opened.read(MAX_BYTES + 1) if is_plain else b""
    except (OSError, ValueError) as problem:  # ValueError: a name with NUL in it
        raise NotReadable(f"can't be read: {getattr(problem, 'strerror', None) or problem}") from None
    if not is_plain:
        raise NotReadable("is not a plain file")
    if len(content) > MAX_BYTES:
        raise NotReadable(f"is larger than {MAX_BYTES // 1024 // 1024} MiB: is it the right file?")
    return content
