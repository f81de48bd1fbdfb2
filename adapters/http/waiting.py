"""The wait that a platform asks for."""

import math
from collections.abc import Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

MAX_WAIT = 600.0
USUAL_WAIT = 30.0


def wait(headers: Mapping[str, str], usual: float = USUAL_WAIT) -> float:
    """Return the seconds to wait by `Retry-After`, given as seconds or as a date.

    A date is counted from the response's own date. `usual` is for a response that doesn't say.
    """
    asked = next((value for name, value in headers.items() if name.lower() == "retry-after"), "").strip()
    try:
        seconds = float(asked)
    except ValueError:
        dated = next((value for name, value in headers.items() if name.lower() == "date"), "")
        seconds = _between(dated, asked, usual)
    return min(max(seconds, 0.0), MAX_WAIT) if math.isfinite(seconds) else usual


def _between(answered: str, then: str, usual: float) -> float:
    begin, end = _date(answered), _date(then)
    return (end - begin).total_seconds() if begin and end else usual


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except ValueError:
        return None
    return found if found.tzinfo else None
