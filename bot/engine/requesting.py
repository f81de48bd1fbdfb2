"""Requests without a message of their own: the desk posts them in the customer's channel, and all else hangs there."""

from bot.commands import CARRIES_ANSWER, Ask, Origin
from bot.effects import Answer, InChannel, Say
from bot.engine import asking, refusing
from bot.engine.evolve import begin_intake
from bot.engine.situation import Case, Decision, Situation, answer, case_of
from bot.events import IntakeStarted
from bot.model.desk import Customer
from bot.model.ids import SubjectId
from bot.model.intake import File, Intake, Said, source_of
from bot.model.message import Message
from bot.model.places import Account, OwnThread, Place
from bot.wording import requests


def ask(command: Ask, situation: Situation) -> Decision:
    """Asked for in so many words: posted in the customer's channel, and asked about there."""
    case = case_of(situation, command.origin.via)
    if case is None:
        vendor = situation.actor.is_vendor
        return answer(requests.which_customer(situation.desk) if vendor else requests.nowhere())
    if not command.text and not command.files:
        return answer(requests.in_words(case.desk, vendor=case.actor.is_vendor))
    start = started(command.origin, command.text, command.files, case)
    if isinstance(start, Message):
        return answer(start)
    return _asked(start, command.origin, case)


def started(origin: Origin, text: str, files: tuple[File, ...], case: Case) -> IntakeStarted | Message:
    """The beginning of a request for whoever asks, or for whom one of the vendor's people does; else why not."""
    place, whose = home(case.customer, origin), _whose(origin, case)
    if place is None or origin.by is None:
        return requests.no_channel(case.customer)
    if whose is None:
        return requests.nobody_to_open_for(case.customer)
    account, name = whose
    message = origin.keys[0] if origin.keys else f"{origin.by} {origin.at.isoformat()}"
    intake = asking.named(place, message)
    return asking.started(
        case,
        intake=intake,
        thread=OwnThread(place=place, slot=source_of(intake)),
        said=Said(message=message, at=min(origin.at, case.now), by=origin.by, text=text, files=files),
        requester=account,
        requester_name=name,
    )


def announce(intake: Intake, case: Case) -> Say:
    """The request in the customer's channel: what its thread hangs under."""
    return Say(
        to=InChannel(place=intake.thread.place),
        message=requests.announced(intake, case.actor),
        subject=SubjectId(intake.id),
        slot=intake.source,
        urgent=True,
    )


def home(customer: Customer, origin: Origin) -> Place | None:
    """The channel in which a customer's request stands: where it was asked for, else one on that platform, else any."""
    if origin.place in customer.channels:
        return origin.place
    near = [place for place in customer.channels if origin.place and place.platform is origin.place.platform]
    return next(iter(near or customer.channels), None)


def _asked(start: IntakeStarted, origin: Origin, case: Case) -> Decision:
    intake = begin_intake(start)
    announced, refusal = announce(intake, case), refusing.whatever_it_is(case)
    if refusal and case.actor.is_vendor:
        return answer(refusal)  # no customer need read of it; what else the plan leaves out is theirs to judge
    turned_away = None if case.actor.is_vendor else refusing.turned_away(start, case)
    if turned_away:
        told = Answer(message=requests.turned_away(case.customer))
        return Decision(events=turned_away.events, effects=(announced, *turned_away.effects, told))
    return Decision(events=(start,), effects=(announced, *asking.ask(intake, case), _posted(intake, origin, case)))


def _posted(intake: Intake, origin: Origin, case: Case) -> Answer:
    if origin.via in CARRIES_ANSWER:
        return Answer(message=requests.posted_there(case.customer))
    return Answer(message=requests.posted(intake, case.customer))


def _whose(origin: Origin, case: Case) -> tuple[Account, str] | None:
    """For whom it is: for whoever asks; if that is one of the vendor's people, for the customer's first contact."""
    if not case.actor.is_vendor:
        return (origin.by, case.actor.name) if origin.by else None
    for contact in case.customer.contacts_on(case.now.date()):
        if contact.accounts:
            return contact.accounts[0], contact.name
    return None
