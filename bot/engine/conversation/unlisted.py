"""The vendor's own staff who aren't in the desk file, but are in the directory of the desk's workspace.

They aren't mistaken for the customer, and nobody is told so in public: triage is asked who that is, once a day, and
reads what they write. When they speak to the desk, they read in private who can add them.
"""

from typing import TypeVar

from msgspec.structs import replace

from bot.commands import (
    Command,
    CreateIntake,
    Deferrable,
    OpenFromMessage,
    Origin,
    ReceiveMessage,
    RewritingCommand,
    Submit,
)
from bot.effects import Effect, InChannel, Say, UnderMessage
from bot.engine import accounts
from bot.engine.conversation import newcomers
from bot.engine.conversation.places import is_elsewhere
from bot.engine.customer_message import message_beside
from bot.engine.form_answers import keep_form
from bot.engine.situation import NOTHING, Decision, Situation, answer
from bot.engine.ticket import additions
from bot.events import Stamp
from bot.model.desk import Desk
from bot.model.ids import MessageKey
from bot.model.intake import Intake
from bot.model.message import Message
from bot.model.people import Profile, Role
from bot.model.places import Account, Place
from bot.model.rank import Rank
from bot.model.series import Series, SeriesKind
from bot.model.ticket import Ticket
from bot.wording.conversation import unlisted as words

C = TypeVar("C", bound=Command)


def account_to_look_up(command: Command, desk: Desk) -> Account | None:
    """Return the account to ask the directory about before this is decided; None if it can be decided at once.

    It is that of who gives the command, else of the writer of the message it points at, in the desk's own workspace and
    unknown to the desk file; else that of who is to become a contact. Nobody waits for the giver's account if its
    workspace is a guess. Forms go back and forth at once, and don't wait either; nor does a command that comes to
    nothing, whoever gives it.
    """
    is_form = isinstance(command, CreateIntake) and not (command.text or command.files or command.carried)
    if not isinstance(command, Deferrable) or is_form or accounts.is_a_programs(command.origin, desk):
        return None
    if isinstance(command, ReceiveMessage) and _is_internal(command, desk):
        return None
    origins = (command.origin, *_pointed(command))
    found = (one.by for one in origins if one.is_full_member is None and not one.is_workspace_assumed)
    unknown = next((one for one in found if one and _may_be_unlisted(one, command.origin.place, desk)), None)
    return unknown or newcomers.newcomer_of(command, desk)


def is_own(account: Account, place: Place | None) -> bool:
    """Return whether an account belongs to the workspace that the desk itself is in."""
    return place is not None and (account.platform, account.workspace) == (place.platform, place.workspace)


def with_profile(command: C, account: Account, profile: Profile) -> C:
    """Return the command with the directory's entry of an account that gives it or wrote what it points at.

    The name there is used for staff alone, since a command may carry nothing but what they are called by; others are
    shown as their platform shows them.
    """
    origin = command.origin
    if origin.by == account:
        name = (profile.name if profile.is_full_member else "") or origin.by_name
        command = replace(command, origin=replace(origin, by_name=name, is_full_member=profile.is_full_member))
    if isinstance(command, OpenFromMessage) and command.pointed and command.pointed.writer == account:
        pointed = replace(command.pointed, is_full_member=profile.is_full_member)
        return replace(command, pointed=pointed)
    return command


def is_unlisted(situation: Situation) -> bool:
    """Return whether the actor is a member of staff who isn't in the desk file."""
    return Role.UNLISTED in situation.actor.roles


def meet(command: Command, situation: Situation) -> Decision:
    """Decide what follows from their act: triage is asked who they are, and they read who can add them.

    What they write in a customer's channel is shown in triage as theirs.
    """
    by, place = command.origin.by, command.origin.place
    if by is None or isinstance(command, RewritingCommand):
        return NOTHING
    if isinstance(command, ReceiveMessage) and not command.mentions_desk:
        is_customers = place is not None and situation.desk.customer_in(place) is not None
        return _shown(command, by, situation) if is_customers and command.words else NOTHING
    told = words.not_listed(situation.desk)
    if isinstance(command, Submit):
        return keep_form(told, command.filled)
    return _shown(command, by, situation) + answer(told)


def _shown(command: Command, by: Account, situation: Situation) -> Decision:
    """Return the question for each triage channel, and what they wrote in a customer's channel.

    It is shown under the ticket whose thread it is in, else with the question, and later that day under it.
    """
    about, name = _about(command, situation), situation.actor.name
    here = situation.desk.customer_in(command.origin.place) if command.origin.place else None
    said = command if isinstance(command, ReceiveMessage) and command.words and here else None
    ticket = about.id if isinstance(about, Ticket) else None
    did = words.wanted_something(here)
    if said and here:
        did = words.wrote_in_thread(ticket) if about else words.wrote_here(here)
    question = words.who_is(by, name, did, here, None if about else said)
    of_today = f"unlisted/{by}/{situation.now.date()}"
    effects: list[Effect] = []
    for channel in situation.desk.triage:
        message_key = MessageKey(f"{of_today}/{channel}")
        more = words.wrote_again(said, by, name, here) if said and here and not about else None
        later = _under(message_key, more, of_today, channel) if more else None
        effects.append(
            Say(
                to=InChannel(place=channel),
                message=question,
                message_key=message_key,
                once=f"told:{message_key}",
                otherwise=later,
            )
        )
        if said and about:
            under = about.card_in(channel)
            subject = about.id
            shown = _under(under, words.wrote_in(said, by, name, ticket), f"{subject}/additions", channel)
            effects.append(replace(shown, subject=subject))
    if said is None or about is None:
        return Decision(effects=tuple(effects))
    stamp = Stamp(at=situation.now, by=situation.actor.id, via=command.origin.via)
    event = additions.overheard(about, message_beside(said, by, about, situation.now), name, stamp)
    return Decision(events=(event,), effects=tuple(effects))


def _about(command: Command, situation: Situation) -> Ticket | Intake | None:
    """Return the ticket or the request in whose thread it happens."""
    return (situation.ticket or situation.intake) if command.origin.thread else None


def _under(message_key: MessageKey, message: Message, key: str, channel: Place) -> Say:
    return Say(
        to=UnderMessage(place=channel, message_key=message_key),
        message=message,
        rank=Rank.CHATTER,
        series=Series(key=key, kind=SeriesKind.GROWING),
    )


def _may_be_unlisted(account: Account, place: Place | None, desk: Desk) -> bool:
    return is_own(account, place) and not desk.knows(account)


def _is_internal(command: ReceiveMessage, desk: Desk) -> bool:
    """Return whether it is written in triage, but not to the desk, or in a channel that nobody serves."""
    in_triage = command.origin.place in desk.triage and not command.mentions_desk
    return in_triage or is_elsewhere(command, desk)


def _pointed(command: Command) -> tuple[Origin, ...]:
    """Return the writer of what is pointed at, as if they gave the command."""
    pointed = command.pointed if isinstance(command, OpenFromMessage) else None
    if pointed is None or pointed.writer is None or pointed.by_program:
        return ()
    return (
        replace(
            command.origin,
            by=pointed.writer,
            is_full_member=pointed.is_full_member,
            is_workspace_assumed=pointed.is_workspace_assumed,
        ),
    )
