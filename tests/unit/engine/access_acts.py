"""What can be done and seen of remote access: the words of buttons, the question as it reads, what is on record."""

from bot.events import AccessEnded, AccessExpired, AccessGranted, AccessRefused, AccessWithdrawn, Event
from bot.model.access import question_of
from bot.model.message import Mention
from bot.model.milestone import Milestone, MilestoneType, Outcome
from bot.model.places import Account
from tests.unit.engine.desk import FrontDesk, Post
from tests.unit.engine.people import TRIAGE

ASK = "access EX-1 2h to look at the exports"
ACCESS = (AccessGranted, AccessRefused, AccessExpired, AccessWithdrawn, AccessEnded)


def presses(desk: FrontDesk, who: Account, said: str) -> str:
    return desk.presses(who, "access", "EX-1", said)


def question(desk: FrontDesk) -> Post:
    key = question_of(desk.ticket().id, desk.ticket().access_count)
    return next(post for post in desk.posts() if post.held.entry.fills == key)


def stands(desk: FrontDesk) -> str:
    """How the question reads by now."""
    return desk.standing(question_of(desk.ticket().id, desk.ticket().access_count)).partition("\n")[0]


def consent(desk: FrontDesk) -> Milestone:
    return next(one for one in desk.ticket().milestones if one.type is MilestoneType.CONSENT)


def outcome(desk: FrontDesk) -> Outcome | None:
    ended = consent(desk).ended
    return ended.outcome if ended else None


def happened(desk: FrontDesk) -> list[type[Event]]:
    return [type(event) for event in desk.history("EX-1") if isinstance(event, ACCESS)]


def mentioned(post: Post) -> set[Account]:
    return {span.account for span in post.message.summary if isinstance(span, Mention)}


def under_card(desk: FrontDesk) -> str:
    return desk.under(desk.ticket().card_in(TRIAGE))[-1].text
