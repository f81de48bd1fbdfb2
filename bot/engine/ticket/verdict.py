"""The customer's verdict on a resolved ticket: that it is solved indeed, and how it went."""

import re
from typing import Final

from msgspec.structs import replace

from bot.commands import ConfirmSolved, Rate
from bot.effects import ReplyToActor, Say
from bot.engine import posts
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import additions, cards, closure, standing
from bot.events import Rated, SolutionConfirmed
from bot.model.message import Message
from bot.model.rank import Rank
from bot.model.rating import BEST
from bot.model.ticket import OVER, Status, Ticket
from bot.wording import refusals
from bot.wording.ticket import verdict as words

_MARK: Final = re.compile(rf"\s*([1-{BEST}])(?:\s*(?:/|of|out of)\s*{BEST})?\s*")


def confirm(_: ConfirmSolved, case: Case, ticket: Ticket) -> Decision:
    """Record that it is solved, and close it, unless something more is promised of it; then ask how it went."""
    if ticket.confirmed_at:
        return answer(words.confirmed_already(ticket))
    if ticket.status not in OVER:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    event = SolutionConfirmed(**case.stamp, name=case.actor.name)
    course = happen(ticket, event, targets=case.targets)
    solved = course.after
    closes = ticket.status is Status.RESOLVED and not solved.promises
    told = words.confirmed(ticket, closed=closes or ticket.status is Status.CLOSED)
    shown = additions.show(ticket, words.under_card(ticket, case.actor.name), case.desk)
    ended = closure.end_ticket(solved, case, told) if closes else _noted(solved, case, told)
    asked = Decision(effects=(*shown, *_asked(solved, case)))
    return Decision(events=course.events) + ended + asked


def rate(command: Rate, case: Case, ticket: Ticket) -> Decision:
    """Record a rating; as long as it can be reopened, it may be changed."""
    found = _MARK.fullmatch(command.score)
    if not case.desk.ask_rating:
        return answer(words.not_asked())
    if command.score and found is None:
        return answer(words.no_mark(command.score))
    if ticket.status not in OVER:
        return answer(words.too_early(ticket))
    if ticket.is_past(case.now):
        return answer(words.too_late(ticket))
    if found is None:
        return answer(words.how_it_went(ticket))
    event = Rated(**case.stamp, name=case.actor.name, score=int(found[1]))
    course = happen(ticket, event, targets=case.targets)
    shown = additions.show(ticket, words.rated(ticket, case.actor.name, event.score), case.desk)
    question = posts.edit(ticket, ticket.rating_question, words.how_it_went(course.after), Rank.NEWS)
    return Decision(
        events=course.events,
        effects=(
            question,
            *shown,
            *cards.refresh(course.after, case),
            ReplyToActor(message=words.thanks(ticket, event.score)),
        ),
    )


def _noted(ticket: Ticket, case: Case, told: Message) -> Decision:
    """Return the thanks for a ticket that stays as it is."""
    return Decision(
        effects=(
            posts.to_customer(ticket, told),
            *standing.settle_question(ticket),
            *standing.settle_resolved(ticket, case),
            *cards.refresh(ticket, case),
        )
    )


def _asked(ticket: Ticket, case: Case) -> tuple[Say, ...]:
    """Return the question how it went, which is asked once of a ticket, however often it is reopened."""
    if not case.desk.ask_rating or ticket.rating:
        return ()
    asked = posts.to_customer(ticket, words.how_it_went(ticket), ticket.rating_question)
    return (replace(asked, once=f"told:{ticket.rating_question}"),)
