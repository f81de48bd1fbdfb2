"""The people whom a timer of the plan's ladder calls now, and those whom it calls when their hours begin.

A rung calls those of its lines whose hours are open; the others are called when theirs begin, if it is still due then.
So is the account manager, who has hours of their own, unless what is due is of the highest severity or nobody has
classified its ticket. *When*, and which line, is the pinned plan's to say; *who* that is, is resolved here, from the
desk file in force.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from bot.engine.escalation.guests import is_urgent
from bot.engine.milestones.ladders import own_ladder
from bot.engine.situation import Case
from bot.model.milestone import Milestone
from bot.model.ticket import Ticket
from bot.model.timer import LaterCall, Timer, TimerKind
from bot.oncall.quiet_hours import free_at
from bot.sla import line_hours, measured
from policies.terms import Line, Rung

_OF_RUNGS: Final = frozenset({TimerKind.REMIND, TimerKind.REPEAT})


class Summons(Struct, frozen=True, kw_only=True):
    """The lines that are called now, whether the account manager is, and who is called later.

    `waits`: nothing is said now, since everybody who would be called has closed hours, or a higher rung speaks.
    """

    lines: tuple[Line, ...] = ()
    tam: bool = False
    later: tuple[LaterCall, ...] = ()
    waits: bool = False


def summonses(fired: Sequence[Timer], case: Case, ticket: Ticket) -> dict[Timer, Summons]:
    """Return whom each timer that has fired calls, in their order: of a milestone's rungs the highest alone does."""
    found: dict[Timer, Summons] = {}
    for one in ticket.open_milestones:
        found |= _of_milestone([timer for timer in fired if timer.about == one.id], one, case, ticket)
    return {timer: found[timer] for timer in fired}


def rung_of(timer: Timer, case: Case) -> Rung:
    """Return the rung of the ladder that a timer is for; after the breach the last one goes on."""
    rungs = case.plan.ladder.rungs
    if timer.kind is TimerKind.REPEAT:
        return rungs[-1]
    return next((rung for rung in rungs if rung.percent == timer.step), rungs[-1])


def _of_milestone(fired: Sequence[Timer], milestone: Milestone, case: Case, ticket: Ticket) -> dict[Timer, Summons]:
    left = milestone.told.calls if milestone.told else ()
    asked = [timer for timer in fired if timer.kind in _OF_RUNGS and own_ladder(milestone) is None]
    found: dict[Timer, Summons] = {}
    for timer in fired:
        if timer.kind is TimerKind.CALL:
            found[timer] = _of_call(timer, left, milestone, case, ticket)
        elif timer in asked[-1:]:
            found[timer] = _of_rungs([rung_of(each, case) for each in asked], milestone, left, case, ticket)
        else:
            found[timer] = Summons(later=left, waits=True)
        left = found[timer].later
    return found


def _of_call(timer: Timer, left: tuple[LaterCall, ...], milestone: Milestone, case: Case, ticket: Ticket) -> Summons:
    come = [call for call in left if call.step == timer.step]
    others = tuple(call for call in left if call.step != timer.step)
    found = Summons(lines=tuple(call.line for call in come if call.line), later=others)
    found = _with_tam(found, case, milestone, ticket) if any(call.line is None for call in come) else found
    return replace(found, waits=not (found.lines or found.tam))


def _of_rungs(
    rungs: Sequence[Rung], milestone: Milestone, left: tuple[LaterCall, ...], case: Case, ticket: Ticket
) -> Summons:
    """Return whom the last of some rungs calls; if its lines are closed, those of the next lower one that is open."""
    made, now, highest = measured.promise_of(case.plan, ticket, milestone), case.now, rungs[-1]

    def opening(line: Line) -> datetime:
        return line_hours.opening(case.plan, made, (line,), now) if made else now

    open_of = (tuple(line for line in rung.lines if opening(line) <= now) for rung in reversed(rungs))
    lines = next((each for each in open_of if each), ())
    closed = (LaterCall(line=line, at=at) for line in highest.lines if (at := opening(line)) > now)
    others = (call for call in left if call.at > now and not _is_of(highest, call))
    found = Summons(lines=lines, later=(*others, *closed), waits=bool(highest.lines) and not lines)
    return _with_tam(found, case, milestone, ticket) if highest.tam else found


def _is_of(rung: Rung, call: LaterCall) -> bool:
    """Return whether a rung calls the same people, so that it says when."""
    return call.line in rung.lines if call.line else rung.tam


def _with_tam(found: Summons, case: Case, milestone: Milestone, ticket: Ticket) -> Summons:
    """Return a summons with the account manager, if there is one: now, or when their hours begin.

    They wait with a rung that waits. What can't wait doesn't wait for them: whoever is there for them is called now.
    """
    tam, now = case.customer.tam, case.now
    if tam is None or is_urgent(milestone, ticket, case):
        is_called = tam is not None
        return replace(found, tam=is_called, waits=found.waits and not is_called)
    begins = min((call.at for call in found.later if call.line), default=now) if found.waits else now
    at = free_at(case.desk, tam, begins)
    if at is None or at <= now:
        return replace(found, tam=at is not None)
    return replace(found, later=(*found.later, LaterCall(line=None, at=at)))
