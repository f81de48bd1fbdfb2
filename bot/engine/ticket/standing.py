"""A customer asks for the state of a ticket, or says that it is over: they get the state, or the button to end it."""

from functools import lru_cache

from msgspec.structs import replace

from bot.commands import ReceiveMessage
from bot.effects import Effect
from bot.engine import posts
from bot.engine.milestones.follow import happen
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import cards, recipients
from bot.events import OverAsked
from bot.language import orders
from bot.language.gist import Gist, asks_again, gist
from bot.model.desk import Desk
from bot.model.message import Message
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.ticket import Status, Ticket
from bot.wording.ticket import news
from bot.wording.ticket import standing as words
from policies.terms import Line


def asks_about_tickets(command: ReceiveMessage, desk: Desk) -> bool:
    """Return whether a message outside threads asks for the state of tickets, or to end one."""
    if command.origin.thread is not None or command.brings_content:
        return False
    return _meant(command.text, desk.ticket_prefix) in (Gist.UPDATE, Gist.CLOSING)


def asks_for_state(command: ReceiveMessage, desk: Desk) -> bool:
    """Return whether a message asks for the state of a ticket, and says nothing that is new."""
    return _meant(command.text, desk.ticket_prefix) is Gist.UPDATE


@lru_cache(maxsize=256)  # several rules ask it of the same message
def _meant(text: str, prefix: str) -> Gist:
    """Return the gist of a text that may name tickets: an update too if all else in it is that nothing has changed."""
    names = {prefix.casefold()}
    return Gist.UPDATE if asks_again(text, names) else gist(text, names)


def answer_about_desk(command: ReceiveMessage, case: Case) -> Decision | None:
    """Answer a question about the desk itself: is it open, when will I get a reply? None: it isn't one."""
    if command.origin.thread is not None or command.brings_content:
        return None
    if orders.asks_about_hours(command.text):
        return answer(words.hours(case.plan, case.customer, case.now))
    nothing = command.mentions_desk and asks_about_tickets(command, case.desk)
    return answer(words.nothing_open(case.plan, case.customer, case.now)) if nothing else None


def post_state(ticket: Ticket, command: ReceiveMessage, case: Case, *, is_back: bool = False) -> tuple[Effect, ...]:
    """Post its state in its thread, and notify its assignee that the customer asks."""
    is_there = cards.assignee(ticket, case) is not None
    shown = ticket if is_there else replace(ticket, assignee=None)
    return (
        posts.to_customer(ticket, words.asked(shown, case.plan)),
        *notify_assignee(ticket, command, case, is_back=is_back),
    )


def notify_assignee(
    ticket: Ticket, command: ReceiveMessage, case: Case, *, is_back: bool = False
) -> tuple[Effect, ...]:
    """Notify its assignee that the customer asks; if there is none any more, the first line under its cards.

    While it waits for a first response, its reminders call whom they have to. `is_back` says that the question
    ended its snooze, which is told in the same message.
    """
    message = words.to_assignee(ticket, case.plan, case.customer, case.actor, command.words, is_back=is_back)
    accounts = recipients.accounts([cards.assignee(ticket, case)], case)
    if accounts or ticket.awaits_response:
        return posts.to_people(ticket, accounts, message)

    def calling(channel: Place) -> Message:
        called = cards.mentions((Line.FIRST,), channel, case)
        return words.to_assignee(
            ticket, case.plan, case.customer, case.actor, command.words, called=called, is_back=is_back
        )

    return cards.notes(ticket, calling, case)


def offer_to_close(ticket: Ticket, command: ReceiveMessage, case: Case) -> tuple[OverAsked | None, tuple[Effect, ...]]:
    """Offer the button that closes it."""
    return _asked(ticket, command, case, words.close_offered(ticket))


def ask_if_solved(ticket: Ticket, command: ReceiveMessage, case: Case) -> tuple[OverAsked | None, tuple[Effect, ...]]:
    """Ask whether it is solved: in doubt nobody is notified."""
    return _asked(ticket, command, case, words.solved_asked(ticket))


def settle_question(ticket: Ticket) -> tuple[Effect, ...]:
    """Return the question without its buttons, if there was one."""
    if not ticket.over_asked:
        return ()
    return (posts.edit(ticket, ticket.over_question, words.settled(), Rank.QUESTION),)


def settle_resolved(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return the message that it is resolved without its buttons, since what it asks is answered."""
    if ticket.resolved_at is None or ticket.status is not Status.RESOLVED:
        return ()
    told = news.resolved(ticket, ticket.assignee or case.desk.name, ticket.resolution, is_over=True)
    return (posts.edit(ticket, ticket.resolved_message, told, cards.rank_of(ticket, case.plan)),)


def _asked(
    ticket: Ticket, command: ReceiveMessage, case: Case, message: Message
) -> tuple[OverAsked | None, tuple[Effect, ...]]:
    """Ask one question at a time: while it is unanswered it isn't repeated."""
    if ticket.over_asked:
        return None, ()
    event = OverAsked(**case.stamp, message=command.message)
    asked = happen(ticket, event, targets=case.targets).after
    return event, (posts.to_customer(ticket, message, asked.over_question, rank=Rank.QUESTION),)
