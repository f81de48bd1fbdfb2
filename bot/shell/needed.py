"""What a command needs loaded by its row in the catalogue: all that is found by what the command itself says."""

from dataclasses import replace
from operator import attrgetter
from typing import Any

from bot import catalogue
from bot.catalogue.row import Needs
from bot.commands import Command
from bot.engine.intake.question import named
from bot.engine.situation import Situation
from bot.model.places import MessageRef
from bot.ports import UnitOfWork
from bot.shell.finding import Found, about_subject, of_added, of_message, of_request


def needed(command: Any, work: UnitOfWork) -> Found:
    """Return the request and the tickets that a command names, by the fields that the catalogue says it has."""
    needs = catalogue.ROWS[type(command)].needs
    if Needs.TICKET in needs:
        other = work.ticket(command.into) if Needs.OTHER in needs else None
        return Found(ticket=work.ticket(command.ticket), other=other)
    if Needs.REQUEST in needs:
        return of_request(command.intake, work)
    if Needs.SUBJECT in needs:
        return about_subject(command.subject, work)
    place = command.origin.place
    if Needs.FORM in needs:
        return of_request(named(place, command.filled.id), work)
    if Needs.MESSAGE in needs and place:
        return of_added(of_message(MessageRef(place=place, id=command.message), work), work)
    return Found()


def with_timeline(situation: Situation, command: Command, work: UnitOfWork) -> Situation:
    """Add what has happened to the ticket, and to the request that it was, for a command that shows it."""
    ticket = situation.ticket
    if ticket is None or Needs.TIMELINE not in catalogue.ROWS[type(command)].needs:
        return situation
    recorded = (*work.timeline(ticket.intake), *work.timeline(ticket.id))
    return replace(situation, timeline=tuple(sorted((one.event for one in recorded), key=attrgetter("at"))))
