"""The account by which somebody acts, when the platform names their workspace in more than one way, or not at all.

Slack leaves the workspace out of messages with files, and names an organisation or a sister workspace in clicks. A user
has the same id in all of them, so that the desk file can say who is meant: in a customer's channel one of its people or
of the staff, in the thread of somebody's own request that person.
"""

from typing import TypeVar

from msgspec.structs import replace

from bot.commands import Command, EditMessage, OpenFromMessage, Origin, Pointed, Via
from bot.effects import InChannel, Say
from bot.engine.situation import NOTHING, Decision, Situation
from bot.model.desk import Desk
from bot.model.intake import Intake
from bot.model.people import Assistant, Contact, Person
from bot.model.places import Account, OwnThread, Place
from bot.model.ticket import Ticket
from bot.wording.conversation import unlisted

C = TypeVar("C", bound=Command)


def recognise(command: C, desk: Desk) -> C:
    """Return the command with the accounts that the desk file has, if the platform named a user alone."""
    origin = command.origin
    if origin.by and origin.is_workspace_assumed:
        command = replace(command, origin=replace(origin, by=_listed(origin.by, origin, desk)))
    if isinstance(command, OpenFromMessage) and command.pointed:
        return replace(command, pointed=_recognised_writer(command.pointed, origin, desk))
    if isinstance(command, EditMessage) and command.mention:
        return replace(command, mention=recognise(command.mention, desk))
    return command


def acting_origin(origin: Origin, desk: Desk, subject: Ticket | Intake | None) -> Origin:
    """Return the origin with the requester's account, if they click in the thread of their own request.

    They may do so under another workspace of theirs.
    """
    if origin.by is None or subject is None or origin.by == subject.requester or is_listed(origin.by, origin, desk):
        return origin
    is_theirs = origin.via in (Via.BUTTON, Via.FORM) and _is_same_user(origin.by, subject.requester)
    return replace(origin, by=subject.requester) if is_theirs and _in(origin, subject) else origin


def is_a_programs(origin: Origin, desk: Desk) -> bool:
    """Return whether a program speaks for itself.

    One that posts for somebody in the desk file passes on their words.
    """
    return origin.by_program and not (origin.by and is_listed(origin.by, origin, desk))


def is_listed(account: Account, origin: Origin, desk: Desk) -> bool:
    """Return whether the desk file has this account, or knows it by its email address."""
    return desk.knows(account, origin.email)


def report_other_account(command: Command, situation: Situation) -> Decision:
    """Tell triage, once per day and account, who in the desk file acts here by an account that it doesn't have."""
    origin, desk = command.origin, situation.desk
    if origin.by is None or origin.place is None or is_listed(origin.by, origin, desk):
        return NOTHING
    account = situation.actor.account
    if any(subject and subject.requester == account for subject in (situation.intake, situation.ticket)):
        return NOTHING
    namesakes = _namesakes(origin.by, origin.place, desk)
    if len(namesakes) != 1:
        return NOTHING
    person = namesakes[0]
    where = situation.customer.name if situation.customer else ""
    told = unlisted.under_another(person.name, origin.by, person.accounts, where)
    key = f"told:account/{origin.by}/{situation.now.date()}"
    return Decision(effects=tuple(Say(to=InChannel(place=to), message=told, once=f"{key}/{to}") for to in desk.triage))


def _recognised_writer(pointed: Pointed, origin: Origin, desk: Desk) -> Pointed:
    """Return the message pointed at, with its writer as the desk file has them; None if a program spoke for itself."""
    if pointed.writer is None:
        return pointed
    there = replace(origin, by=pointed.writer, email=pointed.writer_email, by_program=pointed.by_program)
    if pointed.is_workspace_assumed:
        there = replace(there, by=_listed(pointed.writer, there, desk))
    is_programs = is_a_programs(there, desk) or desk.assistant(there.by)
    return replace(pointed, writer=None if is_programs else there.by)


def _listed(account: Account, origin: Origin, desk: Desk) -> Account:
    """Return the one account of this user that the desk file has in this place; else the one that was assumed."""
    if origin.place is None or is_listed(account, origin, desk):
        return account
    people = _namesakes(account, origin.place, desk)
    found = {one for person in people for one in person.accounts if _is_same_user(one, account)}
    return found.pop() if len(found) == 1 else account


def _namesakes(account: Account, place: Place, desk: Desk) -> list[Person | Contact | Assistant]:
    """Return those with the same user id: of this channel's customer, of the staff, and of the assistants."""
    here = desk.customer_in(place)
    people: list[Person | Contact | Assistant] = [*desk.people, *(here.contacts if here else ()), *desk.assistants]
    return [one for one in people if any(_is_same_user(listed, account) for listed in one.accounts)]


def _is_same_user(one: Account, other: Account) -> bool:
    return (one.platform, one.user) == (other.platform, other.user)


def _in(origin: Origin, subject: Ticket | Intake) -> bool:
    """Return whether something happens in the thread of a request; a form only names the channel."""
    thread = subject.thread
    if origin.place != thread.place:
        return False
    return origin.thread is None or isinstance(thread, OwnThread) or origin.thread == thread
