"""Log records, one line each: a sentence for people, keys for machines, and no secret in either.

Whatever is passed as `extra` becomes a key of its own. What people typed never reaches a terminal as it is: anything
that doesn't print, from a line break to a colour code, is shown as its escape.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TextIO

from adapters.composition import platforms
from adapters.composition.settings import LogStyle

CREDENTIALS = (r"\bBearer\s+\S+", r"(?<=://)[^\s/@:]+:[^\s/@]+(?=@)")
"""The patterns of credentials, which are hidden even if we were not told of them; each platform adds its own."""

QUIET = {
    "apscheduler": logging.WARNING,
    "alembic": logging.WARNING,
    "httpx": logging.WARNING,
    "uvicorn.access": logging.WARNING,
}

_HIDDEN = "***"
_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_MASKABLE = 6  # a shorter "secret" would black out ordinary words


def set_up_logs(style: LogStyle, *, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all records to `stream` (stderr), in this style alone. May be called again."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(OneLine(style, secrets=secrets))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    loud = {name: level for each in platforms.ADAPTERS for name, level in each.quiet.items()}
    for name, level in (QUIET | loud).items():
        logging.getLogger(name).setLevel(level)


class OneLine(logging.Formatter):
    """Formats a record as one line of text or of JSON."""

    def __init__(self, style: LogStyle, *, secrets: Iterable[str] = ()) -> None:
        super().__init__()
        self._as_json = style is LogStyle.JSON
        theirs = [each.credentials for each in platforms.ADAPTERS if each.credentials]
        known = sorted((re.escape(each) for each in secrets if len(each) >= _MASKABLE), key=len, reverse=True)
        self._secrets = re.compile("|".join((*known, *CREDENTIALS, *theirs)))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record, without its end."""
        fixed = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "level": record.levelname,
            "logger": record.name,
            "message": self._hide(record.getMessage()),
        }
        found = {key: value for key, value in vars(record).items() if key not in _OWN}
        extra = {key if key not in fixed else f"{key}_": self._plain(value) for key, value in found.items()}
        if record.exc_info and record.exc_info[1] is not None:
            extra["error"] = self._hide("".join(traceback.format_exception(record.exc_info[1])))
        if self._as_json:
            return json.dumps(fixed | extra)
        keys = "".join(f" {key}={_worded(value)}" for key, value in extra.items())
        return _printable("{at} {level:<7} {logger}: {message}".format(**fixed)) + keys

    def _plain(self, value: object) -> object:
        return value if isinstance(value, bool | int | float | None) else self._hide(str(value))

    def _hide(self, text: str) -> str:
        return self._secrets.sub(_HIDDEN, text)


def _worded(value: object) -> str:
    text = _printable(str(value))
    return text if re.fullmatch(r"[^\s\"=]+", text) else json.dumps(text, ensure_ascii=False)


def _printable(text: str) -> str:
    return "".join(each if each.isprintable() else each.encode("unicode_escape").decode() for each in text)
