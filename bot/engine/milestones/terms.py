"""The time at which a term begins for which a request waits: it opens then, whoever may still decide on it.

A term that is renewed, or that begins, makes every decision outside the term needless. A timer is set once for all, and
a void one never fires: so each change of a term has its number, also one back to the days that there were before. A
contract whose changes nobody has counted yet has a number of its days.
"""

from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from bot.model.approval import Approval, TermWish
from bot.model.contract import Contract
from bot.model.desk import Term

_FIRST_DAY: Final = date(2000, 1, 1)
_MAX_DAYS: Final = 10_000


def beginning(approval: Approval | None, contract: Contract) -> tuple[int, datetime] | None:
    """Return a number of the term that a request waits for, and when it begins (UTC); it may have begun already.

    None: the approval isn't about a request outside the term, or no term runs after it was asked for.
    """
    wish, term = approval.wish if approval else None, contract.term
    if approval is None or term is None or not isinstance(wish, TermWish):
        return None
    zone = ZoneInfo(wish.zone)
    if term.end < approval.asked_at.astimezone(zone).date():
        return None
    return contract.term_changes or _of_days(term), datetime.combine(term.start, time(), zone).astimezone(UTC)


def _of_days(term: Term) -> int:
    return (term.start - _FIRST_DAY).days * _MAX_DAYS + min((term.end - term.start).days, _MAX_DAYS - 1)
