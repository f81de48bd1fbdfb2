"""The live cards of a ticket, brought up to date. Edits come after the messages that make them necessary."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from bot.effects import Effect
from bot.engine import posts
from bot.engine.homes import account_on
from bot.engine.situation import Case
from bot.model.ids import PersonId
from bot.model.message import Mention, Message, Spans, Text
from bot.model.people import Person
from bot.model.places import Place
from bot.model.rank import Rank
from bot.model.ticket import Status, Ticket
from bot.oncall.duty import called
from bot.oncall.overrides import away_until
from bot.wording.ticket import news, triage_card
from policies.terms import Line, Plan

MAX_NAMED: Final = 3
"""The most people on duty whom a card names."""


def refresh(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return an edit of the card in the customer's thread and of each card in triage."""
    edit = posts.edit(ticket, ticket.card, news.card(ticket, case.plan), rank_of(ticket, case.plan))
    return (edit, *refresh_inside(ticket, case))


def refresh_inside(ticket: Ticket, case: Case) -> tuple[Effect, ...]:
    """Return an edit of each card in triage, for what its customer doesn't read of."""
    return posts.edit_cards(ticket, partial(card, ticket, case), case.desk.triage, rank_of(ticket, case.plan))


def card(ticket: Ticket, case: Case, channel: Place) -> Message:
    """Return its card as it reads now in a triage channel."""
    return triage_card.card(ticket, case.plan, case.customer, on_duty(ticket, channel, case))


def notes(ticket: Ticket, written: posts.Written, case: Case) -> tuple[Effect, ...]:
    """Return a message under each of its triage cards, at the ticket's own rank."""
    return posts.under_cards(ticket, written, case.desk.triage, rank=rank_of(ticket, case.plan))


def rank_of(ticket: Ticket, plan: Plan) -> Rank:
    """Return the rank of messages about a ticket."""
    if ticket.severity is None:
        return Rank.UNCLASSIFIED
    return Rank.CRITICAL if plan.rank(ticket.severity) == 0 else Rank.NEWS


def is_urgent(ticket: Ticket, plan: Plan) -> bool:
    """Return whether it has the highest severity, or may have it: nobody has classified it yet."""
    return ticket.severity is None or plan.rank(ticket.severity) == 0


def on_duty(ticket: Ticket, channel: Place, case: Case) -> Spans:
    """Return the first line, while a ticket is new: the card calls them if it is urgent, and else only names them."""
    if ticket.status is not Status.NEW:
        return ()
    if is_urgent(ticket, case.plan):
        return mentions((Line.FIRST,), channel, case)
    return tuple(Text(text=person.name) for person in called(case.desk, (Line.FIRST,), case.now)[:MAX_NAMED])


def mentions(lines: tuple[Line, ...], channel: Place, case: Case) -> tuple[Mention, ...]:
    """Return the people called for these lines whom that channel's platform can mention, in the desk file's order."""
    return mentioned(called(case.desk, lines, case.now), channel)


def mentioned(people: Iterable[Person], channel: Place) -> tuple[Mention, ...]:
    """Return those of these people whom that channel's platform can mention."""
    found = ((person, account_on(person, channel)) for person in people)
    return tuple(Mention(account=account, name=person.name) for person, account in found if account)


def out_of_call(lines: tuple[Line, ...], case: Case) -> tuple[Person, ...]:
    """Return those called for these lines whom no triage channel can mention: they are on another platform."""
    return tuple(person for person in called(case.desk, lines, case.now) if not can_be_called(person, case))


def can_be_called(person: Person, case: Case) -> bool:
    """Return whether some triage channel can mention them."""
    return any(account_on(person, channel) for channel in case.desk.triage)


def assignee(ticket: Ticket, case: Case) -> Person | None:
    """Return the assignee, if they still work on tickets by the desk file, and aren't away.

    Who took it up while they are away is there for it.
    """
    person = case.desk.person(PersonId(ticket.assignee_id)) if ticket.assignee_id else None
    is_there = ticket.released_until is not None and case.now < ticket.released_until
    is_away = person is not None and not is_there and away_until(case.desk, person.id, case.now) is not None
    return None if is_away or not (person and person.works_on_tickets) else person
