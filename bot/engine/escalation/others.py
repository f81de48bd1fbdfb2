"""The call of others when a timer fires and too few people have acknowledged a ticket."""

from bot.effects import Effect, Withdraw
from bot.engine import posts
from bot.engine.milestones import acknowledgements
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision
from bot.engine.ticket import cards, recipients
from bot.events import OthersCalled
from bot.model.people import Person
from bot.model.ticket import Ticket
from bot.model.ticket_messages import others_tag
from bot.model.timer import Timer
from bot.oncall.duty import others
from bot.oncall.wake import wake_accounts_of
from bot.wording.escalation import others as words


def call(fired: Timer, case: Case, ticket: Ticket) -> Decision:
    """Call the others of each line that is open by now, and record whom; in place of a call that isn't out yet."""
    steps = acknowledgements.open_now(ticket, case.plan, case.now)
    there = {one.by for one in ticket.acknowledged.or_first(ticket.response)}
    found = (person for step in steps for person in others(case.desk, step.line, there, case.now))
    people = tuple(dict.fromkeys(found))
    event = OthersCalled(**case.own_stamp, names=tuple(one.name for one in people), due_at=fired.due_at)
    course = happen(ticket, event, targets=case.targets)
    return Decision(events=course.events, effects=_posts(people, case, ticket) if people else ())


def is_still_asked(fired: Timer, case: Case, ticket: Ticket) -> bool:
    """Return whether a timer asks about the ticket as it is now."""
    wanted = acknowledgements.next_call(ticket, case.plan)
    return wanted is not None and (fired.step, fired.cycle) == (wanted[0], ticket.cycle)


def _posts(people: tuple[Person, ...], case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    tag, rank = others_tag(ticket.id), cards.rank_of(ticket, case.plan)
    unheard = recipients.accounts([one for one in people if not cards.can_be_called(one, case)], case)
    directly = (*unheard, *wake_accounts_of(people))
    message = words.call(ticket, case.plan, case.customer)
    return (
        Withdraw(tag=tag),
        *posts.under_cards(
            ticket,
            lambda channel: words.call(ticket, case.plan, case.customer, cards.mentioned(people, channel)),
            case.desk.triage,
            tag=tag,
            rank=rank,
        ),
        *posts.to_people(ticket, directly, message, tag=tag, rank=rank),
    )
