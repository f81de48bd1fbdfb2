"""Messages in channels: whose they are, and what they belong to."""

from dataclasses import replace

from bot.commands import Command, Hear, Help, Via
from bot.dialog import verbs
from bot.dialog.smalltalk import is_smalltalk
from bot.dialog.typed_answers import Chosen, Dismissed, typed_answer
from bot.engine import answering, intake, opening, returning
from bot.engine.situation import NOTHING, Case, Decision, Situation, case_of
from bot.model.desk import Desk, IntakeMode
from bot.model.intake import Intake, IntakeState
from bot.model.people import Role
from bot.model.ticket import Ticket


def spoken(command: Hear, desk: Desk, ticket: Ticket | None) -> Command:
    """The command that a mention of the desk is, if it is one; in a ticket's thread its number may be left out.

    What the vendor's people say to the desk is always a command; a customer's may as well be a request.
    """
    if not command.mentions_desk:
        return command
    origin = replace(command.origin, via=Via.MENTION)
    read = verbs.read(command.text, origin) or (verbs.read(_numbered(command.text, ticket), origin) if ticket else None)
    if read:
        return read
    account = command.origin.by
    if account and desk.staff(account):
        return verbs.typed(command.text, origin)
    known_here = command.origin.place and desk.customer_in(command.origin.place)
    return command if known_here else Help(origin=origin)


def hear(command: Hear, situation: Situation) -> Decision:
    """A message that is no command to the desk."""
    case = case_of(situation, command.origin.via)
    if case is None or command.origin.place is None:
        return NOTHING
    if situation.desk.customer_in(command.origin.place) is None:
        return NOTHING  # triage and the like: internal, nothing of it reaches a customer
    return _vendor(command, case) if case.actor.is_vendor else _customer(command, case)


def _vendor(command: Hear, case: Case) -> Decision:
    ticket, asked = case.situation.ticket, case.situation.intake
    if command.origin.thread is None:
        return NOTHING
    if ticket:
        return answering.spoke(command, case, ticket)
    if asked and asked.is_open and asked.answered is None:
        return answering.spoke_before(command, case, asked)
    return NOTHING


def _customer(command: Hear, case: Case) -> Decision:
    ticket, asked = case.situation.ticket, case.situation.intake
    in_thread = command.origin.thread is not None
    if in_thread and ticket:
        return _in_ticket(command, case, ticket, asked)
    if in_thread and asked:
        return _in_intake(command, case, asked)
    if case.desk.intake is IntakeMode.MENTION and not command.mentions_desk and not (asked and asked.is_open):
        return NOTHING
    return intake.request(command, case)


def _in_ticket(command: Hear, case: Case, ticket: Ticket, asked: Intake | None) -> Decision:
    typed = typed_answer(command.text, case.plan)
    if asked and ticket.severity is None and isinstance(typed, Chosen) and typed.severity and _may_choose(case):
        return opening.chosen(typed.severity, case, asked)
    return returning.wrote(command, case, ticket)


def _in_intake(command: Hear, case: Case, asked: Intake) -> Decision:
    if not asked.is_open:
        return _in_settled(command, case, asked)
    typed = typed_answer(command.text, case.plan)
    if typed and _may_choose(case):
        if isinstance(typed, Dismissed):
            return opening.dismissed(case, asked)
        return opening.chosen(typed.severity, case, asked)
    if is_smalltalk(command.text) and not command.files:
        return NOTHING
    return intake.join(command, case, asked)


def _in_settled(command: Hear, case: Case, asked: Intake) -> Decision:
    """A refused request may be taken up by a contact in its thread; a settled one by speaking to the desk."""
    if asked.state is IntakeState.REFUSED and _may_choose(case) and asked.requester != command.origin.by:
        return intake.request(command, case, taken_up=asked)
    return intake.request(command, case) if command.mentions_desk else NOTHING


def _may_choose(case: Case) -> bool:
    return Role.CONTACT in case.actor.roles


def _numbered(text: str, ticket: Ticket | None) -> str:
    verb, _, rest = text.strip().partition(" ")
    return f"{verb} {ticket.id} {rest}".strip() if ticket else text
