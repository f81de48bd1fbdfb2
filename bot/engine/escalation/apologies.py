"""The one apology to a customer when promises broke, which names those whom a message about it has reached."""

from collections.abc import Sequence

from bot.commands import CheckTimers
from bot.engine import posts
from bot.engine.escalation import guests
from bot.engine.milestones import apologies
from bot.engine.milestones.follow import happen
from bot.engine.situation import NOTHING, Case, Decision
from bot.engine.ticket import recipients
from bot.events import Apologised, ApologyDelayed
from bot.model.ids import PersonId
from bot.model.milestone import Milestone
from bot.model.ticket import Ticket
from bot.model.timer import TimerKind
from bot.wording.escalation import apology


def check(command: CheckTimers, case: Case, ticket: Ticket) -> Decision:
    """Apologise for each promise that is to be apologised for, in one message, once the timer of any of them asks.

    It is put off, twice at most, while a message to staff about it is still on its way.
    """
    asked = {(one.about, one.cycle) for one in command.timers if one.kind is TimerKind.APOLOGISE}
    broken = [one for one, _ in apologies.owed(ticket)]
    if not any((one.id, one.round) in asked for one in broken):
        return NOTHING
    may_wait = apologies.delays(ticket) < len(apologies.AFTER) - 1
    if case.situation.reached.is_under_way and may_wait:
        return Decision(events=happen(ticket, ApologyDelayed(**case.own_stamp), targets=case.targets).events)
    told = _told(broken, case, ticket)
    events = (
        Apologised(**case.own_stamp, about=one.id, series=one.series, due_at=one.due, told=told) for one in broken
    )
    tam = recipients.tam(case)
    people = [person for person in case.desk.people if person.id in told]
    said = apology.apology(ticket, case.plan, broken, people, tam.id if tam else None)
    rank = guests.rank_of(broken, ticket, case)
    saying = posts.to_customer(ticket, said, tag=apologies.tag(ticket, broken[0]), rank=rank)
    return Decision(events=happen(ticket, *events, targets=case.targets).events, effects=(saying,))


def _told(broken: Sequence[Milestone], case: Case, ticket: Ticket) -> tuple[PersonId, ...]:
    """Return those whom the last reminder has reached, if it was made when or after the first of these broke."""
    since = min(one.breaches[-1].at for one in broken)
    return case.situation.reached.people if ticket.reminder and ticket.reminder.at >= since else ()
