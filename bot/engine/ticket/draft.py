"""Drafts: words for the customer that wait under the card until a person sends them, by a button, in their own name.

A draft is a message under the card like any of staff's there (`publication`), only that it was never posted as one.
"""

from msgspec.structs import replace

from bot.commands import Draft
from bot.effects import Effect, ReplyToActor
from bot.engine import posts
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import additions, cards, remark
from bot.model.customer_message import DRAFT, CustomerMessage, MessageSide
from bot.model.message import Message
from bot.model.places import Place
from bot.model.ticket import Ticket
from bot.wording.ticket import draft as words


def keep(command: Draft, case: Case, ticket: Ticket) -> Decision:
    """Show what somebody would write to the customer, with the button that sends it."""
    by = case.actor.account
    if by is None or not command.text.strip():
        return answer(words.nothing_written())
    said = CustomerMessage(
        message=f"{DRAFT}{ticket.id}/{ticket.version}",
        at=case.now,
        by=by,
        text=command.text,
        side=MessageSide.INTERNAL,
        place=next(iter(case.desk.triage), None),
    )
    kept = Decision(events=(remark.noted(said, case.actor.name, case),), effects=_shown(said, case, ticket))
    return kept + Decision(effects=(ReplyToActor(message=words.kept(ticket), is_confirmation=True),))


def settle(said: CustomerMessage, case: Case, ticket: Ticket, writer: str) -> tuple[Effect, ...]:
    """Return what takes the button from a draft that has been sent, and says by whom; nothing if it isn't one."""
    if not said.is_draft:
        return ()
    message = words.sent(ticket, case.customer, case.actor.name, writer or case.actor.name, said.text)
    rank = cards.rank_of(ticket, case.plan)
    edits = (
        posts.edit(ticket, additions.shown_in(ticket.id, one, said.key), message, rank) for one in case.desk.triage
    )
    return tuple(replace(edit, place=one) for edit, one in zip(edits, case.desk.triage, strict=True))


def _shown(said: CustomerMessage, case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    """Return the draft under each card, for the assignee to look at if there is one."""
    person = cards.assignee(ticket, case)

    def written(channel: Place) -> Message:
        called = cards.mentioned((person,) if person else (), channel)
        return words.shown(ticket, case.customer, case.actor.name, said, called)

    notes = posts.under_cards(ticket, written, case.desk.triage, rank=cards.rank_of(ticket, case.plan))
    shown = zip(case.desk.triage, notes, strict=True)
    return tuple(replace(each, message_key=additions.shown_in(ticket.id, one, said.key)) for one, each in shown)
