"""The actions of staff on a ticket: acknowledging, replying, waiting, resolving."""

from msgspec.structs import replace

from bot.commands import Acknowledge, AwaitCustomer, ReceiveMessage, Reply, ReportMilestone, Resolve, Via
from bot.effects import Effect, ReplyToActor
from bot.engine import posts
from bot.engine.customer_message import message_beside
from bot.engine.evolve.transitions import may
from bot.engine.milestones import promises
from bot.engine.milestones.follow import happen
from bot.engine.names import is_answer
from bot.engine.situation import NOTHING, Case, Decision, answer
from bot.engine.ticket import acknowledgement, additions, cards, consent, macros, snooze
from bot.events import Acknowledged, MilestoneReported, Replied, Resolved, Spoke, Stamp, WaitingOnCustomer
from bot.language import metrics
from bot.model.message import Message
from bot.model.raises import wants_acknowledgement
from bot.model.ticket import OVER, Status, Ticket
from bot.wording import refusals, results
from bot.wording.ticket import additions as words
from bot.wording.ticket import form, moved_on, news

Reaching = Acknowledged | Replied | MilestoneReported | WaitingOnCustomer | Resolved
"""An event that reaches the customer."""
Sending = Reply | AwaitCustomer | Resolve | ReportMilestone
Sent = Replied | WaitingOnCustomer | Resolved | MilestoneReported


def acknowledge(command: Acknowledge, case: Case, ticket: Ticket) -> Decision:
    """Take note, and tell the customer who has.

    A second one posts nothing to them, unless a first response is due, or a raise that nobody has said a word about.
    """
    is_due = wants_acknowledgement(ticket, case.plan)
    if not is_due and acknowledgement.may_join(case, ticket):
        return acknowledgement.join(case, ticket)
    if not (may(ticket.status, Acknowledged) and is_due):
        over = ticket.status in (Status.RESOLVED, Status.CLOSED)
        told = refusals.not_from_here(ticket.id, ticket.status) if over else refusals.acknowledged_already(ticket)
        return answer(told)
    event = Acknowledged(**case.stamp, name=case.actor.name)
    return record_response(ticket, event, case, news.acknowledged(ticket, case.actor.name))


def reply(command: Reply, case: Case, ticket: Ticket) -> Decision:
    """Reply to the customer through the desk.

    A text that isn't a reply, such as a greeting, is passed on, and its writer is told so.
    """
    text = macros.written(command.text, case, ticket)
    if isinstance(text, Message) or not text:
        return answer(text or form.empty())
    command = replace(command, text=text)
    if not is_answer(command.text, case, ticket):
        return _greeted(command, case, ticket)
    event = Replied(**case.stamp, name=case.actor.name, text=command.text)
    return _passed_on(command, event, case, ticket, news.reply(ticket, case.actor.name, command.text))


def wait(command: AwaitCustomer, case: Case, ticket: Ticket) -> Decision:
    """Ask the customer for something, and wait for them."""
    if not may(ticket.status, WaitingOnCustomer):
        return answer(refusals.over_already(ticket.id, ticket.status))
    event = WaitingOnCustomer(**case.stamp, name=case.actor.name, text=command.text)
    return _passed_on(command, event, case, ticket, news.waiting(ticket, case.actor.name, command.text))


def resolve(command: Resolve, case: Case, ticket: Ticket) -> Decision:
    """Mark it as resolved; a reply in the thread opens it again, and silence closes it."""
    if not may(ticket.status, Resolved):
        return answer(refusals.over_already(ticket.id, ticket.status))
    if snooze.has_moved_on(ticket, command.seen):
        return answer(moved_on.since_message(ticket, case.plan))
    closes_after = case.desk.goals.closes_after
    event = Resolved(**case.stamp, name=case.actor.name, text=command.text, closes_after=closes_after, has_key=True)
    told = news.resolved(ticket, case.actor.name, command.text, confirms=case.desk.confirm_resolved)
    return _passed_on(command, event, case, ticket, told)


