"""Requests without a message of their own: the desk posts them in the customer's channel, and all else hangs there."""

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import CARRIES_ANSWER, CreateIntake, Origin
from bot.effects import InChannel, ReplyToActor, Say
from bot.engine.access import access_case
from bot.engine.evolve import begin_intake
from bot.engine.intake import eligibility, question
from bot.engine.situation import Case, Decision, Situation, answer
from bot.events import IntakeStarted
from bot.model.carried import Carried, File
from bot.model.customer_message import CustomerMessage
from bot.model.desk import Customer
from bot.model.intake import Intake, source_of
from bot.model.message import Message
from bot.model.places import Account, OwnThread, Place
from bot.model.rank import Rank
from bot.wording.intake import new_request


class RequestWish(Struct, frozen=True, kw_only=True):
    """A request. `key` is the same for the same asking; `contact` is the one for whom staff ask."""

    key: str
    text: str
    files: tuple[File, ...] = ()
    carried: tuple[Carried, ...] = ()
    product: str = ""
    kind: str = ""
    contact: str = ""


def ask(command: CreateIntake, situation: Situation) -> Decision:
    """Post what was asked for in the customer's channel, and ask about it there."""
    case, origin = access_case(situation, command.origin.via), command.origin
    if case is None:
        staff = situation.actor.is_staff
        return answer(new_request.which_customer(situation.desk) if staff else new_request.nowhere())
    key = origin.keys[0] if origin.keys else f"{origin.by} {origin.at.isoformat()}"
    wanted = RequestWish(key=key, text=command.text, files=command.files, carried=command.carried)
    start = start_request(origin, wanted, case)
    return answer(start) if isinstance(start, Message) else _asked(start, origin, case)


def start_request(origin: Origin, wanted: RequestWish, case: Case) -> IntakeStarted | Message:
    """Return the beginning of a request for the person who asks, or for whom staff ask; else why there is none."""
    place, whose = home(case.customer, origin), _whose(origin, case, wanted.contact)
    if place is None or origin.by is None:
        return new_request.no_channel(case.customer)
    if whose is None:
        return new_request.nobody_to_open_for(case.customer)
    account, name = whose
    intake, at = question.intake_id(origin.place, wanted.key), min(origin.at, case.now)
    start = question.start_intake(
        case,
        intake=intake,
        thread=OwnThread(place=place, message_key=source_of(intake)),
        customer_message=CustomerMessage(
            message=wanted.key, at=at, by=origin.by, text=wanted.text, files=wanted.files, carried=wanted.carried
        ),
        requester=account,
        requester_name=name,
    )
    return replace(start, product=wanted.product, kind=wanted.kind)


def obstacle(origin: Origin, case: Case) -> Message | None:
    """Return why nothing could begin, whatever was asked for; None: it could."""
    if home(case.customer, origin) is None:
        return new_request.no_channel(case.customer)
    return None if _whose(origin, case) else new_request.nobody_to_open_for(case.customer)


def refuse_posted(start: IntakeStarted, case: Case) -> Decision | None:
    """Decide what follows if it isn't taken in, which is posted under it in the customer's channel; None: it is.

    A refusal of staff isn't shown to the customer; what else the plan leaves out is for staff to judge.
    """
    if case.actor.is_staff:
        refusal = eligibility.refusal_for_any(case)
        return answer(refusal) if refusal else None
    refused = eligibility.refuse_request(start, case)
    if refused is None:
        return None
    told = ReplyToActor(message=new_request.turned_away(case.customer))
    return Decision(events=refused.events, effects=(announce(begin_intake(start), case), *refused.effects, told))


def announce(intake: Intake, case: Case) -> Say:
    """Return the post of the request in the customer's channel, which its thread hangs under."""
    return Say(
        to=InChannel(place=intake.thread.place),
        message=new_request.announced(intake, case.actor),
        subject=intake.id,
        message_key=intake.source,
        rank=Rank.QUESTION,
    )


def home(customer: Customer, origin: Origin) -> Place | None:
    """Return the channel for a customer's request: where it was asked for, else one on that platform, else any."""
    if origin.place in customer.channels:
        return origin.place
    near = [place for place in customer.channels if origin.place and place.platform is origin.place.platform]
    return next(iter(near or customer.channels), None)


def _asked(start: IntakeStarted, origin: Origin, case: Case) -> Decision:
    intake = begin_intake(start)
    return refuse_posted(start, case) or Decision(
        events=(start,), effects=(announce(intake, case), *question.ask(intake, case), _posted(intake, origin, case))
    )


def _posted(intake: Intake, origin: Origin, case: Case) -> ReplyToActor:
    if origin.via in CARRIES_ANSWER:
        return ReplyToActor(message=new_request.posted_there(case.customer))
    return ReplyToActor(message=new_request.posted(intake, case.customer))


def _whose(origin: Origin, case: Case, contact: str = "") -> tuple[Account, str] | None:
    """Return for whom it is: for the person who asks; if that is staff, for the contact they name, or the first."""
    if not case.actor.is_staff:
        return (origin.by, case.actor.name) if origin.by else None
    known = [one for one in case.customer.contacts_on(case.today) if one.accounts]
    named = [one for one in known if one.id == contact]
    return next(((one.accounts[0], one.name) for one in (*named, *known)), None)
