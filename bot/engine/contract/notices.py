"""Notices to a customer: posted once in each of its channels, counted down there, withdrawn there.

The account manager reads the same, with where it went; whom the desk can't reach there, they have to tell.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from bot.effects import Destination, Effect, InChannel, Say, ToPerson, Withdraw
from bot.engine.contract import authority
from bot.engine.situation import Case
from bot.events import NoticeGiven, NoticeWithdrawn
from bot.model.contract import Contract
from bot.model.desk import Customer, Desk
from bot.model.hearing import inviting
from bot.model.message import Message
from bot.model.notice import Notice, NoticeStage
from bot.model.people import Person
from bot.model.rank import Rank
from bot.sla.amounts import later_day
from bot.wording import citing
from bot.wording.clauses import Clause, clauses
from bot.wording.contract import notices as words
from policies.terms import Plan, Provision, Source


class NoNotice(ValueError):
    """A notice that can't be given, or withdrawn; the message says why, and what to do."""


class Announcement(Struct, frozen=True, kw_only=True):
    """The wish that customers are told something: under the clause of that topic, with an effect on that day.

    Without a topic it is an announcement, under no clause. `effect` None: as soon as the clause allows, if it says so.
    """

    topic: str
    text: str
    name: str
    effect: date | None = None


class InsideNews(Struct, frozen=True, kw_only=True):
    """A message that an account manager reads, or triage, about these customers."""

    customers: tuple[Customer, ...]
    said: Say


def drafted(wanted: Announcement, number: int, customer: Customer, plan: Plan, now: datetime) -> Notice:
    """Return the notice as it would be given to a customer now, with the days that its clause asks for.

    Raises NoNotice.
    """
    (clause, says), today = _clause(wanted.topic, plan) if wanted.topic else (None, None), customer.today(now)
    ahead, support = (says.notice, says.support) if says else (None, None)
    first = later_day(today, ahead) if ahead else None
    cited = citing.clause(plan, clause.source or Source(clause="")) if clause else ""
    if wanted.effect and ahead and first and wanted.effect < first:
        raise NoNotice(words.too_soon(customer, wanted.effect, ahead, cited, first))
    if wanted.effect and wanted.effect < today:
        raise NoNotice(words.is_past(customer, wanted.effect))
    return Notice(
        number=number,
        topic=clause.topic if clause else "",
        clause=cited,
        text=wanted.text,
        given_at=now,
        name=wanted.name,
        zone=customer.zone,
        effect=wanted.effect or first,
        support_end=later_day(today, support) if support else None,
    )


def same_as(notice: Notice, contract: Contract) -> Notice | None:
    """Return the notice of the same words that a customer was given before, unless it was withdrawn."""
    counting = (one for one in contract.notices if one.ended is None or not one.ended.is_withdrawn)
    return next((one for one in counting if (one.topic, one.text) == (notice.topic, notice.text)), None)


def give(event: NoticeGiven, contract: Contract, customer: Customer, desk: Desk) -> tuple[Say, ...]:
    """Return what the customer reads of a notice, and where; raises NoNotice if the same one counts already."""
    if before := same_as(event.notice, contract):
        raise NoNotice(words.told_already(customer, before))
    return posted(words.given(event.notice, customer), customer, desk)


def withdraw(event: NoticeWithdrawn, contract: Contract, customer: Customer, desk: Desk) -> tuple[Say, ...]:
    """Return what the customer reads when a notice is taken back; raises NoNotice if it doesn't count."""
    found = contract.notice(event.number)
    if found is None or not found.is_open:
        raise NoNotice(words.counts_for_nobody(event.number, customer))
    return posted(words.withdrawn(found, event.why, event.name), customer, desk)