def report_milestone(command: ReportMilestone, case: Case, ticket: Ticket) -> Decision:
    """Give the customer what is promised by a name: a workaround, or what the pack names itself.

    Of a ticket that is over, only what is still owed is given.
    """
    names = promises.reportable(ticket, case.plan)
    metric, text = metrics.reported(command.text, names) or (None, "")
    if metric is None or not text:
        return answer(results.which_milestone(ticket.id, names))
    if ticket.status in OVER and metric not in {one.kind.metric for one in ticket.open_milestones}:
        return answer(refusals.over_already(ticket.id, ticket.status))
    event = MilestoneReported(**case.stamp, name=case.actor.name, text=text, metric=metric)
    return _passed_on(command, event, case, ticket, news.reported(ticket, event))


def record_speech(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Record what staff wrote in the customer's thread themselves, and show it: a reply too, if it says anything."""
    by, place = command.origin.by, command.origin.place
    if by is None or place is None or not command.words:
        return NOTHING
    said = message_beside(command, by, ticket, case.now)
    stamp: Stamp = case.stamp | {"at": said.at}
    message = words.added(ticket.id, case.customer, said, case.actor.name, place, whose=words.OURS)
    shown = Decision(effects=additions.show(ticket, message, case.desk))
    if not (command.brings_content or is_answer(command.text, case, ticket)):
        return Decision(events=(Spoke(**stamp, name=case.actor.name, text=command.text, written=said),)) + shown
    event = Replied(**stamp, name=case.actor.name, text=command.words, written=said)
    return record_response(ticket, event, case, None) + shown


def _greeted(command: Reply, case: Case, ticket: Ticket) -> Decision:
    """Pass the text on as it is; it isn't a reply, so reminders go on."""
    event = Spoke(**case.stamp, name=case.actor.name, text=command.text)
    told, rank = news.reply(ticket, case.actor.name, command.text), cards.rank_of(ticket, case.plan)
    said = posts.to_customer(ticket, told, rank=rank)
    shown = _shown(command, event, case, ticket)
    return Decision(events=(event,), effects=(said, *shown, ReplyToActor(message=results.greeted(ticket))))


def _passed_on(command: Sending, event: Sent, case: Case, ticket: Ticket, told: Message) -> Decision:
    """Decide that a person's words go to the customer through the desk, and show them to those who work on it."""
    return record_response(ticket, event, case, told) + Decision(effects=_shown(command, event, case, ticket))


def _shown(command: Sending, event: Sent | Spoke, case: Case, ticket: Ticket) -> tuple[Effect, ...]:
    """Return the words under its cards; not where they were said to the desk, since they can be read there."""
    if not event.text:
        return ()
    origin = command.origin
    there = origin.place if origin.via is Via.MENTION and origin.thread is not None else None
    return additions.show(ticket, words.sent(ticket.id, case.actor.name, event.text), case.desk, but=there)


def record_response(ticket: Ticket, event: Reaching, case: Case, told: Message | None) -> Decision:
    """Decide that a person reached the customer: what that meets ends with its reminders, and the cards say so."""
    counted = () if isinstance(event, Resolved) else acknowledgement.counted(case, ticket)
    course = happen(ticket, event, *counted, targets=case.targets)
    after = course.after
    effects: list[Effect] = []
    if told:
        key = after.resolved_message if isinstance(event, Resolved) else None
        effects.append(posts.to_customer(ticket, told, key, rank=cards.rank_of(after, case.plan)))
    if replace(after, version=ticket.version) != ticket:
        effects += cards.refresh(after, case)
    if isinstance(event, Resolved):
        effects += consent.close_access(ticket, case)
    if told:
        effects.append(ReplyToActor(message=results.done(ticket.id, event, staff=True), is_confirmation=True))
    return Decision(events=course.events, effects=tuple(effects))
