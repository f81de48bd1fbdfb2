"""The actions of staff on a ticket: acknowledging, replying, waiting, resolving."""

from dataclasses import replace

from bot.commands import Acknowledge, AwaitCustomer, ReceiveMessage, Reply, ReportMilestone, Resolve
from bot.effects import Effect, ReplyToActor
from bot.engine import posts
from bot.engine.evolve.transitions import may
from bot.engine.milestones import promises
from bot.engine.milestones.follow import happen
from bot.engine.names import is_answer
from bot.engine.situation import Case, Decision, answer
from bot.engine.ticket import cards, consent
from bot.events import Acknowledged, MilestoneReported, Replied, Resolved, Spoke, WaitingOnCustomer
from bot.language import metrics
from bot.model.message import Message
from bot.model.ticket import OVER, Status, Ticket
from bot.wording import refusals, results
from bot.wording.ticket import news
from bot.wording.views import answers

Reaching = Acknowledged | Replied | MilestoneReported | WaitingOnCustomer | Resolved
"""An event that reaches the customer."""


def acknowledge(command: Acknowledge, case: Case, ticket: Ticket) -> Decision:
    """Take note, and tell the customer who has. A second one posts nothing, unless a first response is still due."""
    if not (may(ticket.status, Acknowledged) and ticket.awaits_response):
        over = ticket.status in (Status.RESOLVED, Status.CLOSED)
        told = refusals.not_from_here(ticket.id, ticket.status) if over else answers.acknowledged_already(ticket)
        return answer(told)
    event = Acknowledged(**case.stamp, name=case.actor.name)
    return record_response(ticket, event, case, news.acknowledged(ticket, case.actor.name))


def reply(command: Reply, case: Case, ticket: Ticket) -> Decision:
    """Reply to the customer through the desk.

    A text that isn't a reply, such as a greeting, is passed on, and its writer is told so.
    """
    if not is_answer(command.text, case, ticket):
        return _greeted(command, case, ticket)
    event = Replied(**case.stamp, name=case.actor.name, text=command.text)
    return record_response(ticket, event, case, news.reply(ticket, case.actor.name, command.text))


def wait(command: AwaitCustomer, case: Case, ticket: Ticket) -> Decision:
    """Ask the customer for something, and wait for them."""
    if not may(ticket.status, WaitingOnCustomer):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    event = WaitingOnCustomer(**case.stamp, name=case.actor.name, text=command.text)
    return record_response(ticket, event, case, news.waiting(ticket, case.actor.name, command.text))


def resolve(command: Resolve, case: Case, ticket: Ticket) -> Decision:
    """Mark it as resolved; a reply in the thread opens it again, and silence closes it."""
    if not may(ticket.status, Resolved):
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    closes_after = case.desk.goals.closes_after
    event = Resolved(**case.stamp, name=case.actor.name, text=command.text, closes_after=closes_after)
    return record_response(ticket, event, case, news.resolved(ticket, case.actor.name, command.text))


def report_milestone(command: ReportMilestone, case: Case, ticket: Ticket) -> Decision:
    """Give the customer what is promised by a name: a workaround, or what the pack names itself.

    Of a ticket that is over, only what is still owed is given.
    """
    names = promises.reportable(ticket, case.plan)
    metric, text = metrics.reported(command.text, names) or (None, "")
    if metric is None or not text:
        return answer(results.which_milestone(ticket.id, names))
    if ticket.status in OVER and metric not in {one.kind.metric for one in ticket.open_milestones}:
        return answer(refusals.not_from_here(ticket.id, ticket.status))
    event = MilestoneReported(**case.stamp, name=case.actor.name, text=text, metric=metric)
    return record_response(ticket, event, case, news.reported(ticket, event))


def record_speech(command: ReceiveMessage, case: Case, ticket: Ticket) -> Decision:
    """Record what staff wrote in the customer's thread themselves: a reply too, if it says anything."""
    at = min(command.origin.at, case.now)
    if not (command.brings_content or is_answer(command.text, case, ticket)):
        return Decision(events=(Spoke(**(case.stamp | {"at": at}), name=case.actor.name, text=command.text),))
    event = Replied(**(case.stamp | {"at": at}), name=case.actor.name, text=command.words)
    return record_response(ticket, event, case, None)


def _greeted(command: Reply, case: Case, ticket: Ticket) -> Decision:
    """Pass the text on as it is; it isn't a reply, so reminders go on."""
    event = Spoke(**case.stamp, name=case.actor.name, text=command.text)
    told, rank = news.reply(ticket, case.actor.name, command.text), cards.rank_of(ticket, case.plan)
    said = posts.to_customer(ticket, told, rank=rank)
    return Decision(events=(event,), effects=(said, ReplyToActor(message=results.greeted(ticket))))


def record_response(ticket: Ticket, event: Reaching, case: Case, told: Message | None) -> Decision:
    """Decide that a person reached the customer: what that meets ends with its reminders, and the cards say so."""
    course = happen(ticket, event, targets=case.targets)
    after = course.after
    effects: list[Effect] = []
    if told:
        effects.append(posts.to_customer(ticket, told, rank=cards.rank_of(after, case.plan)))
    if replace(after, version=ticket.version) != ticket:
        effects += cards.refresh(after, case)
    if isinstance(event, Resolved):
        effects += consent.close_access(ticket, case)
    if told:
        effects.append(ReplyToActor(message=results.done(ticket.id, event), is_confirmation=True))
    return Decision(events=course.events, effects=tuple(effects))