def told_inside(
    told: Iterable[tuple[Customer, Notice]],
    written: Callable[[Notice, Sequence[Customer]], Message],
    desk: Desk,
    now: datetime,
) -> tuple[InsideNews, ...]:
    """Return what account managers read of a notice: of all customers of theirs in one message.

    Whose terms give it other days, or by another clause, have a message of their own.
    """
    together: dict[tuple[Destination, object], list[tuple[Customer, Notice]]] = {}
    for customer, notice in told:
        for to in _insiders(customer, desk, now):
            together.setdefault((to, (notice.clause, notice.dates)), []).append((customer, notice))
    return tuple(
        InsideNews(customers=customers, said=Say(to=to, message=written(each[0][1], customers)))
        for (to, _), each in together.items()
        if (customers := tuple(customer for customer, _ in each))
    )


def reminders(notice: Notice, step: int, tag: str, case: Case) -> tuple[Effect, ...]:
    """Return the reminders of a notice's day; one that hasn't gone out yet is replaced by it.

    Whoever looks after several customers who are reminded of the same, each at the time of their own zone, reads it
    with the first of them, once.
    """
    stages = {one.step: one for one in notice.stages()}
    stage = stages.get(step)
    if stage is None:
        return ()
    is_last, customer = step == max(stages), case.customer
    named = "" if is_last else tag  # the last goes out though nothing is counted down any more
    posts = posted(words.counted_down(notice, stage), customer, case.desk)
    said = (replace(one, tag=named, rank=Rank.REMINDER) for one in posts)
    manager, desk = authority.manager_of(customer, case.desk, case.now), case.desk
    inside = words.counted_down_inside(notice, stage, _reminded_together(notice, stage, manager, case), desk.off)
    once = f"told:notice/{notice.number}/{stage.what}/{stage.day}/{stage.days_left}/{manager.id if manager else ''}"
    told = (
        Say(to=to, message=inside, tag=named, rank=Rank.REMINDER, once=f"{once}/{number}")
        for number, to in enumerate(_insiders(customer, desk, case.now))
    )
    return (Withdraw(tag=tag), *said, *told)


def _reminded_together(notice: Notice, stage: NoticeStage, manager: Person | None, case: Case) -> tuple[Customer, ...]:
    """Return the customers who are reminded of that day of a notice, and of whom its account manager reads as well."""
    desk, its = case.desk, (stage.what, stage.day)
    theirs = (
        authority.looked_after_by(manager, desk, case.now)
        if manager
        else tuple(one for one in desk.customers if authority.manager_of(one, desk, case.now) is None)
    )
    others = (
        one
        for one in theirs
        if one.id != case.customer.id
        and any(each.number == notice.number and its in each.dates for each in one.notices)
    )
    return (case.customer, *others)


def posted(message: Message, customer: Customer, desk: Desk) -> tuple[Say, ...]:
    """Return what posts a message once in each channel of a customer, as theirs."""
    return tuple(
        Say(to=InChannel(place=place), message=inviting(message, place, desk), customer=customer.id)
        for place in customer.channels
    )


def _clause(topic: str, plan: Plan) -> tuple[Clause, Provision | None]:
    """Return the clause of a plan on a topic, and what it says of notices; raises NoNotice if there is none."""
    wanted = topic.casefold().replace("-", " ").strip()
    known = [one for one in clauses(plan) if not one.inside and one.source]
    found = next((one for one in known if one.topic.casefold() == wanted), None)
    if found is None:
        topics = dict.fromkeys(one.topic for one in known)
        raise NoNotice(words.no_clause(plan, topic, get_close_matches(wanted, topics, n=3, cutoff=0.4)))
    return found, next((one for one in plan.provisions if one.topic == found.topic), None)


def _insiders(customer: Customer, desk: Desk, now: datetime) -> tuple[Destination, ...]:
    """Return the account manager; if there is none to write to, triage."""
    homes = authority.manager_accounts(customer, desk, now)
    return tuple(ToPerson(account=one) for one in homes) or tuple(InChannel(place=one) for one in desk.triage)
