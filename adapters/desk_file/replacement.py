"""Gives a file that somebody wrote other content: all of it or nothing, and never through a link."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path


class NotReplaced(OSError):
    """The file stays as it was; the message says why, and what to do."""


def replace(file: Path, text: str) -> None:
    """Give the file this text, with the owner and the permissions that it has. Raises NotReplaced.

    Whoever reads the file meanwhile reads the old one. A link isn't followed: whoever made it may not have meant us.
    """
    if file.is_symlink():
        raise NotReplaced(f"{file} is a link, which isn't written through: name the file itself")
    try:
        before = file.stat()
        # A name that nobody can foresee, so that nobody can have put a link there.
        handle, name = tempfile.mkstemp(prefix=f".{file.name}.", dir=file.parent)
    except OSError as problem:
        raise NotReplaced(f"{file} can't be written: {problem.strerror}") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as beside:
            beside.write(text)
            beside.flush()
            with suppress(PermissionError):
                os.fchown(handle, before.st_uid, before.st_gid)
            os.fchmod(handle, before.st_mode & 0o777)
            os.fsync(handle)
        Path(name).replace(file)
    except OSError as problem:
        Path(name).unlink(missing_ok=True)
        raise NotReplaced(f"{file} can't be written: {problem.strerror}") from None
