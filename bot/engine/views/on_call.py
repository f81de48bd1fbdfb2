"""The people on duty in each line, until when, and who takes over then; who is away."""

from datetime import datetime

from bot.commands import ShowOnCall
from bot.engine.situation import Decision, Situation, answer
from bot.model.desk import Desk
from bot.oncall.duty import in_line, on_duty
from bot.oncall.hand_over import next_hand_over
from bot.oncall.overrides import away_until, lines_of
from bot.wording.views import on_call as words
from bot.wording.views.on_call import Away, LineNow
from policies.terms import Line


def on_call(command: ShowOnCall, situation: Situation) -> Decision:
    """Show it for the present moment, by the desk file in force."""
    desk, now = situation.desk, situation.now
    used = {line for person in desk.people for line in lines_of(desk, person.id)}
    lines = tuple(_line_now(desk, line, now) for line in Line if line in used)
    times = ((person, away_until(desk, person.id, now)) for person in desk.people)
    away = tuple(Away(name=person.name, until=until, zone=person.zone) for person, until in times if until)
    return answer(words.on_call(lines, away))


def _line_now(desk: Desk, line: Line, now: datetime) -> LineNow:
    until = next_hand_over(desk, line, now)
    zones = (each.timezone for each in desk.rotations if each.line is line)
    return LineNow(
        line=line,
        people=tuple(person.name for person in on_duty(desk, line, now)),
        steps_in=not in_line(desk, line, now),
        until=until,
        then=tuple(person.name for person in on_duty(desk, line, until)) if until else (),
        zone=next(zones, "UTC"),
    )
