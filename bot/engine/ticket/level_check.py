"""The customer answers what their severity asks to be confirmed. It is a fact of the ticket, and nothing waits for it.

A No says that the level may be too high: triage reads it, and an agent may lower it.
"""

from bot.commands import CheckLevel
from bot.engine import posts
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision, answer, reply_to_actor
from bot.engine.ticket import cards
from bot.events import LevelChecked
from bot.model.message import Message
from bot.model.places import Place
from bot.model.ticket import OVER, Ticket
from bot.wording import refusals
from bot.wording.ticket import level_check as words
from policies.terms import Line


def check_level(command: CheckLevel, case: Case, ticket: Ticket) -> Decision:
    """Record the answer, and tell triage."""
    if ticket.status in OVER:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    if ticket.severity is None or not words.is_asked(ticket, case.plan):
        return answer(words.not_asked(ticket))
    event = LevelChecked(**case.stamp, severity=ticket.severity, holds=command.holds, name=case.actor.name)
    course = happen(ticket, event, targets=case.targets)
    checked, told = course.after, words.thanks(command.holds)

    def calling(channel: Place) -> Message:
        called = () if command.holds else cards.mentions((Line.FIRST,), channel, case)
        return words.inside(checked, case.plan, case.customer, called)

    return Decision(
        events=course.events,
        effects=(
            posts.to_customer(ticket, told),
            *cards.notes(ticket, calling, case),
            *cards.refresh(checked, case),
            *reply_to_actor(told, case),
        ),
    )
