"""An announcement given in chat: its form says to whom, it is shown as they will read it, and then sent to all at once.

It is a notice under no clause, kept in the contract with each of its customers in one transaction. What names another
customer goes out only if whoever sends it has said that it's no name.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from bot.commands import Announce
from bot.effects import Effect, InChannel, OpenForm, ReplyToActor, ReturnForm, Say, ToPerson
from bot.engine.contract import announcement_form, authority, notices
from bot.engine.contract.announcement_form import AnnouncementDraft
from bot.engine.form_answers import faults
from bot.engine.names import names_of_others
from bot.engine.situation import APPROVAL_WANTED, Decision, Situation
from bot.events import NoticeGiven
from bot.language.audience import Recipients, addressed
from bot.model.contract import Contract
from bot.model.desk import Customer
from bot.model.form import FieldFault, FieldName, Filled, Form
from bot.model.ids import PersonId
from bot.model.message import Message
from bot.model.notice import Notice
from bot.model.places import Account, beside
from bot.wording.contract import announcing as words
from bot.wording.contract import notices as notice_words


class Addressee(Struct, frozen=True, kw_only=True):
    """A customer who is to read an announcement, their contract, and what they are to read."""

    customer: Customer
    contract: Contract
    notice: Notice


def audience_of(filled: Filled) -> Recipients:
    """Return the audience that was ticked in the form."""
    return Recipients(customers=filled.ticked(FieldName.CUSTOMERS), plans=filled.ticked(FieldName.PLANS))


def announce(command: Announce, situation: Situation) -> Decision:
    """Return the form with what was typed in it; what it comes to once it is filled in."""
    if command.filled:
        return _judge(command.filled, command, situation)
    audience, text = addressed(command.text, situation.desk)
    return _open(announcement_form.form(AnnouncementDraft(text=text, audience=audience), situation, command.text))


def _judge(filled: Filled, command: Announce, situation: Situation) -> Decision:
    draft = AnnouncementDraft(
        text=filled.said(FieldName.TEXT), audience=audience_of(filled), day=filled.said(FieldName.DAY)
    )
    form = announcement_form.form(draft, situation)
    day = _day(draft.day)
    wrong = (*faults(form, filled), *_unsaid(draft, day))
    if wrong:
        return _back(*wrong)
    found = tuple(_addressees(draft.text, day, situation))
    if any(one.notice.effect and one.notice.effect < one.customer.today(situation.now) for one in found):
        return _back(FieldFault(name=FieldName.DAY, says=words.IS_PAST))
    told = tuple(one.customer for one in found if notices.same_as(one.notice, one.contract))
    to = tuple(one for one in found if one.customer not in told)
    off = situation.desk.off
    reached = tuple(one for one in to if beside(one.customer.channels, off))
    if not reached:
        waits = any(one.customer.channels for one in to)
        return _back(FieldFault(name=FieldName.CUSTOMERS, says=words.for_nobody(told, waits=waits)))
    named = names_of_others(draft.text, {one.customer.id for one in to}, situation.desk)
    shown, purpose = _seen(draft, to), filled.purpose
    is_confirmed = not named or bool(filled.ticked(FieldName.ANYWAY))
    if purpose is None or purpose.shown != shown or not is_confirmed:
        customers = [one.customer for one in to]
        lead = words.preview(customers, told, named, off)
        read = notice_words.given(reached[0].notice, reached[0].customer).blocks[:-1]
        above = (*lead, *read)
        return _open(
            announcement_form.preview(form, above, words.send(words.count(customers, off)), shown, asks=bool(named))
        )
    return _sent(to, draft, f"form {filled.id}", command, situation)


def _sent(
    to: Sequence[Addressee], draft: AnnouncementDraft, once: str, command: Announce, situation: Situation
) -> Decision:
    number = situation.next_approval
    if number is None:
        return APPROVAL_WANTED
    by, via = PersonId(situation.actor.id), command.origin.via
    given = {
        one.customer.id: NoticeGiven(at=situation.now, by=by, via=via, notice=replace(one.notice, number=number))
        for one in to
    }
    posts = (
        post
        for one in to
        for post in notices.posted(
            notice_words.given(given[one.customer.id].notice, one.customer), one.customer, situation.desk
        )
    )
    customers = [one.customer for one in to]
    effects: tuple[Effect, ...] = (
        *posts,
        *told_inside(customers, situation, partial(words.inside, replace(to[0].notice, number=number))),
        ReplyToActor(message=words.on_its_way(customers, number, situation.desk.off), is_apart=True),
    )
    return Decision(to_contracts={customer: (event,) for customer, event in given.items()}, effects=effects, once=once)


class _Inside(Protocol):
    def __call__(self, customers: Sequence[Customer], /, *, own: bool = False) -> Message: ...


def told_inside(customers: Sequence[Customer], situation: Situation, written: _Inside) -> Iterator[Say]:
    """Yield what triage reads, and once each account manager, of all customers of theirs together."""
    for place in situation.desk.triage:
        yield Say(to=InChannel(place=place), message=written(customers))
    for account, theirs in _managers(customers, situation).items():
        yield Say(to=ToPerson(account=account), message=written(theirs, own=True))


def _managers(customers: Sequence[Customer], situation: Situation) -> Mapping[Account, list[Customer]]:
    found: dict[Account, list[Customer]] = {}
    for customer in customers:
        manager = authority.manager_of(customer, situation.desk, situation.now)
        if manager is None or manager.id == situation.actor.id:
            continue
        for account in authority.manager_accounts(customer, situation.desk, situation.now):
            found.setdefault(account, []).append(customer)
    return found


def _addressees(text: str, day: date | None, situation: Situation) -> Iterator[Addressee]:
    for contract in situation.contracts:
        customer = situation.desk.customer(contract.customer)
        if customer:
            notice = Notice(
                number=0,
                topic="",
                clause="",
                text=text,
                given_at=situation.now,
                name=situation.actor.name,
                zone=customer.zone,
                effect=day,
            )
            yield Addressee(customer=customer, contract=contract, notice=notice)


def _unsaid(draft: AnnouncementDraft, day: date | None) -> Iterator[FieldFault]:
    if not draft.audience:
        yield FieldFault(name=FieldName.CUSTOMERS, says=words.NOBODY_TICKED)
    if draft.day and day is None:
        yield FieldFault(name=FieldName.DAY, says=words.no_day(draft.day))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _seen(draft: AnnouncementDraft, to: Sequence[Addressee]) -> str:
    """Return a name for what was shown: these words, about that day, to these channels."""
    places = [str(place) for one in to for place in (one.customer.id, *one.customer.channels)]
    said = "\n".join((" ".join(draft.text.split()), draft.day, *places))
    return sha256(said.encode("utf-8", "replace")).hexdigest()[:16]


def _open(form: Form) -> Decision:
    return Decision(effects=(OpenForm(form=form),))


def _back(*wrong: FieldFault) -> Decision:
    return Decision(effects=(ReturnForm(faults=wrong),))
