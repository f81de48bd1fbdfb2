"""Drafts of a customer's assistant: its customer's contacts are shown them, each directly, and one sends or drops it.

Who acts in a shared channel from another organisation may have no chat with the desk, and what they alone are shown
there doesn't stay. They are shown a draft where its program wrote it, for all to read, as its words are already.

Nothing is kept of a draft but these messages, whose buttons carry its words: no member of staff can read it before it
is sent. Sent, it is the word of the person who sent it, and all follows from it that does from their own.
"""

from hashlib import sha256
from typing import Final

from msgspec.structs import replace

from bot.commands import CreateIntake, Draft, DropDraft, Origin, ReceiveMessage, SendDraft
from bot.effects import Amend, Effect, InChannel, InThread, ReplyToActor, Say, ToPerson
from bot.engine import posts
from bot.engine.access import access_case
from bot.engine.conversation import channel
from bot.engine.homes import account_on
from bot.engine.situation import Case, Decision, Situation, answer
from bot.engine.ticket import cards
from bot.model.customer_message import DRAFT
from bot.model.hearing import is_foreign_in
from bot.model.ids import MessageKey
from bot.model.message import Mention, Message
from bot.model.people import Contact
from bot.model.places import Account, Place, Thread
from bot.model.ticket import Ticket
from bot.wording import refusals
from bot.wording.conversation import drafts as words

MAX_LENGTH: Final = 1500
"""The most characters of a draft: a button carries two thousand on Slack, with what else it says."""


def offer_words(command: Draft, case: Case, ticket: Ticket) -> Decision:
    """Show the contacts what could be said about a ticket."""
    return (
        answer(words.past(ticket)) if ticket.is_past(case.now) else _offered(command.text, command.origin, case, ticket)
    )


def offer_request(command: CreateIntake, situation: Situation) -> Decision:
    """Show the contacts what could be asked for."""
    case = access_case(situation, command.origin.via)
    return _offered(command.text, command.origin, case, None) if case else answer(refusals.gone())


def send(command: SendDraft, case: Case, ticket: Ticket) -> Decision:
    """Say it in the thread of the ticket, as the word of the person who sends it."""
    by, said = case.actor.account, f"{DRAFT}{command.draft}"
    if by is None or not command.text.strip():
        return answer(words.nothing_written())
    if ticket.is_past(case.now):
        return answer(words.past(ticket))
    in_the_thread = replace(case, situation=replace(case.situation, in_private=False))
    thread = ticket.thread if isinstance(ticket.thread, Thread) else None
    origin = replace(command.origin, place=ticket.thread.place, thread=thread)
    heard = ReceiveMessage(origin=origin, message=said, text=command.text)
    shown = words.said(ticket, case.actor.name, command.text)
    post = posts.to_customer(ticket, shown, MessageKey(said), rank=cards.rank_of(ticket, case.plan))
    told = words.sent(case.actor.name, command.text, ticket.id)
    kept = channel.hear_in_ticket(heard, in_the_thread, ticket)
    return Decision(effects=(post,)) + kept + _settled(command.draft, told, case)


def settle_request(command: CreateIntake, situation: Situation, begun: Decision) -> Decision:
    """Return what began with a draft, which nobody can send any more; nothing of that if nothing has begun."""
    case = access_case(situation, command.origin.via)
    if case is None or not begun.events:
        return begun
    return begun + _settled(command.draft, words.sent(case.actor.name, command.text, None), case)


def drop(command: DropDraft, situation: Situation) -> Decision:
    """Say to all who could send it that somebody has dropped it."""
    case = access_case(situation, command.origin.via)
    return _settled(command.draft, words.dropped(case.actor.name), case) if case else answer(refusals.gone())


def _offered(text: str, origin: Origin, case: Case, ticket: Ticket | None) -> Decision:
    if not text.strip():
        return answer(words.nothing_written())
    if len(text) > MAX_LENGTH:
        return answer(words.too_long(len(text), MAX_LENGTH))
    readers = _readers(origin.place, case)
    if not readers:
        return answer(words.nobody(case.customer))
    number = ticket.id if ticket else None
    draft = sha256(f"{case.actor.id}/{origin.at.isoformat()}/{number}/{text}".encode()).hexdigest()[:16]
    shown = words.offered(case.actor.name, draft, text, number)
    says: list[Effect] = [
        Say(to=ToPerson(account=account), message=shown, message_key=_key(draft, account))
        for _, account in readers
        if not _is_foreign(account, origin)
    ]
    called = tuple(Mention(account=one, name=contact.name) for contact, one in readers if _is_foreign(one, origin))
    if called and origin.place:
        to = InThread(thread=origin.thread) if origin.thread else InChannel(place=origin.place)
        there = words.offered(case.actor.name, draft, text, number, called)
        says.append(Say(to=to, message=there, message_key=_key(draft, origin.place)))
    told = words.waits(tuple(contact.name for contact, _ in readers))
    return Decision(effects=(*says, ReplyToActor(message=told, is_confirmation=True)))


def _settled(draft: str, told: Message, case: Case) -> Decision:
    """Return what takes the buttons from a draft, wherever it was shown; the second to settle it changes nothing."""
    directly = tuple(
        Amend(account=account, message_key=_key(draft, account), message=told)
        for contact in case.customer.contacts
        for account in contact.accounts
    )
    there = tuple(Amend(place=one, message_key=_key(draft, one), message=told) for one in case.customer.channels)
    return Decision(effects=(*directly, *there), once=f"draft/{case.customer.id}/{draft}", too_late=words.settled())


def _readers(place: Place | None, case: Case) -> tuple[tuple[Contact, Account], ...]:
    """Return the contacts who are shown a draft, each by one account that is a contact of no other customer."""
    found = []
    for contact in case.customer.contacts_on(case.today):
        account = (account_on(contact, place) if place else None) or next(iter(contact.accounts), None)
        if account and len(case.desk.contact_of(account)) == 1:
            found.append((contact, account))
    return tuple(found)


def _is_foreign(account: Account, origin: Origin) -> bool:
    return origin.place is not None and is_foreign_in(origin.place, account)


def _key(draft: str, home: Account | Place) -> MessageKey:
    return MessageKey(f"{DRAFT}{draft}/{home}")
