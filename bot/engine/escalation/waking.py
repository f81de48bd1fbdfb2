"""The addresses that a rung of the ladder calls, beside the chat, where a plan has no closing hours.

Outside a line's hours its call rings where people are woken. Where those hours never close, nothing is ever outside
them, and a mention at three in the night wakes nobody. So a reminder of an answer or an update that is due at the most
severe level rings those whom it calls and whose own hours are closed by then.
"""

from collections.abc import Iterable
from typing import Final

from bot.engine.escalation import guests
from bot.engine.situation import Case
from bot.engine.ticket import recipients
from bot.model.milestone import Milestone, MilestoneType
from bot.model.places import Account
from bot.model.ticket import Ticket
from bot.oncall.quiet_hours import is_at_work
from bot.oncall.wake import wake_accounts_of, wake_accounts_off_hours
from bot.sla import line_hours, measured
from policies.terms import Line

_WAITED_FOR: Final = frozenset({MilestoneType.FIRST_RESPONSE, MilestoneType.NEXT_RESPONSE, MilestoneType.NEXT_UPDATE})


def woken(
    asked: Iterable[Milestone], lines: tuple[Line, ...], case: Case, ticket: Ticket, *, tam: bool
) -> tuple[Account, ...]:
    """Return the accounts to ring for the lines of a reminder of these milestones, and for the account manager."""
    urgent = [one for one in asked if one.type in _WAITED_FOR and guests.is_urgent(one, ticket, case)]
    never_closed = tuple(line for line in lines if any(_never_closes(line, one, case, ticket) for one in urgent))
    person = recipients.tam(case) if tam and never_closed else None
    manager = wake_accounts_of([person]) if person and not is_at_work(person, case.now) else ()
    return tuple(dict.fromkeys((*wake_accounts_off_hours(case.desk, never_closed, case.now), *manager)))


def _never_closes(line: Line, milestone: Milestone, case: Case, ticket: Ticket) -> bool:
    made = measured.promise_of(case.plan, ticket, milestone)
    return made is not None and all(each.endless for each in line_hours.hours_of(case.plan, made, line))
