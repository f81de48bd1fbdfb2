"""The one permission check of every command, before anything else is decided.

Absent and forbidden are told in the same words. What a person was refused is part of the decision, so that it can be
put on record.
"""

from enum import StrEnum
from typing import assert_never

from msgspec.structs import replace

from bot import commands
from bot.catalogue import ROWS, allows, judged_as
from bot.commands import Command
from bot.engine.access import access_intake, access_ticket, access_writers_case
from bot.engine.conversation import strangers, unlisted
from bot.engine.conversation.strangers import is_stranger_here
from bot.engine.form_answers import keep_form
from bot.engine.situation import NOTHING, Decision, Refusal, Situation, answer
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import ASSISTANT_ROLES, STAFF_ROLES, Role
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.intake import message_action


class Barred(StrEnum):
    """A reason to refuse: not in the desk file, not their channel, not their role, not theirs to see, or not there."""

    UNLISTED = "unlisted"
    PLACE = "place"
    ROLE = "role"
    FOREIGN = "foreign"
    ABSENT = "absent"


def barred(command: Command, situation: Situation) -> Barred | None:
    """Return why this actor may not give this command here; None: they may."""
    if isinstance(command, commands.RewritingCommand) and access_writers_case(situation, command.origin.via):
        return None
    if unlisted.is_unlisted(situation) and not (
        isinstance(command, commands.OpenHome) and command.origin.via is commands.Via.HOME
    ):
        return Barred.UNLISTED  # a page of their own is for everybody, and isn't where one is told off
    if is_stranger_here(situation, command.origin.place) and not isinstance(command, commands.RewritingCommand):
        return Barred.PLACE
    kind = judged_as(command)
    allowed = allows(situation.actor, kind)
    if situation.actor.is_assistant and not allowed:
        return Barred.ROLE  # the same whatever there is
    if isinstance(command, commands.ReceiveMessage | commands.CreateIntake | commands.ExplainForm):
        return None  # these are for everybody; who may ask is decided with the clause of the plan in hand
    if isinstance(command, commands.TicketCommand):
        if ROWS[kind].roles <= STAFF_ROLES | ASSISTANT_ROLES and not allowed:
            return Barred.ROLE  # the same whether the ticket exists or not
        return _from(situation.ticket, access_ticket(situation), allowed=allowed)
    if isinstance(command, commands.IntakeCommand):
        return _from(situation.intake, access_intake(situation), allowed=allowed)
    if isinstance(command, commands.OpenFromMessage | commands.RewritingCommand | commands.Submit):
        is_anothers = situation.foreign or (situation.intake and access_intake(situation) is None)
        return Barred.FOREIGN if is_anothers else None
    return None if allowed else Barred.ROLE


def _from(there: Ticket | Intake | None, known: Ticket | Intake | None, *, allowed: bool) -> Barred | None:
    if known is None:
        return Barred.FOREIGN if there else Barred.ABSENT
    return None if allowed else Barred.ROLE


def refused(command: Command, situation: Situation, why: Barred) -> Decision:
    """Return the reply to whoever gave it, and the refusal to put on record.

    Those of staff aren't recorded: they may mistype a number. Neither are words that nobody wrote to the desk.
    """
    decision = _told(command, situation, why)
    account = situation.actor.account
    is_told_anyway = isinstance(command, commands.ReceiveMessage) and not command.mentions_desk
    is_staff = situation.actor.is_staff and not situation.actor.is_assistant
    if account is None or is_staff or is_told_anyway:
        return decision
    record = Refusal(
        account=account,
        command=type(command).__name__,
        subject=_subject(command),
        customer=situation.customer.id if situation.customer else None,
        why=why,
    )
    return replace(decision, refusal=record)


def _told(command: Command, situation: Situation, why: Barred) -> Decision:
    if isinstance(command, commands.DesksOwnCommand | commands.RewritingCommand):
        return NOTHING
    match why:
        case Barred.UNLISTED:
            return unlisted.meet(command, situation)
        case Barred.PLACE:
            return _in_a_strange_channel(command, situation)
        case Barred.ROLE:
            return answer(_not_theirs_to_do(command, situation))
        case Barred.FOREIGN | Barred.ABSENT:
            return answer(_nothing_there(command))
        case _:
            assert_never(why)


def _in_a_strange_channel(command: Command, situation: Situation) -> Decision:
    if isinstance(command, commands.ReceiveMessage):
        return strangers.show(command, situation)
    told = refusals.not_their_channel()
    return keep_form(told, command.filled) if isinstance(command, commands.Submit) else answer(told)


def _not_theirs_to_do(command: Command, situation: Situation) -> Message:
    customer, plan = situation.customer, situation.plan
    if situation.actor.is_assistant:
        return refusals.people_only()
    contacts_may = Role.CONTACT in ROWS[judged_as(command)].roles
    if contacts_may and customer and plan and situation.actor.customer == customer.id:
        return refusals.contacts_only(plan, customer, customer.today(situation.now))
    if situation.actor.is_staff:
        is_ours = bool(ROWS[judged_as(command)].roles & STAFF_ROLES)
        return refusals.not_your_role() if is_ours else refusals.customers_to_say()
    return refusals.staff_only(situation.desk)


def _nothing_there(command: Command) -> Message:
    if isinstance(command, commands.TicketCommand):
        return refusals.unknown_ticket(command.ticket)
    return message_action.nothing_there() if isinstance(command, commands.OpenFromMessage) else refusals.gone()


def _subject(command: Command) -> str:
    if isinstance(command, commands.TicketCommand):
        return command.ticket
    if isinstance(command, commands.IntakeCommand):
        return command.intake
    return command.message if isinstance(command, commands.ReceiveMessage | commands.RewritingCommand) else ""
