"""A message of ours in triage becomes a reply: shown first, then sent once, edited with its original, or taken back.

It goes out in the name of whoever publishes it; the record says whose words they are. The message itself has the state
(`CustomerMessage.publication`), so that no second click sends it again.
"""

from msgspec.structs import replace

from bot.commands import CARRIES_ANSWER, Publish, ReplyFromMessage, Unsend
from bot.effects import Effect, ReplyToActor, Say, ToPerson
from bot.engine import posts
from bot.engine.access import access_case, access_ticket
from bot.engine.milestones.follow import happen
from bot.engine.names import is_answer
from bot.engine.situation import Case, Decision, Situation, answer
from bot.engine.ticket import additions, cards, draft, remark, response
from bot.events import Replied, Spoke, TakenBack, TicketEvent
from bot.model.customer_message import CustomerMessage, Publication
from bot.model.ticket import OVER, Ticket
from bot.wording import refusals, results
from bot.wording.labels import assistants_name
from bot.wording.ticket import news
from bot.wording.ticket import publication as words


def point(command: ReplyFromMessage, situation: Situation) -> Decision:
    """Show what would be sent, if it is a message of ours under the card of a ticket."""
    case, ticket = access_case(situation, command.origin.via), access_ticket(situation)
    pointed, place = command.pointed, command.origin.place
    if place not in situation.desk.triage:
        return answer(words.nothing_there())
    if pointed is None:
        return answer(words.unreadable())
    if case is None or pointed.writer is None or pointed.by_program or pointed.message == _root(command):
        return answer(words.nothing_there())
    if ticket is None:
        return answer(words.before_a_ticket() if case.situation.intake else words.nothing_there())
    if ticket.merged_into:
        return answer(refusals.goes_on(ticket.id, ticket.merged_into))
    held = case.situation.later_message
    said = held or remark.pointed_at(pointed, pointed.writer, place, case)
    person = case.desk.staff(pointed.writer)
    kept = remark.noted(said, person.name if person else pointed.writer_name, case)
    return Decision(events=() if held else (kept,)) + _shown(said, case, ticket)


def publish(command: Publish, case: Case, ticket: Ticket) -> Decision:
    """Send the customer the message that was shown; without one, show the latest."""
    said, stamp = case.situation.later_message, command.text.rpartition("#")[2]
    if said is None:
        return answer(words.nothing_there() if command.text else words.none_yet(ticket))
    refused = _refusal(said, ticket)
    if refused or not command.text or stamp != _stamp(said):
        return refused or _shown(said, case, ticket, again=bool(command.text))
    name, writer = case.actor.name, _writer(said, case)
    sent = replace(said, publication=Publication(name=name, at=case.now))
    copy = posts.to_customer(
        ticket, news.reply(ticket, name, said.text), ticket.copy_of(said.key), rank=cards.rank_of(ticket, case.plan)
    )
    published = words.published(ticket, case.customer, name, writer, said.text)
    shown = draft.settle(said, case, ticket, writer) or additions.show(ticket, published, case.desk)
    told = Decision(effects=(copy, *shown))
    if not is_answer(said.text, case, ticket):
        event: TicketEvent = Spoke(**case.stamp, name=name, text=said.text, written=sent)
        return Decision(events=(event,)) + told + answer(results.greeted(ticket))
    replied = Replied(**case.stamp, name=name, text=said.text, written=sent, writer=writer)
    return told + response.record_response(ticket, replied, case, None) + answer(words.sent(ticket, case.customer))


def unsend(command: Unsend, case: Case, ticket: Ticket) -> Decision:
    """Take back what the customer was sent like this; while the ticket is open they wait for an answer again."""
    said, name = case.situation.later_message, case.actor.name
    if said is None or said.publication is None or not said.is_published:
        return answer(words.not_sent(ticket))
    back = replace(said, publication=replace(said.publication, taken_back_at=case.now))
    is_wanted = ticket.status not in OVER and is_answer(said.text, case, ticket)
    event = TakenBack(**case.stamp, customer_message=back, name=name, wants_answer=is_wanted)
    copy = posts.edit(ticket, ticket.copy_of(said.key), words.copy_taken_back(name), cards.rank_of(ticket, case.plan))
    course = happen(ticket, event, targets=case.targets)
    shown = additions.show(ticket, words.taken_back(ticket, name, said), case.desk)
    return Decision(events=course.events, effects=(copy, *shown)) + answer(words.done(ticket, is_wanted=is_wanted))


def follow(before: CustomerMessage, after: CustomerMessage, case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    """Return what a change of a message under the card means for the customer's copy: an edit edits it.

    A deletion leaves it, since it may have been read: triage is told, with the way to take it back.
    """
    if not after.is_published or after.publication is None:
        return ()
    if after.deleted_at:
        return cards.notes(ticket, words.deleted(ticket, case.customer, before, case.actor.name), case)
    if not after.text.strip():
        return ()
    copy = news.reply(ticket, after.publication.name, after.text)
    return (posts.edit(ticket, ticket.copy_of(after.key), copy, cards.rank_of(ticket, case.plan)),)


def _root(command: ReplyFromMessage) -> str:
    return command.pointed.message if command.pointed and command.origin.thread is None else ""


def _refusal(said: CustomerMessage, ticket: Ticket) -> Decision | None:
    if said.publication:
        return answer(words.sent_already(ticket, said))
    if said.deleted_at:
        return answer(words.gone())
    return None if said.text.strip() else answer(words.no_words())


def _shown(said: CustomerMessage, case: Case, ticket: Ticket, *, again: bool = False) -> Decision:
    """Show what would be sent, to nobody but who asks: where an answer has no buttons, in the chat with the desk."""
    refused = _refusal(said, ticket)
    if refused:
        return refused
    argument = f"{said.key}#{_stamp(said)}"
    preview = words.preview(ticket, case.customer, said, _writer(said, case), argument, again=again)
    account = case.actor.account
    if case.via in CARRIES_ANSWER and account:
        directly = Say(to=ToPerson(account=account), message=preview, subject=ticket.id)
        return Decision(effects=(directly, ReplyToActor(message=words.shown_directly())))
    return answer(preview)


def _stamp(said: CustomerMessage) -> str:
    """Return the sign of how a message reads: who was shown another mustn't send this one."""
    return str(int(said.edited_at.timestamp() * 1000)) if said.edited_at else "0"


def _writer(said: CustomerMessage, case: Case) -> str:
    """Return the name of who wrote it, if that isn't the person who acts; empty if it is."""
    person, assistant = case.desk.staff(said.by), case.desk.assistant(said.by)
    name = person.name if person else assistants_name(assistant.name) if assistant else "somebody else"
    return "" if person and person.id == case.actor.id else name
